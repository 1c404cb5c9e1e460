"""The inspector panel: shows what is selected, one or several, nodes or edges, live."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simulator.drawing.records import NEURON
from simulator.language import Phrase, phrase
from simulator.model.kind import Role
from simulator.model.kinds import kind
from simulator.model.names import edge_name, node_name
from simulator.panels.inspector.arguments import Arguments
from simulator.panels.inspector.edge_form import EdgeForm
from simulator.panels.inspector.forms import NodeForm
from simulator.panels.inspector.initial import InitialValues
from simulator.panels.inspector.readings import (
    Readings,
    edge_readings,
    flow_readings,
    input_readings,
    leaf_readings,
    neuron_readings,
    operation_readings,
)
from simulator.panels.inspector.summary import Summary
from simulator.panels.inspector.terms import Terms
from simulator.panels.inspector.values import trouble_of
from simulator.panels.widgets.labels import Caption, sized, text_label
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, column, scrolled
from simulator.panels.widgets.section import Section
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

NETWORK = phrase("Inspector", "Network")
SEVERAL = phrase("Inspector", "Nodes: {nodes}, edges: {edges}")
NODES = phrase("Inspector", "{nodes} nodes")
EDGES = phrase("Inspector", "{edges} edges")
OF_KIND = phrase("Inspector", "{kind} · {row}")
SAMPLE = phrase("Inspector", "Row {row} of the data")


class InspectorPanel(Live):
    """Blocks that are shown when they have something to say."""

    interval, turn = 100, 70

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.initial = InitialValues(bench.trainer)
        self.title, self.subtitle = text_label(wrap=True), Caption(wrap=True)
        self.title.setFont(sized(self.title.font(), 1.3, bold=True))
        self.summary, self.nodes, self.edges = Summary(bench), NodeForm(bench), EdgeForm(bench)
        self.trouble = Caption(wrap=True, role="danger")
        self.of_role: dict[Role, Readings] = {
            "input": input_readings(bench),
            "leaf": leaf_readings(bench, self.initial),
            "neuron": neuron_readings(bench, self.initial),
            "operation": operation_readings(bench),
        }
        self.edge, self.flow = edge_readings(bench, self.initial), flow_readings(bench)
        self.terms, self.arguments = Terms(bench), Arguments(bench)
        self.terms_section = Section(phrase("Inspector", "How z comes about"), column(self.terms))
        self.arguments_section = Section(phrase("Inspector", "How a comes about"), column(self.arguments))
        self.setLayout(column(scrolled(self._content())))
        listen(self, bench.selection.changed, self._select)
        listen(self, bench.drawing.changed, self._select)
        listen(self, bench.trainer.compiled, self._select)
        listen(self, bench.trainer.framed, self.ask)
        self._selection: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def refresh(self) -> None:
        """Show the selection; what is only numbers is cheap and happens with every frame."""
        nodes, edges = self._bench.selection.nodes, self._bench.selection.edges
        if self._selection != (nodes, edges):
            self._selection = (nodes, edges)
            self._arrange(nodes, edges)
        self._read(nodes, edges)

    def retranslate(self) -> None:
        """Titles are sentences."""
        self._selection = None
        self.trouble.setText("")
        super().retranslate()

    def _content(self) -> QWidget:
        content = QWidget()
        head = column(self.title, self.subtitle, self.trouble, gap=2)
        blocks = (
            self.summary,
            self.nodes,
            *self.of_role.values(),
            self.edges,
            self.edge,
            self.flow,
            self.terms_section,
            self.arguments_section,
        )
        content.setLayout(column(head, *blocks, 1, margin=EDGE, gap=EDGE))
        return content

    def _select(self, _: object) -> None:
        self._selection = None
        self.initial.forget()
        self.ask()

    def _arrange(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> None:
        one_node, one_edge = len(nodes) == 1 and not edges, len(edges) == 1 and not nodes
        nodes_by_id, edges_by_id = self._bench.drawing.nodes, self._bench.drawing.edges
        role = kind(nodes_by_id[nodes[0]].kind).role if one_node else None
        self.summary.setVisible(not nodes and not edges)
        self.nodes.setVisible(bool(nodes))
        for own, readings in self.of_role.items():
            readings.setVisible(role == own)
        self.edges.setVisible(bool(edges))
        self.edge.setVisible(one_edge and nodes_by_id[edges_by_id[edges[0]].target].kind == NEURON)
        self.flow.setVisible(one_edge)
        self.terms_section.setVisible(role == "neuron")
        self.arguments_section.setVisible(role == "operation")
        if role == "neuron":
            self.terms.show_neuron(nodes[0])
        elif role == "operation":
            self.arguments.show_operation(nodes[0])
        self.title.setText(str(self._title(nodes, edges)))

    def _read(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> None:
        frame = self._bench.trainer.frame
        if frame is not None and frame.step == 0:
            self.initial.forget()
        if not nodes and not edges:
            self.summary.read()
        if nodes:
            self.nodes.show_nodes(nodes)
        if edges:
            self.edges.show_edges(edges)
        self._read_numbers(nodes, edges)
        self.subtitle.setText(str(self._subtitle(nodes, edges)))

    def _read_numbers(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> None:
        blocks = [
            *((block, nodes) for block in self.of_role.values()),
            (self.edge, edges),
            (self.flow, edges),
        ]
        for block, ids in blocks:
            if not block.isHidden():
                block.read(ids[0])
        if not self.terms_section.isHidden():
            self.terms.read()
        if not self.arguments_section.isHidden():
            self.arguments.read()
        trouble = trouble_of(self._bench, nodes[0]) if len(nodes) == 1 and not edges else None
        self.trouble.setVisible(trouble is not None)
        self.trouble.setText("" if trouble is None else str(trouble))

    def _title(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> str | Phrase:
        drawing = self._bench.drawing
        if not nodes and not edges:
            return NETWORK
        if len(nodes) + len(edges) > 1:
            several = SEVERAL if nodes and edges else NODES if nodes else EDGES
            return several.of(nodes=len(nodes), edges=len(edges))
        return node_name(drawing.nodes[nodes[0]]) if nodes else edge_name(drawing, drawing.edges[edges[0]])

    def _subtitle(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> str | Phrase:
        frame, network = self._bench.trainer.frame, self._bench.trainer.network
        if frame is None or network is None or len(nodes) + len(edges) != 1:
            return ""
        what = kind(self._bench.drawing.nodes[nodes[0]].kind) if nodes else None
        if not network.inputs:
            return what.label if what is not None else ""
        row = SAMPLE.of(row=frame.sample + 1)
        return (
            row if what is None or what.role in ("input", "neuron") else OF_KIND.of(kind=what.label, row=row)
        )
