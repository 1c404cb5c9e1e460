"""Verdicts on the drawing: each by shape and color, clear of numbers, dots where they are thousands."""

from __future__ import annotations

from itertools import combinations
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.appearance.theme import LIGHT, THEMES, Theme
from simulator.canvas.verdict_layer import ROLES, VerdictLayer, paint_badge
from simulator.canvas.verdict_places import MOST, placed, radius_at
from simulator.drawing.edits import from_layers
from simulator.drawing.records import NODE_RADIUS
from tests.canvas.conftest import Lay


def badge(verdict: str, theme: Theme = LIGHT) -> QImage:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    with QPainter(image) as painter:
        paint_badge(painter, theme, verdict, QPointF(10, 10), 8.0)
    return image


def dark_pixels(image: QImage) -> np.ndarray:
    """Without color: what somebody sees who tells none apart."""
    rows = [[image.pixelColor(x, y).lightness() for x in range(20)] for y in range(20)]
    return np.array(rows) < 190


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_verdict_has_its_color_and_its_shape(theme: Theme) -> None:
    assert len({getattr(theme, role) for role in ROLES.values()}) == 4
    for one, other in combinations(ROLES, 2):
        assert badge(one, theme) != badge(other, theme)
        assert (dark_pixels(badge(one)) != dark_pixels(badge(other))).sum() > 12


def test_marks_keep_clear_of_numbers(lay: Lay) -> None:
    desk = lay(from_layers([2, 4, 1], activation="tanh"))
    desk.bench.checks.marks = dict.fromkeys((*desk.bench.drawing.edges, *desk.bench.drawing.nodes), "pass")
    desk.view.zoom_to(1.2)
    desk.view.grab()
    stage, layer = desk.view.stage, VerdictLayer()
    look = stage.look(desk.view.width(), desk.view.height())
    image = QImage(desk.view.size(), QImage.Format.Format_ARGB32)
    with QPainter(image) as painter:
        layer.paint(painter, look, stage.layers.numbers)
    assert stage.layers.numbers
    assert len(layer._marks) == 12 + 7
    on_edges = [QPointF(x, y) for _, x, y in layer._marks[:12]]
    touched = [place for place in on_edges for number in stage.layers.numbers if number.contains(place)]
    assert not touched


@pytest.mark.parametrize("scale", [0.7, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("sizes", [[2, 2, 1], [2, 6, 1], [3, 4, 4, 2]], ids=str)
def test_marks_keep_clear_of_nodes_and_of_each_other(lay: Lay, sizes: list[int], scale: float) -> None:
    desk = lay(from_layers(sizes, activation="tanh"))
    drawing = desk.bench.drawing
    desk.bench.checks.marks = dict.fromkeys((*drawing.edges, *drawing.nodes), "pass")
    desk.view.zoom_to(scale)
    look = desk.view.stage.look(10_000, 10_000)
    radius, rim = radius_at(scale), NODE_RADIUS * scale
    places = np.array([mark[1:] for mark in placed(look, ())])
    centers = look.geometry.centers * scale + (look.camera.dx, look.camera.dy)
    to_nodes = np.hypot(*np.moveaxis(places[:, None] - centers, -1, 0))
    assert to_nodes.min() >= radius + rim, "no mark covers what is written in a node"
    apart = np.hypot(*np.moveaxis(places[:, None] - places, -1, 0)) + np.eye(len(places)) * 1e9
    assert apart.min() >= 2 * radius, "two edges that cross have their marks at other places"


def test_ten_thousand_marks_are_placed_at_once(lay: Lay) -> None:
    desk = lay(from_layers([100, 100, 1]))
    desk.bench.checks.marks = dict.fromkeys(desk.bench.drawing.edges, "pass")
    look = desk.view.stage.look(desk.view.width(), desk.view.height())
    times = []
    for _ in range(3):
        start = perf_counter()
        placed(look, ())
        times.append(perf_counter() - start)
    assert min(times) < 0.2


def test_thousands_are_dots_but_failures_stay_crosses(lay: Lay) -> None:
    desk = lay(from_layers([20, 40, 20]))
    edges = list(desk.bench.drawing.edges)
    assert len(edges) > MOST
    look = desk.view.stage.look(desk.view.width(), desk.view.height())

    def painted(marks: dict[str, str]) -> QImage:
        desk.bench.checks.marks = marks  # type: ignore[assignment]
        look = desk.view.stage.look(desk.view.width(), desk.view.height())
        image = QImage(desk.view.size(), QImage.Format.Format_ARGB32)
        image.fill(QColor(LIGHT.paper))
        with QPainter(image) as painter:
            VerdictLayer().paint(painter, look, ())
        return image

    desk.view.fit()
    assert not look.verdicts
    passed = dict.fromkeys(edges, "pass")
    assert painted(passed) != painted({**passed, edges[7]: "fail"})
    assert painted({}) != painted(passed)


def test_a_mark_grows_less_than_the_drawing() -> None:
    assert radius_at(0.1) == radius_at(0.8) < radius_at(1.0) < radius_at(4.0) == radius_at(1.6)
