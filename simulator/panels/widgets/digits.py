"""Numbers as people read them: six digits to look at, all of them to check by hand."""

from __future__ import annotations

import math

from PySide6.QtGui import QFont


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


def step_of(value: float) -> float:
    """The step of the arrow keys: a tenth of the decade the value stands in."""
    return 0.1 if value == 0 else float(10.0 ** (math.floor(math.log10(abs(value)) + 1e-9) - 1))


def tabular(font: QFont) -> QFont:
    """The font with digits of one width, so that a number that changes does not dance."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
