"""Inks: colors made from colors."""

from __future__ import annotations

from PySide6.QtGui import QColor


def ink_on(fill: QColor) -> QColor:
    """Black or white, whichever reads better on a fill."""
    light = 0.299 * fill.redF() + 0.587 * fill.greenF() + 0.114 * fill.blueF()
    return QColor("#1d1f27") if light > 0.5 else QColor("#f7f7fb")


def mixed(color: QColor, paper: QColor, share: float) -> QColor:
    """A color that covers only a share of the paper; opaque, for transparency costs ten times as much."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        color.redF() * share + paper.redF() * rest,
        color.greenF() * share + paper.greenF() * rest,
        color.blueF() * share + paper.blueF() * rest,
    )
