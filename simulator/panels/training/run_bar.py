"""The run bar: play and pause, one step by the grain you choose, back to the start, new weights, speed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton

from simulator.language import Phrase, phrase
from simulator.panels.training.play_button import PlayButton
from simulator.panels.training.speed import SpeedSlider
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import column, row
from simulator.panels.widgets.speaking import Speaking
from simulator.tools.commands import command
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

STEPS = (
    ("sample", phrase("RunBar", "Sample")),
    ("batch", phrase("RunBar", "Batch")),
    ("epoch", phrase("RunBar", "Epoch")),
)
TIP = phrase("RunBar", "{verb} ({key})")


class RunBar(Speaking):
    """Buttons for the commands of training, with the keys that do the same."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.play = PlayButton()
        self._obey(self.play, "train.play")
        self.steps = {grain: self._step(grain, label) for grain, label in STEPS}
        self.reset = self._tool("reset", "train.reset")
        self.dice = self._tool("dice", "train.new_weights")
        self.speed = SpeedSlider()
        self.speed.chosen.connect(bench.trainer.set_speed)
        above, below = row(self.play, 1, self.reset, self.dice), row(*self.steps.values())
        self.setLayout(column(above, below, self.speed))
        listen(self, bench.trainer.state_changed, self._show)
        listen(self, bench.trainer.compiled, self._show)
        self._show()

    def _step(self, grain: str, label: Phrase) -> QToolButton:
        button = self._tool(f"step-{grain}", f"train.step_{grain}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(button.setText, label)
        return button

    def _tool(self, picture: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setMinimumSize(36, 36)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture(button, picture)
        self._obey(button, key)
        return button

    def _obey(self, button: QAbstractButton, key: str) -> None:
        verb = command(key)
        tip = TIP.of(verb=verb.label, key=verb.shortcuts[0]) if verb.shortcuts else verb.label
        self.say(button.setToolTip, tip)
        self.say(button.setAccessibleName, verb.label)
        button.clicked.connect(lambda: verb.run(self._bench))

    def _show(self, _: object = None) -> None:
        trainer = self._bench.trainer
        self.play.show_running(trainer.state is State.RUNNING)
        for button in (self.play, self.reset, self.dice, *self.steps.values()):
            button.setEnabled(trainer.network is not None)
        self.speed.show_speed(trainer.speed)
