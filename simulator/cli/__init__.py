"""The command line: new, train, check, export and report, the same work without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from simulator.cli.arguments import Misspoken, parse
from simulator.cli.command import FAILED, REFUSED
from simulator.cli.commands import COMMANDS
from simulator.cli.interruption import INTERRUPTED
from simulator.cli.spoken import speak
from simulator.problems import Refusal

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (the answer is no), 2 (refused) or 130 (interrupted)."""
    speak()
    _write_what_can_be_written()
    try:
        arguments = parse(COMMANDS, sys.argv[1:] if words is None else words)
        status: int = arguments.command.run(arguments)
        sys.stdout.flush()
    except (Refusal, Misspoken) as refusal:
        print(f"backprop: {refusal}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


def _write_what_can_be_written() -> None:
    """A console that lacks a letter, such as an arrow, shows a stand-in for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
