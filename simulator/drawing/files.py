"""Documents as bytes: strict JSON in, canonical JSON out, older versions brought up to date."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from simulator.drawing.checks import check_each, check_numbers
from simulator.drawing.clipboard import copy_text, paste, piece_in
from simulator.drawing.codec import canonical, header_of, plain, typed
from simulator.drawing.document import FORMAT, VERSION, Document, check_document, document_of, drawing_of
from simulator.drawing.limits import DOCUMENT_BYTES
from simulator.drawing.standing import check_standing
from simulator.drawing.strict_json import strict, too_large
from simulator.language import phrase
from simulator.problems import refuse
from simulator.reasons import why_not_read

__all__ = [
    "FORMAT",
    "UPGRADES",
    "VERSION",
    "Document",
    "copy_text",
    "decode",
    "document_of",
    "drawing_of",
    "encode",
    "paste",
    "piece_in",
    "read_document",
    "schema",
]

Raw = dict[str, Any]


def _to_two(raw: Raw) -> Raw:
    """Version 2 knows more kinds of nodes, losses of single outputs, ties and the order of arguments."""
    return {**raw, "version": 2}


UPGRADES: tuple[Callable[[Raw], Raw], ...] = (_to_two,)
"""The first makes version 2 of what was read as version 1, and so on: one for every older version."""


def encode(document: Document) -> bytes:
    """The canonical bytes of a document: sorted by id, a record on a line, the same for the same content.

    Raises ``Refusal`` if it holds a number that is not finite or is larger than can be read again.
    """
    check_each((*document.groups, *document.nodes, *document.edges, document.training, document.data))
    check_numbers("weights", document.weights, document.weights)
    check_numbers("initial", document.initial, document.initial)
    if document.state is not None:
        check_standing(document.state, document.state.parameters)
    data = canonical(plain(document))
    if len(data) > DOCUMENT_BYTES:
        raise too_large(len(data))
    return data


def decode(data: bytes) -> Document:
    """Read a document; raises ``Refusal`` with a sentence that names the place, and nothing else."""
    data = strict(data)
    header = header_of(data)
    if header.format != FORMAT:
        sentence = phrase("Files", "This is a “{format}” file, not a drawing of Backprop Studio.")
        raise refuse(sentence.of(format=header.format[:80]))
    document = typed(_up_to_date(data, header.version), Document)
    check_document(document)
    return document


def _up_to_date(data: bytes, version: int) -> bytes:
    if version == VERSION:
        return data
    if version > VERSION:
        sentence = phrase(
            "Files",
            "This file was made by a newer version of Backprop Studio (its format is {version}, not {ours}).",
        )
        raise refuse(sentence.of(version=version, ours=VERSION))
    if version < 1:
        raise refuse(phrase("Files", "There is no format version {version}.").of(version=version))
    try:
        raw: Raw = msgspec.json.decode(data)
    except msgspec.MsgspecError:  # our own version knows what to call the place where it cannot be read
        return data
    for upgrade in UPGRADES[version - 1 :]:
        raw = upgrade(raw)
    return msgspec.json.encode(raw)


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read a document from a file, never more of it than can be a document; raises ``Refusal``."""
    try:
        data = _read(Path(path))
    except (OSError, ValueError) as error:
        sentence = phrase("Files", "Could not open {path}: {reason}.")
        raise refuse(sentence.of(path=os.fspath(path), reason=why_not_read(error))) from error
    return decode(data)


def _read(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end, and a folder has no bytes
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with path.open("rb") as file:
        return file.read(DOCUMENT_BYTES + 1)


def schema() -> bytes:
    """The JSON Schema of the document format, published in ``resources/schemas``."""
    described = msgspec.json.schema(Document)
    for part in described["$defs"].values():
        # Python 3.13 takes the indentation off docstrings, 3.11 does not.
        part["description"] = cleandoc(part.get("description", ""))
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Backprop Studio document, version {VERSION}",
        **described,
    }
    described["$defs"]["Document"]["required"] = ["format", "version"]
    described["$defs"]["Document"]["properties"]["format"] = {"const": FORMAT}
    described["$defs"]["Document"]["properties"]["version"] = {"const": VERSION}
    return msgspec.json.format(msgspec.json.encode(described), indent=2) + b"\n"
