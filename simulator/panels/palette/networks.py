"""Whole networks at a click, as wide at both ends as the data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from simulator.drawing.edits import add_layer, remove
from simulator.drawing.records import COLUMN
from simulator.language import phrase
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import FIELD, column, row
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

HIDDEN: tuple[tuple[int, ...], ...] = ((2,), (4,), (8, 8))
TITLE = phrase("Palette", "Whole networks")
TIP = phrase("Palette", "Places {sizes} on the paper in place of what is there. Undo brings it back.")
PLACE = phrase("Palette", "Place {sizes}")
LARGEST = 64
"""Data with more columns would make buttons for drawings that nobody can look at."""


class Networks(Live):
    """One button each: 2-2-1, 2-4-1, 2-8-8-1 for data with two features and one target."""

    interval = 200

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        title = Caption()
        self.say(title.setText, TITLE)
        self.buttons = [QToolButton() for _ in HIDDEN]
        for number, button in enumerate(self.buttons):
            button.setMinimumHeight(FIELD)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, number=number: self._place(number))
        self.setLayout(column(title, row(*self.buttons, 1)))
        listen(self, bench.trainer.compiled, self.ask)
        self.refresh()

    def refresh(self) -> None:
        """Name the buttons after the data."""
        for number, button in enumerate(self.buttons):
            text = written(self._sizes(number))
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(str(TIP.of(sizes=text)))

    def _sizes(self, number: int) -> tuple[int, ...]:
        dataset = self._bench.trainer.dataset
        ends = (len(dataset.features), len(dataset.targets)) if dataset is not None else (2, 1)
        return min(ends[0], LARGEST), *HIDDEN[number], min(ends[1], LARGEST)

    def _place(self, number: int) -> None:
        sizes = self._sizes(number)
        if not self._bench.history.busy:
            place_network(self._bench, sizes)


def place_network(bench: Workbench, sizes: Sequence[int]) -> None:
    """A fully connected network around the origin instead of all that is drawn, as one step."""
    drawing = bench.drawing
    before: tuple[str, ...] = ()
    with bench.history.step(PLACE.of(sizes=written(sizes))) as step:
        step.apply(remove(drawing, drawing.nodes))
        for index, count in enumerate(sizes):
            last = index == len(sizes) - 1
            x = (index - (len(sizes) - 1) / 2) * COLUMN
            kind = "neuron" if index else "input"
            fields = {"output": last, "activation": "sigmoid" if last else "tanh"} if index else {}
            change, before = add_layer(drawing, count, x, 0.0, before, kind, **fields)
            step.apply(change)


def written(sizes: Sequence[int]) -> str:
    """2-4-1."""
    return "-".join(map(str, sizes))
