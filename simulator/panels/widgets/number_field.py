"""A number field: takes exact numbers as typed, steps with the arrow keys, refuses with a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QToolTip, QWidget

from simulator.appearance.theme import current
from simulator.language import Phrase
from simulator.panels.widgets.digits import short, step_of, tabular
from simulator.panels.widgets.rhythm import FIELD
from simulator.tools.typed import read_number


class NumberField(QAbstractSpinBox):
    """Emits ``edited`` only when the user changed the value; ``show_value`` never does."""

    edited = Signal(float)
    refused = Signal(str)

    def __init__(
        self,
        low: float = -1e300,
        high: float = 1e300,
        whole: bool = False,
        step: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.low, self.high, self.whole = low, high, whole
        self.step = 1.0 if whole else step
        self.value: float | None = None
        self._typed = False
        """Not ``QLineEdit.isModified``: the spin box forgets it before it tells that editing is finished."""
        self.visit = 0
        """Counts focus visits, so that the edits of one visit can be one undo step."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(88, FIELD)
        self.lineEdit().setMaxLength(40)
        self.lineEdit().setAcceptDrops(False)  # a dropped file is the window's
        self.lineEdit().textEdited.connect(self._type)
        self.editingFinished.connect(self.settle)

    def show_value(self, value: float | None, otherwise: str | None = None) -> None:
        """Show a value from elsewhere, unless the user is typing; None shows an empty field.

        An empty field says why it is: ``otherwise``, where that is not always the same.
        """
        if otherwise is not None:
            self.lineEdit().setPlaceholderText(otherwise)
        if value == self.value or self._typed:
            return
        self.value = value
        everything = self.lineEdit().selectedText() == self.text()
        self._write()
        if everything and self.hasFocus():
            self.lineEdit().selectAll()

    def settle(self, leaving: bool = False) -> None:
        """Take what is typed now, or say why not; ``leaving`` for something else, forget it instead."""
        if not self._typed:
            return
        problem = self.problem()
        if problem is None:
            value = read_number(self.text(), self.whole)
            assert not isinstance(value, Phrase)
            self._accept(value)
        elif leaving:
            self._write()
        else:
            self._refuse(problem)

    def problem(self) -> Phrase | None:
        """Why the text cannot be taken."""
        read = read_number(self.text(), self.whole, self.low, self.high)
        return read if isinstance(read, Phrase) else None

    def validate(self, text: str, position: int) -> object:
        """Everything may be typed; what cannot be taken is said at the end, with the reason."""
        return QValidator.State.Acceptable, text, position

    def stepBy(self, steps: int) -> None:
        """An arrow key or the wheel: whole numbers by one, others by a tenth of their decade."""
        read = read_number(self.text(), self.whole)
        value = (self.value or 0.0) if isinstance(read, Phrase) or not self._typed else read
        for _ in range(abs(steps)):
            value = stepped(value, self.step, up=steps > 0)
        self._accept(min(max(value, self.low), self.high))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways; the ends are kept by ``stepBy``."""
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a field in use turns with the wheel; others let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the last value back."""
        if event.key() == Qt.Key.Key_Escape and self._typed:
            self._write()
            self.lineEdit().selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A new visit: all digits to work with."""
        self.visit += 1
        super().focusInEvent(event)
        if not self._typed:
            self._write()
            self.lineEdit().selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What could not be taken does not stay."""
        super().focusOutEvent(event)
        self._write()

    def _type(self) -> None:
        self._typed = True
        self._mark(False)

    def _accept(self, value: float) -> None:
        changed = value != self.value
        self.value = value
        self._write()
        if self.hasFocus():
            self.lineEdit().selectAll()
        if changed:
            self.edited.emit(value)

    def _refuse(self, problem: Phrase) -> None:
        self._mark(True)
        self.refused.emit(str(problem))
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), str(problem), self)

    def _mark(self, wrong: bool) -> None:
        palette = QPalette()
        if wrong:
            palette.setColor(QPalette.ColorRole.Text, QColor(current().danger))
        self.setPalette(palette)

    def _write(self) -> None:
        self.lineEdit().setText(_written(self.value, self.whole, all_digits=self.hasFocus()))
        self._typed = False
        self._mark(False)


def _written(value: float | None, whole: bool, all_digits: bool) -> str:
    if value is None:
        return ""
    if whole:
        return str(int(value))
    return repr(value).removesuffix(".0") if all_digits else short(value)


def stepped(value: float, step: float | None, up: bool) -> float:
    """The next multiple of a step, which by itself is a tenth of the value's decade."""
    step = step or step_of(value)
    return float(f"{round((value + (step if up else -step)) / step) * step:.12g}")
