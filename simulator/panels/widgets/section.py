"""A section of a panel: a heading that folds what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QToolButton, QWidget

from simulator.language import Phrase
from simulator.panels.widgets.labels import sized
from simulator.panels.widgets.rhythm import GAP, column
from simulator.panels.widgets.speaking import Speaking


class Section(Speaking):
    """The heading is a button: a click, Space or Enter folds and unfolds."""

    def __init__(self, title: Phrase, content: QLayout, unfolded: bool = True) -> None:
        super().__init__()
        self.heading = QToolButton()
        self.heading.setAutoRaise(True)
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setFont(sized(self.font(), 1.0, bold=True))
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = QWidget()
        self.body.setLayout(content)
        content.setContentsMargins(GAP, 0, 0, 0)
        self.setLayout(column(self.heading, self.body))
        self.say(self.heading.setText, title)
        self.heading.toggled.connect(self._fold)
        self.heading.setChecked(unfolded)
        self._fold(unfolded)

    def _fold(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)
        self.heading.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
