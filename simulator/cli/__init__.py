"""The command line: new, train, check, export and report, the same work without a screen."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.cli.interruption import ignore, leave_at_once
from simulator.ending import end

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (the answer is no), 2 (refused) or 130 (interrupted).

    Without ``words`` this is the program, whose words are its own, and which answers Ctrl+C from the first.
    """
    program = words is None
    if program:
        leave_at_once()
    # Late on purpose: loading NumPy takes a moment in which one may already press Ctrl+C.
    from simulator.cli.running import run  # noqa: PLC0415

    try:
        status = run(words)
    finally:
        if program:
            ignore()
    return end(status) if program else status
