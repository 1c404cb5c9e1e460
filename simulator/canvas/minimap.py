"""The minimap: the whole drawing in a corner, with a frame around what is seen; hidden when all is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.canvas.bubble_places import MARGIN
from simulator.canvas.camera import Bounds, Camera, fitting
from simulator.canvas.cards import paint_card
from simulator.canvas.legend import legend_box
from simulator.canvas.look import Look
from simulator.canvas.primitives import Primitives

WIDTH = 176.0
HEIGHT = 118.0
PADDING = 8.0

_points = Primitives(QPointF)


def minimap_box(look: Look) -> QRectF | None:
    """Lower right corner of the view, or the upper one beside the legend; ``None`` while it is hidden."""
    bounds = look.geometry.bounds()
    if bounds is None or not look.options.minimap or look.width < 2.2 * WIDTH:
        return None
    seen = look.camera.seen(look.width, look.height)
    if seen[0] <= bounds[0] and seen[1] <= bounds[1] and seen[2] >= bounds[2] and seen[3] >= bounds[3]:
        return None
    lower = QRectF(look.width - WIDTH - MARGIN, look.height - HEIGHT - MARGIN, WIDTH, HEIGHT)
    upper = QRectF(lower.left(), MARGIN, WIDTH, HEIGHT)
    taken = legend_box(look).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    return next((box for box in (lower, upper) if not box.intersects(taken)), None)


def map_camera(look: Look, box: QRectF) -> Camera:
    """How the scene becomes the map."""
    bounds = look.geometry.bounds() or (0.0, 0.0, 1.0, 1.0)
    camera = fitting(_union(bounds, look.camera.seen(look.width, look.height)), WIDTH, HEIGHT, PADDING, 1.0)
    return camera.moved(box.left(), box.top())


def _union(one: Bounds, other: Bounds) -> Bounds:
    """Both boxes, but not more paper than three drawings around the drawing."""
    width, height = one[2] - one[0], one[3] - one[1]
    return (
        max(min(one[0], other[0]), one[0] - width),
        max(min(one[1], other[1]), one[1] - height),
        min(max(one[2], other[2]), one[2] + width),
        min(max(one[3], other[3]), one[3] + height),
    )


def paint_minimap(painter: QPainter, look: Look) -> None:
    """The card, the nodes as dots and the frame."""
    box = minimap_box(look)
    if box is None:
        return
    paint_card(painter, look.theme, box)
    camera = map_camera(look, box)
    painter.save()
    painter.setClipRect(box.adjusted(2, 2, -2, -2))
    _paint_nodes(painter, look, camera)
    _paint_frame(painter, look, camera)
    painter.restore()


def _paint_nodes(painter: QPainter, look: Look, camera: Camera) -> None:
    size = min(max(40.0 * camera.scale, 2.0), 9.0)
    places = look.geometry.centers * camera.scale + (camera.dx, camera.dy)
    for square, cap in ((False, Qt.PenCapStyle.RoundCap), (True, Qt.PenCapStyle.SquareCap)):
        painter.setPen(QPen(QColor(look.theme.rim), 0.85 * size if square else size, c=cap))
        _points.load(places[look.geometry.is_square == square])
        _points.draw(painter)


def _paint_frame(painter: QPainter, look: Look, camera: Camera) -> None:
    left, top, right, bottom = look.camera.seen(look.width, look.height)
    start, end = camera.to_view(left, top), camera.to_view(right, bottom)
    wash = QColor(look.theme.accent)
    wash.setAlphaF(0.12)
    painter.setPen(QPen(QColor(look.theme.accent), 1.4, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(wash)
    painter.drawRoundedRect(QRectF(QPointF(*start), QPointF(*end)), 3.0, 3.0)
