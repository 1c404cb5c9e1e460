"""Fonts: the system's own, with Hangul behind it, and before it one whose superscripts can be read."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

HANGUL = ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo")
"""Asked in this order for Hangul that the system's own font lacks."""

LATIN = ("DejaVu Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial")
"""Asked in this order for letters and digits where those of the system's own font cannot be read."""

LEAST = (("⁴", "4", 0.45), ("∂", "d", 0.7))
"""A sign, what it is compared with, and the least share of its height: NanumGothic has 0.31 and 0.51."""


def readable(font: QFont) -> QFont:
    """The font by its true name (an alias would give way to what follows), and what helps it out."""
    own = QFontInfo(font).family()
    before = (
        [] if legible(own) else [name for name in LATIN if QFontDatabase.hasFamily(name) and legible(name)]
    )
    there = set(QFontDatabase.families(QFontDatabase.WritingSystem.Korean))
    behind = [name for name in HANGUL if name in there]
    found = QFont(font)
    found.setFamilies([*before[:1], own, *behind[:1]])
    return found


def legible(family: str) -> bool:
    """Whether its superscripts and its ∂ are large enough; what a family lacks comes from another one."""
    font = QFont(family)
    font.setPixelSize(1000)
    raw = QRawFont.fromFont(font)
    return all(
        not raw.supportsCharacter(sign) or _height(raw, sign) >= share * _height(raw, beside)
        for sign, beside, share in LEAST
    )


def _height(raw: QRawFont, sign: str) -> float:
    return raw.boundingRect(raw.glyphIndexesForString(sign)[0]).height()
