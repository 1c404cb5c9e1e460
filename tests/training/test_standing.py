"""Where a run stands: saved, loaded and gone on with at any step, it is as if it had never been left."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.files import Document, decode, document_of, drawing_of, encode
from simulator.drawing.records import Data
from simulator.drawing.standing import Standing
from simulator.model.parameters import by_id
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.problems import Refusal
from simulator.training.inheritance import Inheritance
from simulator.training.session import Session
from simulator.training.standing import standing_of, why_unfit
from simulator.training.striding import advance, step_sample
from tests.training import making


def saved(drawing: Drawing, session: Session) -> bytes:
    weights = by_id(session.network, session.theta)
    return encode(document_of(drawing, weights, {}, session.step, session.epoch, standing_of(session)))


def loaded(data: bytes) -> Session:
    """As the window does it."""
    document = decode(data)
    drawing = drawing_of(document)
    inheritance = Inheritance()
    inheritance.begin(document.weights, document.step, document.epoch, document.state)
    first = making.session_of(drawing)
    return inheritance.session(first.network, first.dataset, first.training, first.theta)


def drawing_with(**fields: Any) -> Drawing:
    data = Data(dataset="circle", size=14, held_out=0.2)
    return making.drawing_of((2, 3, 1), data=data, eta=0.01, **fields)


@settings(max_examples=60)
@given(
    optimizer=st.sampled_from([row.key for row in OPTIMIZERS]),
    batch=st.sampled_from([0, 1, 3, 11]),
    shuffle=st.booleans(),
    patience=st.sampled_from([None, 2]),
    before=st.integers(0, 70),
    samples=st.integers(0, 3),
    after=st.integers(1, 70),
)
def test_saved_and_loaded_at_any_step_it_goes_on_to_the_bit(
    optimizer: str, batch: int, shuffle: bool, patience: int | None, before: int, samples: int, after: int
) -> None:
    drawing = drawing_with(optimizer=optimizer, batch=batch, shuffle=shuffle, patience=patience)
    session = making.session_of(drawing)
    advance(session, before)
    for _ in range(samples):
        step_sample(session)
    data = saved(drawing, session)
    other = loaded(data)
    assert saved(drawing, other) == data
    for one in (session, other):
        advance(one, after)
        one.begin()
        advance(one, 3)
    assert saved(drawing, other) == saved(drawing, session)
    assert other.point.memory.h.tobytes() == session.point.memory.h.tobytes()


def test_after_a_divergence_training_comes_back_to_the_same_calm_weights() -> None:
    drawing = making.drawing_of((2, 4, 1), "linear", batch=3, optimizer="momentum", eta=0.01)
    session = making.session_of(drawing)
    advance(session, 40)
    other = loaded(saved(drawing, session))
    for one in (session, other):
        one.retune(replace(one.training, eta=1e6))
        assert not advance(one, 1000)
        assert standing_of(one) is None
        one.back_to_finite()
    assert other.theta.tobytes() == session.theta.tobytes()
    assert (other.step, other.batches.place) == (session.step, session.batches.place)
    for one in (session, other):
        one.retune(replace(one.training, eta=0.01))
        assert advance(one, 30)
    assert saved(drawing, other) == saved(drawing, session)


def test_a_step_that_fails_at_once_is_taken_back_to_its_own_batch() -> None:
    drawing = making.drawing_of((2, 4, 1), "linear", batch=3, eta=0.01)
    for steps in (37, 40):
        session = making.session_of(drawing)
        advance(session, steps)
        other, third = loaded(saved(drawing, session)), making.session_of(drawing)
        third.restore(session.state())
        for one in (session, other, third):
            one.retune(replace(one.training, eta=1e308))
            assert not advance(one, 10)
        places = {(one.step, one.batches.place) for one in (session, other, third)}
        assert len(places) == 1


def test_files_that_do_not_tell_the_places_are_read(document: Document) -> None:
    old = changed(document, before_place=None, calm_place=None)
    session = loaded(encode(old))
    assert advance(session, 30)
    assert session.theta.tobytes() == _after(document, 30)


def _after(document: Document, steps: int) -> bytes:
    session = loaded(encode(document))
    advance(session, steps)
    return session.theta.tobytes()


def changed(document: Document, **fields: Any) -> Document:
    assert document.state is not None
    return replace(document, state=replace(document.state, **fields))


def standing(document: Document) -> Standing:
    assert document.state is not None
    return document.state


@pytest.fixture
def document() -> Document:
    drawing = drawing_with(batch=4, optimizer="adam")
    session = making.session_of(drawing)
    advance(session, 17)
    return decode(saved(drawing, session))


@pytest.mark.parametrize(
    "fields",
    [
        {"optimizer": "momentum"},
        {"parameters": {}},
        {"position": 12},
        {"position": 4, "begun": False},
        {"shown": 4},
        {"before_step": 18},
        {"calm_step": 18},
        {"before_place": (0, 12)},
        {"before_place": (7, 0)},
        {"calm_place": (7, 0)},
        {"best_epoch": 7},
        {"counted_from": 7},
    ],
    ids=str,
)
def test_what_does_not_fit_is_a_sentence_and_a_plain_start(document: Document, fields: Any) -> None:
    odd = changed(document, **fields)
    plain = loaded(encode(replace(document, state=None)))
    place = (plain.dataset.training, plain.training, document.step, document.epoch)
    assert why_unfit(standing(document), plain.network, *place) is None
    assert "fresh optimizer" in str(why_unfit(standing(odd), plain.network, *place))
    other = loaded(encode(odd))
    for session in (plain, other):
        advance(session, 30)
    assert other.theta.tobytes() == plain.theta.tobytes()
    assert (other.step, other.epoch) == (plain.step, plain.epoch)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("chance", "state"), "xyz"),
        (("chance", "increment"), "1" * 33),
        (("chance", "spare"), -1),
        (("parameters", "e1"), [0.0, 0.0, 0.0]),
        (("parameters", "nowhere"), [0.0, 0.0, 0.0, 0.0]),
        (("parameters", "e1"), [0.0, 0.0, 0.0, 1e301]),
        (("left",), [1.0]),
        (("position",), -1),
        (("before_place",), [0, -1]),
        (("calm_place",), [-1, 0]),
        (("calm_place",), [0]),
        (("stopped_by",), "boredom"),
        (("best",), 1e301),
        (("begun",), 1),
        (("more",), 1),
    ],
    ids=str,
)
def test_what_no_run_can_be_is_refused(document: Document, path: tuple[str, ...], value: Any) -> None:
    raw = msgspec.json.decode(encode(document))
    place = raw["state"]
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(Refusal):
        decode(msgspec.json.encode(raw))


def test_numbers_that_no_file_holds_are_left_out() -> None:
    drawing = drawing_with(optimizer="adagrad")
    session = making.session_of(drawing)
    session.point.memory.h[0] = float("inf")
    assert advance(session, 3)
    assert standing_of(session) is None
    assert decode(saved(drawing, session)).state is None
