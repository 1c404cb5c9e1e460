"""The files that a command will write, looked at before its work: none is read by it, none is in vain."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import combinations

from simulator.cli.files import is_there
from simulator.language import phrase
from simulator.problems import refuse
from simulator.saving import check_place

Path = str | os.PathLike[str]

STANDARD_OUTPUT = "-"
"""As a command names it that writes nothing else there."""


def check_targets(sources: Iterable[Path | None], targets: Iterable[Path | None]) -> None:
    """``Refusal`` if a target is a source, if two targets are one, or if one cannot be written."""
    read = [path for path in sources if path is not None]
    written = [path for path in targets if path is not None]
    for target in written:
        check_name(target)
    for target in written:
        if any(_same(target, source) for source in read):
            sentence = phrase("CommandLine", "{file} is read here and never written over; name another file.")
            raise refuse(sentence.of(file=target))
    for first, second in combinations(written, 2):
        if _same(first, second):
            sentence = phrase("CommandLine", "{first} and {second} are one file; name two.")
            raise refuse(sentence.of(first=first, second=second))
    for target in written:
        check_place(target)


def check_name(target: Path) -> None:
    """``Refusal`` if it names no file: standard output is for what a command has to say."""
    if not os.fspath(target):
        raise refuse(phrase("CommandLine", "The name to write to is empty; give one, or leave it out."))
    if os.fspath(target) == STANDARD_OUTPUT:
        sentence = phrase(
            "CommandLine", "“-” is standard output, where the losses go; name another, or ./- for that name."
        )
        raise refuse(sentence)


def check_absent(targets: Iterable[Path], force: bool) -> None:
    """``Refusal`` if something stands where a target will, unless ``force`` says to replace it."""
    for target in targets:
        if is_there(target) and not force:
            sentence = phrase("CommandLine", "{file} is there already; choose another name, or add --force.")
            raise refuse(sentence.of(file=target))


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - either may be a string
    except (OSError, ValueError):
        # At most one of them is there; a place that cannot be a name is refused later, by its name.
        return _place(one) == _place(other)


def _place(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:
        return os.fspath(path)
