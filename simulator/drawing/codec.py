"""Structs to JSON with one record on a line and back, with sentences that name the place of a mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from numbers import Integral, Real
from typing import Any, TypeVar

import msgspec

from simulator.drawing.drawing import id_order, in_order
from simulator.drawing.strict_json import place
from simulator.drawing.syntax import ELSE
from simulator.language import Phrase, phrase
from simulator.problems import Refusal, refuse
from simulator.reasons import Foreign

T = TypeVar("T", bound=msgspec.Struct)


class Header(msgspec.Struct):
    """What every file of ours begins with; other fields are passed over."""

    format: str
    version: int


def header_of(data: bytes) -> Header:
    """Format and version of JSON that ``strict`` let pass; raises ``Refusal`` if it has none."""
    try:
        header: Header = _decoder(Header).decode(data)
    except msgspec.ValidationError:
        raise refuse(phrase("Files", "This is not a file of Backprop Studio.")) from None
    except msgspec.DecodeError as error:
        raise half_character(data, error) from None
    return header


def typed(data: bytes, kind: type[T]) -> T:
    """Read a struct from JSON that ``strict`` let pass; raises ``Refusal``."""
    try:
        struct: T = _decoder(kind).decode(data)
    except msgspec.ValidationError as error:
        raise refuse(misfit(str(error))) from None
    except msgspec.DecodeError as error:
        raise half_character(data, error) from None
    return struct


def half_character(data: bytes, error: msgspec.DecodeError) -> Refusal:
    """Of JSON that ``strict`` let pass, where it could not be read all the same."""
    # The syntax has been checked: what is left is half a surrogate pair, which could never be saved.
    position = re.search(r"byte ([0-9]+)", str(error))
    line, column = place(data, int(position[1]) if position else 0)
    sentence = phrase("Files", "Line {line}, column {column}: half of a character is missing.")
    return refuse(sentence.of(line=line, column=column))


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind)


_MISFITS = (
    (
        re.compile(r"Expected `(?P<expected>.*?)`, got `(?P<got>.*?)`"),
        phrase("Files", "{path}: {expected} is needed here, not {got}."),
    ),
    (
        re.compile(r"Object missing required field `(?P<field>.*?)`"),
        phrase("Files", "{path}: the field “{field}” is missing."),
    ),
    (
        re.compile(r"Object contains unknown field `(?P<field>.*?)`", re.DOTALL),
        phrase("Files", "{path}: the field “{field}” is not known; check its spelling."),
    ),
    (re.compile(r"(Number|Integer value) out of range"), phrase("Files", "{path}: the number is too large.")),
    (re.compile(r"Invalid enum value (?P<got>.*)"), phrase("Files", "{path}: {got} is not possible here.")),
    (
        re.compile(r"Expected `array` of length (?P<expected>\d+), got (?P<got>\d+)"),
        phrase("Files", "{path}: {expected} values are needed here, not {got}."),
    ),
)
_ANY = phrase("Files", "{path}: {reason}.")


def misfit(message: str) -> Phrase:
    """What a struct has against JSON, from how msgspec says it."""
    reason, _, path = message.partition(" - at `")
    values: dict[str, Any] = {"path": (path.rstrip("`") or "$")[:200], "reason": Foreign(reason[:200], ELSE)}
    sentence: Phrase = _ANY
    for pattern, text in _MISFITS:
        match = pattern.match(reason)
        if match:
            sentence, values = text, values | {name: part[:200] for name, part in match.groupdict("").items()}
            break
    return sentence.of(**values)


def canonical(struct: msgspec.Struct) -> bytes:
    """The one JSON text of a struct: records and numbers by id in their order, each on its line.

    A field that holds nothing is left out.
    """
    return _fields(struct, b"") + b"\n"


def _fields(struct: msgspec.Struct, indent: bytes) -> bytes:
    given = [(name, getattr(struct, name)) for name in struct.__struct_fields__]
    rows = [
        b'%s "%s": %s' % (indent, name.encode(), _block(value, indent + b" "))
        for name, value in given
        if value is not None
    ]
    return b"{\n" + b",\n".join(rows) + b"\n" + indent + b"}"


def _block(value: object, indent: bytes) -> bytes:
    encode = _ENCODER.encode
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        lines = [encode(record) for record in in_order(value)]
        return b"[" + _lines(lines, indent) + b"]"
    if isinstance(value, Mapping) and value:
        lines = [b"%s: %s" % (encode(id), encode(value[id])) for id in sorted(value, key=id_order)]
        return b"{" + _lines(lines, indent) + b"}"
    if isinstance(value, msgspec.Struct) and any(
        isinstance(field, dict) for field in msgspec.structs.astuple(value)
    ):
        return _fields(value, indent)
    return encode(value)


def _lines(lines: list[bytes], indent: bytes) -> bytes:
    return b"\n" + b",\n".join(indent + b" " + line for line in lines) + b"\n" + indent


def plain(struct: T) -> T:
    """The same struct as a file would give it back: whole numbers in float fields become floats."""
    same: T = _decoder(type(struct)).decode(_ENCODER.encode(struct))
    return same


def _number(value: object) -> int | float:
    """NumPy's numbers are numbers too."""
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"{type(value).__name__} cannot be saved")


_ENCODER = msgspec.json.Encoder(enc_hook=_number)
