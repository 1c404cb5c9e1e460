"""The words of the command line: one parser for all commands, whose refusals are one sentence."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from collections.abc import Sequence

from simulator import __version__
from simulator.cli.command import Command
from simulator.language import phrase
from simulator.words import Parser


def parse(commands: Sequence[Command], words: Sequence[str]) -> Namespace:
    """The words as a namespace with their command in ``command``; ``Misspoken`` if they make none."""
    about = phrase("CommandLine", "Draw a neural network and watch it learn: the same work without a screen.")
    parser = Parser(prog="backprop", description=str(about))
    parser.add_argument("--version", action="version", version=f"Backprop Studio {__version__}")
    rows = parser.add_subparsers(metavar="COMMAND", required=True, dest=SUPPRESS)
    for command in commands:
        summary = str(command.summary)
        row = rows.add_parser(command.name, help=summary, description=summary)
        command.add_arguments(row)
        row.set_defaults(command=command)
    return parser.parse_args(words)
