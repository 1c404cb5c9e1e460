"""The form of the selected nodes: what can be changed about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from simulator.drawing.limits import LABEL, LARGE
from simulator.drawing.records import Node
from simulator.language import Phrase, phrase
from simulator.model.binding import compared_of, outputs_of
from simulator.model.kind import Role
from simulator.model.kinds import CONSTANT, kind
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.losses import LOSSES
from simulator.panels.inspector.edits import can_write, write_bias, write_field, write_value
from simulator.panels.inspector.values import parameter_values
from simulator.panels.widgets.choice import Option
from simulator.panels.widgets.labels import Formula
from simulator.panels.widgets.record_form import Mixed, RecordForm
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench

AS_DRAWING = ""
SAME_LOSS = phrase("Inspector", "as the drawing")
MAY_BE_OUTPUT: frozenset[Role] = frozenset({"neuron", "operation"})
NEEDED: dict[str, frozenset[Role]] = {
    "activation": frozenset({"neuron"}),
    "bias": frozenset({"neuron"}),
    "value": frozenset({"leaf"}),
    "frozen": frozenset({"neuron", "leaf"}),
    "output": MAY_BE_OUTPUT,
    "loss": MAY_BE_OUTPUT,
    "loss_weight": MAY_BE_OUTPUT,
}
"""Which roles have a field."""

BY_ORDER = ""
IN_ORDER = phrase("Inspector", "in order")


def common(values: Iterable[object]) -> object:
    """The one value that all share, or ``Mixed``; of thousands that differ, no more are read than needed."""
    rest = iter(values)
    first = next(rest, Mixed)
    return first if all(value == first for value in chain([first], rest)) else Mixed


class NodeForm(Speaking):
    """Fields that the selected nodes have in common."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.nodes: tuple[Node, ...] = ()
        self.form = RecordForm(self, "nodes", self._read, self._write)
        node_rows(self.form)
        self.formula = Formula()
        self.form.layout.insertRow(2, self.formula)
        self.setLayout(column(self.form.layout))

    def show_nodes(self, ids: Sequence[str]) -> None:
        """Show these, with the fields they all have."""
        drawing = self._bench.drawing
        if tuple(ids) != tuple(node.id for node in self.nodes):
            self.form.leave()
        self.nodes = tuple(drawing.nodes[id] for id in ids)
        roles = {kind(node.kind).role for node in self.nodes}
        names = ["label"] if len(self.nodes) == 1 else []
        names += [name for name, needed in NEEDED.items() if roles <= needed]
        if all(node.kind == CONSTANT.key for node in self.nodes):
            names.remove("frozen")
        outputs = self._outputs()
        if not all(node.id in outputs for node in self.nodes):
            names = [name for name in names if name not in ("loss", "loss_weight")]
        options = self._columns(roles)
        if options:
            names.append("column")
            self.form.choices["column"].offer(options)
        self.form.only(names)
        self._show_formula(roles)
        self.form.show()

    def _show_formula(self, roles: set[Role]) -> None:
        shared = common(node.activation for node in self.nodes) if roles == {"neuron"} else None
        formula = next((row.formula for row in ACTIVATIONS if row.key == shared), "")
        self.form.layout.setRowVisible(self.formula, bool(formula))
        self.formula.setText(formula)

    def _outputs(self) -> set[str]:
        return {node.id for node in outputs_of(self._bench.drawing)}

    def _columns(self, roles: set[Role]) -> list[Option]:
        dataset, sources = self._bench.trainer.dataset, roles == {"input"}
        if dataset is None or not (sources or roles <= MAY_BE_OUTPUT):
            return []
        if not sources:
            compared = {node.id for node in compared_of(self._bench.drawing)}
            if not all(node.id in compared for node in self.nodes):
                return []
        names = dataset.features if sources else dataset.targets
        missing = {node.column for node in self.nodes if node.column and node.column not in names}
        return [(BY_ORDER, IN_ORDER), *((name, name) for name in (*names, *sorted(missing)))]

    def _read(self, name: str) -> object:
        if name in ("bias", "value"):
            return common(learned(self._bench, node.id, node.bias) for node in self.nodes)
        if name == "loss":
            return common(node.loss or AS_DRAWING for node in self.nodes)
        if name == "column":
            return common(node.column or BY_ORDER for node in self.nodes)
        return common(getattr(node, name) for node in self.nodes)

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        ids = [node.id for node in self.nodes]
        if not can_write(self._bench, ids):
            return
        merge = merge and f"{merge}.{'.'.join(ids)}"
        if name == "bias" and isinstance(value, float):
            write_bias(self._bench, ids, value, merge)
        elif name == "value" and isinstance(value, float):
            write_value(self._bench, ids, value, merge)
        else:
            wanted = (value or None) if name in ("column", "loss") else value
            write_field(self._bench, ids, name, wanted, label, merge)


def learned(bench: Workbench, id: str, initial: float | None) -> float | None:
    values = parameter_values(bench.trainer, id)
    return initial if values is None else values.value


def node_rows(form: RecordForm) -> None:
    """The rows of a node, in the order in which they stand."""
    _first_rows(form)
    _output_rows(form)


def _first_rows(form: RecordForm) -> None:
    form.text(
        "label",
        phrase("Inspector", "Name"),
        phrase("Inspector", "What it is called on the paper (F2)"),
        LABEL,
    )
    form.choice(
        "activation",
        phrase("Inspector", "Activation"),
        phrase("Inspector", "What the neuron makes of z"),
        [(row.key, row.label) for row in ACTIVATIONS],
    )
    form.number(
        "bias",
        phrase("Inspector", "Bias b"),
        phrase("Inspector", "What is learned now; a number you type becomes the initial bias, too"),
        low=-LARGE,
        high=LARGE,
        step=0.1,
    )
    form.number(
        "value",
        phrase("Inspector", "Value"),
        phrase("Inspector", "What it is now; a number you type becomes the initial value, too"),
        low=-LARGE,
        high=LARGE,
        step=0.1,
    )
    form.check(
        "frozen",
        phrase("Inspector", "Frozen"),
        phrase("Inspector", "Training leaves the bias or value as it is (M)"),
    )


def _output_rows(form: RecordForm) -> None:
    form.choice(
        "column", phrase("Inspector", "Column"), phrase("Inspector", "Which column of the data it takes"), []
    )
    form.check(
        "output",
        phrase("Inspector", "Output"),
        phrase("Inspector", "Its value is measured or watched (Ctrl+T)"),
    )
    form.choice(
        "loss",
        phrase("Inspector", "Loss"),
        phrase("Inspector", "How this output is measured; others may be measured otherwise"),
        [(AS_DRAWING, SAME_LOSS), *((row.key, row.label) for row in LOSSES)],
    )
    form.number(
        "loss_weight",
        phrase("Inspector", "Counts"),
        phrase("Inspector", "How much its loss counts in the sum; 0 only watches it, -1 makes it large"),
        low=-LARGE,
        high=LARGE,
        step=0.1,
    )
