"""The words after the program's name: files to open, and the few options that a window has."""

from __future__ import annotations

from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path

from simulator import __version__
from simulator.language import phrase
from simulator.words import Misspoken, Parser

OF_QT = ("-platform", "--platform", "-style", "--style", "-session")
"""Options that Qt reads for itself, each with a word behind it; a session manager gives the last one."""

ABOUT = phrase("Words", "Draw a neural network and watch it learn.")
FILE = phrase("Words", "a drawing to open, or a table to import")
VERSION = phrase("Words", "say which version this is, and end")
HELP = phrase("Words", "say this, and end")
UNKNOWN = phrase("Words", "There is no option “{option}”. See “{program} --help”.")


def files_named(words: Sequence[str]) -> list[Path]:
    """The files; raises ``SystemExit`` when all is said already, and ``Misspoken``."""
    parser = Parser(prog="backprop-studio", description=str(ABOUT), add_help=False, allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=str(FILE))
    parser.add_argument("-h", "--help", action="help", help=str(HELP))
    version = f"Backprop Studio {__version__}"
    parser.add_argument("--version", action="version", version=version, help=str(VERSION))
    for option in OF_QT:
        parser.add_argument(option, help=SUPPRESS)
    end = words.index("--") if "--" in words else len(words)
    named, unknown = parser.parse_known_intermixed_args(words[:end])
    if unknown:
        raise Misspoken(str(UNKNOWN.of(option=unknown[0], program=parser.prog)))
    return [*named.files, *map(Path, words[end + 1 :])]
