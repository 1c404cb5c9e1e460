"""Erase and pan: what a stroke takes, and what it leaves alone."""

from __future__ import annotations

from tests.tools.studio import Studio, small_network


def test_a_stroke_lights_and_then_takes() -> None:
    studio = Studio(*small_network(), tool="erase")
    studio.press(400, 144)
    studio.move(300, 144)
    assert studio.bench.overlay.lit == {"n6"}
    assert len(studio.drawing.nodes) == 6
    studio.release(300, 144)
    assert "n6" not in studio.drawing.nodes
    assert "e5" not in studio.drawing.edges
    assert studio.steps() == ["Delete y1"]


def test_a_fast_stroke_takes_what_it_crosses() -> None:
    studio = Studio(*small_network(), tool="erase")
    studio.drag((72, -200), (72, 600))
    assert studio.ends() == {("h1", "y1")}
    assert studio.steps() == ["Delete 4 edges"]


def test_a_stroke_over_paper_is_no_step() -> None:
    studio = Studio(*small_network(), tool="erase")
    studio.drag((600, 600), (700, 700))
    assert not studio.steps()


def test_hovering_lights_what_a_click_would_take() -> None:
    studio = Studio(*small_network(), tool="erase")
    studio.move(288, 144, button="none")
    assert studio.bench.overlay.lit == {"n6"}
    studio.hand.leave()
    assert studio.bench.overlay.lit == frozenset()


def test_panning_changes_nothing() -> None:
    studio = Studio(*small_network(), tool="pan")
    before = studio.state()
    studio.drag((144, 72), (300, 300))
    assert studio.state() == before
