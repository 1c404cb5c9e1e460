"""The network in numbers, for when nothing is selected."""

from __future__ import annotations

from collections import Counter

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NEURON
from simulator.language import phrase
from simulator.model.binding import inputs_of, needs_data, outputs_of
from simulator.model.kinds import VARIABLE, kind
from simulator.model.names import listed, node_name
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.reading import Reading, grid_of
from simulator.panels.widgets.rhythm import EDGE, column
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench

TITLES = (
    phrase("Inspector", "Inputs"),
    phrase("Inspector", "Neurons"),
    phrase("Inspector", "Edges"),
    phrase("Inspector", "Weights"),
    phrase("Inspector", "Biases"),
    phrase("Inspector", "Parameters"),
    phrase("Inspector", "Variables"),
    phrase("Inspector", "Constants"),
    phrase("Inspector", "Operations"),
)
GRAPH = 6
"""Readings from here on are shown only where there is something to count."""

OBJECTIVE = phrase("Inspector", "Without data, training makes the value of {outputs} as small as it can.")
ENDS = phrase("Inspector", "From {inputs} to {outputs}.")
EMPTY = phrase(
    "Inspector", "The paper is empty. Drag inputs, neurons or operations from the palette, then connect them."
)
HINT = phrase("Inspector", "Select a node or an edge to see and change its numbers.")


class Summary(Speaking):
    """Counts, ends, and a hint."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._drawing = bench.drawing
        self.readings = [Reading(title) for title in TITLES]
        self.ends, self.hint = Caption(wrap=True), Caption(wrap=True)
        self.setLayout(column(grid_of(self.readings), self.ends, self.hint, gap=EDGE))

    def read(self) -> None:
        """Count again."""
        drawing = self._drawing
        numbers = counts(drawing)
        for reading, count in zip(self.readings, numbers, strict=True):
            reading.show_number(f"{count:,}", str(count))
        for reading in self.readings[GRAPH:]:
            reading.setVisible(any(numbers[GRAPH:]))
        inputs, outputs = inputs_of(drawing), outputs_of(drawing)
        ends = ENDS.of(
            inputs=listed([node_name(node) for node in inputs]) or "–",
            outputs=listed([node_name(node) for node in outputs]) or "–",
        )
        if drawing.nodes and not needs_data(drawing):
            ends = OBJECTIVE.of(outputs=listed([node_name(node) for node in outputs]) or "–")
        self.ends.setText(str(ends) if drawing.nodes else "")
        self.ends.setVisible(bool(drawing.nodes))
        self.hint.setText(str(HINT if drawing.nodes else EMPTY))

    def retranslate(self) -> None:
        """Its sentences as well, also while something else is selected."""
        super().retranslate()
        self.read()


def counts(drawing: Drawing) -> tuple[int, ...]:
    """As ``TITLES`` says; tied edges have one weight."""
    kinds = Counter(kind(node.kind).role for node in drawing.nodes.values())
    variables = sum(node.kind == VARIABLE.key for node in drawing.nodes.values())
    weighted = [edge for edge in drawing.edges.values() if drawing.nodes[edge.target].kind == NEURON]
    weights = len({edge.tie or (edge.id,) for edge in weighted})
    neurons = kinds["neuron"]
    network = (kinds["input"], neurons, len(drawing.edges), weights, neurons, weights + neurons + variables)
    return (*network, variables, kinds["leaf"] - variables, kinds["operation"])
