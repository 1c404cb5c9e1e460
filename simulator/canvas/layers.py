"""The layers of a drawing in the order they lie: edges, their numbers, nodes."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from simulator.canvas.edge_layer import EdgeLayer, screen_lines
from simulator.canvas.edge_numbers import Placed, paint_frozen, paint_numbers, place_numbers
from simulator.canvas.look import Look
from simulator.canvas.node_layer import paint_nodes


def paint_drawing(painter: QPainter, look: Look, edges: EdgeLayer) -> tuple[Placed, ...]:
    """Paint everything that belongs to the drawing; the answer is where numbers stand on edges."""
    edges.paint(painter, look, screen_lines(look))
    paint_frozen(painter, look)
    placed = place_numbers(look)
    paint_numbers(painter, look, placed)
    paint_nodes(painter, look)
    return placed
