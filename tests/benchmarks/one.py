"""Measures one part in this process; ``tests.benchmarks`` starts it for every part."""

from __future__ import annotations

import sys
from importlib import import_module

from simulator.numerics.executors.loading import COMPILED


def main() -> int:
    """Report the part that the command line names."""
    COMPILED.load()  # it is there after a second, or after a minute of compiling, or never
    import_module(f"tests.benchmarks.{sys.argv[1]}").report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
