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


def check_targets(sources: Iterable[Path | None], targets: Iterable[Path | None]) -> None:
    """``Refusal`` if a target is a source, if two targets are one, or if one cannot be written."""
    read = [path for path in sources if path]
    written = [path for path in targets if path]
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
