"""The inspector panel: shows what is selected, one or several, nodes or edges, live."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simulator.language import Phrase, phrase
from simulator.model.kinds import kind
from simulator.model.names import edge_name, node_name
from simulator.panels.inspector.forms import EdgeForm, NodeForm
from simulator.panels.inspector.initial import InitialValues
from simulator.panels.inspector.readings import edge_readings, input_readings, neuron_readings
from simulator.panels.inspector.summary import Summary
from simulator.panels.inspector.terms import Terms
from simulator.panels.widgets.labels import Caption, sized, text_label
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, column, scrolled
from simulator.panels.widgets.section import Section
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

NETWORK = phrase("Inspector", "Network")
SEVERAL = phrase("Inspector", "{nodes} nodes, {edges} edges")
NODES = phrase("Inspector", "{nodes} nodes")
EDGES = phrase("Inspector", "{edges} edges")
SAMPLE = phrase("Inspector", "Row {row} of the data")


class InspectorPanel(Live):
    """Blocks that are shown when they have something to say."""

    interval = 100

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.initial = InitialValues(bench.trainer)
        self.title, self.subtitle = text_label(wrap=True), Caption(wrap=True)
        self.title.setFont(sized(self.title.font(), 1.3, bold=True))
        self.summary, self.nodes, self.edges = Summary(bench), NodeForm(bench), EdgeForm(bench)
        self.neuron = neuron_readings(bench, self.initial)
        self.input, self.edge = input_readings(bench), edge_readings(bench, self.initial)
        self.terms = Terms(bench)
        self.terms_section = Section(phrase("Inspector", "How z comes about"), column(self.terms))
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
        super().retranslate()

    def _content(self) -> QWidget:
        content = QWidget()
        head = column(self.title, self.subtitle, gap=2)
        blocks = (
            self.summary,
            self.nodes,
            self.neuron,
            self.input,
            self.edges,
            self.edge,
            self.terms_section,
        )
        content.setLayout(column(head, *blocks, 1, margin=EDGE, gap=EDGE))
        return content

    def _select(self, _: object) -> None:
        self._selection = None
        self.initial.forget()
        self.ask()

    def _arrange(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> None:
        one_node, one_edge = len(nodes) == 1 and not edges, len(edges) == 1 and not nodes
        computes = one_node and kind(self._bench.drawing.nodes[nodes[0]].kind).computes
        self.summary.setVisible(not nodes and not edges)
        self.nodes.setVisible(bool(nodes))
        self.neuron.setVisible(computes)
        self.input.setVisible(one_node and not computes)
        self.edges.setVisible(bool(edges))
        self.edge.setVisible(one_edge)
        self.terms_section.setVisible(computes)
        if computes:
            self.terms.show_neuron(nodes[0])
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
        for block, ids in ((self.neuron, nodes), (self.input, nodes), (self.edge, edges)):
            if not block.isHidden():
                block.read(ids[0])
        if not self.terms_section.isHidden():
            self.terms.read()
        self.subtitle.setText(str(self._subtitle(nodes, edges)))

    def _title(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> str | Phrase:
        drawing = self._bench.drawing
        if not nodes and not edges:
            return NETWORK
        if len(nodes) + len(edges) > 1:
            several = SEVERAL if nodes and edges else NODES if nodes else EDGES
            return several.of(nodes=len(nodes), edges=len(edges))
        return node_name(drawing.nodes[nodes[0]]) if nodes else edge_name(drawing, drawing.edges[edges[0]])

    def _subtitle(self, nodes: tuple[str, ...], edges: tuple[str, ...]) -> str | Phrase:
        frame = self._bench.trainer.frame
        if frame is None or len(nodes) + len(edges) != 1:
            return ""
        return SAMPLE.of(row=frame.sample + 1)
