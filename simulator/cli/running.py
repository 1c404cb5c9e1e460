"""Running a command: whatever happens to it becomes an exit status, and at most a sentence."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper

from simulator.cli.arguments import Misspoken, parse
from simulator.cli.command import FAILED, REFUSED
from simulator.cli.commands import COMMANDS
from simulator.cli.interruption import INTERRUPTED, interruptible
from simulator.cli.spoken import speak
from simulator.problems import Refusal


def run(words: Sequence[str] | None) -> int:
    """The exit status of these words; ``None`` means those of the process."""
    speak()
    _write_what_can_be_written()
    try:
        with interruptible():
            return _obey(parse(COMMANDS, sys.argv[1:] if words is None else words))
    except (Refusal, Misspoken) as refusal:
        print(f"backprop: {refusal}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _obey(arguments: Namespace) -> int:
    status: int = arguments.command.run(arguments)
    sys.stdout.flush()
    return status


def _write_what_can_be_written() -> None:
    """A console that lacks a letter, such as an arrow, shows a stand-in for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
