"""Orders: drawn many at a time, they are those that are drawn one by one, from wherever one begins."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.training.batches import Batches
from simulator.training.orders import Orders


@given(st.integers(1, 40), st.lists(st.integers(0, 9), max_size=8), st.integers(0, 2**32))
def test_the_same_orders_as_one_by_one(rows: int, ahead: list[int], seed: int) -> None:
    orders, plain = Orders(rows, np.random.default_rng(seed)), np.random.default_rng(seed)
    for epochs in ahead:
        before = plain.bit_generator.state
        orders.take(epochs)
        assert orders.generator(back=1) == before
        assert orders.running.tolist() == plain.permutation(rows).tolist()
        assert orders.generator() == plain.bit_generator.state


STEPS = st.one_of(
    st.tuples(st.just("advance"), st.integers(1, 40)),
    st.tuples(st.just("tune"), st.tuples(st.integers(0, 12), st.booleans())),
    st.just(("save", 0)),
)


@given(st.integers(1, 12), st.integers(0, 99), st.lists(STEPS, max_size=12))
def test_saving_asking_and_long_strides_change_nothing(rows: int, seed: int, steps: list) -> None:  # type: ignore[type-arg]
    """One goes on batch by batch; the other in strides, and through a copy of its state."""
    x = np.zeros((rows, 1))
    plain, other = (Batches(x, x, np.random.default_rng(seed)) for _ in range(2))
    for batches in (plain, other):
        batches.tune(3, True)
    tuned = 3, True
    for what, value in steps:
        if what == "tune":
            tuned = value
            plain.tune(*tuned)
            other.tune(*tuned)
        elif what == "save":
            copy = Batches(x, x, np.random.default_rng(seed + 1))
            copy.tune(*tuned)
            copy.restore(other.state())
            other = copy
        else:
            assert _in_stride(other, value) == _one_by_one(plain, value)
        assert (plain.epoch, plain.position) == (other.epoch, other.position)
        assert plain.state() == other.state()


def _one_by_one(batches: Batches, steps: int) -> list[list[int]]:
    found = []
    for _ in range(steps):
        found.append(batches.coming_indices().tolist())
        batches.advance()
    return found


def _in_stride(batches: Batches, steps: int) -> list[list[int]]:
    found: list[list[int]] = []
    while steps:
        rows = batches.coming(steps)
        made = min(steps, rows.steps)
        epoch, position = 0, rows.position
        for _ in range(made):
            order = rows.order[0 if rows.unshuffled else epoch]
            found.append(order[position : position + rows.batch].tolist())
            position += rows.batch
            if position >= len(order):
                epoch, position = epoch + 1, 0
        batches.advance(made)
        steps -= made
    return found
