"""The status bar: the next step of the tool in hand on the left; problems, speed and zoom on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStatusBar, QToolButton

from simulator.canvas.view import CanvasView
from simulator.language import phrase
from simulator.panels.widgets.digits import tabular
from simulator.panels.widgets.labels import Elided, text_label
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

STATES = {
    State.IDLE: phrase("Status", "nothing to train"),
    State.RUNNING: phrase("Status", "training"),
    State.PAUSED: phrase("Status", "paused"),
    State.STOPPING: phrase("Status", "stopping"),
    State.FAILED: phrase("Status", "diverged"),
}


SPEED = phrase("Status", "{rate} steps/s")

WIDEST = 88_888_888
"""Steps a second, whose text all others fit into."""


class Status:
    """Fills a window's status bar and keeps it true."""

    def __init__(
        self, bar: QStatusBar, bench: Workbench, canvas: CanvasView, show_all: Callable[[], object]
    ) -> None:
        self._bench, self._canvas = bench, canvas
        self.hint = Elided(role="ink")
        self.problems = QToolButton(autoRaise=True)
        self.training = text_label()
        self.speed = text_label()
        self.zoom = QToolButton(autoRaise=True)
        self.zoom.clicked.connect(show_all)
        self.problems.clicked.connect(self._light_up)
        bar.addWidget(self.hint, 1)
        for part in (self.problems, self.training, self.speed, self.zoom):
            part.setFont(tabular(part.font()))
            bar.addPermanentWidget(part)
        bench.hint_changed.connect(lambda _: self.refresh_hint())
        bench.trainer.compiled.connect(lambda _: self.refresh_training())
        bench.trainer.state_changed.connect(lambda _: self._refresh_state())
        bench.trainer.framed.connect(lambda _: self.refresh_speed())
        canvas.scale_changed.connect(lambda *_: self.refresh_zoom())
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        # A label of one size asks for no new layout of the whole window with every frame.
        widest = self.speed.fontMetrics().size(0, speed_text(WIDEST))
        self.speed.setFixedSize(widest)
        for refresh in (self.refresh_hint, self.refresh_training, self.refresh_speed, self.refresh_zoom):
            refresh()
        self.zoom.setToolTip(str(phrase("Status", "Show the whole drawing")))

    def refresh_hint(self) -> None:
        """What the hand can do next."""
        self.hint.setText("" if self._bench.hint is None else str(self._bench.hint))

    def refresh_training(self) -> None:
        """What training is doing, or what keeps it from it."""
        trainer = self._bench.trainer
        self.training.setText(str(STATES[trainer.state]))
        count = len(trainer.problems)
        self.problems.setVisible(count > 0)
        text = phrase("Status", "{count} problem") if count == 1 else phrase("Status", "{count} problems")
        self.problems.setText(str(text.of(count=count)))
        self.problems.setToolTip("\n".join(str(problem) for problem in trainer.problems))

    def _refresh_state(self) -> None:
        """The speed as well: where training has ended, no frame comes any more that would take it away."""
        self.refresh_training()
        self.refresh_speed()

    def refresh_speed(self) -> None:
        """Steps a second, while it runs and as soon as they are known."""
        trainer = self._bench.trainer
        running = trainer.frame is not None and trainer.state is State.RUNNING
        rate = trainer.frame.steps_per_second if running and trainer.frame else 0.0
        self.speed.setText(speed_text(rate) if rate else "")
        self.speed.setVisible(rate > 0)

    def refresh_zoom(self) -> None:
        """How large a scene unit is."""
        self.zoom.setText(str(phrase("Status", "{percent} %").of(percent=round(self._canvas.scale * 100))))

    def _light_up(self) -> None:
        problems = self._bench.trainer.problems
        if problems:
            self._bench.selection.set(problems[0].about)


def speed_text(rate: float) -> str:
    """Steps a second, in words."""
    return str(SPEED.of(rate=f"{rate:,.0f}"))
