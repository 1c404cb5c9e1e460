"""The selection: only what stands in the drawing, in the order of selecting."""

from __future__ import annotations

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.workbench.selection import Selection
from tests.tools.studio import small_network


def test_it_keeps_the_order_and_passes_over_strangers() -> None:
    selection = Selection(Drawing(small_network()))
    selection.set(["n3", "e1", "nowhere", "g1", "n1", "n3"])
    assert selection.ids == ("n3", "e1", "n1")
    assert selection.nodes == ("n3", "n1")
    assert selection.edges == ("e1",)
    assert "n1" in selection
    assert len(selection) == 3


def test_it_tells_a_change_once_and_no_change_never() -> None:
    selection = Selection(Drawing(small_network()))
    heard: list[tuple[str, ...]] = []
    selection.changed.connect(lambda s: heard.append(s.ids))
    selection.set(["n1"])
    selection.set(["n1"])
    selection.toggle("n2")
    selection.toggle("n1")
    selection.clear()
    selection.clear()
    assert heard == [("n1",), ("n1", "n2"), ("n2",), ()]


def test_what_is_removed_is_forgotten() -> None:
    drawing = Drawing(small_network())
    selection = Selection(drawing)
    selection.set(["n1", "n3", "e5"])
    drawing.apply(edits.remove(drawing, ["n3"]))
    assert selection.ids == ("n1",)


def test_it_remembers_where_it_was_last() -> None:
    selection = Selection(Drawing(small_network()))
    assert selection.latest is None
    selection.set(["n1", "n3"])
    selection.clear()
    assert selection.latest == "n3"
