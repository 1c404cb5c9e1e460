"""Numbers as people read and write them: six digits to look at, all of them to check by hand."""

from __future__ import annotations

import math
import re

from PySide6.QtGui import QFont

from simulator.language import Phrase, phrase

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")


def short(value: float | None, digits: int = 6) -> str:
    """Six significant digits; a dash where there is no number."""
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value + 0.0:.{digits}g}"  # a zero has no sign


def exact(value: float | None) -> str:
    """Every digit that float64 has; reading it back gives the same bits."""
    if value is None or math.isnan(value):
        return "–"
    return repr(float(value))


def brief(value: float | None) -> str:
    """Four significant digits, or as many as seven characters hold."""
    for digits in (4, 3):
        text = short(value, digits)
        if len(text) <= 7:
            return text
    return f"{value:.1e}"


def read_number(text: str, whole: bool = False) -> float | Phrase:
    """The number a text says, or the sentence why it says none."""
    plain = text.strip().replace("\u2212", "-")
    if not plain:
        return phrase("NumberField", "Nothing is written here. Write a number such as 0.5 or 1e-3.")
    if _NOT_PLAIN.search(plain) and any(character.isnumeric() for character in plain):
        return phrase(
            "NumberField",
            "“{text}” has full-width digits. Switch the keyboard to English and type them again.",
        ).of(text=plain)
    if "," in plain:
        return phrase("NumberField", "“{text}” has a comma. Write the decimal point as a dot, as in 0.5.").of(
            text=plain
        )
    if not _NUMBER.fullmatch(plain):
        return phrase("NumberField", "“{text}” is not a number. Write one such as 0.5, -2 or 1e-3.").of(
            text=plain
        )
    value = float(plain)
    if math.isinf(value):
        return phrase("NumberField", "“{text}” is too large for float64. Write a number below 1.7e308.").of(
            text=plain
        )
    if whole and value != int(value):
        return phrase("NumberField", "“{text}” is not a whole number. Write one such as 4 or 100.").of(
            text=plain
        )
    return value


def step_of(value: float) -> float:
    """The step of the arrow keys: a tenth of the decade the value stands in."""
    return 0.1 if value == 0 else float(10.0 ** (math.floor(math.log10(abs(value)) + 1e-9) - 1))


def tabular(font: QFont) -> QFont:
    """The font with digits of one width, so that a number that changes does not dance."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
