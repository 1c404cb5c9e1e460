"""The settings of training, in groups; each change is one undoable step and takes effect at once."""

from __future__ import annotations

from typing import Any

from simulator.drawing.edits import set_training
from simulator.drawing.records import Training
from simulator.language import Phrase, phrase
from simulator.model.binding import needs_data
from simulator.model.checks import check_training
from simulator.numerics.initializers import Initializer, initializer
from simulator.numerics.losses import CONVENTIONS, LOSSES, loss, nearest_convention
from simulator.numerics.optimizers import optimizer
from simulator.panels.training import rows
from simulator.panels.training.formulas import loss_formula, penalty_formula, value_formula
from simulator.panels.widgets.labels import Formula
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.record_form import RecordForm
from simulator.panels.widgets.rhythm import EDGE, column
from simulator.panels.widgets.section import Section
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

CHANGE = phrase("TrainingSettings", "Change {setting}")


class Settings(Live):
    """Loss, optimizer, batches, regularization, initial weights, stop conditions."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.loss, self.optimizer, self.batches = (self._form() for _ in range(3))
        self.penalty, self.initial, self.stop = (self._form() for _ in range(3))
        self.loss_formula, self.optimizer_formula, self.penalty_formula, self.initial_formula = (
            Formula() for _ in range(4)
        )
        rows.loss_rows(self.loss, self.loss_formula)
        rows.optimizer_rows(self.optimizer, self.optimizer_formula)
        rows.batch_rows(self.batches)
        rows.penalty_rows(self.penalty, self.penalty_formula)
        rows.initial_rows(self.initial, self.initial_formula)
        rows.stop_rows(self.stop)
        self.setLayout(column(*self._sections(), 1, gap=EDGE))
        listen(self, bench.drawing.changed, self.ask)

    def refresh(self) -> None:
        """Show the record, only the fields that count, and the formulas they stand in."""
        training = self._bench.drawing.training
        known = [row.conventions for row in LOSSES if row.key == training.loss]
        offered = [c for c in CONVENTIONS if not known or c.key in known[0]]
        self.loss.choices["convention"].offer([(c.key, c.label) for c in offered])
        for form in (self.loss, self.optimizer, self.batches, self.penalty, self.initial, self.stop):
            form.show()
        self._name_fields(training)
        if check_training(training):
            self._show_all()
        else:
            self._show_used(training)
        self.penalty_formula.setText(penalty_formula(training))

    def _show_all(self) -> None:
        """Nobody knows what a key from a file means; what can be chosen instead is there."""
        for form in (self.loss, self.optimizer, self.initial):
            form.only(list(form.fields))
        for formula in (self.loss_formula, self.optimizer_formula, self.initial_formula):
            formula.setText("")

    def _show_used(self, training: Training) -> None:
        used, born = optimizer(training.optimizer), initializer(training.initializer)
        self.optimizer.only(["optimizer", *used.uses])
        self.initial.only([name for name in self.initial.fields if name not in unused(born)])
        self._show_loss(training)
        self.optimizer_formula.setText(used.formula)
        self.initial_formula.setText(born.formula)

    def _show_loss(self, training: Training) -> None:
        """Without data there is nothing to compare with, and a value is what is made small."""
        drawing = self._bench.drawing
        compared = needs_data(drawing)
        self.loss.only(["loss", "convention"] if compared else [])
        text = loss_formula(training.loss, training.convention) if compared else value_formula(drawing)
        self.loss_formula.setText(text)

    def _name_fields(self, training: Training) -> None:
        """One field means another thing to another method; its label says which."""
        adam = training.optimizer == "adam"
        self.optimizer.rename("momentum", rows.BETAS[0] if adam else rows.MOMENTUM)
        self.optimizer.rename("decay", rows.BETAS[1] if adam else rows.DECAY)
        self.initial.rename("spread", rows.SPREADS.get(training.initializer, rows.GAIN))

    def _form(self) -> RecordForm:
        return RecordForm(
            self, "training", lambda name: getattr(self._bench.drawing.training, name), self._write
        )

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        if self._bench.history.busy:  # an undo may hide a field that is half typed
            return
        fields: dict[str, Any] = {name: value}
        if name == "loss" and isinstance(value, str):
            fields["convention"] = nearest_convention(loss(value), self._bench.drawing.training.convention)
        change = set_training(self._bench.drawing, **fields)
        self._bench.history.do(CHANGE.of(setting=label), change, merge)

    def _sections(self) -> list[Section]:
        return [
            Section(phrase("TrainingSettings", "Loss"), self.loss.layout),
            Section(phrase("TrainingSettings", "Optimizer"), self.optimizer.layout),
            Section(phrase("TrainingSettings", "Batches"), self.batches.layout),
            Section(phrase("TrainingSettings", "Initial weights"), self.initial.layout),
            Section(phrase("TrainingSettings", "Stop by itself"), self.stop.layout, unfolded=False),
            Section(phrase("TrainingSettings", "Regularization"), self.penalty.layout, unfolded=False),
        ]


def unused(born: Initializer) -> set[str]:
    """Fields that mean nothing to an initializer."""
    return {"spread"} if born.key == "zeros" else set() if born.biases else {"initial_bias"}
