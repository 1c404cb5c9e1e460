"""The forms of the inspector: what can be changed about the selected nodes, and about the selected edges."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.drawing.limits import LABEL, LARGE
from simulator.drawing.records import Edge, Node
from simulator.language import Phrase, phrase
from simulator.model.binding import outputs_of
from simulator.model.kinds import kind
from simulator.numerics.activations import ACTIVATIONS, activation
from simulator.panels.inspector.edits import write_bias, write_field, write_weight
from simulator.panels.inspector.values import parameter_values
from simulator.panels.widgets.choice import Option
from simulator.panels.widgets.labels import Formula
from simulator.panels.widgets.record_form import Mixed, RecordForm
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench

BY_ORDER = ""
IN_ORDER = phrase("Inspector", "in order")


def common(values: Sequence[object]) -> object:
    """The one value that all share, or ``Mixed``."""
    return values[0] if values and all(value == values[0] for value in values) else Mixed


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
        self.nodes = tuple(drawing.nodes[id] for id in ids)
        computing = bool(self.nodes) and all(kind(node.kind).computes for node in self.nodes)
        names = ["label"] if len(self.nodes) == 1 else []
        if computing:
            names += ["activation", "bias", "output", "frozen"]
        options = self._columns(computing)
        if options:
            names.append("column")
            self.form.choices["column"].offer(options)
        self.form.only(names)
        shared = common([node.activation for node in self.nodes])
        self.form.layout.setRowVisible(self.formula, computing and isinstance(shared, str))
        self.formula.setText(activation(shared).formula if computing and isinstance(shared, str) else "")
        self.form.show()

    def _columns(self, computing: bool) -> list[Option]:
        dataset = self._bench.trainer.dataset
        sources = not any(kind(node.kind).computes for node in self.nodes)
        if dataset is None or not (sources or computing):
            return []
        if computing:
            outputs = {node.id for node in outputs_of(self._bench.drawing)}
            if not all(node.id in outputs for node in self.nodes):
                return []
        names = dataset.features if sources else dataset.targets
        missing = {node.column for node in self.nodes if node.column and node.column not in names}
        return [(BY_ORDER, IN_ORDER), *((name, name) for name in (*names, *sorted(missing)))]

    def _read(self, name: str) -> object:
        if name == "bias":
            return common([_learned(self._bench, node.id, node.bias) for node in self.nodes])
        if name == "column":
            return common([node.column or BY_ORDER for node in self.nodes])
        return common([getattr(node, name) for node in self.nodes])

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        ids = [node.id for node in self.nodes]
        merge = merge and f"{merge}.{'.'.join(ids)}"
        if name == "bias" and isinstance(value, float):
            write_bias(self._bench, ids, value, merge)
        else:
            write_field(self._bench, ids, name, (value or None) if name == "column" else value, label, merge)


class EdgeForm(Speaking):
    """Fields of the selected edges."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.edges: tuple[Edge, ...] = ()
        self.form = RecordForm(self, "edges", self._read, self._write)
        self.form.number(
            "weight",
            phrase("Inspector", "Weight w"),
            phrase("Inspector", "What is learned now; a number you type becomes the initial weight, too"),
            low=-LARGE,
            high=LARGE,
            step=0.1,
        )
        self.form.check(
            "frozen",
            phrase("Inspector", "Frozen"),
            phrase("Inspector", "Training leaves the weight as it is (M)"),
        )
        self.setLayout(column(self.form.layout))

    def show_edges(self, ids: Sequence[str]) -> None:
        """Show these."""
        self.edges = tuple(self._bench.drawing.edges[id] for id in ids)
        self.form.show()

    def _read(self, name: str) -> object:
        if name == "weight":
            return common([_learned(self._bench, edge.id, edge.weight) for edge in self.edges])
        return common([getattr(edge, name) for edge in self.edges])

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        ids = [edge.id for edge in self.edges]
        merge = merge and f"{merge}.{'.'.join(ids)}"
        if name == "weight" and isinstance(value, float):
            write_weight(self._bench, ids, value, merge)
        else:
            write_field(self._bench, ids, name, value, label, merge)


def _learned(bench: Workbench, id: str, initial: float | None) -> float | None:
    values = parameter_values(bench.trainer, id)
    return initial if values is None else values.value


def node_rows(form: RecordForm) -> None:
    """The rows of a node."""
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
    form.choice(
        "column", phrase("Inspector", "Column"), phrase("Inspector", "Which column of the data it takes"), []
    )
    form.check(
        "output", phrase("Inspector", "Output"), phrase("Inspector", "Compared with a target of the data")
    )
    form.check(
        "frozen", phrase("Inspector", "Frozen"), phrase("Inspector", "Training leaves the bias as it is (M)")
    )
