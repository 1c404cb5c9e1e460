"""A number as hands type it, whatever keyboard they have: which one it is, or the sentence why it is none."""

from __future__ import annotations

import re
import unicodedata

from simulator.drawing.limits import LARGE
from simulator.language import Phrase, phrase

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d*([eE][+-]?\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}([eE][+-]?\d+)?", re.ASCII)
_WIDE = range(0xFF01, 0xFF5F)
"""Signs as a Korean input method may write them, and how far they are from those of ASCII."""
_WIDER = 0xFEE0
SHOWN = 40
"""So many characters of what was typed are said again."""

NOTHING = phrase("NumberField", "Nothing is written here. Write a number such as 0.5 or 1e-3.")
NO_NUMBER = phrase("NumberField", "“{text}” is not a number. Write one such as 0.5, -2 or 1e-3.")
COMMA = phrase("NumberField", "“{text}” has a comma. Write the decimal point as a dot, as in 0.5.")


def read_number(text: str, whole: bool = False, low: float = -LARGE, high: float = LARGE) -> float | Phrase:
    """The number a text says; a comma is a decimal point where it cannot part thousands."""
    plain, said = "".join(map(_ascii, text.strip())), text.strip()[:SHOWN]
    if not plain:
        return NOTHING
    if "," in plain:
        if _THOUSANDS.fullmatch(plain) or not _DECIMAL_COMMA.fullmatch(plain):
            return COMMA.of(text=said)
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return NO_NUMBER.of(text=said)
    value = float(plain)
    return _why_not(value, whole, low, high, said) or value


def _why_not(value: float, whole: bool, low: float, high: float, said: str) -> Phrase | None:
    """Why this number cannot stand here; infinity is what float64 makes of a number above its range."""
    if value < low:
        sentence = phrase("NumberField", "{text} is too small. The least value here is {low}.")
        return sentence.of(text=said, low=_all_of(low))
    if value > high:
        sentence = phrase("NumberField", "{text} is too large. The greatest value here is {high}.")
        return sentence.of(text=said, high=_all_of(high))
    if whole and value != int(value):
        sentence = phrase("NumberField", "“{text}” is not a whole number. Write one such as 4 or 100.")
        return sentence.of(text=said)
    return None


def _all_of(limit: float) -> str:
    """No rounded limit, which would be none: what stops just below 1 does not stop at 1."""
    brief = f"{limit:g}"
    return brief if float(brief) == limit else repr(limit).removesuffix(".0")


def _ascii(sign: str) -> str:
    """The digit of any script, a full-width sign or a true minus as the keyboard of a programmer has it."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if sign == "\u2212":
        return "-"
    return chr(ord(sign) - _WIDER) if ord(sign) in _WIDE else sign
