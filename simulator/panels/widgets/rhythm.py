"""The rhythm of the panels: eight pixels between things, twelve around them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QFrame, QLayout, QScrollArea, QWidget

GAP = 8
EDGE = 12
FIELD = 28
"""Height of everything that is typed or chosen."""


def box(
    direction: QBoxLayout.Direction, *parts: QWidget | QLayout | int, margin: int = 0, gap: int = GAP
) -> QBoxLayout:
    """Widgets and layouts in a line; a number is a stretch."""
    layout = QBoxLayout(direction)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def column(*parts: QWidget | QLayout | int, margin: int = 0, gap: int = GAP) -> QBoxLayout:
    """From top to bottom."""
    return box(QBoxLayout.Direction.TopToBottom, *parts, margin=margin, gap=gap)


def row(*parts: QWidget | QLayout | int, margin: int = 0, gap: int = GAP) -> QBoxLayout:
    """From left to right."""
    return box(QBoxLayout.Direction.LeftToRight, *parts, margin=margin, gap=gap)


def form() -> QFormLayout:
    """Labels on the left, fields on the right, in the rhythm."""
    layout = QFormLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(EDGE)
    layout.setVerticalSpacing(GAP)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return layout


def scrolled(content: QWidget) -> QScrollArea:
    """The content in a frameless area that scrolls up and down only."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the focus, and comes into sight
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
