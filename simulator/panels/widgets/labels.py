"""Labels: plain text always, quiet captions, numbers to copy, formulas."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from simulator.appearance import theme as themes
from simulator.appearance.theme import Theme
from simulator.panels.widgets.digits import tabular
from simulator.panels.widgets.listening import listen

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def text_label(text: str = "", wrap: bool = False) -> QLabel:
    """A label that shows its text as it is, whatever a file put into it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def number_label() -> QLabel:
    """A number to read, select and copy."""
    label = text_label("–")
    label.setFont(tabular(label.font()))
    label.setTextInteractionFlags(SELECTABLE)
    return label


class Place(QWidget):
    """Where a label stands whose text changes all the time.

    With every text a label asks for a new layout of everything around it, up to the window; one whose size is
    fixed does not. The label takes the size of its place.
    """

    def __init__(self, label: QLabel, height: int) -> None:
        super().__init__()
        self._label = label
        label.setParent(self)
        self.setFixedHeight(height)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The label is as large."""
        self._label.setFixedSize(self.size())


def sized(font: QFont, factor: float, bold: bool = False) -> QFont:
    """The font larger or smaller, and heavier."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


class Caption(QLabel):
    """A quiet label: what a number is, or a remark."""

    def __init__(self, text: str = "", wrap: bool = False, role: str = "muted") -> None:
        super().__init__(text)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        listen(self, themes.changed, self.dress)
        self.dress(themes.current())

    def dress(self, theme: Theme) -> None:
        """Take the theme's color of this rank."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(theme, self._role))
        self.setPalette(palette)


class Elided(Caption):
    """One line that ends with dots where there is no room for all of it."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())

    def shown(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.rect(), int(self.alignment()), self.shown())


class Formula(Caption):
    """A formula in letters, to select and copy."""

    def __init__(self) -> None:
        super().__init__(wrap=True)
        self.setTextInteractionFlags(SELECTABLE)
        font = QFont(self.font())
        font.setItalic(True)
        self.setFont(font)
