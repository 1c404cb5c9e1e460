"""The verbs: what each adds, connects, removes and labels."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing import edits, limits
from simulator.drawing.change import Change
from simulator.drawing.copies import bounds, copies, piece_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.paths import cycle, descendants, path, successors
from simulator.drawing.records import COLUMN, ROW, Edge, Node
from simulator.problems import Refusal


@pytest.fixture
def drawing() -> Drawing:
    return edits.from_layers([2, 3, 1])


def do(drawing: Drawing, change: Change) -> None:
    drawing.apply(change)


def label(drawing: Drawing, id: str) -> str:
    return drawing.nodes[id].label


def ends(drawing: Drawing) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in drawing.edges.values()}


# Adding.


def test_new_nodes_get_the_smallest_free_label(drawing: Drawing) -> None:
    do(drawing, edits.remove(drawing, ["n3"]))
    for kind, expected in (("neuron", "h1"), ("neuron", "h4"), ("input", "x3")):
        change, id = edits.add_node(drawing, kind, 0.0, 0.0)
        do(drawing, change)
        assert label(drawing, id) == expected


def test_a_given_label_and_other_fields_are_kept(drawing: Drawing) -> None:
    change, id = edits.add_node(drawing, "neuron", 1, 2, label="gate", activation="relu", bias=0.5)
    do(drawing, change)
    expected = Node(id=id, kind="neuron", x=1.0, y=2.0, label="gate", activation="relu", bias=0.5)
    assert drawing.nodes[id] == expected


def test_a_new_output_is_labeled_as_one(drawing: Drawing) -> None:
    change, id = edits.add_node(drawing, "neuron", 0.0, 0.0, output=True)
    do(drawing, change)
    assert label(drawing, id) == "y2"


def test_no_place_is_off_the_paper(drawing: Drawing) -> None:
    change, id = edits.add_node(drawing, "neuron", 1e9, -math.inf)
    do(drawing, change)
    assert (drawing.nodes[id].x, drawing.nodes[id].y) == (1e6, -1e6)


def test_a_layer_is_a_group_around_its_place_with_edges_from_every_source(drawing: Drawing) -> None:
    change, ids = edits.add_layer(drawing, 3, 10.0, 20.0, ["n3", "n4", "nobody"], activation="relu")
    do(drawing, change)
    nodes = [drawing.nodes[id] for id in ids]
    assert [node.y for node in nodes] == [20.0 - ROW, 20.0, 20.0 + ROW]
    assert [node.label for node in nodes] == ["h4", "h5", "h6"]
    assert {node.activation for node in nodes} == {"relu"}
    assert {node.group for node in nodes} <= set(drawing.groups)
    assert all({e.source for e in drawing.incoming(id).values()} == {"n3", "n4"} for id in ids)


def test_a_layer_of_none_is_nothing(drawing: Drawing) -> None:
    assert edits.add_layer(drawing, 0, 0.0, 0.0) == (Change(), ())


def test_inputs_have_no_sources(drawing: Drawing) -> None:
    change, ids = edits.add_layer(drawing, 2, 0.0, 0.0, ["n1"], kind="input")
    do(drawing, change)
    assert [label(drawing, id) for id in ids] == ["x3", "x4"]
    assert len(drawing.edges) == 9


# Connecting.


def test_connect(drawing: Drawing) -> None:
    do(drawing, edits.connect(drawing, "n1", "n6", 0.25))
    (edge,) = (e for e in drawing.edges.values() if (e.source, e.target) == ("n1", "n6"))
    assert edge.weight == 0.25


@pytest.mark.parametrize(
    ("source", "target"),
    [("n1", "n1"), ("n1", "n2"), ("n1", "n3"), ("n6", "n3"), ("n1", "nobody"), ("e1", "n3")],
)
def test_where_no_edge_can_be_there_is_no_change(drawing: Drawing, source: str, target: str) -> None:
    assert not edits.connect(drawing, source, target)


def test_connect_all_adds_what_is_missing(drawing: Drawing) -> None:
    change = edits.connect_all(drawing, ["n1", "n2", "n3", "n3"], ["n3", "n6"])
    assert {(e.source, e.target) for _, e in change.pairs.values() if isinstance(e, Edge)} == {
        ("n1", "n6"),
        ("n2", "n6"),
    }


def test_connect_all_within_a_selection_leads_from_left_to_right() -> None:
    drawing = Drawing(Node(id=f"n{i}", kind="neuron", x=float(i), y=0.0) for i in range(4))
    every = list(drawing.nodes)
    do(drawing, edits.connect_all(drawing, every, every))
    assert ends(drawing) == {(a, b) for i, a in enumerate(every) for b in every[i + 1 :]}


@given(data=st.data())
def test_connect_all_never_closes_a_cycle_and_leaves_out_no_more_than_it_must(data: st.DataObject) -> None:
    drawing = Drawing(Node(id=f"n{i}", kind="neuron", x=float(i % 3), y=float(i)) for i in range(8))
    ids = st.lists(st.sampled_from(sorted(drawing.nodes)), max_size=5)
    for _ in range(data.draw(st.integers(1, 4))):
        starts, stops = data.draw(ids), data.draw(ids)
        free = not descendants(drawing, stops).intersection(starts)
        do(drawing, edits.connect_all(drawing, starts, stops))
        assert cycle(successors(drawing)) == ()
        assert len(ends(drawing)) == len(drawing.edges)
        assert not free or {(a, b) for a in starts for b in stops} <= ends(drawing)


def test_paths_name_the_edges_on_the_way(drawing: Drawing) -> None:
    way = path(drawing, "n1", "n6")
    assert way is not None
    assert drawing.edges[way[0]].source == "n1"
    assert drawing.edges[way[-1]].target == "n6"
    assert len(way) == 2
    assert path(drawing, "n1", "n1") == ()
    assert path(drawing, "n6", "n1") is None


# Removing.


def test_a_node_goes_with_its_edges(drawing: Drawing) -> None:
    do(drawing, edits.remove(drawing, ["n4", "nobody"]))
    assert "n4" not in {end for pair in ends(drawing) for end in pair}
    assert len(drawing.edges) == 6
    assert "g1" in drawing.groups


def test_the_last_node_takes_its_group_along(drawing: Drawing) -> None:
    do(drawing, edits.remove(drawing, ["n3", "n4", "n5"]))
    assert not drawing.groups


def test_a_group_goes_with_its_nodes(drawing: Drawing) -> None:
    do(drawing, edits.remove(drawing, ["g1"]))
    assert set(drawing.nodes) == {"n1", "n2", "n6"}
    assert not drawing.groups


def test_settings_are_not_removed(drawing: Drawing) -> None:
    assert not edits.remove(drawing, ["training", "data"])


# Changing.


def test_all_stop_where_the_first_meets_the_end_of_the_paper(drawing: Drawing) -> None:
    before = {id: node.x for id, node in drawing.nodes.items()}
    do(drawing, edits.move(drawing, drawing.nodes, 1e9, 0.0))
    shift = {node.x - before[id] for id, node in drawing.nodes.items()}
    assert shift == {1e6 - COLUMN}


def test_each_record_takes_the_fields_it_has(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["n3", "e1", "nobody"], frozen=True, bias=2.0, weight=3.0, id="n9"))
    assert (drawing.nodes["n3"].bias, drawing.nodes["n3"].frozen) == (2.0, True)
    assert (drawing.edges["e1"].weight, drawing.edges["e1"].frozen) == (3.0, True)


def test_frozen_toggles_together(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["e1"], frozen=True))
    do(drawing, edits.toggle_frozen(drawing, ["e1", "n3"]))
    assert drawing.edges["e1"].frozen
    assert drawing.nodes["n3"].frozen
    do(drawing, edits.toggle_frozen(drawing, ["e1", "n3"]))
    assert not drawing.edges["e1"].frozen
    assert not drawing.nodes["n3"].frozen
    assert not edits.toggle_frozen(drawing, [])


def test_marking_an_output_relabels_what_was_labeled_by_itself(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["n4"], label="mine"))
    do(drawing, edits.mark_output(drawing, ["n1", "n3", "n4"]))
    assert [(n.label, n.output) for n in (drawing.nodes["n3"], drawing.nodes["n4"])] == [
        ("y2", True),
        ("mine", True),
    ]
    assert not drawing.nodes["n1"].output
    do(drawing, edits.mark_output(drawing, ["n3", "n4"]))
    assert label(drawing, "n3") == "h1"


def test_marking_takes_a_wish_and_forgets_the_binding(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["n6"], column="y"))
    assert not edits.mark_output(drawing, ["n6"], True)
    do(drawing, edits.mark_output(drawing, ["n6"], False))
    assert (drawing.nodes["n6"].output, drawing.nodes["n6"].column) == (False, None)


def test_settings(drawing: Drawing) -> None:
    do(drawing, edits.set_training(drawing, eta=0.1).then(edits.set_data(drawing, dataset="circle")))
    assert (drawing.training.eta, drawing.data.dataset) == (0.1, "circle")
    assert not edits.set_training(drawing, eta=0.1)


def test_group_and_ungroup(drawing: Drawing) -> None:
    change, id = edits.group(drawing, ["n3", "n4", "n5", "n6"], "all")
    do(drawing, change)
    assert set(drawing.groups) == {id}
    assert edits.members(drawing, [id]) == ("n3", "n4", "n5", "n6")
    do(drawing, edits.ungroup(drawing, [id]))
    assert not drawing.groups
    assert not edits.group(drawing, ["nobody"])[0]


def test_learned_weights_become_initial_ones(drawing: Drawing) -> None:
    values = {"e1": 0.5, "n3": -1.0, "n1": 9.0, "e99": 1.0, "e2": math.nan}
    do(drawing, edits.keep_weights(drawing, values))
    assert (drawing.edges["e1"].weight, drawing.nodes["n3"].bias) == (0.5, -1.0)
    assert drawing.nodes["n1"].bias is None
    assert drawing.edges["e2"].weight is None


# Copying.


def test_duplicates_bring_the_edges_between_them_and_free_labels(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["n4"], label="gate"))
    change, ids = copies(drawing, piece_of(drawing, ["n1", "n3", "n4"]), 10.0, 20.0)
    do(drawing, change)
    assert [label(drawing, id) for id in ids] == ["x3", "h2", "gate"]
    assert {(ids[0], ids[1]), (ids[0], ids[2])} <= ends(drawing)
    assert len(drawing.edges) == 11
    assert drawing.nodes[ids[0]].x == drawing.nodes["n1"].x + 10.0
    assert drawing.nodes[ids[1]].group == drawing.nodes[ids[2]].group != "g1"


def test_a_copied_output_is_not_bound_to_the_same_target(drawing: Drawing) -> None:
    do(drawing, edits.set_fields(drawing, ["n1", "n6"], column="c"))
    change, ids = copies(drawing, piece_of(drawing, ["n1", "n6"]), 0.0, 0.0)
    do(drawing, change)
    assert [drawing.nodes[id].column for id in ids] == ["c", None]


# Presets.


def test_layers(drawing: Drawing) -> None:
    assert [n.label for n in drawing.nodes.values()] == ["x1", "x2", "h1", "h2", "h3", "y1"]
    assert [n.output for n in drawing.nodes.values()] == [False] * 5 + [True]
    assert len(drawing.edges) == 9
    assert {n.group for n in drawing.nodes.values()} == {None, "g1"}
    assert bounds(list(drawing.nodes.values())) == (-COLUMN, -ROW, COLUMN, ROW)


def test_layers_with_other_ends_and_settings() -> None:
    drawing = edits.from_layers([1, 2, 2, 1], "tanh", "linear", [Drawing().training])
    activations = [n.activation for n in drawing.nodes.values() if n.kind == "neuron"]
    assert activations == ["tanh"] * 4 + ["linear"]
    assert [n.label for n in drawing.nodes.values()] == ["x1", "h1", "h2", "h3", "h4", "y1"]


@pytest.mark.parametrize("sizes", [[], [3], [2, 0, 1], [2, -1], [limits.NODES, 2], [1000, 1000]])
def test_impossible_layers_are_refused(sizes: list[int]) -> None:
    with pytest.raises(Refusal):
        edits.from_layers(sizes)
