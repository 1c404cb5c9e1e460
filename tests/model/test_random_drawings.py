"""Any drawing compiles, and its backpropagated gradient is the derivative of its loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.change import replaced
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Training
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check.check import Checking
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.activations import activation
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered import binding, sparse
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.program import Affine, Apply, SparseAffine
from tests.drawings import SMOOTH, compiled, drawings, random_drawing
from tests.executors import EXECUTORS, Executor
from tests.formulas import formula, labeled
from tests.graphs import graph_features, graphs


def samples(network: Network, seed: int, count: int = 5) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, len(network.inputs))), rng.random((count, len(network.outputs)))


@given(drawings(), st.integers(0, 1000))
def test_backpropagation_is_the_derivative(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    check = Checking(network, initial_theta(drawing, network), *samples(network, seed)).finish()
    assert len(check.rows) == network.size
    assert check.passed, check.worst


@given(graphs(), st.integers(0, 1000))
def test_backpropagation_through_operations_is_the_derivative(drawing: Drawing, seed: int) -> None:
    network, rng = compiled(drawing), np.random.default_rng(seed)
    x, y = graph_features(rng, 5, len(network.inputs)), rng.random((5, len(network.outputs)))
    check = Checking(network, initial_theta(drawing, network), x, y).finish()
    assert len(check.rows) == network.size
    assert check.passed, check.worst


@given(drawings(max_neurons=30, loss="squared_error"), st.integers(0, 1000))
def test_every_way_to_multiply_gives_the_same(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    theta = initial_theta(drawing, network)
    x, y = samples(network, seed, 7)
    answers = []
    for full, rounds in ((0, 48), (0, 1), (10**9, 48)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(binding, "FULL", full)
            patch.setattr(sparse, "ROUNDS", rounds)
            executor = NumpyExecutor(network.program)
            executor.run(theta, x)
            loss = executor.backpropagate(y)
            answers.append(np.concatenate([[loss], executor.gradient, executor.delta.ravel()]))
    np.testing.assert_allclose(answers[0], answers[1], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(answers[0], answers[2], rtol=1e-12, atol=1e-12)


@given(drawings(max_neurons=20, loss="squared_error"), st.integers(0, 1000))
def test_a_batch_is_the_sum_of_its_samples(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    theta = initial_theta(drawing, network)
    x, y = samples(network, seed, 6)
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    executor.backpropagate(y)
    whole, share = executor.gradient.copy(), network.program.share(6)
    parts = np.zeros(network.size)
    for row in range(6):
        executor.run(theta, x[row : row + 1])
        executor.backpropagate(y[row : row + 1])
        parts += executor.gradient * share
    np.testing.assert_allclose(whole, parts, rtol=1e-10, atol=1e-12)


def test_large_irregular_drawings_in_every_form() -> None:
    """Big enough for shared products and for neurons that have each their own sources."""
    forms = set()
    for seed, (neurons, density) in enumerate([(60, 0.05), (60, 0.3), (60, 0.02), (40, 1.0)]):
        drawing = random_drawing(np.random.default_rng(seed), neurons, 30, density, SMOOTH, "huber")
        network = compile_drawing(drawing, [f"f{i}" for i in range(30)], [f"t{i}" for i in range(90)])
        assert isinstance(network, Network)
        forms |= {type(step) for step in network.program.steps}
        theta, (x, y) = initial_theta(drawing, network), samples(network, seed, 3)
        executor = NumpyExecutor(network.program)
        executor.run(theta, x)
        executor.backpropagate(y)
        direction = np.random.default_rng(seed).normal(size=network.size) * 1e-6
        slope = executor.gradient @ direction
        numeric = (executor.loss(theta + direction, x, y) - executor.loss(theta - direction, x, y)) / 2
        assert slope == pytest.approx(numeric, rel=1e-6)
    assert forms == {Affine, SparseAffine, Apply}


@given(drawings(max_neurons=15, loss="squared_error"))
def test_forward_is_what_one_would_compute_by_hand(drawing: Drawing) -> None:
    network = compiled(drawing)
    theta = initial_theta(drawing, network)
    x, _ = samples(network, 1, 1)
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    value = dict(zip(network.inputs, x[0], strict=True))
    for id in (id for rank in network.ranks for id in rank):
        terms = [theta[network.parameter[e.id]] * value[e.source] for e in drawing.incoming(id).values()]
        z = sum(terms) + theta[network.parameter[id]]
        value[id] = activation(drawing.nodes[id].activation).function(np.array([z]))[0]
    for id, slot in network.slot.items():
        assert executor.a[slot, 0] == pytest.approx(value[id], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
@pytest.mark.parametrize("watched", [False, True])
def test_what_only_looks_on_sends_no_gradient_back(executor: Executor, watched: bool) -> None:
    """The logarithm of 0 has an infinite derivative, but L does not depend on it."""
    drawing = formula("f = square x", "g = log x", "h = log y", "s = add f h", x=0.0, y=2.0)
    lone = drawing.nodes[labeled(drawing, "g")]
    outputs = [drawing.nodes[labeled(drawing, "s")], *([lone] if watched else [])]
    marked = [replace(node, output=True, loss_weight=float(node is not lone)) for node in outputs]
    drawing.apply(replaced(list(zip(outputs, marked, strict=True))))
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network)
    y = np.zeros((1, len(outputs)))
    value, gradient = executor(network.program, initial_theta(drawing, network), np.zeros((1, 0)), y)
    assert value == pytest.approx(np.log(2))
    assert sorted(gradient.tolist()) == [0.0, 0.5]


def beside_a_logarithm(watched: bool) -> Drawing:
    """A network whose h also goes into a logarithm, of which only neurons read that L does not depend on."""
    nodes = [
        Node(id="x1", kind="input", x=0, y=0),
        Node(id="h", kind="neuron", x=100, y=0, activation="tanh", bias=0.1),
        Node(id="o", kind="neuron", x=200, y=0, activation="linear", output=True, bias=0.0),
        Node(id="l", kind="log", x=200, y=100),
        *(Node(id=id, kind="neuron", x=300, y=100, activation="sine", bias=0.5) for id in ("m", "n")),
        Node(
            id="p", kind="neuron", x=400, y=100, output=watched, loss_weight=0.0 if watched else 1.0, bias=0.0
        ),
    ]
    ends = (("x1", "h"), ("h", "o"), ("h", "l"), ("l", "m"), ("h", "n"), ("l", "n"), ("m", "p"), ("n", "p"))
    edges = [Edge(id=f"e{place}", source=s, target=t, weight=0.5) for place, (s, t) in enumerate(ends)]
    return Drawing([*nodes, *edges, Training(eta=0.1)])


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
@pytest.mark.parametrize("watched", [False, True])
def test_what_has_no_value_is_no_matter_where_l_does_not_depend_on_it(
    executor: Executor, watched: bool
) -> None:
    network = compile_drawing(beside_a_logarithm(watched), ("x",), ("y",))
    assert isinstance(network, Network)
    theta = initial_theta(beside_a_logarithm(watched), network)
    x, y = np.array([[-2.0], [0.5]]), np.ones((2, len(network.outputs)))
    _, gradient = executor(network.program, theta, x, y)
    used = [network.parameter[id] for id in ("e0", "e1", "h", "o")]
    assert np.isfinite(gradient[used]).all()
    assert gradient[used].all()
    assert not np.delete(gradient, used).any()


@pytest.mark.parametrize("watched", [False, True])
def test_what_is_judged_is_the_sum_of_every_neuron_that_l_depends_on(watched: bool) -> None:
    network = compile_drawing(beside_a_logarithm(watched), ("x",), ("y",))
    assert isinstance(network, Network)
    executor = NumpyExecutor(network.program)
    executor.run(initial_theta(beside_a_logarithm(watched), network), np.array([[-2.0], [0.5]]))
    judged = executor.z[[network.slot["h"], network.slot["o"]]]
    assert sorted(executor.sums.tolist()) == sorted(judged.ravel().tolist())
