"""Prints every measurement as a table; run it on a quiet machine."""

from __future__ import annotations

import os
import platform
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from simulator import __version__
from tests.benchmarks import compiling, painting, starting, stepping, thread_or_process


def main() -> int:
    """Measure everything, or only the parts named on the command line."""
    parts = {
        "starting": starting,
        "compiling": compiling,
        "stepping": stepping,
        "painting": painting,
        "thread_or_process": thread_or_process,
    }
    chosen = sys.argv[1:] or list(parts)
    print(f"Backprop Studio {__version__}, Python {platform.python_version()}, {platform.system()}", end="")
    print(f" {platform.machine()}, {os.cpu_count()} cores, Qt platform {os.environ['QT_QPA_PLATFORM']}")
    for name in chosen:
        print()
        parts[name].report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
