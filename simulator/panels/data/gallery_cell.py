"""How a dataset looks in the gallery: its picture, its name, and a frame around the one in use."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from simulator.appearance import theme as themes
from simulator.panels.data.thumbnail import SIDE

CELL = QSize(88, SIDE + 32)


class GalleryCell(QStyledItemDelegate):
    """Selected is an accented frame, hovered a quiet one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the gallery's grid."""
        grid = option.widget.gridSize() if isinstance(option.widget, QListView) else CELL
        return grid if grid.isValid() else CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Picture above name."""
        theme, state = themes.current(), option.state
        room: QRect = option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        picture = QRect(room.center().x() - SIDE // 2, room.top() + 4, SIDE, SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, picture)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(theme.accent), 3 if selected else 1))
            painter.drawRoundedRect(
                QRectF(picture).adjusted(-1, -1, 1, 1), theme.radius + 1, theme.radius + 1
            )
        name = QRect(
            room.left() + 2, picture.bottom() + 2, room.width() - 4, room.bottom() - picture.bottom() - 4
        )
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft_accent))
            painter.drawRoundedRect(name, 4, 4)
        painter.setPen(QColor(theme.accent if selected else theme.ink))
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
