"""Highlights: what is selected, lit or under the hand; of a crowd a picture is kept while nothing moves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from simulator.appearance.shapes import paint_shape
from simulator.canvas.camera import Camera
from simulator.canvas.edge_marks import paint_marks
from simulator.canvas.edge_numbers import paint_numbers
from simulator.canvas.emphasis import paint_crowd, paint_emphasis
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.look import Look
from simulator.canvas.node_layer import DETAIL_FROM, node_colors, paint_node
from simulator.canvas.number_places import Placed
from simulator.canvas.pauses import finish
from simulator.canvas.still import clear, draw_moved
from simulator.drawing.records import NODE_RADIUS
from simulator.drawing.ties import tied_with

FEW_EDGES, FEW_NODES = 100, 300
"""More than these are a crowd: painted singly, they took three seconds for 10,000 edges, with every frame."""


class Highlights:
    """Paints them over the picture of the drawing."""

    def __init__(self) -> None:
        self._picture, self._camera = QPixmap(), Camera()
        self._key: tuple[object, ...] = ()
        self._crowd: frozenset[str] = frozenset()

    def paint(self, painter: QPainter, look: Look, layers: DrawingLayers) -> None:
        """All of them, and what lies on them, above what ``layers`` have painted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        overlay, geometry = look.overlay, look.geometry
        which = (look.selection, overlay.lit, overlay.refused, look.edition)
        key = (*which, geometry.revision, geometry.moves, look.theme, look.width, look.height)
        if key != self._key:
            self._key, self._crowd, self._picture = key, _crowd(look), QPixmap()
        if self._crowd:
            self._show_crowd(painter, look, layers.camera)
            _paint_numbers(painter, look, layers.numbers)
            look = _only(look, _highlighted(look) - (self._crowd - {look.hovered}))
        _paint_singly(painter, look, layers.numbers)

    def _show_crowd(self, painter: QPainter, look: Look, painted_from: Camera) -> None:
        """While the drawing's picture is only moved to where the camera is, so is this one."""
        ratio, moving = painter.device().devicePixelRatio(), look.camera != painted_from
        fresh = look.camera == self._camera or moving
        if self._picture.isNull() or self._picture.devicePixelRatio() != ratio or not fresh:
            self._camera = look.camera
            self._picture = clear(QSize(round(look.width), round(look.height)), ratio)
            with QPainter(self._picture) as inner:
                _paint_crowd(inner, replace(_only(look, self._crowd), hovered=None))
        draw_moved(painter, look, self._picture, self._camera)


def _crowd(look: Look) -> frozenset[str]:
    """All emphasized edges if there are many, and all such nodes."""
    ids = look.selection | look.overlay.lit
    nodes = frozenset(id for id in ids if id in look.geometry.node_index)
    edges = _edges_among(look, ids)
    return frozenset().union(nodes if len(nodes) > FEW_NODES else (), edges if len(edges) > FEW_EDGES else ())


def _only(look: Look, ids: frozenset[str]) -> Look:
    """The look if only these were highlighted."""
    overlay = replace(look.overlay, lit=look.overlay.lit & ids)
    return replace(look, selection=look.selection & ids, overlay=overlay)


def _highlighted(look: Look) -> frozenset[str]:
    return look.selection | look.overlay.lit | frozenset([look.hovered] if look.hovered else [])


def _paint_crowd(painter: QPainter, look: Look) -> None:
    paint_crowd(painter, look)
    ids = _highlighted(look)
    paint_marks(painter, look, _edges_among(look, ids))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for row in _rows(look, ids):
        _paint_halo(painter, look, row)
        _paint_outline(painter, look, row)


def _paint_singly(painter: QPainter, look: Look, numbers: tuple[Placed, ...]) -> None:
    ids = _highlighted(look)
    edges = _edges_among(look, ids)
    if edges:
        paint_emphasis(painter, look)
        _paint_numbers(painter, look, numbers)
        paint_marks(painter, look, edges)
    rows = _rows(look, ids)
    large = NODE_RADIUS * look.camera.scale >= DETAIL_FROM
    colors = node_colors(look) if rows and large else None
    for row in rows:
        _paint_halo(painter, look, row)
        if colors is not None:
            paint_node(painter, look, row, colors)
        _paint_outline(painter, look, row)


def _rows(look: Look, ids: frozenset[str]) -> list[int]:
    index = look.geometry.node_index
    return sorted(index[id] for id in ids if id in index)


def _edges_among(look: Look, ids: frozenset[str]) -> frozenset[str]:
    """The edges, and those that are tied to a selected one."""
    tied = {edge.id for edge in tied_with(look.drawing, look.selection)}
    return frozenset(id for id in ids | tied if id in look.geometry.edge_index)


def _paint_numbers(painter: QPainter, look: Look, numbers: tuple[Placed, ...]) -> None:
    if numbers:
        edges, ids = _edges_among(look, _highlighted(look)), look.geometry.edges
        finish(paint_numbers(painter, look, tuple(one for one in numbers if ids[one.row] in edges)))


def _place(look: Look, row: int) -> tuple[str, QPointF, float]:
    node = look.drawing.nodes[look.geometry.nodes[row]]
    return node.kind, QPointF(*look.camera.to_view(node.x, node.y)), NODE_RADIUS * look.camera.scale


def _paint_halo(painter: QPainter, look: Look, row: int) -> None:
    kind, center, radius = _place(look, row)
    id = look.geometry.nodes[row]
    lit = id in look.overlay.lit
    color = QColor(look.theme.danger if lit and look.overlay.refused else look.theme.accent)
    color.setAlphaF(0.34 if lit else 0.2 if id in look.selection else 0.13)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    paint_shape(painter, kind, center, radius + (11.0 if lit else 8.0))


def _paint_outline(painter: QPainter, look: Look, row: int) -> None:
    kind, center, radius = _place(look, row)
    id = look.geometry.nodes[row]
    if id in look.selection or id in look.overlay.lit:
        refused = id in look.overlay.lit and look.overlay.refused
        painter.setPen(QPen(QColor(look.theme.danger if refused else look.theme.accent), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_shape(painter, kind, center, radius + 6.5)
