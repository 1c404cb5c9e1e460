"""The drawing: changes happen wholly or not at all, and indices fit the records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from simulator.drawing import edits, limits
from simulator.drawing.change import Change, added, removed, replaced
from simulator.drawing.drawing import Drawing, id_order, in_order
from simulator.drawing.records import Edge, Group, Node, Record, Training
from simulator.problems import Refusal


@pytest.fixture
def drawing() -> Drawing:
    return edits.from_layers([2, 2, 1])


def node(id: str, **fields: object) -> Node:
    return Node(id=id, kind="neuron", x=0.0, y=0.0, **fields)  # type: ignore[arg-type]


def edge(id: str, source: str, target: str) -> Edge:
    return Edge(id=id, source=source, target=target)


def misfits(drawing: Drawing) -> Iterator[tuple[str, Change]]:
    n1, e1, g1 = drawing.nodes["n1"], drawing.edges["e1"], drawing.groups["g1"]
    yield "stale", replaced([(replace(n1, x=99.0), n1)])
    yield "already there", added([n1])
    yield "not there", removed([node("n99")])
    yield "edge from nowhere", added([edge("e99", "n99", "n3")])
    yield "edge to a group", added([edge("e99", "n1", "g1")])
    yield "edge loses its node", removed([n1])
    yield "edge and node, but not all edges", removed([n1, e1])
    yield (
        "edge moved to a node that goes",
        Change({"n5": (drawing.nodes["n5"], None), "e1": (e1, replace(e1, target="n5"))}),
    )
    yield "node in no group", added([node("n99", group="g99")])
    yield "group loses its nodes", removed([g1])
    yield "another id", Change({"n1": (n1, replace(n1, id="n98"))})
    yield "another kind of record", Change({"n1": (n1, Group(id="n1"))})
    yield "no training", Change({"training": (drawing.training, None)})


MISFITS = [name for name, _ in misfits(edits.from_layers([2, 2, 1]))]


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_changes_nothing(drawing: Drawing, name: str) -> None:
    heard: list[Change] = []
    drawing.changed.connect(heard.append)
    before = dict(drawing.records)
    good = edits.add_node(drawing, "neuron", 1.0, 2.0)[0]
    with pytest.raises(ValueError):
        drawing.apply(Change({**good.pairs, **dict(misfits(drawing))[name].pairs}))
    assert dict(drawing.records) == before
    assert heard == []


@pytest.mark.parametrize(
    "record",
    [
        node("n99", label="x" * 1001),
        node("n99", label="\ud800"),
        node("n99", bias=float("nan")),
        node("n 99"),
        Node(id="n99", kind="neuron", x=1e7, y=0.0),
        Node(id="n99", kind="neuron", x=float("inf"), y=0.0),
    ],
)
def test_what_could_not_be_saved_is_refused(drawing: Drawing, record: Record) -> None:
    before = dict(drawing.records)
    with pytest.raises(Refusal):
        drawing.apply(added([record]))
    assert dict(drawing.records) == before


def test_more_nodes_than_can_be_saved_are_refused(drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES", 6)
    drawing.apply(edits.add_node(drawing, "neuron", 0.0, 0.0)[0])
    with pytest.raises(Refusal, match="7 nodes"):
        drawing.apply(edits.add_node(drawing, "neuron", 0.0, 0.0)[0])


def test_nodes_and_edges_can_come_and_go_together_in_any_order(drawing: Drawing) -> None:
    drawing.apply(added([edge("e99", "n1", "n99"), node("n99")]))
    assert list(drawing.incoming("n99")) == ["e99"]
    drawing.apply(removed([drawing.nodes["n99"], drawing.edges["e99"]]))
    assert "e99" not in drawing.outgoing("n1")


def test_an_edge_can_be_led_elsewhere(drawing: Drawing) -> None:
    e1 = drawing.edges["e1"]
    drawing.apply(replaced([(e1, replace(e1, source="n2", target="n5"))]))
    assert "e1" not in drawing.outgoing("n1")
    assert "e1" not in drawing.incoming("n3")
    assert "e1" in drawing.outgoing("n2")
    assert "e1" in drawing.incoming("n5")


def test_a_replaced_record_keeps_its_place_in_the_order(drawing: Drawing) -> None:
    nodes, into = list(drawing.nodes), list(drawing.incoming("n5"))
    drawing.apply(edits.move(drawing, ["n1"], 5.0, 0.0))
    drawing.apply(edits.set_fields(drawing, [into[0]], weight=1.0))
    assert list(drawing.nodes) == nodes
    assert list(drawing.incoming("n5")) == into


def test_an_empty_change_is_not_told(drawing: Drawing) -> None:
    heard: list[Change] = []
    drawing.changed.connect(heard.append)
    drawing.apply(Change())
    assert heard == []


def test_a_fresh_id_was_never_held(drawing: Drawing) -> None:
    change, id = edits.add_node(drawing, "neuron", 0.0, 0.0)
    drawing.apply(change)
    drawing.apply(change.inverse())
    assert drawing.fresh_id("n") != id
    assert drawing.fresh_id("n") not in drawing.records


@pytest.mark.parametrize("taken", ["n999999999", "n1000000000", "abc12"])
def test_a_fresh_id_is_free_whatever_ids_a_file_has(taken: str) -> None:
    drawing = Drawing([node(taken), node("n1000000001")])
    assert len({drawing.fresh_id("n") for _ in range(3)}.difference(drawing.records)) == 3


def test_settings_can_be_given_at_the_start() -> None:
    assert Drawing([Training(eta=0.25)]).training.eta == 0.25


def test_two_records_with_the_same_id_are_no_drawing() -> None:
    with pytest.raises(ValueError, match="same id"):
        Drawing([node("n1"), node("n1", label="other")])


def test_ids_stand_in_the_order_people_count() -> None:
    ids = ["n10", "n2", "e3", "x", "n1", "Big", "n02"]
    assert sorted(ids, key=id_order) == ["Big", "e3", "n1", "n02", "n2", "n10", "x"]
    assert [n.id for n in in_order([node("n10"), node("n9")])] == ["n9", "n10"]


def test_views_cannot_be_written_to(drawing: Drawing) -> None:
    with pytest.raises(TypeError):
        drawing.nodes["n1"] = drawing.nodes["n2"]  # type: ignore[index]


def test_the_neighbors_of_nobody_are_nobody(drawing: Drawing) -> None:
    assert not drawing.incoming("n99")
    assert not drawing.outgoing("n99")
