"""Thinning: the same rows, whether values come one by one or in long stretches."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.training.thinning import LONG, Trace


@example(seed=0, step=0, lengths=[65, 447], many=2)  # ends with a block, but not with an extreme of it
@settings(max_examples=30)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(0, 1000),
    st.lists(st.integers(1, 8 * LONG), min_size=1, max_size=12),
    st.sampled_from((2, 1000)),
)
def test_the_length_of_strides_leaves_no_trace(seed: int, step: int, lengths: list[int], many: int) -> None:
    values = np.random.default_rng(seed).integers(0, many, sum(lengths)).astype(np.float64)
    by_strides, one_by_one = Trace(16), Trace(16)
    for begin, length in zip(np.cumsum([0, *lengths[:-1]]).tolist(), lengths, strict=True):
        by_strides.extend(step + begin, values[begin : begin + length])
        by_strides.rows()
        for place in range(begin, begin + length):
            one_by_one.extend(step + place, values[place : place + 1])
        one_by_one.rows()
    assert np.array_equal(by_strides.rows(), one_by_one.rows())
