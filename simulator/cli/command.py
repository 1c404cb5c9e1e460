"""A command: its words on the command line and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.language import Phrase

DONE = 0
FAILED = 1
"""What was asked was done, and the answer is no: a wrong gradient, a training that diverged."""
REFUSED = 2
"""What was asked cannot be done."""


def option(parser: ArgumentParser, *names: str, about: Phrase, **settings: Any) -> None:
    """Add an argument with a translated sentence about it."""
    parser.add_argument(*names, help=str(about).replace("%", "%%"), **settings)


@dataclass(frozen=True, slots=True)
class Command:
    """A row of ``COMMANDS``; ``run`` answers the exit status."""

    name: str
    summary: Phrase
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
