"""The training panel: banners, run bar and live numbers stay in sight; the settings scroll below them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from simulator.panels.training.banners import CannotTrain, Diverged
from simulator.panels.training.live_numbers import LiveNumbers
from simulator.panels.training.run_bar import RunBar
from simulator.panels.training.settings import Settings
from simulator.panels.widgets.rhythm import EDGE, column, scrolled
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench


class TrainingPanel(Speaking):
    """The run above, what decides it below."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.diverged, self.cannot = Diverged(bench), CannotTrain(bench)
        self.run_bar, self.numbers, self.settings = RunBar(bench), LiveNumbers(bench), Settings(bench)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(line.palette().ColorRole.Mid)
        self.settings.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        head = column(self.diverged, self.cannot, self.run_bar, self.numbers, margin=EDGE, gap=EDGE)
        whole = column(head, line, scrolled(self.settings), gap=0)
        whole.setStretch(2, 1)  # the head takes what it needs and no more
        self.setLayout(whole)
