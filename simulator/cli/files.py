"""Files named on the command line: read within limits, refused by name, and never written over by chance."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.drawing.files import Document, decode
from simulator.drawing.limits import DOCUMENT_BYTES
from simulator.language import phrase
from simulator.problems import Problem, Refusal, refuse
from simulator.reasons import why_not_read


def is_there(path: str | os.PathLike[str]) -> bool:
    """Whether anything stands there, if only a link to nothing; what cannot be a name names nothing."""
    return os.path.lexists(path)


@contextmanager
def about_file(path: str) -> Iterator[None]:
    """Put the file's name before whatever is refused inside."""
    try:
        yield
    except Refusal as refusal:
        sentence = phrase("CommandLine", "{file}: {problem}")
        raise Refusal(Problem(sentence.of(file=path, problem=refusal.problem))) from refusal


def read_bytes(path: str) -> bytes:
    """The whole file; ``Refusal`` if it is not there, cannot be read or is too large to be looked at."""
    try:
        if Path(path).exists() and not Path(path).is_file():
            raise refuse(phrase("CommandLine", "This is not a file."))
        with Path(path).open("rb") as file:
            data = file.read(DOCUMENT_BYTES + 1)
    except (OSError, ValueError) as error:
        sentence = phrase("CommandLine", "The file cannot be read: {reason}.")
        raise refuse(sentence.of(reason=why_not_read(error))) from error
    if len(data) > DOCUMENT_BYTES:
        sentence = phrase("CommandLine", "The file is larger than {limit} MB.")
        raise refuse(sentence.of(limit=DOCUMENT_BYTES // 2**20))
    return data


def read_document(path: str) -> Document:
    """The document in this file; ``Refusal`` names the file and the place in it."""
    with about_file(path):
        return decode(read_bytes(path))


def free_path(wanted: Path) -> Path:
    """This path, or the first of ``name-2``, ``name-3`` ... that is free: a name of ours replaces nothing."""
    number, path = 1, wanted
    while is_there(path):
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path


def tell(text: object) -> None:
    """A line for the person, beside the answer on standard output."""
    print(text, file=sys.stderr)
