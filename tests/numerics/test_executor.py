"""The executor: its buffers, its sizes, its silence, and the predictions after the loss' head."""

from __future__ import annotations

import threading
import warnings
from dataclasses import replace

import numpy as np
import pytest

from simulator.numerics.activations import activation, sigmoid
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import ROWS, SIZES, NumpyExecutor
from simulator.numerics.executors.buffered.tables import part
from simulator.numerics.losses import HEADS, convention, loss, softmax
from simulator.numerics.program import Affine, Apply, Program, Term

RNG = np.random.default_rng(5)


def program(loss_key: str = "squared_error", last: str = "linear") -> Program:
    """Two inputs, three tanh neurons, two outputs: theta is 6 + 3 + 6 + 2 numbers."""
    steps = (
        Affine(slice(2, 5), slice(0, 2), slice(0, 6), slice(6, 9)),
        Apply(activation("tanh"), slice(2, 5)),
        Affine(slice(5, 7), slice(2, 5), slice(9, 15), slice(15, 17)),
        Apply(activation(last), slice(5, 7)),
    )
    term = Term(loss(loss_key), convention("mean"), 1.0, np.array([0, 1]))
    return Program(2, 7, 17, 0, steps, np.array([5, 6]), (term,))


def logits(theta: Array, x: Array) -> Array:
    hidden = np.tanh(x @ theta[:6].reshape(3, 2).T + theta[6:9])
    return hidden @ theta[9:15].reshape(2, 3).T + theta[15:]


THETA = RNG.normal(size=17)


def test_tables_are_slots_by_samples() -> None:
    executor = NumpyExecutor(program())
    x = RNG.normal(size=(6, 2))
    executor.run(THETA, x)
    assert executor.z.shape == executor.a.shape == executor.delta.shape == (7, 6)
    np.testing.assert_array_equal(executor.a[:2], x.T)
    np.testing.assert_allclose(executor.a[5:].T, logits(THETA, x), rtol=1e-13)


def test_buffers_stay_while_the_number_of_samples_does() -> None:
    executor = NumpyExecutor(program())
    x, y = RNG.normal(size=(6, 2)), RNG.normal(size=(6, 2))
    executor.run(THETA, x)
    tables = executor.z, executor.a, executor.delta, executor.gradient
    executor.backpropagate(y)
    executor.run(THETA + 1, x)
    assert all(now is then for now, then in zip(
        (executor.z, executor.a, executor.delta, executor.gradient), tables, strict=True
    ))  # fmt: skip


def test_sizes_come_and_go_without_a_trace() -> None:
    executor = NumpyExecutor(program())
    x, y = RNG.normal(size=(40, 2)), RNG.normal(size=(40, 2))
    for count in (5, 1, 40, 5, 17, 3, 2, 9, 5):
        executor.run(THETA, x[:count])
        value = executor.backpropagate(y[:count])
        fresh = NumpyExecutor(program())
        fresh.run(THETA, x[:count])
        assert fresh.backpropagate(y[:count]) == value
        np.testing.assert_array_equal(fresh.gradient, executor.gradient)
        np.testing.assert_array_equal(fresh.delta, executor.delta)
    assert len(executor._bound) <= SIZES


def test_what_it_was_given_is_left_alone() -> None:
    executor = NumpyExecutor(program())
    theta, x, y = THETA.copy(), RNG.normal(size=(4, 2)), RNG.normal(size=(4, 2))
    kept = x.copy(), y.copy()
    executor.run(theta, x)
    executor.backpropagate(y)
    executor.predict(theta, x)
    assert np.array_equal(theta, THETA)
    assert np.array_equal(x, kept[0])
    assert np.array_equal(y, kept[1])


@pytest.mark.parametrize(
    ("key", "expected"),
    [("squared_error", np.positive), ("binary_cross_entropy", sigmoid), ("softmax_cross_entropy", softmax)],
)
def test_predictions_come_after_the_head(key: str, expected: np.ufunc) -> None:
    x = RNG.normal(size=(5, 2))
    said = NumpyExecutor(program(key)).predict(THETA, x)
    np.testing.assert_allclose(said, expected(logits(THETA, x).T).T, rtol=1e-12)


def test_a_sigmoid_neuron_under_binary_cross_entropy_is_not_squeezed_twice() -> None:
    x = RNG.normal(size=(5, 2))
    linear, squeezed = (
        NumpyExecutor(program("binary_cross_entropy", last)) for last in ("linear", "sigmoid")
    )
    np.testing.assert_allclose(linear.predict(THETA, x), squeezed.predict(THETA, x), rtol=1e-15)
    y = RNG.random((5, 2))
    for executor in (linear, squeezed):
        executor.run(THETA, x)
    assert linear.backpropagate(y) == squeezed.backpropagate(y)
    np.testing.assert_allclose(linear.gradient, squeezed.gradient, rtol=1e-14)


@pytest.mark.parametrize("key", ["squared_error", "softmax_cross_entropy"])
def test_long_data_is_evaluated_in_pieces(key: str) -> None:
    rows = 2 * ROWS + 7
    x, y = RNG.normal(size=(rows, 2)), RNG.random((rows, 2))
    executor = NumpyExecutor(program(key))
    q = HEADS[loss(key).head](logits(THETA, x).T)
    expected = float(loss(key).value(q, y.T).sum()) / rows
    assert executor.loss(THETA, x, y) == pytest.approx(expected, rel=1e-12)
    assert executor.predict(THETA, x).shape == (rows, 2)
    executor.run(THETA, x)
    assert executor.backpropagate(y) == pytest.approx(expected, rel=1e-12)


def test_what_is_not_finite_passes_in_silence_on_every_thread() -> None:
    def explode() -> None:
        executor = NumpyExecutor(program())
        executor.run(THETA * 1e300, np.full((3, 2), 1e300))
        values.append(executor.backpropagate(np.zeros((3, 2))))
        values.append(executor.loss(THETA * np.nan, np.ones((3, 2)), np.ones((3, 2))))

    values: list[float] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explode()
        thread = threading.Thread(target=explode)
        thread.start()
        thread.join()
    assert len(values) == 4
    assert not np.isfinite(values).any()


def test_same_input_same_bits() -> None:
    x, y = RNG.normal(size=(32, 2)), RNG.normal(size=(32, 2))
    gradients = []
    for _ in range(2):
        executor = NumpyExecutor(program())
        executor.run(THETA, x)
        executor.backpropagate(y)
        gradients.append(executor.gradient.tobytes())
    assert gradients[0] == gradients[1]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [([3, 4, 5], slice(3, 6)), ([0], slice(0, 1)), ([7], slice(7, 8)), ([], slice(0, 0))],
)
def test_neighbors_are_a_view(slots: list[int], expected: slice) -> None:
    assert part(np.array(slots, dtype=np.intp)) == expected


@pytest.mark.parametrize("slots", [[3, 5], [5, 4, 3], [3, 3, 4], [1, 2, 4]])
def test_others_stay_as_they_are(slots: list[int]) -> None:
    found = part(np.array(slots))
    assert not isinstance(found, slice)
    assert found.tolist() == slots


def test_what_a_batch_adds_to_the_sum_of_its_samples() -> None:
    assert program().share(4) == 1 / 4
    assert replace(program(), terms=()).share(4) == 1.0
    total = Term(loss("huber"), convention("sum"), 1.0, np.array([0]))
    assert replace(program(), terms=(total,)).share(4) == 1.0
