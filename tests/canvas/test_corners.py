"""What stands in the corners of the view: legend and minimap leave room for each other and for nodes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from simulator.canvas.legend import covered_corner, legend_box
from simulator.canvas.minimap import minimap_box
from simulator.canvas.viewpoint import Viewpoint
from simulator.drawing.records import NODE_RADIUS
from tests.canvas.conftest import Desk


@pytest.mark.parametrize("height", [140, 250, 500])
@pytest.mark.parametrize("width", [390, 430, 470, 520, 900])
def test_the_minimap_covers_no_legend(desk: Desk, width: int, height: int) -> None:
    desk.view.resize(width, height)
    desk.view.stage.viewpoint.zoom(6.0, QPointF(0, 0))
    look = desk.view.stage.look(width, height)
    box = minimap_box(look)
    assert box is not None or height < 300
    if box is not None:
        assert not box.intersects(legend_box(look))
        assert QRectF(0, 0, width, height).contains(box)


SIZES = ((420, 330), (420, 500), (560, 330), (700, 340), (740, 420))


def scale_of_the_whole(desk: Desk, size: tuple[int, int]) -> float:
    desk.view.resize(*size)
    desk.view.fit()
    return desk.view.scale


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_drawing_stands_clear_of_the_legend(desk: Desk, size: tuple[int, int]) -> None:
    scale, corner = scale_of_the_whole(desk, size), covered_corner(*size)
    under = QRectF(0, size[1] - corner.height(), corner.width(), corner.height())
    for node in desk.bench.drawing.nodes.values():
        place, radius = desk.view.to_view(node.x, node.y), NODE_RADIUS * scale
        assert not under.intersects(QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius))
        assert desk.view.rect().contains(place.toPoint())


def test_it_comes_nearer_where_its_own_corner_is_empty(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    near = [scale_of_the_whole(desk, size) for size in SIZES]
    monkeypatch.setattr(Viewpoint, "_is_free", lambda self, camera, covered: False)
    far = [scale_of_the_whole(desk, size) for size in SIZES]
    assert all(one >= other for one, other in zip(near, far, strict=True))
    assert any(one > 1.1 * other for one, other in zip(near, far, strict=True))
