"""Numbers as they are shown: short on the canvas, exact in the tool tip."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def short(value: float) -> str:
    """Three significant digits short enough for an edge, with a true minus: ``−0.351``, ``1.2e−5``."""
    if not math.isfinite(value):
        return "?" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    magnitude = abs(value)
    if magnitude == 0.0:
        return "0"
    if 1e-3 <= magnitude < 1e4:
        digits = max(0, 2 - math.floor(math.log10(magnitude)))
        text = f"{value:.{min(digits, 3)}f}"
    else:
        mantissa, exponent = f"{value:.1e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def trimmed(value: float) -> str:
    """Four significant digits without zeros at the end, as books write them: ``220``, ``2.2``, ``−35.75``."""
    if not math.isfinite(value):
        return short(value)
    magnitude = abs(value)
    if magnitude == 0.0 or not 1e-3 <= magnitude < 1e5:
        return short(value)
    return (f"{value:.4g}" if magnitude < 1e4 else f"{value:.0f}").replace("-", "−")


def fitting(value: float, fits: Callable[[str], bool]) -> str:
    """``trimmed``, or as many digits fewer as it needs to fit: a number that is cut reads as another."""
    text = trimmed(value)
    if fits(text) or not math.isfinite(value):
        return text
    for shorter in _shorter(value):
        text = shorter
        if fits(text):
            break
    return text


def _shorter(value: float) -> Iterator[str]:
    """Three, two, one significant digit, each plainly and with a power of ten."""
    for digits in (3, 2, 1):
        for text in (f"{value:.{digits}g}", f"{value:.{digits - 1}e}"):
            mantissa, _, exponent = text.partition("e")
            mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
            yield (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", "−")


def back(value: float) -> str:
    """A gradient beside a value: ``∂ 2.2``."""
    return f"∂ {trimmed(value)}"


def exact(value: float) -> str:
    """Twelve significant digits, as many as a check by hand needs; an en dash where there is none."""
    if math.isnan(value):
        return "–"
    return f"{value + 0.0:.12g}".replace("-", "−")  # a zero has no sign


def power_of_ten(value: float) -> str:
    """``10⁻⁴`` for a power of ten, else a short number."""
    if value > 0:
        exponent = math.log10(value)
        if abs(exponent - round(exponent)) < 1e-9:
            whole = round(exponent)
            return {0: "1", 1: "10", -1: "0.1"}.get(whole, "10" + str(whole).translate(SUPERSCRIPTS))
    return short(value)
