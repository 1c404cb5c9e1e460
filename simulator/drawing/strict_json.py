"""Whether bytes are JSON that everybody reads alike, found out before anything large is built from them."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from typing import NoReturn

from simulator.drawing.limits import COLUMNS, DEPTH, DOCUMENT_BYTES, EDGES, GROUPS, LABEL, NODES, VALUES
from simulator.drawing.syntax import why_not_json
from simulator.language import phrase
from simulator.problems import Refusal, refuse

BOM = codecs.BOM_UTF8

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STRINGS = re.compile(_STRING, re.DOTALL)
_SOME_STRINGS = re.compile(rb'(?:[^"]*+' + _STRING + rb"){1,20000}+", re.DOTALL)
_CONSTANTS = re.compile(_STRING + rb"|NaN|-?Infinity", re.DOTALL)
_NOT_MARKS = bytes(set(range(256)).difference(b"[]{}:"))
_OBJECTS = NODES + EDGES + GROUPS + 2 * COLUMNS + 100
"""Lists and objects that the largest document needs."""
_MANY_KEYS = b":" * (NODES + EDGES + 100)
_CHUNK = 2**20


def strict(data: bytes) -> bytes:
    """The same JSON without a byte order mark.

    Raises ``Refusal`` for too many bytes, levels or values, bytes that are not UTF-8, syntax errors,
    NaN and Infinity and a key that stands twice; the sentence names the place.
    """
    if len(data) > DOCUMENT_BYTES:
        raise too_large(len(data))
    data = data.removeprefix(BOM)
    _check_utf8(data)
    _check_size(data)
    _check_syntax(data)
    return data


def place(data: bytes, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte."""
    start = data.rfind(b"\n", 0, position) + 1
    return data.count(b"\n", 0, position) + 1, len(data[start:position].decode("utf-8", "replace")) + 1


def too_large(size: int) -> Refusal:
    """Why a document of this many bytes is neither read nor written."""
    sentence = phrase("Files", "The file has {size} MB; at most {limit} MB are possible.")
    return refuse(sentence.of(size=-(-size // 2**20), limit=DOCUMENT_BYTES // 2**20))


def _check_utf8(data: bytes) -> None:
    # In pieces: one wide character would make the whole text four times as large in memory.
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data) + 1, _CHUNK):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK > len(data))
        except UnicodeDecodeError as error:
            line, column = place(data, start - held + error.start)
            sentence = phrase("Files", "Line {line}, column {column}: this is not UTF-8 text.")
            raise refuse(sentence.of(line=line, column=column)) from None


def _check_size(data: bytes) -> None:
    """Count levels, records and values before one is built, in C."""
    if data.count(b'"') > 4 * VALUES:
        raise _too_many()
    bare = _without_strings(data)
    if bare.count(b",") > VALUES:
        raise _too_many()
    marks = bare.translate(None, _NOT_MARKS)
    if marks.count(b"{") + marks.count(b"[") + marks.count(b"}") > 2 * _OBJECTS or _MANY_KEYS in marks:
        raise refuse(phrase("Files", "The file has more records than a drawing can hold."))
    brackets = marks.replace(b":", b"")
    for _ in range(DEPTH):
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    if len(brackets) > DEPTH:
        sentence = phrase("Files", "Lists and objects stand more than {limit} deep inside each other.")
        raise refuse(sentence.of(limit=DEPTH))


def _without_strings(data: bytes) -> bytes:
    # In pieces: ``sub`` keeps an object for each of what may be millions of strings.
    pieces: list[bytes] = []
    position = 0
    while match := _SOME_STRINGS.match(data, position):
        pieces.append(_STRINGS.sub(b"", match[0]))
        position = match.end()
    return b"".join((*pieces, data[position:]))


def _too_many() -> Refusal:
    return refuse(phrase("Files", "The file has more than {limit} values.").of(limit=VALUES))


def _check_syntax(data: bytes) -> None:
    # Latin-1 gives every byte one narrow character, and all of JSON's own marks are ASCII.
    text = data.decode("latin-1")

    def constant(_name: str) -> NoReturn:
        raise _not_finite(data)

    try:
        json.loads(text, object_pairs_hook=_check_keys, parse_int=float, parse_constant=constant)
    except json.JSONDecodeError as error:
        line, column = place(data, error.pos)
        sentence = phrase("Files", "Line {line}, column {column}: this is not JSON ({reason}).")
        raise refuse(sentence.of(line=line, column=column, reason=why_not_json(error))) from None


def _not_finite(data: bytes) -> Refusal:
    position = next((m.start() for m in _CONSTANTS.finditer(data) if m[0][:1] != b'"'), 0)
    line, column = place(data, position)
    sentence = phrase("Files", "Line {line}, column {column}: only finite numbers are possible.")
    return refuse(sentence.of(line=line, column=column))


def _check_keys(pairs: list[tuple[str, object]]) -> None:
    """Called for every object; answers nothing, so that nothing is built."""
    if len({key for key, _ in pairs}) == len(pairs):
        return
    key = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    id = str(dict(pairs).get("id", ""))[:LABEL]
    sentence = phrase("Files", "The key “{key}” stands twice in one object; each key can stand once.")
    of_record = phrase("Files", "The key “{key}” stands twice in “{id}”; each key can stand once.")
    raise refuse((of_record if id else sentence).of(key=key[:LABEL], id=id))
