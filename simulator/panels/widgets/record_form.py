"""A form over a record: each row shows one field, and writes it as one undoable step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget

from simulator.language import Phrase, phrase
from simulator.panels.widgets.choice import MIXED, Choice, Option
from simulator.panels.widgets.labels import text_label
from simulator.panels.widgets.number_field import NumberField
from simulator.panels.widgets.rhythm import FIELD, form
from simulator.panels.widgets.speaking import Speaking
from simulator.panels.widgets.text_field import TextField

NEVER = phrase("RecordForm", "never")
UNBORN = phrase("RecordForm", "not drawn yet")
"""Of a weight or bias without a value, in a drawing that cannot be trained as it stands."""


class Mixed:
    """What a field holds when several records are shown and differ."""


Read = Callable[[str], object]
"""The value of a field by name, ``Mixed`` (the class itself) or None."""
Write = Callable[[str, object, Phrase, str | None], None]
"""Field, new value, what the field is called, and the key under which steps merge."""
Show = Callable[[object], None]
W = TypeVar("W", bound=QWidget)


class RecordForm:
    """Rows of a form; ``show`` brings them up to date, the user's changes go to ``write``."""

    def __init__(self, owner: Speaking, scope: str, read: Read, write: Write) -> None:
        self.layout: QFormLayout = form()
        self.fields: dict[str, QWidget] = {}
        self.choices: dict[str, Choice] = {}
        self.labels: dict[str, QLabel] = {}
        self._owner, self._scope, self._read, self._write = owner, scope, read, write
        self._shows: dict[str, Callable[[object], None]] = {}

    def show(self) -> None:
        """Bring every row up to date."""
        for name, show in self._shows.items():
            show(self._read(name))

    def leave(self) -> None:
        """Other records are about to be shown: what is half typed is taken for these, or not at all."""
        for field in self.fields.values():
            if isinstance(field, NumberField | TextField):
                field.settle(leaving=True)

    def rename(self, name: str, label: Phrase) -> None:
        """Call a row by what it means now."""
        self.labels[name].setText(str(label))
        self.fields[name].setAccessibleName(str(label))

    def only(self, names: Sequence[str]) -> None:
        """Show only these rows."""
        for name, field in self.fields.items():
            self.layout.setRowVisible(field, name in names)

    def number(
        self,
        name: str,
        label: Phrase,
        tip: Phrase,
        low: float = -1e300,
        high: float = 1e300,
        whole: bool = False,
        step: float | None = None,
    ) -> NumberField:
        """A number; the edits of one visit are one step."""
        field = NumberField(low, high, whole, step)
        field.edited.connect(
            lambda value: self._write(
                name, int(value) if whole else value, label, f"{self._scope}.{name}.{field.visit}"
            )
        )

        def show(value: object) -> None:
            field.show_value(_number(value), str(MIXED if value is Mixed else UNBORN))

        return self._add(name, label, tip, field, show)

    def choice(self, name: str, label: Phrase, tip: Phrase, options: Sequence[Option]) -> Choice:
        """One of several keys."""
        field = self.choices[name] = Choice(options)
        field.picked.connect(lambda key: self._write(name, key, label, None))
        return self._add(
            name, label, tip, field, lambda key: field.show_key(key if isinstance(key, str) else None)
        )

    def text(self, name: str, label: Phrase, tip: Phrase, longest: int) -> TextField:
        """A line of text."""
        field = TextField(longest)
        field.edited.connect(lambda text: self._write(name, text, label, None))

        def show(value: object) -> None:
            field.show_text(value if isinstance(value, str) else "", str(MIXED) if value is Mixed else "")

        return self._add(name, label, tip, field, show)

    def check(self, name: str, label: Phrase, tip: Phrase) -> QCheckBox:
        """Yes or no."""
        field = QCheckBox()
        self._owner.say(field.setText, label)
        field.clicked.connect(lambda: self._write(name, field.isChecked(), label, None))

        def show(value: object) -> None:
            mixed = value is Mixed
            field.setTristate(mixed)
            field.setCheckState(
                Qt.CheckState.PartiallyChecked
                if mixed
                else Qt.CheckState.Checked
                if value
                else Qt.CheckState.Unchecked
            )

        return self._add(name, None, tip, field, show)

    def optional(
        self,
        name: str,
        label: Phrase,
        tip: Phrase,
        suggestion: float,
        low: float,
        whole: bool = False,
        absent: int | None = None,
        without: Phrase = NEVER,
    ) -> NumberField:
        """A number that may be ``absent``: the check box on the left says whether it counts."""
        field, wanted = NumberField(low, 1e15, whole), QCheckBox()
        wanted.setMinimumHeight(FIELD)
        self._owner.say(wanted.setText, label)
        self._owner.say(wanted.setToolTip, tip)
        self._owner.say(field.lineEdit().setPlaceholderText, without)
        cast = int if whole else float
        wanted.clicked.connect(lambda on: self._write(name, cast(suggestion) if on else absent, label, None))
        field.edited.connect(
            lambda value: self._write(name, cast(value), label, f"{self._scope}.{name}.{field.visit}")
        )

        def show(value: object) -> None:
            with QSignalBlocker(wanted):
                wanted.setChecked(value != absent)
            field.setEnabled(value != absent)
            field.show_value(None if value == absent else _number(value))

        self._register(name, tip, field, show)
        self._owner.say(field.setAccessibleName, label)
        self.layout.addRow(wanted, field)
        return field

    def _add(self, name: str, label: Phrase | None, tip: Phrase, field: W, show: Show) -> W:
        self._register(name, tip, field, show)
        if label is None:
            self.layout.addRow(field)
        else:
            words = self.labels[name] = text_label()
            words.setBuddy(field)
            words.setMinimumHeight(FIELD)
            self._owner.say(words.setText, label)
            self._owner.say(field.setAccessibleName, label)
            self._owner.say(words.setToolTip, tip)
            self.layout.addRow(words, field)
        return field

    def _register(self, name: str, tip: Phrase, field: QWidget, show: Show) -> None:
        self._owner.say(field.setToolTip, tip)
        self.fields[name] = field
        self._shows[name] = show


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
