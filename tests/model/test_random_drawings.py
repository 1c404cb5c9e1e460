"""Any drawing compiles, and its backpropagated gradient is the derivative of its loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.drawing import Drawing
from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check import check_gradients
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.array import Array
from simulator.numerics.executors import numpy_executor
from simulator.numerics.executors.numpy_executor import NumpyExecutor
from tests.drawings import FEATURES, TARGETS, drawings, random_drawing


def compiled(drawing: Drawing) -> Network:
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return network


def samples(network: Network, seed: int, count: int = 5) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, len(network.inputs))), rng.random((count, len(network.outputs)))


@given(drawings(), st.integers(0, 1000))
def test_backpropagation_is_the_derivative(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    check = check_gradients(network, initial_theta(drawing, network), *samples(network, seed))
    assert len(check.rows) == network.size
    assert check.passed, check.worst


@given(drawings(max_neurons=30, loss="squared_error"), st.integers(0, 1000))
def test_every_way_to_multiply_gives_the_same(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    theta = initial_theta(drawing, network)
    x, y = samples(network, seed, 7)
    answers = []
    for full in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(numpy_executor, "FULL", full)
            executor = NumpyExecutor(network.program)
            executor.run(theta, x)
            loss = executor.backpropagate(theta, y)
            answers.append(np.concatenate([[loss], executor.gradient, executor.delta.ravel()]))
    np.testing.assert_allclose(answers[0], answers[1], rtol=1e-12, atol=1e-12)


@given(drawings(max_neurons=20, loss="squared_error"), st.integers(0, 1000))
def test_a_batch_is_the_sum_of_its_samples(drawing: Drawing, seed: int) -> None:
    network = compiled(drawing)
    theta = initial_theta(drawing, network)
    x, y = samples(network, seed, 6)
    executor = NumpyExecutor(network.program)
    executor.run(theta, x)
    executor.backpropagate(theta, y)
    whole, factor = executor.gradient.copy(), network.program.convention.factor
    parts = np.zeros(network.size)
    for row in range(6):
        executor.run(theta, x[row : row + 1])
        executor.backpropagate(theta, y[row : row + 1])
        parts += executor.gradient * factor(6) / factor(1)
    np.testing.assert_allclose(whole, parts, rtol=1e-10, atol=1e-12)


def test_large_irregular_drawings_in_every_form() -> None:
    """Big enough for all three: shared products, a full matrix with holes, and single edges."""
    kinds = set()
    for seed, (neurons, density) in enumerate([(60, 0.05), (60, 0.3), (60, 0.02), (40, 1.0)]):
        drawing = random_drawing(np.random.default_rng(seed), neurons, 30, density, loss="squared_error")
        network = compile_drawing(drawing, [f"f{i}" for i in range(30)], [f"t{i}" for i in range(90)])
        assert isinstance(network, Network)
        kinds |= {type(step).__name__ for step in network.program.steps}
        check = check_gradients(network, initial_theta(drawing, network), *samples(network, seed, 3))
        assert check.passed, check.worst
    assert kinds == {"Affine", "SparseAffine", "Apply"}
