"""The form of the selected edges: weight, freezing, and what they share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from simulator.drawing.arguments import in_order
from simulator.drawing.limits import LARGE
from simulator.drawing.records import NEURON, Edge
from simulator.drawing.ties import tied_with
from simulator.language import Phrase, phrase
from simulator.model.names import edge_name, listed, node_name
from simulator.panels.inspector.edits import can_write, write_field, write_weight
from simulator.panels.inspector.forms import common, learned
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.record_form import RecordForm
from simulator.panels.widgets.rhythm import FIELD, column, row
from simulator.panels.widgets.speaking import Speaking
from simulator.tools.commands import command
from simulator.workbench.workbench import Workbench

ONE_TIE = phrase("Inspector", "One weight ({tie}) together with {edges}. Gradients of all of them add up.")
ARGUMENT = phrase("Inspector", "Argument {number} of {count} of {node}. It has no weight.")
NO_WEIGHT = phrase("Inspector", "Edges into operations have no weight: they carry values just as they are.")
VERBS = ("tie", "untie", "swap_arguments")


class EdgeForm(Speaking):
    """Fields of the selected edges, and the verbs for several of them."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.edges: tuple[Edge, ...] = ()
        self._said: Phrase | str = ""
        self.form = RecordForm(self, "edges", self._read, self._write)
        self._rows()
        self.remark = Caption(wrap=True)
        self.buttons = {verb: self._button(verb) for verb in VERBS}
        # Below one another: side by side they would set how narrow all panels of this place can be.
        self.setLayout(column(self.form.layout, self.remark, *(row(b, 1) for b in self.buttons.values())))

    def show_edges(self, ids: Sequence[str]) -> None:
        """Show these, with the fields they all have."""
        drawing = self._bench.drawing
        edges, nodes = drawing.edges, drawing.nodes
        if tuple(ids) != tuple(edge.id for edge in self.edges):
            self.form.leave()
        self.edges = tuple(edges[id] for id in ids)
        weighted = all(nodes[edge.target].kind == NEURON for edge in self.edges)
        self.form.only(["weight", "frozen"] if weighted else [])
        self.form.show()
        self._said = self._remark(weighted)
        self.remark.setText(str(self._said))
        self.remark.setVisible(bool(str(self._said)))
        for verb, button in self.buttons.items():
            button.setVisible(command(f"arrange.{verb}").suits(self._bench))

    def retranslate(self) -> None:
        """The remark as well, also while something else is selected."""
        super().retranslate()
        self.remark.setText(str(self._said))

    def _remark(self, weighted: bool) -> Phrase | str:
        drawing = self._bench.drawing
        if not weighted:
            return self._argument(self.edges[0]) if len(self.edges) == 1 else NO_WEIGHT
        ties = {edge.tie for edge in self.edges}
        if len(ties) != 1 or None in ties:
            return ""
        shown = {edge.id for edge in self.edges}
        others = [edge for edge in tied_with(drawing, shown) if edge.id not in shown] or list(self.edges)
        names = listed([edge_name(drawing, edge) for edge in others])
        return ONE_TIE.of(tie=self.edges[0].tie, edges=names)

    def _argument(self, edge: Edge) -> Phrase:
        drawing = self._bench.drawing
        ids = [other.id for other in in_order(drawing.incoming(edge.target).values())]
        node = node_name(drawing.nodes[edge.target])
        return ARGUMENT.of(number=ids.index(edge.id) + 1, count=len(ids), node=node)

    def _rows(self) -> None:
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

    def _button(self, verb: str) -> QPushButton:
        button, chosen = QPushButton(), command(f"arrange.{verb}")
        button.setMinimumHeight(FIELD)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: chosen.run(self._bench))
        self.say(button.setText, chosen.label)
        return button

    def _read(self, name: str) -> object:
        if name == "weight":
            return common(learned(self._bench, edge.id, edge.weight) for edge in self.edges)
        return common(getattr(edge, name) for edge in self.edges)

    def _write(self, name: str, value: object, label: Phrase, merge: str | None) -> None:
        ids = [edge.id for edge in self.edges]
        if not can_write(self._bench, ids):
            return
        merge = merge and f"{merge}.{'.'.join(ids)}"
        if name == "weight" and isinstance(value, float):
            write_weight(self._bench, ids, value, merge)
        else:
            write_field(self._bench, ids, name, value, label, merge)
