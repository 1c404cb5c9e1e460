"""A line of widgets that goes on below where it is full, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from simulator.panels.widgets.rhythm import EDGE


class Flow(QLayout):
    """From left to right, then from top to bottom; what is hidden takes no room."""

    def __init__(self, *parts: QWidget, gap: int = EDGE, leading: int = 2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._leading = gap, leading
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Behind the last one."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Nothing behind the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take it away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it is as high as its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        margins = self.contentsMargins()
        placed = self._placed(width - margins.left() - margins.right())
        return max((place.bottom() + 1 for _, place in placed), default=0) + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        widest = QSize(0, 0)
        for item in self._seen():
            widest = widest.expandedTo(item.sizeHint())
        return widest.grownBy(self.contentsMargins())

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._seen()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Put each in its place."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        for item, place in self._placed(inner.width()):
            item.setGeometry(place.translated(inner.topLeft()))

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Each with its place in a room of this width."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        x = y = bottom = 0
        for item in self._seen():
            size = item.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y = 0, bottom + self._leading
            placed.append((item, QRect(QPoint(x, y), size)))
            x, bottom = x + size.width() + self._gap, max(bottom, y + size.height())
        return placed
