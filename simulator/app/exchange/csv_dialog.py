"""The import of a CSV file: what was guessed can be changed, and a mistake is named by row and column."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QDialog, QDialogButtonBox, QPushButton, QWidget

from simulator.app.exchange.csv_preview import HOLDS, ROLE, CsvPreview
from simulator.drawing.records import Table
from simulator.language import phrase, translate
from simulator.panels.widgets.banner import Banner
from simulator.panels.widgets.choice import Choice
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.rhythm import EDGE, column, form, row
from simulator.problems import Refusal
from simulator.training.csv_table import CsvChoices, preview, read_table
from simulator.training.csv_text import DELIMITERS, ENCODINGS, guess_delimiter, guess_encoding, read_rows
from simulator.training.scaling import SCALINGS

PAUSE = 120
"""ms after the last change before the whole file is read again."""


class CsvDialog(QDialog):
    """Calls ``take(table)`` when it is accepted; cannot be accepted while the file is refused."""

    def __init__(self, window: QWidget, name: str, data: bytes, take: Callable[[Table], None]) -> None:
        super().__init__(window)
        self._name, self._data, self._take = name, data, take
        self.table: Table | None = None
        self.encoding, self.delimiter = Choice(ENCODINGS), Choice(DELIMITERS)
        self.header = QCheckBox()
        self.scaling = Choice([(scaling.key, scaling.label) for scaling in SCALINGS])
        self.scaling.show_key("none")
        self.preview = CsvPreview()
        self.problem = Banner("danger")
        self.summary = Caption(wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.accept_button = QPushButton()
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._reading = QTimer(self, singleShot=True, interval=PAUSE)
        self._reading.timeout.connect(self.read)
        self.setLayout(self._layout())
        self._listen()
        self._write()
        self.resize(760, 560)
        self._look(guess=True)

    def accept(self) -> None:
        """Read what may still wait to be read, then give the table away."""
        self.read()
        if self.table is not None:
            super().accept()
            self._take(self.table)

    def choices(self) -> CsvChoices:
        """What is chosen now."""
        shown = self.preview
        return CsvChoices(
            name=self._name,
            targets=shown.named(ROLE, "target"),
            ignored=shown.named(ROLE, "ignored"),
            text=shown.named(HOLDS, "text"),
            scaling=self.scaling.currentData(),
            encoding=self.encoding.currentData(),
            delimiter=self.delimiter.currentData(),
            header=self.header.isChecked(),
        )

    def read(self) -> None:
        """Read the whole file as chosen: a table, or the sentence that says where it goes wrong."""
        self._reading.stop()
        try:
            self._say(read_table(self._data, self.choices()))
        except Refusal as refusal:
            self._refuse(refusal)

    def _look(self, guess: bool = False) -> None:
        """The preview, with everything guessed or as the fields say."""
        told = (None, None, None)
        fields = (self.encoding.currentData(), self.delimiter.currentData(), self.header.isChecked())
        try:
            seen = preview(self._data, *(told if guess else fields))
        except Refusal as refusal:
            if guess:
                self._show_guess()
            self.preview.forget()
            self._refuse(refusal)
            return
        self.encoding.show_key(seen.encoding)
        self.delimiter.show_key(seen.delimiter)
        self.header.setChecked(seen.header)
        rows = islice(read_rows(self._data, seen.encoding, seen.delimiter), int(seen.header), None)
        numbers = [row.number for row in islice(rows, len(seen.rows))]
        self.preview.show_preview(seen, numbers)
        self.read()

    def _show_guess(self) -> None:
        """Of a file that is refused what it was taken for, so that it can be taken for something else."""
        try:
            encoding = guess_encoding(self._data)
        except Refusal:
            encoding = ENCODINGS[0][0]
        self.encoding.show_key(encoding)
        self.delimiter.show_key(guess_delimiter(self._data, encoding))

    def _say(self, table: Table) -> None:
        self.table = table
        features = sum(column.role == "feature" for column in table.columns)
        sentence = phrase("CsvDialog", "Rows: {rows}, features: {features}, targets: {targets}.").of(
            rows=len(table.columns[0].values), features=features, targets=len(table.columns) - features
        )
        self.summary.setText(str(sentence))
        self.problem.hide()
        self.accept_button.setEnabled(True)

    def _refuse(self, refusal: Refusal) -> None:
        self.table = None
        self.summary.setText("")
        self.problem.sentence.setText(str(refusal))
        self.problem.show()
        self.accept_button.setEnabled(False)

    def _listen(self) -> None:
        self.encoding.picked.connect(lambda _: self._look())
        self.delimiter.picked.connect(lambda _: self._look())
        self.header.clicked.connect(lambda _: self._look())
        self.scaling.picked.connect(lambda _: self._reading.start())
        self.preview.chosen.connect(self._reading.start)

    def _write(self) -> None:
        self.setWindowTitle(translate("CsvDialog", "Import {name}").format(name=self._name))
        self.header.setText(translate("CsvDialog", "The first row holds names"))
        self.accept_button.setText(translate("CsvDialog", "Import"))

    def _layout(self) -> QBoxLayout:
        left, right = form(), form()
        left.addRow(translate("CsvDialog", "Encoding"), self.encoding)
        left.addRow(translate("CsvDialog", "Delimiter"), self.delimiter)
        right.addRow(translate("CsvDialog", "Scale numbers"), self.scaling)
        right.addRow(self.header)
        fields = row(left, right, gap=3 * EDGE)
        whole = column(fields, self.preview, self.problem, self.summary, self.buttons, margin=EDGE, gap=EDGE)
        whole.setStretch(1, 1)  # a sentence takes what it needs and no more
        return whole
