"""Graphs in training: what leaves its domain stops the run with a sentence, and no exception."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import set_fields, set_training
from simulator.drawing.records import Column, Data, Edge, Node, Table, Training
from simulator.language import phrase
from simulator.model.compiler import compile_drawing
from simulator.model.domain import troubles
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.training.dataset import Dataset
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.session import Session
from simulator.training.striding import advance, step_batch
from tests.drawings import FEATURES, TARGETS, graph_features, random_graph
from tests.formulas import formula, labeled
from tests.training.making import session_of


def test_a_drawing_outside_its_domain_stands_still_and_can_be_looked_at() -> None:
    drawing = formula("l = log x", "f = exp l", x=-2)
    session = session_of(drawing)
    frame = frame_of(session, 0, State.PAUSED)
    slots = session.network.slot
    assert {id for id in slots if frame.wild[slots[id]]} == {labeled(drawing, name) for name in "lf"}
    said = troubles(drawing, session.network, frame.a, frame.wild)
    assert "x brings -2" in str(said[labeled(drawing, "l")])
    for _ in range(3):
        assert not step_batch(session)
        assert session.divergence is not None
        assert not session.divergence.overshot
        assert session.divergence.explain(drawing, session.network) == said[labeled(drawing, "l")]
        assert not frame_of(session, 0, State.FAILED).way_back
        session.back_to_finite()
    assert session.theta.tolist() == [-2.0]


def _unknown(drawing: Drawing, frame: Frame, network: Network) -> tuple[set[str], set[str], set[str]]:
    """The names of nodes whose delta is none, of leaves whose gradient, of sources of edges whose flow."""
    name = {id: node.label for id, node in drawing.nodes.items()}
    place = {name[id]: slot for id, slot in network.slot.items()}
    leaf = {name[id]: network.parameter[id] for id in network.leaves}
    edge = {name[drawing.edges[id].source]: row for id, row in network.flow.items()}
    masks = frame.unknown.delta, frame.unknown.gradient, frame.unknown.flows
    tables = zip((place, leaf, edge), masks, strict=True)
    delta, gradient, flows = ({key for key, at in t.items() if m.size and m[at]} for t, m in tables)
    return delta, gradient, flows


def test_a_frame_says_which_gradients_there_are_not() -> None:
    """The derivative of x to the y by y is that times ln x; that of the square root is upright at 0."""
    for drawing, expected in (
        (formula("f = power x two", x=-2, two=2, constants=["two"]), {"two"}),
        (formula("f = sqrt zero", zero=0, constants=["zero"]), {"zero"}),
    ):
        session = session_of(drawing)
        frame = frame_of(session, 0, State.PAUSED)
        assert _unknown(drawing, frame, session.network) == (expected, expected, expected)
        assert np.isfinite(frame.delta).all()


def test_where_nothing_is_wild_a_frame_carries_no_masks() -> None:
    frame = frame_of(session_of(formula("f = square x", x=3)), 0, State.PAUSED)
    unknown = frame.unknown
    masks = (frame.wild, unknown.z, unknown.delta, unknown.flows, unknown.gradient)
    assert not any(mask.size for mask in masks)


def test_without_a_loss_there_is_no_gradient_and_what_is_only_watched_takes_none_away() -> None:
    drawing = formula("r = relu v", "l = log w", v=-1, w=-1)
    drawing.apply(set_fields(drawing, [labeled(drawing, "r"), labeled(drawing, "l")], output=True))
    for weight, expected in ((1.0, {"v", "w"}), (0.0, set())):
        drawing.apply(set_fields(drawing, [labeled(drawing, "l")], loss_weight=weight))
        session = session_of(drawing)
        unknown = _unknown(drawing, frame_of(session, 0, State.PAUSED), session.network)
        assert [names & {"v", "w"} for names in unknown] == [expected] * 3


def test_a_sum_beyond_all_numbers_is_none_though_the_neuron_has_a_value() -> None:
    nodes = [
        Node(id="n1", kind="constant", x=0, y=0, label="c", bias=1e300),
        Node(id="n2", kind="neuron", x=144, y=0, activation="sigmoid", bias=0.0),
    ]
    session = session_of(Drawing([*nodes, Edge(id="e1", source="n1", target="n2", weight=1e300)]))
    frame, slot = frame_of(session, 0, State.PAUSED), session.network.slot["n2"]
    assert frame.a[slot] == 1.0
    assert frame.unknown.z[slot]


def test_a_sample_without_a_loss_takes_no_gradient_from_the_last_batch() -> None:
    session = _logarithm_of(1.0, 2.0, -1.0)
    assert step_batch(session)
    session.sample = 2
    frame = frame_of(session, 0, State.PAUSED)
    assert frame.unknown.delta.all()
    assert frame.unknown.flows.all()
    assert not frame.unknown.gradient.size
    assert frame.gradient.any()


def test_it_stops_where_it_leaves_the_domain() -> None:
    """ln x falls for ever as x nears 0, and one step leads beyond."""
    drawing = formula("f = log x", x=0.5)
    drawing.apply(set_training(drawing, eta=0.2))
    session = session_of(drawing)
    while step_batch(session):
        assert session.step < 20
    assert session.divergence is not None
    assert session.divergence.overshot, "a shorter step would have stayed inside"
    assert frame_of(session, 0, State.FAILED).way_back
    problem = session.divergence.explain(drawing, session.network)
    assert "f has no value. The logarithm is defined above 0 only. x brings -" in str(problem)
    assert session.theta[0] > 0, "the last value that was all right"


def _logarithm_of(*rows: float) -> Session:
    """A neuron on the logarithm of a feature with these values, which comes in batches of one."""
    nodes = [
        Node(id="n1", kind="input", x=0, y=0, label="x"),
        Node(id="n2", kind="log", x=100, y=0, label="l"),
        Node(id="n3", kind="neuron", x=200, y=0, activation="linear"),
    ]
    edges = [Edge(id="e1", source="n1", target="n2"), Edge(id="e2", source="n2", target="n3")]
    columns = (
        Column(name="x", role="feature", values=rows),
        Column(name="y", role="target", values=(0.0, 1.0, 2.0)),
    )
    data = Data(dataset="table", table=Table(name="t", columns=columns))
    return session_of(Drawing([*nodes, *edges, data, Training(batch=1, shuffle=False)]))


@pytest.mark.parametrize("rows", [(1.0, 2.0, -1.0), (-1.0, 1.0, 2.0)])
def test_no_learning_rate_helps_where_a_sample_lies_outside(rows: tuple[float, ...]) -> None:
    """Whether it comes in the first batch or in a later one."""
    session = _logarithm_of(*rows)
    advance(session, 10)
    assert session.divergence is not None
    assert not session.divergence.overshot


def test_all_is_well_again_when_a_value_is_typed() -> None:
    drawing = formula("f = sqrt x", x=0)
    assert not step_batch(session_of(drawing))
    drawing.apply(set_fields(drawing, [labeled(drawing, "x")], bias=4.0))
    session = session_of(drawing)
    assert step_batch(session)
    assert not frame_of(session, 0, State.PAUSED).wild.any()


def _session(rng: np.random.Generator, seed: int) -> tuple[Drawing, Session]:
    drawing = random_graph(rng, int(rng.integers(2, 25)), int(rng.integers(0, 3)), 0.4, seed=seed)
    size = 10.0 ** rng.choice([0.0, 3.0, 150.0])
    x, y = graph_features(rng, 4, len(FEATURES)) * size, rng.uniform(0, 1, (4, len(TARGETS)))
    dataset = Dataset("own", phrase("Dataset", "Own"), FEATURES, TARGETS, x, y, 4, None)
    drawing.apply(
        set_training(
            drawing,
            eta=float(10.0 ** rng.uniform(-3, 8)),
            optimizer=str(rng.choice([kind.key for kind in OPTIMIZERS])),
            l2=float(rng.choice([0.0, 0.01])),
        )
    )
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    return drawing, Session(network, dataset, drawing.training, initial_theta(drawing, network))


def campaign(seeds: range) -> int:
    """How many of these graphs stopped, each with a sentence about something that is drawn."""
    stopped = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for seed in seeds:
            drawing, session = _session(np.random.default_rng(seed), seed)
            while session.step < 40 and step_batch(session):
                assert np.isfinite(session.theta).all()
            frame = frame_of(session, 0, State.PAUSED)
            for name in ("theta", "gradient", "update", "z", "a", "delta", "flows"):
                assert np.isfinite(getattr(frame, name)).all(), (seed, name)
            assert not np.isinf(frame.outputs).any()
            assert all(map(str, troubles(drawing, session.network, frame.a, frame.wild).values()))
            if session.divergence is not None:
                stopped += 1
                problem = session.divergence.explain(drawing, session.network)
                assert problem.about, (seed, str(problem))
                assert set(problem.about) <= drawing.nodes.keys() | drawing.edges.keys()
    return stopped


def test_whatever_is_drawn_training_stops_with_a_sentence() -> None:
    assert 20 < campaign(range(150)) < 130


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_whatever_is_drawn_training_stops_with_a_sentence_long() -> None:
    campaign(range(1000, 21_000))
