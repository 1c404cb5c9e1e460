"""Rules of connecting: every refusal has its sentence, and nothing that is allowed closes a cycle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing import edits
from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.paths import cycle, successors
from simulator.drawing.records import Edge, Node
from simulator.model.rules import connectable, edge_between, room, why_not_connect, why_not_into


def _drawing(count: int, pairs: list[tuple[int, int]], inputs: int = 0) -> Drawing:
    nodes = [
        Node(id=f"n{i}", kind="input" if i < inputs else "neuron", x=i, y=0, label=f"h{i}")
        for i in range(count)
    ]
    edges = [Edge(id=f"e{i}", source=f"n{a}", target=f"n{b}") for i, (a, b) in enumerate(pairs)]
    return Drawing([*nodes, *edges])


def test_a_cycle_names_its_neurons_and_is_about_its_edges() -> None:
    drawing = _drawing(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    problem = why_not_connect(drawing, "n3", "n0")
    assert problem is not None
    assert set(problem.about) == {"n0", "n3", "e3"}
    assert "h0 → h3 → h0" in str(problem)


def test_a_long_cycle_is_said_shortly_and_lit_wholly() -> None:
    drawing = _drawing(40, [(i, i + 1) for i in range(39)])
    problem = why_not_connect(drawing, "n39", "n0")
    assert problem is not None
    assert len(problem.about) == 79
    assert "h0 → h1 → h2 → h3 → h4 → … → h39 → h0" in str(problem)


@pytest.mark.parametrize(
    ("source", "target", "word", "about"),
    [
        ("n1", "n1", "itself", {"n1"}),
        ("n1", "n0", "input", {"n0"}),
        ("n0", "n1", "already", {"n0", "n1", "e0"}),
    ],
)
def test_refusals(source: str, target: str, word: str, about: set[str]) -> None:
    problem = why_not_connect(_drawing(3, [(0, 1)], inputs=1), source, target)
    assert problem is not None
    assert word in str(problem)
    assert set(problem.about) == about


def test_a_skip_and_a_label_less_node_are_fine() -> None:
    drawing = _drawing(4, [(0, 1), (1, 2)])
    assert why_not_connect(drawing, "n0", "n2") is None
    assert why_not_connect(drawing, "n3", "n0") is None


def _operations() -> Drawing:
    """v1 and c1 into sub1, v1 into exp1 and mul1, which takes any number."""
    kinds = {"v1": "variable", "c1": "constant", "x1": "input", "sub1": "subtract", "exp1": "exp"}
    kinds |= {"mul1": "multiply", "odd1": "of_another_time"}
    nodes = [Node(id=id, kind=kind, x=0, y=0, label=id) for id, kind in kinds.items()]
    pairs = [("v1", "sub1"), ("c1", "sub1"), ("v1", "exp1"), ("v1", "mul1")]
    return Drawing([*nodes, *(Edge(id=f"e{i}", source=a, target=b) for i, (a, b) in enumerate(pairs))])


@pytest.mark.parametrize(
    ("source", "target", "words", "about"),
    [
        ("x1", "v1", "value of its own", {"v1"}),
        ("x1", "c1", "value of its own", {"c1"}),
        ("x1", "sub1", "two values only", {"sub1", "e0", "e1"}),
        ("x1", "sub1", "swap the arguments", {"sub1", "e0", "e1"}),
        ("x1", "sub1", "“Sum of all”", {"sub1", "e0", "e1"}),
        ("x1", "exp1", "one value only", {"exp1", "e2"}),
        ("v1", "mul1", "use Square", {"v1", "mul1", "e3"}),
        ("v1", "sub1", "second node", {"v1", "sub1", "e0"}),
        ("mul1", "mul1", "itself", {"mul1"}),
    ],
)
def test_refusals_of_operations_and_leaves(source: str, target: str, words: str, about: set[str]) -> None:
    problem = why_not_connect(_operations(), source, target)
    assert problem is not None
    assert words in str(problem)
    assert set(problem.about) == about


def test_an_operation_of_any_number_always_has_room() -> None:
    drawing = _operations()
    assert why_not_connect(drawing, "sub1", "mul1") is None
    assert why_not_connect(drawing, "sub1", "odd1") is None
    assert why_not_into(drawing, "exp1") is not None
    assert (room(drawing, "v1"), room(drawing, "exp1"), room(drawing, "sub1")) == (0, 0, 0)
    assert room(drawing, "mul1") > 1000


def test_of_many_sources_an_operation_takes_the_first() -> None:
    drawing = _operations()
    drawing.apply(edits.remove(drawing, ["e1"]))
    pairs, problem = connectable(drawing, ["v1", "c1", "x1"], ["sub1", "mul1"])
    assert pairs == (("c1", "sub1"), ("c1", "mul1"), ("x1", "mul1"))
    assert problem is not None
    assert "two values only" in str(problem)


GRAPHS = st.integers(2, 9).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(
            st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]), unique=True
        ),
        st.permutations(range(n)),
        st.sets(st.integers(0, n - 1), min_size=1),
        st.sets(st.integers(0, n - 1), min_size=1),
    )
)


@given(GRAPHS)
def test_what_is_allowed_closes_no_cycle_and_what_is_refused_would(graph: tuple) -> None:  # type: ignore[type-arg]
    count, pairs, order, _, _ = graph
    drawing = _drawing(count, [(order[a], order[b]) for a, b in pairs])
    for source in drawing.nodes:
        for target in drawing.nodes:
            problem = why_not_connect(drawing, source, target)
            if source == target or edge_between(drawing, source, target):
                assert problem is not None
                continue
            trial = Drawing(drawing.records.values())
            trial.apply(added([Edge(id="e99", source=source, target=target)]))
            assert bool(cycle(successors(trial))) == (problem is not None)


@given(GRAPHS)
def test_pairs_that_may_be_joined_may_be_joined_together(graph: tuple) -> None:  # type: ignore[type-arg]
    count, pairs, order, sources, targets = graph
    drawing = _drawing(count, [(order[a], order[b]) for a, b in pairs], inputs=0)
    wanted, problem = connectable(drawing, [f"n{i}" for i in sources], [f"n{i}" for i in targets])
    assert all(why_not_connect(drawing, *pair) is None for pair in wanted)
    assert wanted or problem is not None
    drawing.apply(added(Edge(id=f"e{i}", source=a, target=b) for i, (a, b) in enumerate(wanted, 500)))
    assert not cycle(successors(drawing))
