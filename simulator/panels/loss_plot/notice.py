"""A sentence in the upper right corner of a plot: what its axis does not show, or why it is another one."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor

from simulator.appearance.theme import Theme

AWAY = 4.0
"""Pixels between the sentence and the edges of the plot."""


class Notice(pg.TextItem):  # type: ignore[misc]  # pyqtgraph has no types
    """It stands over the curves, where a loss that falls has left room, and takes no place of them."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__(anchor=(1.0, 0.0))
        self._view = view
        self.setParentItem(view)
        self.setZValue(1000.0)
        self.hide()
        view.sigResized.connect(self._settle)

    def tell(self, sentence: str) -> None:
        """Show the sentence; an empty one is none."""
        if sentence != self.toPlainText():
            self.setPlainText(sentence)
            self._settle()
        self.setVisible(bool(sentence))

    def dress(self, theme: Theme) -> None:
        """On the ground of the plot, so that it can be read where a curve passes."""
        self.setColor(QColor(theme.muted))
        self.fill = pg.mkBrush(QColor(theme.surface))

    def _settle(self) -> None:
        """On one line if there is room for it."""
        room = max(self._view.rect().width() - 2 * AWAY, 1.0)
        self.setTextWidth(-1.0)
        if self.textItem.boundingRect().width() > room:
            self.setTextWidth(room)
        self.setPos(self._view.rect().right() - AWAY, AWAY)
