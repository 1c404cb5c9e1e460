"""Running a command: whatever happens to it becomes an exit status, and at most a sentence."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from simulator.cli.arguments import parse
from simulator.cli.command import DONE, FAILED, REFUSED
from simulator.cli.commands import COMMANDS
from simulator.cli.interruption import INTERRUPTED, interruptible
from simulator.cli.spoken import speak
from simulator.cli.streams import Patient, take_over
from simulator.language import phrase
from simulator.problems import Refusal
from simulator.reasons import why_not_written
from simulator.words import Misspoken


def run(words: Sequence[str] | None) -> int:
    """The exit status of these words; ``None`` means those of the process, whose streams are ours as well."""
    speak()
    if words is not None:
        return _status(words)
    out = take_over()
    status = _status(sys.argv[1:])
    sys.stdout.flush()
    return status if out.failure is None else status or _tell_loss(out)


def _status(words: Sequence[str]) -> int:
    try:
        with interruptible():
            return _obey(parse(COMMANDS, words))
    except (Refusal, Misspoken) as refusal:
        print(f"backprop: {refusal}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # argparse, after --help or --version
        return DONE


def _obey(arguments: Namespace) -> int:
    status: int = arguments.command.run(arguments)
    return status


def _tell_loss(out: Patient) -> int:
    """Whoever read our output may leave before its end, and needs no sentence about it."""
    assert out.failure is not None
    if isinstance(out.failure, BrokenPipeError):
        return FAILED
    sentence = phrase("CommandLine", "Standard output takes nothing ({reason}); send it to another place.")
    print(f"backprop: {sentence.of(reason=why_not_written(out.failure))}", file=sys.stderr)
    return REFUSED
