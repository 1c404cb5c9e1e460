"""The run in numbers: where it is, how well it does, how fast it goes."""

from __future__ import annotations

import math
from collections.abc import Callable

from simulator.language import Phrase, phrase
from simulator.panels.widgets.digits import exact, short
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.reading import Reading, grid_of
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.speaking import Live
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

STOPPED = {
    "epochs": phrase("LiveNumbers", "Stopped: the number of epochs is reached."),
    "loss": phrase("LiveNumbers", "Stopped: the loss is below the limit."),
    "patience": phrase("LiveNumbers", "Stopped: the loss has not become better for as long as you set."),
    "still": phrase(
        "LiveNumbers", "Nothing here can learn: every weight, bias and variable is frozen, or there is none."
    ),
}


def percent(share: float) -> str:
    """A fraction as per cent; a dash where there is none."""
    return "–" if math.isnan(share) else f"{100 * share:.4g} %"


LOSS, ACCURACY = phrase("LiveNumbers", "Loss"), phrase("LiveNumbers", "Accuracy")
TRAINING = phrase("LiveNumbers", "Training loss"), phrase("LiveNumbers", "Training accuracy")
"""What both are called beside those of what is held out."""

HELD_OUT = phrase("LiveNumbers", "Held-out loss"), phrase("LiveNumbers", "Held-out accuracy")

READINGS: tuple[tuple[Phrase, Callable[[Frame], str], Callable[[Frame], str]], ...] = (
    (phrase("LiveNumbers", "Epoch"), lambda f: f"{f.epoch:,}", lambda f: str(f.epoch)),
    (phrase("LiveNumbers", "Step"), lambda f: f"{f.step:,}", lambda f: str(f.step)),
    (
        phrase("LiveNumbers", "Steps/s"),
        lambda f: f"{f.steps_per_second:,.0f}" if f.steps_per_second else "–",
        lambda f: exact(f.steps_per_second) if f.steps_per_second else "",
    ),
    (LOSS, lambda f: short(f.loss, 5), lambda f: exact(f.loss)),
    (ACCURACY, lambda f: percent(f.accuracy), lambda f: exact(f.accuracy)),
    (HELD_OUT[0], lambda f: short(f.held_out, 5), lambda f: exact(f.held_out)),
    (HELD_OUT[1], lambda f: percent(f.held_out_accuracy), lambda f: exact(f.held_out_accuracy)),
)


class LiveNumbers(Live):
    """Where the run is, how well it does on either part of the data, and why it stopped."""

    interval, turn = 100, 60

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._trainer = bench.trainer
        self.readings = [Reading(title) for title, _, _ in READINGS]
        *self.run, self.loss, self.accuracy, held_out_loss, held_out_accuracy = self.readings
        self.held_out = held_out_loss, held_out_accuracy
        self.stopped = Caption(wrap=True)
        self.stopped.hide()
        self.setLayout(column(grid_of(self.run), grid_of(self.readings[3:], across=2), self.stopped))
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)

    def refresh(self) -> None:
        """Read the latest frame."""
        frame, dataset = self._trainer.frame, self._trainer.dataset
        self._tell_parts(dataset is not None and dataset.training < len(dataset.x))
        for reading, (_, written, all_digits) in zip(self.readings, READINGS, strict=True):
            if frame is None:
                reading.show_number("–", "")
            else:
                reading.show_number(written(frame), all_digits(frame))
        reason = STOPPED.get(frame.stopped_by or "") if frame is not None else None
        self.stopped.setVisible(reason is not None)
        self.stopped.setText(str(reason or ""))

    def _tell_parts(self, both: bool) -> None:
        """Which part of the data a number is of; without held-out data there is only one."""
        for reading in self.held_out:
            reading.setVisible(both)
        for reading, title in zip(
            (self.loss, self.accuracy), TRAINING if both else (LOSS, ACCURACY), strict=True
        ):
            reading.call(title)
