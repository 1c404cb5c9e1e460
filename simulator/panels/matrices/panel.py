"""The matrices panel: a fully connected layer as Y = X W + B, with its shapes and its numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from simulator.drawing.change import Change
from simulator.language import Phrase, phrase
from simulator.model.layers import Layer
from simulator.model.names import node_name
from simulator.numerics.array import Array
from simulator.panels.matrices.following import layer_about
from simulator.panels.matrices.model import MatrixModel
from simulator.panels.matrices.named_layers import NamedLayers
from simulator.panels.matrices.table import MatrixTable
from simulator.panels.widgets.choice import Choice
from simulator.panels.widgets.labels import Caption, Formula
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, column, row
from simulator.panels.widgets.speaking import Live
from simulator.tools.numbers import type_numbers
from simulator.training.divergence import untamed
from simulator.training.frame import Frame
from simulator.workbench.first_batch import has_gradient, has_update
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
IN_NO_LAYER = phrase(
    "Matrices",
    "No weight leads to {name} or away from it, so it belongs to no layer. What is shown is another layer.",
)
SHAPES = phrase(
    "Matrices", "Y = X W + B     ({n}×{outputs}) = ({n}×{inputs}) · ({inputs}×{outputs}) + ({outputs})"
)
EXPLAINED = phrase(
    "Matrices",
    "A row of X is a sample; Y holds the sums z, and the activation makes a of them."
    " Double-click a number to type another, or paste a block of them.",
)
CHANGE_ONE = phrase("Matrices", "Change a number of the layer {name}")
CHANGE_SOME = phrase("Matrices", "Change {count} numbers of the layer {name}")


class MatricesPanel(Live):
    """Follows the selection: a node or an edge shows the layer that has its number, or its numbers."""

    interval, turn = 100, 30

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._layers = NamedLayers(bench)
        self._layer: Layer | None = None
        self._about: str | None = None
        """A node of the layer to show, as it was selected or picked last."""
        self.layer, self.shown = Choice(), Choice(VALUES)
        self.shapes, self.remark, self.refusal = (
            Formula(),
            Caption(wrap=True),
            Caption(wrap=True, role="danger"),
        )
        self.model, self.table = MatrixModel(), MatrixTable()
        self._arrange()
        self.shown.show_key("theta")
        self.layer.picked.connect(self._pick)
        self.shown.picked.connect(self._look)
        self.model.typed.connect(self._type)
        self.model.refused.connect(self._refuse)
        listen(self, bench.drawing.changed, self._notice)
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.selection.changed, self._follow)
        self._follow()

    def refresh(self) -> None:
        """Show the chosen layer of the latest frame."""
        self._layers.read()
        layer = self._layer = layer_about(self._layers.layers, self._about, self._layer)
        self._offer(layer)
        for part in (self.layer, self.shown, self.shapes, self.table):
            part.setVisible(layer is not None)
        self.remark.setText(str(self._remark(layer)))
        self.model.editable = self.shown.currentData() == "theta"
        self._show(layer)

    def _remark(self, layer: Layer | None) -> Phrase:
        if layer is None:
            return NO_LAYER
        about = self._bench.drawing.nodes.get(self._about or "")
        if about is None or about.id in (*layer.sources, *layer.targets):
            return EXPLAINED
        return IN_NO_LAYER.of(name=node_name(about))

    def retranslate(self) -> None:
        """A refusal was said in the language before."""
        self._refuse()
        super().retranslate()

    def _offer(self, shown: Layer | None) -> None:
        """Loose neurons are many where there are any, so only the one that is shown stands in the list."""
        offered = [layer for layer in self._layers.layers if not layer.loose or layer is shown]
        self.layer.offer([(layer.targets[0], self._layers.title(layer)) for layer in offered])
        self.layer.show_key(shown.targets[0] if shown else None)

    def _show(self, layer: Layer | None) -> None:
        frame = self._bench.trainer.frame
        rows = self._layers.names(layer.sources) if layer else ()
        columns = self._layers.names(layer.targets) if layer else ()
        self.model.show_layer(layer, rows, columns)
        fits = frame is not None and frame.revision == self._layers.revision
        self.model.show_values(self._values(frame) if fits and frame is not None else np.empty(0))
        if layer is not None:
            samples = len(frame.batch) if frame is not None and frame.batch else "n"
            self.shapes.setText(str(SHAPES.of(n=samples, inputs=len(rows), outputs=len(columns))))

    def _values(self, frame: Frame) -> Array:
        """Nothing before the first batch, where a frame has zeros."""
        shown, network = str(self.shown.currentData()), self._bench.trainer.network
        known = {"gradient": has_gradient(network, frame), "update": has_update(frame)}
        values: Array = getattr(frame, shown)
        if shown == "gradient":
            values = untamed(values, frame.unknown.gradient)
        return values if known.get(shown, True) else np.empty(0)

    def _notice(self, change: Change) -> None:
        if self._layers.notice(change):
            self.ask()

    def _follow(self, _: object = None) -> None:
        latest, drawing = self._bench.selection.latest, self._bench.drawing
        edge = drawing.edges.get(latest or "")
        self._about = edge.target if edge else latest
        self._look()

    def _pick(self, neuron: str) -> None:
        self._about = neuron
        self._look()

    def _look(self, _: object = None) -> None:
        self._refuse()
        self.ask()

    def _refuse(self, sentence: str = "") -> None:
        """Why what was typed is no number, in the place of the remark, until the hand does something else."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.remark.setVisible(not sentence)

    def _type(self, written: Mapping[int, float]) -> None:
        if self._layer is None:
            return
        label = CHANGE_ONE if len(written) == 1 else CHANGE_SOME
        title = self._layers.title(self._layer)
        type_numbers(self._bench, self._layers.by_id(written), label.of(name=title, count=len(written)))
        self._look()

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.model.setParent(self)
        self.table.pasted.connect(self.model.paste)
        for setter, text in (
            (self.table.setAccessibleName, phrase("Matrices", "Weights and biases of the layer")),
            (self.layer.setAccessibleName, phrase("Matrices", "Layer shown")),
            (self.shown.setAccessibleName, phrase("Matrices", "Numbers shown")),
        ):
            self.say(setter, text)
        self.shapes.setAlignment(Qt.AlignmentFlag.AlignLeft)
        head = column(row(self.layer, self.shown), self.shapes, self._sentences(), margin=EDGE)
        self.setLayout(column(head, self.table))

    def _sentences(self) -> QGridLayout:
        """Remark and refusal in one place, as high as the remark: the table below stays where it is."""
        place, policy = QGridLayout(), self.remark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remark.setSizePolicy(policy)
        for sentence in (self.remark, self.refusal):
            sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
            place.addWidget(sentence, 0, 0)
        self._refuse()
        return place
