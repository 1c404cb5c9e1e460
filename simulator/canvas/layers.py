"""The layers of a drawing in the order they lie: edges, their numbers, nodes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simulator.canvas.camera import Camera
from simulator.canvas.edge_layer import EdgeLayer, screen_lines
from simulator.canvas.edge_marks import paint_marks
from simulator.canvas.edge_numbers import paint_numbers
from simulator.canvas.kept import Kept
from simulator.canvas.look import Look
from simulator.canvas.node_layer import paint_nodes
from simulator.canvas.number_places import Placed, place_numbers


class DrawingLayers:
    """Paints everything that belongs to the drawing; remembers where numbers stand while nothing moves."""

    def __init__(self) -> None:
        self._edges = EdgeLayer()
        self._nodes = Kept(self._paint_nodes)
        self.numbers: tuple[Placed, ...] = ()
        """Where numbers stand on edges in the latest picture."""
        self.camera = Camera()
        """The camera of that picture."""
        self._placed_for: tuple[object, ...] = ()

    def paint(self, painter: QPainter, look: Look) -> Iterator[None]:
        """All layers, with a pause wherever something else may come in between."""
        yield from self._edges.paint(painter, look, screen_lines(look))
        self._nodes.paint(painter, look, QRectF(0, 0, look.width, look.height))

    def _paint_nodes(self, painter: QPainter, look: Look) -> None:
        self._place(look)
        paint_numbers(painter, look, self.numbers)
        paint_marks(painter, look)
        paint_nodes(painter, look)

    def _place(self, look: Look) -> None:
        geometry, camera = look.geometry, look.camera
        key = (geometry.revision, geometry.moves, camera, look.width, look.height, look.options.numbers)
        if key != self._placed_for:
            self.numbers, self.camera, self._placed_for = place_numbers(look), camera, key
