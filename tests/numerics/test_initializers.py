"""Every row of the initializers: repeatable, of the right size, and of the spread its formula says."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.numerics.initializers import INITIALIZERS, Initializer, initializer

rows = pytest.mark.parametrize("row", INITIALIZERS, ids=lambda row: row.key)
DEVIATION = {
    "uniform": 2 / np.sqrt(3),
    "normal": 2.0,
    "xavier_uniform": 2 * np.sqrt(2 / 400),
    "xavier_normal": 2 * np.sqrt(2 / 400),
    "he": 2 * np.sqrt(2 / 300),
    "lecun": 2 * np.sqrt(1 / 300),
    "constant": 0.0,
    "zeros": 0.0,
}


def test_the_rows_that_were_promised() -> None:
    assert [row.key for row in INITIALIZERS] == list(DEVIATION)
    assert all(initializer(row.key) is row and str(row.label) and row.formula for row in INITIALIZERS)


@rows
def test_standard_deviation(row: Initializer) -> None:
    drawn = row.draw(np.random.default_rng(1), (300, 100), 300, 100, 2.0)
    assert drawn.shape == (300, 100)
    assert drawn.std() == pytest.approx(DEVIATION[row.key], rel=0.02)
    assert drawn.mean() == pytest.approx({"constant": 2.0}.get(row.key, 0.0), abs=0.05)


@rows
def test_a_seed_draws_the_same_again(row: Initializer) -> None:
    first, second = (row.draw(np.random.default_rng(7), 9, 3, 3, 0.5) for _ in range(2))
    assert first.tolist() == second.tolist()


@rows
def test_fans_may_differ_from_weight_to_weight(row: Initializer) -> None:
    fan = np.array([1.0, 4.0, 0.0])
    drawn = row.draw(np.random.default_rng(7), 3, fan, fan, 1.0)
    alone = [row.draw(np.random.default_rng(7), 3, f, f, 1.0)[i] for i, f in enumerate(fan)]
    assert drawn.tolist() == alone
    assert np.isfinite(drawn).all()


def test_uniform_stays_within_r() -> None:
    drawn = initializer("uniform").draw(np.random.default_rng(0), 10_000, 1, 1, 0.3)
    assert 0.299 < np.abs(drawn).max() <= 0.3
