"""Leaves, operations, ties and arguments: what the verbs do with them."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.drawing import edits, limits
from simulator.drawing.arguments import in_order
from simulator.drawing.change import Change, added
from simulator.drawing.copies import copies, piece_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import copy_text, paste, piece_in
from simulator.drawing.layout import auto_layout
from simulator.drawing.records import LEAVES, NEURON, SOURCES, Edge, Node
from simulator.model.kinds import KINDS, NEURONS
from simulator.model.kinds import LEAVES as KINDS_OF_LEAVES
from simulator.problems import Refusal
from tests.attaching import attach


def do(drawing: Drawing, change: Change | tuple[Change, Any]) -> Any:
    """Apply a change; hand on what came with it."""
    if isinstance(change, Change):
        drawing.apply(change)
        return None
    drawing.apply(change[0])
    return change[1]


def add(drawing: Drawing, kind: str, **fields: Any) -> str:
    id: str = do(drawing, edits.add_node(drawing, kind, 0.0, 0.0, **fields))
    return id


def sources_of(drawing: Drawing, node: str) -> list[str]:
    return [drawing.nodes[e.source].label for e in in_order(drawing.incoming(node).values())]


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def quotient(drawing: Drawing) -> str:
    """v1 / c1 in an empty drawing."""
    a, b, node = (add(drawing, kind) for kind in ("variable", "constant", "divide"))
    do(drawing, edits.connect(drawing, a, node))
    do(drawing, edits.connect(drawing, b, node))
    return node


def test_drawing_and_model_agree_on_the_kinds() -> None:
    assert frozenset(kind.key for kind in KINDS if not kind.takes_edges) == SOURCES
    assert KINDS_OF_LEAVES == LEAVES
    assert frozenset({NEURON}) == NEURONS


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("input", "x1", "x2"),
        ("neuron", "h1", "h2"),
        ("variable", "v1", "v2"),
        ("constant", "c1", "c2"),
        ("divide", "divide1", "divide2"),
    ],
)
def test_a_label_says_the_kind(drawing: Drawing, kind: str, first: str, second: str) -> None:
    labels = [drawing.nodes[add(drawing, kind)].label for _ in range(2)]
    assert labels == [first, second]


def test_an_operation_keeps_its_name_as_an_output(drawing: Drawing, quotient: str) -> None:
    leaf = add(drawing, "variable")
    do(drawing, edits.mark_output(drawing, [quotient, leaf]))
    assert (drawing.nodes[quotient].output, drawing.nodes[quotient].label) == (True, "divide1")
    assert not drawing.nodes[leaf].output


def test_a_constant_is_1_until_another_is_typed(drawing: Drawing) -> None:
    assert drawing.nodes[add(drawing, "constant")].bias == 1.0
    assert drawing.nodes[add(drawing, "constant", bias=1.1)].bias == 1.1
    assert drawing.nodes[add(drawing, "variable")].bias is None


def test_no_verb_leads_an_edge_into_a_leaf(drawing: Drawing) -> None:
    leaves = [add(drawing, kind) for kind in ("variable", "constant", "input")]
    neuron = add(drawing, "neuron")
    assert not edits.connect_all(drawing, [neuron], leaves)
    for leaf in leaves:
        change, _ = attach(drawing, leaf, 0.0, 0.0, "constant")
        assert not [record for _, record in change.pairs.values() if isinstance(record, Edge)]
    change, ids = edits.add_layer(drawing, 2, 0.0, 0.0, [neuron], "variable")
    drawing.apply(change)
    assert not drawing.incoming(ids[0])


def test_a_leaf_is_connected_to_what_it_is_drawn_from(drawing: Drawing) -> None:
    node = add(drawing, "multiply")
    for kind in ("variable", "constant"):
        do(drawing, attach(drawing, node, 0.0, 0.0, kind))
    assert sources_of(drawing, node) == ["v1", "c1"]


# Arguments.


def test_each_new_edge_is_the_next_argument(drawing: Drawing, quotient: str) -> None:
    assert [e.argument for e in in_order(drawing.incoming(quotient).values())] == [0, 1]
    total = add(drawing, "sum")
    do(drawing, edits.connect_all(drawing, [quotient, *drawing.nodes], [total]))
    assert sorted(e.argument for e in drawing.incoming(total).values()) == [0, 1, 2]
    neuron = add(drawing, "neuron")
    do(drawing, edits.connect_all(drawing, list(drawing.nodes), [neuron]))
    assert {e.argument for e in drawing.incoming(neuron).values()} == {0}


def test_a_gap_among_the_arguments_is_filled_first(drawing: Drawing, quotient: str) -> None:
    first, _ = in_order(drawing.incoming(quotient).values())
    do(drawing, edits.remove(drawing, [first.id]))
    do(drawing, edits.connect(drawing, first.source, quotient))
    assert sources_of(drawing, quotient) == ["v1", "c1"]
    total = add(drawing, "sum")
    do(drawing, edits.connect_all(drawing, list(drawing.nodes)[:3], [total]))
    do(drawing, edits.remove(drawing, [in_order(drawing.incoming(total).values())[1].id]))
    more = [add(drawing, "variable"), add(drawing, "variable")]
    do(drawing, edits.connect_all(drawing, more, [total]))
    assert [e.argument for e in in_order(drawing.incoming(total).values())] == [0, 1, 2, 3]


def test_a_number_far_off_leaves_room_before_it(drawing: Drawing, quotient: str) -> None:
    _, second = in_order(drawing.incoming(quotient).values())
    do(drawing, edits.set_fields(drawing, [second.id], argument=limits.ARGUMENT))
    other = add(drawing, "variable")
    do(drawing, edits.connect(drawing, other, quotient))
    assert sources_of(drawing, quotient) == ["v1", "v2", "c1"]


def test_arguments_are_swapped_and_back(drawing: Drawing, quotient: str) -> None:
    do(drawing, edits.swap_arguments(drawing, quotient))
    assert sources_of(drawing, quotient) == ["c1", "v1"]
    do(drawing, edits.swap_arguments(drawing, quotient))
    assert sources_of(drawing, quotient) == ["v1", "c1"]


def test_arguments_of_one_number_are_swapped_too(drawing: Drawing) -> None:
    nodes = [Node(id=id, kind="subtract", x=0, y=0, label=id) for id in ("a", "b", "c")]
    drawing = Drawing([*nodes, *(Edge(id=f"e{i}", source="abc"[i], target="c") for i in range(2))])
    do(drawing, edits.swap_arguments(drawing, "c"))
    assert sources_of(drawing, "c") == ["b", "a"]
    assert edits.swap_arguments(drawing, "a") == Change()


def test_a_copy_has_its_arguments_in_the_same_order(drawing: Drawing, quotient: str) -> None:
    do(drawing, edits.set_fields(drawing, list(drawing.edges), argument=0))
    do(drawing, edits.remove(drawing, [next(iter(drawing.incoming(quotient)))]))
    do(drawing, edits.connect(drawing, next(iter(drawing.nodes)), quotient))
    before = sources_of(drawing, quotient)
    ids = do(drawing, copies(drawing, piece_of(drawing, drawing.nodes), 10.0, 0.0))
    assert [label[0] for label in sources_of(drawing, ids[-1])] == [label[0] for label in before]
    other = Drawing()
    pasted = do(other, paste(other, piece_in(copy_text(drawing, ids)), 0.0, 0.0))
    assert [label[0] for label in sources_of(other, pasted[-1])] == [label[0] for label in before]


# Ties.


def weights(drawing: Drawing) -> list[float | None]:
    return [edge.weight for edge in drawing.edges.values()]


def ties(drawing: Drawing) -> list[str | None]:
    return [edge.tie for edge in drawing.edges.values()]


@pytest.fixture
def network() -> Drawing:
    """Edges e1 to e4 into two neurons."""
    return edits.from_layers([2, 2])


def test_tied_edges_have_the_weight_of_the_oldest_that_has_one(network: Drawing) -> None:
    do(network, edits.set_fields(network, ["e2"], weight=2.0))
    do(network, edits.set_fields(network, ["e3"], weight=3.0))
    do(network, edits.tie(network, ["e3", "e2", "e1"]))
    assert weights(network) == [2.0, 2.0, 2.0, None]
    assert ties(network) == ["t1", "t1", "t1", None]


def test_a_weight_set_on_one_is_set_on_all_and_nothing_else_is(network: Drawing) -> None:
    do(network, edits.tie(network, ["e1", "e2"]))
    do(network, edits.set_fields(network, ["e2"], weight=0.5, argument=3))
    assert weights(network) == [0.5, 0.5, None, None]
    assert [edge.argument for edge in network.edges.values()] == [0, 3, 0, 0]


def test_they_are_frozen_together(network: Drawing) -> None:
    do(network, edits.toggle_frozen(network, ["e4"]))
    do(network, edits.tie(network, ["e1", "e4"]))
    assert [edge.frozen for edge in network.edges.values()] == [True, False, False, True]
    do(network, edits.toggle_frozen(network, ["e1"]))
    assert not any(edge.frozen for edge in network.edges.values())


def test_what_is_tied_comes_along(network: Drawing) -> None:
    do(network, edits.tie(network, ["e1", "e2"]))
    do(network, edits.tie(network, ["e3", "e4"]))
    assert ties(network) == ["t1", "t1", "t2", "t2"]
    do(network, edits.tie(network, ["e2", "e3"]))
    assert len(set(ties(network))) == 1


def test_one_edge_or_an_argument_is_not_tied(network: Drawing) -> None:
    node = add(network, "add")
    do(network, edits.connect_all(network, ["n1", "n2"], [node]))
    assert not edits.tie(network, ["e1"])
    assert not edits.tie(network, list(network.incoming(node)))
    assert not edits.tie(network, ["nobody"])


def test_untying_leaves_none_tied_to_nothing(network: Drawing) -> None:
    do(network, edits.tie(network, ["e1", "e2", "e3"]))
    do(network, edits.untie(network, ["e1"]))
    assert ties(network) == [None, "t1", "t1", None]
    do(network, edits.untie(network, ["e3", "e4"]))
    assert ties(network) == [None] * 4


def test_what_is_taken_away_leaves_none_tied_to_nothing(network: Drawing) -> None:
    do(network, edits.tie(network, ["e1", "e2", "e3"]))
    do(network, edits.remove(network, ["e1"]))
    assert ties(network) == ["t1", "t1", None]
    do(network, edits.remove(network, ["e2"]))
    assert set(ties(network)) == {None}
    do(network, edits.tie(network, list(network.edges)))
    do(network, edits.remove(network, ["n1"]))
    assert len(set(ties(network))) == 1
    do(network, edits.remove(network, list(network.nodes)[1:]))
    assert not network.edges


def test_a_copy_is_tied_in_itself_alone(network: Drawing) -> None:
    do(network, edits.tie(network, ["e1", "e2"]))
    do(network, edits.tie(network, ["e3", "e4"]))
    n1, n2, n3, _ = network.nodes
    change, _ = copies(network, piece_of(network, [n1, n2, n3]), 5.0, 5.0)
    new = [after for _, after in change.pairs.values() if isinstance(after, Edge)]
    assert [edge.tie for edge in new] == ["t3", "t3"]
    change, _ = copies(network, piece_of(network, [n1, n3]), 5.0, 5.0)
    assert [after.tie for _, after in change.pairs.values() if isinstance(after, Edge)] == [None]


# Values.


def test_values_are_kept_and_forgotten_where_they_are_learned(drawing: Drawing) -> None:
    variable, constant, node = add(drawing, "variable"), add(drawing, "constant"), add(drawing, "exp")
    entry, frozen = add(drawing, "input"), add(drawing, "variable", bias=5.0, frozen=True)
    do(drawing, edits.keep_weights(drawing, dict.fromkeys((variable, constant, node, entry), 2.5)))
    assert [n.bias for n in drawing.nodes.values()] == [2.5, 2.5, None, None, 5.0]
    do(drawing, edits.forget_weights(drawing))
    assert drawing.nodes[variable].bias is None
    assert (drawing.nodes[constant].bias, drawing.nodes[frozen].bias) == (2.5, 5.0)


@pytest.mark.parametrize(
    ("record", "word"),
    [
        (Node(id="n1", kind="neuron", x=0, y=0, loss_weight=float("nan")), "loss_weight"),
        (Node(id="n1", kind="neuron", x=0, y=0, loss_weight=2e300), "loss_weight"),
        (Node(id="n1", kind="neuron", x=0, y=0, loss="Huber!"), "in loss"),
        (Edge(id="e1", source="n8", target="n9", argument=-1), "argument"),
        (Edge(id="e1", source="n8", target="n9", argument=limits.ARGUMENT + 1), "argument"),
        (Edge(id="e1", source="n8", target="n9", tie="t" * 65), "65 characters in tie"),
    ],
)
def test_what_cannot_be_saved_cannot_be_drawn(record: Node | Edge, word: str) -> None:
    ends = [Node(id=id, kind="neuron", x=0, y=0) for id in ("n8", "n9")]
    drawing = Drawing(ends)
    with pytest.raises(Refusal, match=word):
        drawing.apply(added([record]))


# Layout.


def test_a_leaf_stands_right_before_what_it_feeds(drawing: Drawing) -> None:
    price, number, tax = (add(drawing, "constant") for _ in range(3))
    first, last = add(drawing, "multiply"), add(drawing, "multiply")
    do(drawing, edits.connect_all(drawing, [price, number], [first]))
    do(drawing, edits.connect_all(drawing, [first, tax], [last]))
    places = auto_layout(drawing)
    columns = [places[id][0] for id in (price, number, first, tax, last)]
    assert columns[0] == columns[1] < columns[2] == columns[3] < columns[4]
    alone = add(drawing, "variable")
    assert auto_layout(drawing)[alone][0] == min(x for x, _ in auto_layout(drawing).values())
