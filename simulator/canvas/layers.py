"""The layers of a drawing in the order they lie: edges, their numbers, nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.canvas.apart import Part
from simulator.canvas.camera import Camera
from simulator.canvas.edge_layer import EdgeLayer
from simulator.canvas.edge_marks import paint_marks
from simulator.canvas.edge_numbers import paint_numbers
from simulator.canvas.kept import Kept
from simulator.canvas.look import Look
from simulator.canvas.node_layer import paint_nodes
from simulator.canvas.number_places import Placed, place_numbers
from simulator.canvas.pace import FINE_ALWAYS
from simulator.canvas.pauses import finish


class DrawingLayers:
    """Paints everything that belongs to the drawing; remembers where numbers stand while nothing moves."""

    def __init__(self) -> None:
        self._edges, self._moving = EdgeLayer(), EdgeLayer()
        self._nodes = Kept(self._paint_nodes)
        self.numbers: tuple[Placed, ...] = ()
        """Where numbers stand on edges in the latest picture."""
        self.camera = Camera()
        """The camera of that picture."""
        self._placed_for: tuple[object, ...] = ()

    def paint(self, painter: QPainter, look: Look) -> Iterator[None]:
        """All layers, with a pause wherever something else may come in between."""
        yield from self._edges.paint(painter, look)
        yield from self._nodes.paint(painter, look, QRectF(0, 0, look.width, look.height))

    def paint_edges(self, painter: QPainter, look: Look, part: Part) -> Iterator[None]:
        """The edges of a part, with pauses."""
        yield from self._edges.paint(painter, look, part.edges)

    def paint_nodes(self, painter: QPainter, look: Look, part: Part) -> None:
        """All that lies on the edges of a part, and its nodes."""
        self._place(look)
        rows = set(part.edges.tolist())
        finish(paint_numbers(painter, look, tuple(one for one in self.numbers if one.row in rows)))
        paint_marks(painter, look, part.edge_ids)
        finish(paint_nodes(painter, look, part.nodes))

    def paint_moving_edges(self, painter: QPainter, look: Look, part: Part) -> None:
        """The few edges that follow the hand, whole and fine, also while others are being painted."""
        look = replace(look, smooth=len(part.edges) <= FINE_ALWAYS)
        finish(self._moving.paint(painter, look, part.edges))

    def _paint_nodes(self, painter: QPainter, look: Look) -> Iterator[None]:
        self._place(look)
        yield from paint_numbers(painter, look, self.numbers)
        paint_marks(painter, look)
        yield from paint_nodes(painter, look)

    def _place(self, look: Look) -> None:
        geometry, camera = look.geometry, look.camera
        key = (geometry.revision, geometry.moves, camera, look.width, look.height, look.options.numbers)
        if key != self._placed_for:
            self.numbers, self.camera, self._placed_for = place_numbers(look), camera, key
