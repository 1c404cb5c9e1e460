"""Rules of connecting: every refusal has its sentence, and nothing that is allowed closes a cycle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.paths import cycle, successors
from simulator.drawing.records import Edge, Node
from simulator.model.rules import connectable, edge_between, why_not_connect


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
    assert len(str(problem)) < 200
    assert "…" in str(problem)


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
