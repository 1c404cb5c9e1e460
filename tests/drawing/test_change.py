"""Changes: an inverse undoes, ``then`` is one after the other, and what comes back drops out."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from simulator.drawing.change import Change, added, removed, replaced
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node
from tests.properties.editing import VERBS

A, B = (Node(id="n1", kind="neuron", x=x, y=0.0) for x in (0.0, 1.0))


def test_what_comes_back_to_where_it_started_drops_out() -> None:
    assert not replaced([(A, B)]).then(replaced([(B, A)]))
    assert not added([A]).then(removed([A]))


def test_then_keeps_the_first_before_and_the_last_after() -> None:
    assert added([A]).then(replaced([(A, B)])).pairs == {"n1": (None, B)}


def test_replacing_a_record_by_its_equal_is_no_change() -> None:
    assert not replaced([(A, Node(id="n1", kind="neuron", x=0.0, y=0.0))])
    assert not Change()


@given(seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_the_sum_of_changes_does_what_they_do_and_its_inverse_undoes_it(seeds: list[int]) -> None:
    drawing, total = Drawing(), Change()
    for seed in seeds:
        rng = Random(seed)
        change = rng.choice(VERBS)(rng, drawing)
        drawing.apply(change)
        total = total.then(change)
    other = Drawing()
    other.apply(total)
    assert dict(other.records) == dict(drawing.records)
    drawing.apply(total.inverse())
    assert dict(drawing.records) == dict(Drawing().records)
