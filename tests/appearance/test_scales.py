"""Color scales: monotone, bounded, steady, and legible against the paper."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.appearance.scales import (
    _HEX,
    BUCKETS,
    SINKING,
    HeldTop,
    LogScale,
    SymmetricScale,
    _table,
    bucket_colors,
    buckets,
    diverging_lines,
    held,
    rounded_top,
    sequential,
)
from simulator.appearance.theme import DARK, LIGHT, THEMES, Theme

MAGNITUDES = st.floats(1e-300, 1e300)


def _rgb(color: str) -> np.ndarray:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


def _contrast(one: np.ndarray, other: np.ndarray) -> float:
    def light(color: np.ndarray) -> float:
        part = color / 255.0
        linear = np.where(part <= 0.03928, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@given(MAGNITUDES, MAGNITUDES, MAGNITUDES)
def test_larger_magnitudes_never_stand_lower(top: float, one: float, other: float) -> None:
    low, high = LogScale(top).positions(np.array(sorted((one, other))))
    assert 0.0 <= low <= high <= 1.0


def test_the_log_scale_ends_where_it_says() -> None:
    scale = LogScale(100.0, 4)
    assert scale.floor == pytest.approx(0.01)
    assert scale.positions(np.array([100.0, 1.0, 0.01, 0.0])) == pytest.approx([1.0, 0.5, 0.0, 0.0])


def test_what_blew_up_stands_at_the_top() -> None:
    assert LogScale(1.0).positions(np.array([np.inf, np.nan])).tolist() == [1.0, 1.0]


@given(st.floats(0.0) | st.just(math.nan))
def test_every_top_makes_a_scale(top: float) -> None:
    for scale in (LogScale(rounded_top(top)), SymmetricScale(rounded_top(top))):
        assert scale.ticks()
        assert np.isfinite(scale.positions(np.array([0.0, 1.0, -1e308, np.inf, np.nan]))).all()


@given(st.floats(1e-12, 1e12))
def test_ticks_are_powers_of_ten_at_their_places(top: float) -> None:
    scale = LogScale(rounded_top(top))
    ticks = scale.ticks()
    assert 3 <= len(ticks) <= 6
    for place, value in ticks:
        assert math.log10(value) == pytest.approx(round(math.log10(value)))
        assert scale.positions(np.array([value]))[0] == pytest.approx(place, abs=1e-6)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e6))
def test_the_symmetric_scale_is_symmetric(value: float, top: float) -> None:
    there, back = SymmetricScale(top).positions(np.array([value, -value]))
    assert there + back == pytest.approx(1.0)
    assert there >= 0.5 if value >= 0.0 else there <= 0.5


def test_symmetric_ticks_stand_at_their_values() -> None:
    scale = SymmetricScale(4.0)
    for place, value in scale.ticks():
        assert scale.positions(np.array([value]))[0] == pytest.approx(place)


@given(st.floats(1e-30, 1e30))
def test_a_rounded_top_is_at_most_two_and_a_half_times_too_high(value: float) -> None:
    assert value <= rounded_top(value) * (1 + 1e-6) <= 2.51 * value


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf, math.nan])
def test_a_top_without_a_number_is_one(value: float) -> None:
    assert rounded_top(value) == 1.0


def test_a_held_top_rises_at_once_and_sinks_slowly() -> None:
    top = HeldTop().after(np.array([2.0, -8.0, np.nan]), 0.0)
    assert top.value == 8.0
    assert top.after(np.array([1e-9]), 0.9).value == pytest.approx(7.2)
    assert top.after(np.array([1e-9]), 0.0).value == 1e-9
    assert top.after(np.array([0.0]), 0.9).value == 8.0


@given(st.lists(st.floats(0.0, 1.0), min_size=1))
def test_buckets_are_in_range_and_in_order(positions: list[float]) -> None:
    found = buckets(np.array(sorted(positions)))
    assert found.min() >= 0
    assert found.max() < BUCKETS
    assert (np.diff(found) >= 0).all()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_large_stands_out_from_the_paper_more_than_small(theme: Theme) -> None:
    paper = _rgb(theme.paper)
    contrasts = [_contrast(color, paper) for color in bucket_colors(sequential(theme)).astype(float)]
    assert contrasts[-1] > 7.0
    assert contrasts[0] < 0.4 * contrasts[-1]
    assert all(later > earlier * 0.97 for earlier, later in zip(contrasts, contrasts[1:], strict=False))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_both_signs_stand_out_more_than_zero_and_differ(theme: Theme) -> None:
    paper, colors = _rgb(theme.paper), diverging_lines(theme).astype(float)
    low, middle, high = (_contrast(colors[row], paper) for row in (0, 128, 255))
    assert min(low, high) > 1.5 * middle
    assert np.abs(colors[0] - colors[-1]).max() > 100


def test_the_prepared_tables_are_the_published_ones() -> None:
    for name in _HEX:
        published, _, start = name.partition(" from ")
        colors = pg.colormap.get(published).getLookupTable(float(start or 0), 1.0, 256, alpha=False)
        assert np.array_equal(_table(name), colors), name


def test_a_top_sinks_by_the_clock_however_often_it_is_looked_at() -> None:
    assert held(SINKING) == pytest.approx(0.1)
    assert held(0.03) ** 10 == pytest.approx(held(0.3))
