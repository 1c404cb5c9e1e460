"""The data panel: a dataset at a click, its numbers, and which column goes where."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.drawing.edits import set_data
from simulator.drawing.limits import COUNT, SAMPLES
from simulator.language import Phrase, phrase
from simulator.panels.data.bindings import Bindings
from simulator.panels.data.gallery import Gallery
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.record_form import RecordForm
from simulator.panels.widgets.rhythm import EDGE, FIELD, column, row, scrolled
from simulator.panels.widgets.section import Section
from simulator.panels.widgets.speaking import Live
from simulator.training.dataset import NOTHING, Dataset, obeyed_by
from simulator.workbench.workbench import Workbench

CHANGE = phrase("DataPanel", "Change {setting} of the data")
FIELDS = ("size", "noise", "held_out", "seed")


class DataPanel(Live):
    """Every change is one undoable step; importing a file is the app's affair (``csv_requested``)."""

    csv_requested = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.gallery = Gallery()
        self.gallery.picked.connect(self._choose)
        self.summary = Caption(wrap=True)
        self.form = RecordForm(self, "data", lambda name: getattr(bench.drawing.data, name), self._write)
        self._rows()
        self.dice = self._button(
            "dice",
            phrase("DataPanel", "New sample"),
            phrase("DataPanel", "Draw the samples again with the next seed"),
        )
        self.dice.clicked.connect(self._new_sample)
        self.csv = self._button(
            "import",
            phrase("DataPanel", "Open CSV…"),
            phrase("DataPanel", "Learn a table of your own; you can also drop the file onto the window"),
        )
        self.csv.clicked.connect(self.csv_requested)
        self.inputs, self.outputs = Bindings(bench, "inputs"), Bindings(bench, "outputs")
        content = QWidget()
        content.setLayout(column(*self._sections(), 1, margin=EDGE, gap=EDGE))
        self.setLayout(column(scrolled(content)))
        listen(self, bench.drawing.changed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)

    def refresh(self) -> None:
        """Show the choice and only the numbers it obeys."""
        data = self._bench.drawing.data
        self.gallery.show_choice(data.dataset, data.table)
        self.form.show()
        obeyed = obeyed_by(data.dataset)
        self.form.only([name for name in FIELDS if name in obeyed])
        self.dice.setVisible("seed" in obeyed)
        self.samples.setVisible(bool(obeyed))
        self.summary.setText(summary_of(self._bench.trainer.dataset))

    def _sections(self) -> list[Section]:
        chosen = column(self.gallery, self.summary, row(self.csv, self.dice, 1))
        self.samples = Section(phrase("DataPanel", "Samples"), self.form.layout)
        inputs = Section(phrase("DataPanel", "Inputs take"), column(self.inputs))
        outputs = Section(phrase("DataPanel", "Outputs are compared with"), column(self.outputs))
        self.inputs.before, self.outputs.before = inputs.heading, outputs.heading
        return [
            Section(phrase("DataPanel", "Dataset"), chosen),
            self.samples,
            inputs,
            outputs,
        ]

    def _rows(self) -> None:
        self.form.number(
            "size",
            phrase("DataPanel", "Size"),
            phrase("DataPanel", "How many samples are made"),
            low=1,
            high=SAMPLES,
            whole=True,
        )
        self.form.number(
            "noise",
            phrase("DataPanel", "Noise"),
            phrase("DataPanel", "Standard deviation of what is added to each number"),
            low=0.0,
            high=1e300,
            step=0.05,
        )
        self.form.number(
            "held_out",
            phrase("DataPanel", "Held out"),
            phrase(
                "DataPanel", "Share of the samples that is kept for testing: from 0 up to, not including, 1"
            ),
            low=0.0,
            high=0.99,
            step=0.1,
        )
        self.form.number(
            "seed",
            phrase("DataPanel", "Seed"),
            phrase("DataPanel", "The same seed gives the same samples"),
            low=0,
            high=COUNT,
            whole=True,
        )

    def _button(self, picture: str, label: Phrase, tip: Phrase) -> QPushButton:
        button = QPushButton()
        button.setIconSize(QSize(16, 16))
        button.setMinimumHeight(FIELD)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture(button, picture)
        self.say(button.setText, label)
        self.say(button.setToolTip, tip)
        return button

    def _choose(self, key: str) -> None:
        bench = self._bench
        label = phrase("DataPanel", "Choose another dataset")
        bench.history.do(label, set_data(bench.drawing, dataset=key))

    def _new_sample(self) -> None:
        bench = self._bench
        label = phrase("DataPanel", "New sample")
        bench.history.do(label, set_data(bench.drawing, seed=bench.drawing.data.seed + 1))

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        if self._bench.history.busy:  # an undo may hide a field that is half typed
            return
        fields: dict[str, Any] = {name: value}
        self._bench.history.do(CHANGE.of(setting=label), set_data(self._bench.drawing, **fields), merge)


def summary_of(dataset: Dataset | None) -> str:
    """Counts in a sentence."""
    if dataset is None:
        return str(phrase("DataPanel", "There is no data yet. Choose a dataset or open a CSV file."))
    if dataset is NOTHING:
        return str(
            phrase(
                "DataPanel",
                "Without inputs the drawing is a formula: training makes its value small, and needs no data."
                " Place an input to learn data.",
            )
        )
    counted = phrase(
        "DataPanel",
        "{name}: {training} samples to train, {held_out} held out; features {features}; targets {targets}.",
    )
    return str(
        counted.of(
            name=dataset.label,
            training=f"{dataset.training:,}",
            held_out=f"{dataset.held_out:,}",
            features=some(dataset.features),
            targets=some(dataset.targets),
        )
    )


def some(names: tuple[str, ...], most: int = 4) -> str:
    """The first few names, and how many there are in all."""
    listed = ", ".join(names[:most])
    return f"{listed}, … ({len(names)})" if len(names) > most else listed
