"""The compiler: what becomes of a drawing, and the problems it names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Edge, Node, Record, Training
from simulator.model.binding import inputs_of, outputs_of
from simulator.model.compiler import compile_drawing
from simulator.model.kinds import KINDS, kind
from simulator.model.network import Network
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.program import Affine, Apply, SparseAffine
from simulator.problems import Problem
from tests.drawings import FEATURES, TARGETS, drawings


def node(id: str, kind: str = "neuron", y: float = 0, **fields: object) -> Node:
    return Node(id=id, kind=kind, x=0, y=y, **fields)  # type: ignore[arg-type]


def edge(pair: str, id: str = "", **fields: object) -> Edge:
    source, target = pair.split()
    return Edge(id=id or pair.replace(" ", "-"), source=source, target=target, **fields)  # type: ignore[arg-type]


def network(
    *records: Record, features: Sequence[str] = FEATURES, targets: Sequence[str] = TARGETS
) -> Network:
    compiled = compile_drawing(Drawing(records), features, targets)
    assert isinstance(compiled, Network), [str(problem) for problem in compiled]
    return compiled


def problems(
    *records: Record, features: Sequence[str] = FEATURES, targets: Sequence[str] = TARGETS
) -> tuple[Problem, ...]:
    compiled = compile_drawing(Drawing(records), features, targets)
    assert not isinstance(compiled, Network)
    return compiled


X, A, B, C = node("x", "input"), node("a"), node("b", y=1), node("c", y=2)


def test_every_kind_is_found_by_its_key() -> None:
    operations = [row.key for row in OPERATIONS]
    assert [row.key for row in KINDS] == ["input", "neuron", "variable", "constant", *operations]
    assert all(kind(row.key) is row and str(row.label) for row in KINDS)


def test_layers_become_one_product_each_on_views_of_theta() -> None:
    compiled = compile_drawing(from_layers((3, 4, 2)), FEATURES, TARGETS)
    assert isinstance(compiled, Network)
    first, _, second, _ = compiled.program.steps
    assert isinstance(first, Affine)
    assert isinstance(second, Affine)
    assert (first.sources, first.targets, first.weights) == (slice(0, 3), slice(3, 7), slice(0, 12))
    assert (second.sources, second.targets, second.weights) == (slice(3, 7), slice(7, 9), slice(16, 24))
    assert str(compiled.program).splitlines()[:2] == [
        "z[3:7] = W a[0:3] + b, W = theta[0:12], b = theta[12:16]",
        "a[3:7] = sigmoid(z[3:7])",
    ]


def test_a_skip_over_a_rank_still_reads_neighbors() -> None:
    compiled = network(X, A, B, *map(edge, ("x a", "x b", "a b")))
    last = compiled.program.steps[2]
    assert isinstance(last, Affine)
    assert last.sources == slice(0, 2)


def test_an_activation_is_applied_to_few_slices() -> None:
    mixed = [node(f"h{i}", y=i, activation=("relu", "tanh")[i % 2]) for i in range(20)]
    compiled = network(X, *mixed, *(edge(f"x {h.id}") for h in mixed))
    applied = [step for step in compiled.program.steps if isinstance(step, Apply)]
    assert sorted(step.activation.key for step in applied) == ["relu", "tanh"]
    assert compiled.outputs == tuple(h.id for h in mixed)


def test_neurons_with_each_their_own_sources_share_one_step() -> None:
    inputs = [node(f"x{i}", "input", y=i) for i in range(8)]
    neurons = [node(f"h{i}", y=i) for i in range(7)]
    edges = [edge(f"x{j} h{i}") for i in range(7) for j in (i, i + 1)]
    steps = network(*inputs, *neurons, *edges).program.steps
    assert [type(step) for step in steps] == [SparseAffine, Apply]


@given(drawings(max_neurons=20))
def test_every_parameter_and_slot_has_its_place(drawing: Drawing) -> None:
    compiled = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(compiled, Network)
    neurons = {n.id for n in drawing.nodes.values() if n.kind == "neuron"}
    assert sorted(compiled.slot.values()) == list(range(len(drawing.nodes)))
    assert list(compiled.parameter.values()) == list(range(compiled.size))
    assert set(compiled.parameter) == neurons | set(drawing.edges)
    weights = {id for id, index in compiled.parameter.items() if compiled.is_weight[index]}
    assert weights == set(drawing.edges)
    assert all(compiled.slot[e.source] < compiled.slot[e.target] for e in drawing.edges.values())
    assert [id for rank in compiled.ranks for id in rank] == list(compiled.slot)[len(compiled.inputs) :]


@given(drawings(max_neurons=20))
def test_compiling_twice_gives_the_same(drawing: Drawing) -> None:
    shuffled = Drawing(_reversed(drawing))
    first, second = (compile_drawing(d, FEATURES, TARGETS) for d in (drawing, shuffled))
    assert isinstance(first, Network)
    assert isinstance(second, Network)
    assert dict(first.slot) == dict(second.slot)
    assert dict(first.parameter) == dict(second.parameter)
    assert str(first.program) == str(second.program)


def _reversed(drawing: Drawing) -> list[Record]:
    nodes, edges = list(drawing.nodes.values()), list(drawing.edges.values())
    return [drawing.training, drawing.data, *nodes[::-1], *edges[::-1]]


def test_frozen_and_indices() -> None:
    compiled = network(X, node("a", frozen=True), B, edge("x a"), edge("a b", frozen=True))
    frozen = {id for id, index in compiled.parameter.items() if compiled.frozen[index]}
    assert frozen == {"a", "a-b"}
    indices = compiled.parameter_indices(["a-b", "nobody", "b"])
    assert indices.tolist() == [compiled.parameter["a-b"], -1, compiled.parameter["b"]]


def test_neurons_without_any_edge_compile_too() -> None:
    compiled = network(X, A, B, C, *map(edge, ("x a", "b a")))
    assert compiled.outputs == ("a",)
    assert compiled.program.slots == 4


def test_a_cycle_is_named_with_its_edges() -> None:
    loose = edge("x a")
    (problem,) = problems(X, A, B, C, node("d", output=True), loose, *map(edge, ("a b", "b c", "c a", "c d")))
    assert set(problem.about) == {"a", "b", "c", "a-b", "b-c", "c-a"}
    assert all(name in str(problem) for name in "abc")
    assert "cycle" in str(problem)


def test_a_neuron_that_feeds_itself_is_a_cycle() -> None:
    (problem,) = problems(X, A, node("d", output=True), edge("x a"), edge("a a"), edge("a d"))
    assert set(problem.about) == {"a", "a-a"}


def test_a_long_cycle_lights_up_whole_and_is_named_in_short() -> None:
    ring = [node(f"n{i}", output=True) for i in range(30)]
    edges = [edge(f"n{i} n{(i + 1) % 30}") for i in range(30)]
    (problem,) = problems(X, *ring, *edges)
    assert len(problem.about) == 60
    assert len(str(problem)) < 160


def test_a_deep_chain_is_no_recursion() -> None:
    chain = [node(f"n{i}") for i in range(5000)]
    edges = [edge(f"n{i} n{i + 1}") for i in range(4999)]
    assert len(network(X, *chain, edge("x n0"), *edges).ranks) == 5000


@pytest.mark.parametrize(
    ("records", "about", "words"),
    [
        (
            (X, A, B, node("y", "input"), *map(edge, ("x a", "x b", "a y"))),
            ("a-y",),
            "leads into y, which takes none",
        ),
        ((X, A, edge("x a", "e1"), edge("x a", "e2")), ("e1", "e2"), "two edges x → a"),
        ((X, node("a", activation="step"), edge("x a")), ("a",), "unknown activation step"),
        ((X, node("a", "lens"), B, edge("x b")), ("a",), "unknown kind lens"),
        ((X, A, edge("x a"), Training(loss="hinge")), (), "hinge"),
        ((X, A, edge("x a"), Training(convention="best")), (), "best"),
        ((X, A, edge("x a"), Training(initializer="magic")), (), "magic"),
        ((X, A, edge("x a"), Training(optimizer="hope")), (), "hope"),
        ((X, A, edge("x a"), Training(initial_bias="many")), (), "many"),
        ((A, B, edge("a b")), (), "no input"),
        ((X, A), (), "no output"),
        ((X, node("a", column="speed"), edge("x a")), ("a",), "speed"),
        (
            (X, A, edge("x a"), Training(loss="huber", convention="half_mean")),
            (),
            "choose “Mean over samples”",
        ),
        (
            (
                X,
                node("a", activation="relu"),
                edge("x a"),
                Training(loss="binary_cross_entropy", convention="mean"),
            ),
            ("a",),
            "sigmoid or linear",
        ),
        (
            (X, A, edge("x a"), Training(loss="softmax_cross_entropy", convention="mean")),
            ("a",),
            "only a",
        ),
        (
            (X, A, B, edge("x a"), edge("x b"), Training(loss="softmax_cross_entropy", convention="mean")),
            ("a", "b"),
            "should be linear",
        ),
    ],
)
def test_problems(records: tuple[Record, ...], about: tuple[str, ...], words: str) -> None:
    (problem,) = problems(*records)
    assert problem.about == about
    assert words in str(problem)


def test_all_problems_are_told_at_once() -> None:
    found = problems(A, B, edge("a b"), edge("b a", "e9"), Training(loss="hinge"))
    assert len(found) == 4


def test_more_nodes_than_columns() -> None:
    many = [node(f"x{i}", "input", y=i) for i in range(3)]
    (problem,) = problems(*many, A, edge("x0 a"), features=("f1", "f2"))
    assert problem.about == ("x0", "x1", "x2")
    (problem,) = problems(X, A, B, edge("x a"), edge("x b"), targets=("t",))
    assert problem.about == ("a", "b")


def test_binding_goes_from_top_to_bottom_after_those_that_chose() -> None:
    inputs = [node("x1", "input", y=5), node("x2", "input", y=1, column="f0"), node("x3", "input", y=-3)]
    outputs = [node("a", y=3), node("b", y=2, column="t1"), node("c", y=9)]
    edges = [edge(f"x1 {o.id}") for o in outputs]
    compiled = network(*inputs, *outputs, *edges, features=("f0", "f1", "f2", "f3"))
    assert (compiled.inputs, compiled.feature_columns) == (("x3", "x2", "x1"), (1, 0, 2))
    assert (compiled.outputs, compiled.target_columns) == (("b", "a", "c"), (1, 0, 2))


def test_marked_outputs_come_before_loose_ends() -> None:
    drawing = Drawing([X, node("a", output=True), B, edge("x a"), edge("a b")])
    assert [n.id for n in outputs_of(drawing)] == ["a"]
    assert [n.id for n in inputs_of(drawing)] == ["x"]


def test_compiling_does_not_touch_the_drawing() -> None:
    drawing = from_layers((2, 3, 1))
    before = dict(drawing.records)
    compile_drawing(drawing, ("a", "b"), ("y",))
    assert dict(drawing.records) == before
    assert np.array_equal(list(before), list(drawing.records))
