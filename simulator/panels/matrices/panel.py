"""The matrices panel: a fully connected layer as Y = X W + B, with its shapes and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from simulator.drawing.drawing import Drawing
from simulator.language import Phrase, phrase
from simulator.model.layers import Layer, layers_of
from simulator.model.names import node_name
from simulator.numerics.array import Array
from simulator.panels.matrices.model import MatrixModel
from simulator.panels.widgets.choice import Choice
from simulator.panels.widgets.copying_table import CopyingTable
from simulator.panels.widgets.labels import Caption, Formula
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, column, row
from simulator.panels.widgets.speaking import Live
from simulator.tools.numbers import type_number
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

VALUES = (
    ("theta", phrase("Matrices", "Weights")),
    ("gradient", phrase("Matrices", "Gradients")),
    ("update", phrase("Matrices", "Last update")),
)
"""What the cells show: a field of the frame, and its name."""

NO_LAYER = phrase(
    "Matrices",
    "There is no fully connected layer here yet."
    " Connect every node of one column with every neuron of the next.",
)
SHAPES = phrase(
    "Matrices", "Y = X W + B     ({n}×{outputs}) = ({n}×{inputs}) · ({inputs}×{outputs}) + ({outputs})"
)
EXPLAINED = phrase(
    "Matrices",
    "A row of X is a sample; Y holds the sums z, and the activation makes a of them."
    " Double-click a number to type another.",
)


class MatricesPanel(Live):
    """Follows the selection: a neuron or an edge in a layer shows that layer."""

    interval, turn = 100, 30

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._layers: tuple[Layer, ...] = ()
        self._revision = -1
        self.layer, self.shown = Choice(), Choice(VALUES)
        self.shapes, self.remark = Formula(), Caption(wrap=True)
        self.model, self.table = MatrixModel(), CopyingTable()
        self._arrange()
        self.shown.show_key("theta")
        self.layer.picked.connect(self.ask)
        self.shown.picked.connect(self.ask)
        self.model.typed.connect(self._type)
        self.model.refused.connect(self.remark.setText)
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.selection.changed, self._follow)
        listen(self, bench.drawing.changed, self._hear)
        self._called: tuple[tuple[str, ...], ...] = ()

    def refresh(self) -> None:
        """Show the chosen layer of the latest frame."""
        self._read_layers()
        chosen = self.layer.currentData()
        layer = self._layers[int(chosen)] if chosen is not None else None
        for part in (self.layer, self.shown, self.shapes, self.table):
            part.setVisible(layer is not None)
        self.remark.setText(str(NO_LAYER if layer is None else EXPLAINED))
        self.model.editable = self.shown.currentData() == "theta"
        self._show(layer)

    def _show(self, layer: Layer | None) -> None:
        frame, drawing = self._bench.trainer.frame, self._bench.drawing
        rows = _names(drawing, layer.sources) if layer else ()
        columns = _names(drawing, layer.targets) if layer else ()
        self.model.show_layer(layer, rows, columns)
        fits = frame is not None and frame.revision == self._bench.trainer.revision
        self.model.show_values(self._values(frame) if fits and frame is not None else np.empty(0))
        if layer is not None:
            samples = len(frame.batch) if frame is not None and frame.batch else "n"
            self.shapes.setText(str(SHAPES.of(n=samples, inputs=len(rows), outputs=len(columns))))

    def _values(self, frame: Frame) -> Array:
        values: Array = getattr(frame, str(self.shown.currentData()))
        return values

    def _read_layers(self) -> None:
        trainer = self._bench.trainer
        if trainer.revision == self._revision:
            return
        self._revision = trainer.revision
        self._layers = () if trainer.network is None else layers_of(trainer.network)
        self._called = self._names_now()
        self.layer.offer(
            [(str(n), _title(self._bench.drawing, layer)) for n, layer in enumerate(self._layers)]
        )
        if self._layers and self.layer.currentIndex() < 0:
            self.layer.setCurrentIndex(0)

    def _names_now(self) -> tuple[tuple[str, ...], ...]:
        return tuple(_names(self._bench.drawing, (*one.sources, *one.targets)) for one in self._layers)

    def _hear(self, _: object) -> None:
        """A name is no part of the network: nothing is compiled when a neuron is called otherwise.

        Where a neuron is missing the network is compiled anew, and tells by itself.
        """
        names = self._names_now()
        if names != self._called and list(map(len, names)) == list(map(len, self._called)):
            self._revision = -1
            self.ask()

    def _follow(self, _: object = None) -> None:
        self._read_layers()
        latest, drawing = self._bench.selection.latest, self._bench.drawing
        edge = drawing.edges.get(latest or "")
        neuron = edge.target if edge else latest
        for n, layer in enumerate(self._layers):
            if neuron in layer.targets:
                self.layer.show_key(str(n))
        self.ask()

    def _type(self, place: int, number: float) -> None:
        network, drawing = self._bench.trainer.network, self._bench.drawing
        if network is None:
            return
        id = next(id for id, index in network.parameter.items() if index == place)
        label = phrase("Matrices", "Change a number of the layer {name}")
        title = _title(drawing, self._layers[int(self.layer.currentData())])
        type_number(
            self._bench, [id], "weight" if id in drawing.edges else "bias", number, label.of(name=title)
        )
        self.ask()

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.model.setParent(self)
        self.table.verticalHeader().setVisible(True)
        self.table.setShowGrid(True)
        self.table.setSelectionBehavior(CopyingTable.SelectionBehavior.SelectItems)
        for setter, text in (
            (self.table.setAccessibleName, phrase("Matrices", "Weights and biases of the layer")),
            (self.layer.setAccessibleName, phrase("Matrices", "Layer shown")),
            (self.shown.setAccessibleName, phrase("Matrices", "Numbers shown")),
        ):
            self.say(setter, text)
        self.shapes.setAlignment(Qt.AlignmentFlag.AlignLeft)
        head = column(row(self.layer, self.shown), self.shapes, self.remark, margin=EDGE)
        self.setLayout(column(head, self.table))


def _title(drawing: Drawing, layer: Layer) -> Phrase:
    ends = [_span(_names(drawing, ids)) for ids in (layer.sources, layer.targets)]
    return phrase("Matrices", "{sources} → {targets}").of(sources=ends[0], targets=ends[1])


def _span(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= 2 else f"{names[0]} … {names[-1]}"


def _names(drawing: Drawing, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(node_name(drawing.nodes[id]) for id in ids if id in drawing.nodes)
