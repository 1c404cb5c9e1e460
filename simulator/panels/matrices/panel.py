"""The matrices panel: a fully connected layer as Y = X W + B, with its shapes and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node, Record
from simulator.language import Phrase, phrase
from simulator.model.layers import Layer, layers_of
from simulator.model.names import node_name
from simulator.model.network import Network
from simulator.numerics.array import Array
from simulator.panels.matrices.following import layer_about
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
    " Connect every node of one column with every neuron of the next,"
    " or select a neuron to see its own weights.",
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
    """Follows the selection: a node or an edge shows the layer that has its number, or its numbers."""

    interval, turn = 100, 30

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._layers: tuple[Layer, ...] = ()
        self._names: dict[str, str] = {}
        self._layer: Layer | None = None
        self._about: str | None = None
        """A node of the layer to show, as it was selected or picked last."""
        self._revision, self._changed = -1, False
        """Of the network that the layers belong to, and whether the drawing looks otherwise since then."""
        self.layer, self.shown = Choice(), Choice(VALUES)
        self.shapes, self.remark = Formula(), Caption(wrap=True)
        self.model, self.table = MatrixModel(), CopyingTable()
        self._arrange()
        self.shown.show_key("theta")
        self.layer.picked.connect(self._pick)
        self.shown.picked.connect(self.ask)
        self.model.typed.connect(self._type)
        self.model.refused.connect(self.remark.setText)
        listen(self, bench.drawing.changed, self._notice)
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.selection.changed, self._follow)

    def refresh(self) -> None:
        """Show the chosen layer of the latest frame."""
        self._read_layers()
        layer = self._layer = layer_about(self._layers, self._about, self._layer)
        self._offer(layer)
        for part in (self.layer, self.shown, self.shapes, self.table):
            part.setVisible(layer is not None)
        self.remark.setText(str(NO_LAYER if layer is None else EXPLAINED))
        self.model.editable = self.shown.currentData() == "theta"
        self._show(layer)

    def _offer(self, shown: Layer | None) -> None:
        """Loose neurons are many where there are any, so only the one that is shown stands in the list."""
        offered = [layer for layer in self._layers if not layer.loose or layer is shown]
        self.layer.offer([(layer.targets[0], self._title(layer)) for layer in offered])
        self.layer.show_key(shown.targets[0] if shown else None)

    def _show(self, layer: Layer | None) -> None:
        frame = self._bench.trainer.frame
        rows = self._named(layer.sources) if layer else ()
        columns = self._named(layer.targets) if layer else ()
        self.model.show_layer(layer, rows, columns)
        fits = frame is not None and frame.revision == self._revision
        self.model.show_values(self._values(frame) if fits and frame is not None else np.empty(0))
        if layer is not None:
            samples = len(frame.batch) if frame is not None and frame.batch else "n"
            self.shapes.setText(str(SHAPES.of(n=samples, inputs=len(rows), outputs=len(columns))))

    def _named(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._names[id] for id in ids)

    def _title(self, layer: Layer) -> Phrase:
        sources, targets = (_span(self._named(ids)) for ids in (layer.sources, layer.targets))
        return phrase("Matrices", "{sources} → {targets}").of(sources=sources, targets=targets)

    def _values(self, frame: Frame) -> Array:
        values: Array = getattr(frame, str(self.shown.currentData()))
        return values

    def _read_layers(self) -> None:
        """Names and places are of the drawing, numbers of the network: both are read while they agree."""
        trainer, drawing = self._bench.trainer, self._bench.drawing
        known = trainer.revision == self._revision and not self._changed
        if known or not _stands(drawing, trainer.network):
            return
        self._revision, self._changed = trainer.revision, False
        self._layers = () if trainer.network is None else layers_of(drawing, trainer.network)
        self._names = {id: node_name(node) for id, node in drawing.nodes.items()}

    def _notice(self, change: Change) -> None:
        """Other names and other places; of any other change training will tell."""
        if any(_looks(before) != _looks(after) for before, after in change.pairs.values()):
            self._changed = True
            self.ask()

    def _follow(self, _: object = None) -> None:
        latest, drawing = self._bench.selection.latest, self._bench.drawing
        edge = drawing.edges.get(latest or "")
        self._about = edge.target if edge else latest
        self.ask()

    def _pick(self, neuron: str) -> None:
        self._about = neuron
        self.ask()

    def _type(self, place: int, number: float) -> None:
        trainer, drawing = self._bench.trainer, self._bench.drawing
        network = trainer.network
        if network is None or self._layer is None or trainer.revision != self._revision:
            return
        id = next(id for id, index in network.parameter.items() if index == place)
        label = phrase("Matrices", "Change a number of the layer {name}")
        title = self._title(self._layer)
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


def _span(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= 2 else f"{names[0]} … {names[-1]}"


def _stands(drawing: Drawing, network: Network | None) -> bool:
    """Whether no node of the network was removed; the next network knows."""
    return network is None or network.slot.keys() <= drawing.nodes.keys()


def _looks(record: Record | None) -> tuple[str, float, float] | None:
    """What the panel shows of a node, and what it goes by."""
    return (node_name(record), record.x, record.y) if isinstance(record, Node) else None
