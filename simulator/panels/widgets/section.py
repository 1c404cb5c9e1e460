"""A section of a panel: a heading, and below it what the heading folds."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from simulator.language import Phrase
from simulator.panels.widgets.heading import Heading
from simulator.panels.widgets.rhythm import GAP, column
from simulator.panels.widgets.speaking import Speaking


class Section(Speaking):
    """As high as what it shows."""

    def __init__(self, title: Phrase, content: QLayout, unfolded: bool = True) -> None:
        super().__init__()
        self.heading, self.body = Heading(), QWidget()
        self.body.setLayout(content)
        content.setContentsMargins(GAP, 0, 0, 0)
        self.setLayout(column(self.heading, self.body))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say(self.heading.setText, title)
        self.heading.toggled.connect(self.body.setVisible)
        self.heading.setChecked(unfolded)
        self.body.setVisible(unfolded)
