"""Graphs by hand: operations behind nodes, leaves before them, the order of arguments, and ties."""

from __future__ import annotations

import pytest

from simulator.drawing.arguments import in_order
from simulator.drawing.records import Edge, Node
from simulator.tools.commands import command
from simulator.workbench.overlay import Ghost
from tests.tools.studio import Studio, small_network


def quotient() -> tuple[Node | Edge, ...]:
    """v1 / v2, and a neuron h1 that v1 feeds too."""
    return (
        Node(id="n1", kind="variable", x=0, y=0, label="v1", bias=6.0),
        Node(id="n2", kind="variable", x=0, y=96, label="v2", bias=2.0),
        Node(id="n3", kind="divide", x=144, y=48, label="divide1"),
        Node(id="n4", kind="neuron", x=144, y=240, label="h1"),
        Edge(id="e1", source="n1", target="n3"),
        Edge(id="e2", source="n2", target="n3", argument=1),
        Edge(id="e3", source="n1", target="n4"),
    )


def order(studio: Studio, node: str) -> list[str]:
    drawing = studio.drawing
    return [drawing.nodes[edge.source].label for edge in in_order(drawing.incoming(node).values())]


def run(studio: Studio, key: str) -> None:
    assert command(key).enabled(studio.bench), key
    command(key).run(studio.bench)


@pytest.mark.parametrize(("tool", "value"), [("variable", 1.0), ("constant", 1.0), ("log", None)])
def test_a_click_places_with_a_first_value(tool: str, value: float | None) -> None:
    studio = Studio(tool=tool)
    studio.click(31, 50)
    (node,) = studio.drawing.nodes.values()
    assert (node.kind, node.bias) == (tool, value)
    assert studio.steps()[0].endswith(node.label)


def test_an_operation_in_hand_grows_behind_a_node() -> None:
    studio = Studio(*quotient(), tool="log")
    studio.press(144, 48)
    studio.move(200, 48)
    studio.move(288, 48)
    assert studio.bench.overlay.ghosts == (Ghost(288, 48, "log"),)
    assert "Logarithm" in str(studio.bench.overlay.sentence)
    studio.release(288, 48)
    assert ("divide1", "log1") in studio.ends()
    assert studio.steps() == ["Add a node at divide1: Logarithm"]


def test_a_leaf_in_hand_feeds_the_node_it_is_pulled_from() -> None:
    studio = Studio(*quotient(), tool="constant")
    studio.drag((144, 240), (100, 300), (0, 300))
    assert ("c1", "h1") in studio.ends()
    assert studio.node("c1").bias == 1.0
    assert len(studio.steps()) == 1


def test_a_leaf_cannot_feed_what_takes_no_value() -> None:
    studio = Studio(*quotient(), tool="variable")
    studio.press(0, 0)
    studio.move(-60, -60)
    studio.move(-150, -150)
    assert studio.bench.overlay.refused
    studio.release(-150, -150)
    assert not studio.steps()


@pytest.mark.parametrize(
    ("sign", "kind"), [("+", "add"), ("-", "subtract"), ("*", "multiply"), ("/", "divide"), ("^", "power")]
)
def test_a_sign_typed_on_the_way_ends_the_edge_in_its_operation(sign: str, kind: str) -> None:
    studio = Studio(*small_network())
    studio.press(308, 144)
    studio.move(420, 149)
    studio.type(sign, 420, 149)
    studio.move(432, 149)
    (ghost,) = studio.bench.overlay.ghosts
    assert ghost.kind == kind
    studio.release(432, 149)
    assert [node.kind for node in studio.drawing.nodes.values()][-1] == kind


def test_a_tool_in_hand_connects_two_nodes_that_stand() -> None:
    studio = Studio(*small_network(), tool="multiply")
    studio.drag((144, 144), (200, 144), (288, 144))
    assert ("h2", "y1") in studio.ends()
    assert studio.steps() == ["Connect h2 with y1"]


def test_a_new_edge_is_the_last_argument() -> None:
    studio = Studio(*quotient()[:3])
    studio.bench.take("connect")
    studio.drag((0, 96), (60, 60), (144, 48))
    studio.drag((0, 0), (60, 20), (144, 48))
    assert order(studio, "n3") == ["v2", "v1"]


def test_ctrl_brings_as_many_as_an_operation_takes() -> None:
    studio = Studio(*small_network(), tool="divide")
    studio.bench.selection.set(["n3", "n4", "n5"])
    studio.click(432, 300, ctrl=True)
    (new,) = [id for id, node in studio.drawing.nodes.items() if node.kind == "divide"]
    assert order(studio, new) == ["h1", "h2"]


@pytest.mark.parametrize("selected", ["n3", "e1", "e2"])
def test_arguments_are_swapped_and_back(selected: str) -> None:
    studio = Studio(*quotient())
    studio.bench.selection.set([selected])
    run(studio, "arrange.swap_arguments")
    assert order(studio, "n3") == ["v2", "v1"]
    assert studio.steps() == ["Swap the arguments of divide1"]
    run(studio, "arrange.swap_arguments")
    assert order(studio, "n3") == ["v1", "v2"]


def test_where_order_does_not_matter_nothing_is_swapped() -> None:
    studio = Studio(*quotient())
    for selected in ("n1", "n4", "e3"):
        studio.bench.selection.set([selected])
        assert not command("arrange.swap_arguments").enabled(studio.bench)


def test_a_double_click_swaps_and_elsewhere_asks_to_type() -> None:
    studio = Studio(*quotient())
    asked: list[str] = []
    studio.bench.edit_requested.connect(asked.append)
    studio.hand.feed(studio.pointer("double", 72, 24))
    assert order(studio, "n3") == ["v2", "v1"]
    studio.hand.feed(studio.pointer("double", 72, 120))
    assert asked == ["e3"]


def test_edges_are_tied_and_untied() -> None:
    studio = Studio(*small_network())
    studio.bench.selection.set(["e1", "e3"])
    run(studio, "arrange.tie")
    ties = {studio.drawing.edges[id].tie for id in ("e1", "e3")}
    assert len(ties) == 1
    assert None not in ties
    assert not command("arrange.tie").enabled(studio.bench)
    assert studio.steps() == ["Tie 2 edges"]
    studio.bench.selection.set(["e1"])
    run(studio, "arrange.untie")
    assert all(edge.tie is None for edge in studio.drawing.edges.values())
    assert studio.steps()[-1] == "Untie an edge"


def test_edges_without_a_weight_are_neither_tied_nor_frozen() -> None:
    studio = Studio(*quotient())
    studio.bench.selection.set(["e1", "e2"])
    assert not command("arrange.tie").enabled(studio.bench)
    assert not command("arrange.freeze").enabled(studio.bench)
    studio.bench.selection.set(["n1", "n3", "e1"])
    run(studio, "arrange.freeze")
    assert studio.drawing.nodes["n1"].frozen
    assert not studio.drawing.nodes["n3"].frozen


def test_operations_are_marked_as_outputs_and_leaves_are_not() -> None:
    studio = Studio(*quotient())
    studio.bench.selection.set(["n1", "n3"])
    run(studio, "arrange.output")
    assert studio.drawing.nodes["n3"].output
    assert not studio.drawing.nodes["n1"].output


def test_growing_goes_on_with_what_is_in_hand() -> None:
    studio = Studio(*quotient(), tool="exp")
    studio.bench.selection.set(["n3"])
    run(studio, "edit.grow_right")
    assert ("divide1", "exp1") in studio.ends()
    studio.bench.take("select")
    studio.bench.selection.set(["n1"])
    run(studio, "edit.grow_up")
    new = studio.drawing.nodes[studio.bench.selection.nodes[0]]
    assert (new.kind, new.bias) == ("variable", 1.0)
    assert (new.label, "h1") in studio.ends()
    assert (new.label, "divide1") not in studio.ends()
