"""Prints measurements as tables; run it on a quiet machine.

python -m tests.benchmarks              everything that has a goal, and everything else
python -m tests.benchmarks speed        everything that has a goal, each goal beside its figure
python -m tests.benchmarks growth       step time against edges; writes the picture that README shows
python -m tests.benchmarks fit_costs    the figures by which an executor is chosen; writes its table
python -m tests.benchmarks PART ...     only these parts
"""

from __future__ import annotations

import os
import sys

from tests.benchmarks.children import measure
from tests.benchmarks.machine import machine

# How many threads each part may have; None leaves that to the libraries, as the program does.
SPEED = {
    "steps": 1,
    "steps_in_two_threads": 2,
    "irregular": 1,
    "compiling": None,
    "editing": None,
    "memory": 1,
    "going_back": 1,
    "painting": None,
}
FURTHER = {"starting": None, "stepping": None, "thread_or_process": None}
ASKED = {"growth": 1, "fit_costs": 1}
PARTS = {**SPEED, **FURTHER, **ASKED}


def main() -> int:
    """Measure everything, or only what the command line names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = sys.argv[1:] or ["speed", *FURTHER]
    chosen = [part for word in words for part in (SPEED if word == "speed" else (word,))]
    if unknown := [part for part in chosen if part not in PARTS]:
        print(f"There is no part {', '.join(unknown)}; choose from speed, {', '.join(PARTS)}.")
        return 2
    print(machine(), flush=True)
    failed = [part for part in chosen if (print(flush=True), measure(part, PARTS[part]))[1] != 0]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
