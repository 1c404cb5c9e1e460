"""An exception at the n-th call inside every edit: before or after, never between."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import pytest

import simulator
from simulator.drawing import edits
from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.history import History
from simulator.language import phrase
from simulator.signal import ListenersFailed
from tests.properties.editing import VERBS, Verb
from tests.properties.test_editor import canonical, dangling

STEP = phrase("Test", "Step")
OURS = str(Path(simulator.__file__).parent)
GENERATOR = inspect.CO_GENERATOR
POINTS = 40
"""Calls in each run at which the exception is tried in the fast form."""


class InjectedError(Exception):
    """What never happens."""


class Abort(BaseException):
    """What happens at any time."""


class Injector:
    """Raises at the n-th call, Python's or C's, that our code makes."""

    def __init__(self, nth: int, kind: type[BaseException] = InjectedError) -> None:
        self.left, self.kind, self.count = nth, kind, 0

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        # A generator that is resumed would not see the exception, which no real one would do to it.
        if event not in ("call", "c_call") or frame.f_code.co_flags & GENERATOR:
            return
        if not frame.f_code.co_filename.startswith(OURS):
            return
        self.count += 1
        if self.count == self.left:
            sys.setprofile(None)
            raise self.kind


@contextmanager
def _profiled(injector: Injector) -> Iterator[None]:
    sys.setprofile(injector)
    try:
        yield
    finally:
        sys.setprofile(None)


def _start(seed: int) -> tuple[Drawing, History]:
    rng, drawing = Random(seed), edits.from_layers([2, 3, 1])
    drawing.apply(edits.add_layer(drawing, 2, 90.0, 300.0, ["n1", "n4"])[0])
    history = History(drawing)
    for _ in range(4):
        history.do(STEP, rng.choice(VERBS)(rng, drawing))
    history.do(STEP, edits.add_node(drawing, "neuron", 5.0, 5.0)[0])
    return drawing, history


Act = Callable[[History, Random], None]


def _edit(verb: Verb) -> Act:
    return lambda history, rng: history.do(STEP, verb(rng, history.drawing))


def _gesture(history: History, rng: Random) -> None:
    with history.step(STEP) as step:
        step.apply(edits.add_node(history.drawing, "input", 1.0, 2.0)[0])
        start = Change()
        for shift in (3.0, 4.0):
            move = edits.move(history.drawing, ["n1"], shift, 0.0)
            step.apply(start.inverse().then(move) if start else move)


def _undo(history: History, _rng: Random) -> None:
    history.undo()


def _redo(history: History, _rng: Random) -> None:
    history.redo()


def between(act: Act, seed: int, points: int, kind: type[BaseException]) -> list[str]:
    """What stood between before and after, for exceptions at many calls of one act."""
    drawing, history = _start(seed)
    if act is _redo:
        history.undo()
    before, done = canonical(drawing), len(history.done)
    counter = Injector(0)
    with _profiled(counter):
        act(history, Random(seed))
    after, total = canonical(drawing), counter.count
    wrong = []
    calls = (
        range(1, total + 1) if total <= points else sorted(Random(seed).sample(range(1, total + 1), points))
    )
    for nth in calls:
        wrong += _strike(act, seed, nth, kind, before, after, done)
    return wrong


def _strike(
    act: Act, seed: int, nth: int, kind: type[BaseException], before: bytes, after: bytes, done: int
) -> Iterator[str]:
    drawing, history = _start(seed)
    if act is _redo:
        history.undo()
    try:
        with _profiled(Injector(nth, kind)):
            act(history, Random(seed))
    except (InjectedError, Abort, ListenersFailed):
        pass
    now = canonical(drawing)
    if now not in (before, after):
        yield f"call {nth}: neither before nor after"
    if dangling(drawing):
        yield f"call {nth}: dangling {dangling(drawing)}"
    if before != after and (len(history.done) == done) != (now == before):
        yield f"call {nth}: the history has {len(history.done)} steps after {done}"
    if history.busy:
        yield f"call {nth}: a step stays open"
    else:
        yield from _cannot_go_on(history, nth)


def _cannot_go_on(history: History, nth: int) -> Iterator[str]:
    """Everything can be undone and redone from here."""
    now = canonical(history.drawing)
    steps = len(history.done)
    try:
        for _ in range(steps):
            history.undo()
        for _ in range(steps):
            history.redo()
    except ValueError as error:
        yield f"call {nth}: {error}"
    if canonical(history.drawing) != now:
        yield f"call {nth}: undo and redo lead elsewhere"


ACTS = [
    *(pytest.param(_edit(verb), id=verb.__name__) for verb in dict.fromkeys(VERBS)),
    _gesture,
    _undo,
    _redo,
]


@pytest.mark.parametrize("act", ACTS)
def test_before_or_after(act: Act) -> None:
    wrong = [w for seed in (1, 2) for w in between(act, seed, POINTS, InjectedError)]
    assert wrong == []


@pytest.mark.parametrize("act", [_edit(VERBS[0]), _edit(VERBS[7]), _gesture, _undo, _redo])
def test_before_or_after_an_interrupt(act: Act) -> None:
    assert between(act, 3, POINTS, Abort) == []


@pytest.mark.campaign
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", [InjectedError, Abort])
@pytest.mark.parametrize("act", ACTS)
def test_before_or_after_at_every_call(act: Act, kind: type[BaseException]) -> None:
    assert [w for seed in range(10) for w in between(act, seed, 10**6, kind)] == []


def test_the_campaign_catches_an_apply_that_does_not_roll_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(drawing: Drawing, change: Change) -> None:
        for id, (_, after) in change.pairs.items():
            drawing._put(id, after)

    monkeypatch.setattr(Drawing, "_commit", careless)
    remove = next(verb for verb in VERBS if verb.__name__ == "_remove")
    assert any(
        "neither" in w for seed in range(4) for w in between(_edit(remove), seed, 10**6, InjectedError)
    )


# Listeners that fail.


def _failing(drawing: Drawing) -> list[Change]:
    heard: list[Change] = []

    def fail(_change: Change) -> None:
        raise InjectedError

    drawing.changed.connect(fail)
    drawing.changed.connect(heard.append)
    return heard


def test_a_failing_listener_does_not_undo_the_edit_and_is_not_hidden() -> None:
    drawing, history = _start(1)
    before = canonical(drawing)
    heard = _failing(drawing)
    with pytest.raises(ListenersFailed):
        history.do(STEP, edits.move(drawing, ["n1"], 1.0, 0.0))
    after = canonical(drawing)
    assert after != before
    assert len(heard) == 1
    with pytest.raises(ListenersFailed):
        history.undo()
    assert canonical(drawing) == before
    with pytest.raises(ListenersFailed):
        history.redo()
    assert canonical(drawing) == after


def test_a_gesture_goes_on_when_a_listener_fails() -> None:
    drawing, history = _start(1)
    steps = len(history.done)
    _failing(drawing)

    def gesture() -> None:
        with history.step(STEP) as step:
            step.set(edits.move(drawing, ["n1"], 1.0, 0.0))
            step.apply(edits.move(drawing, ["n2"], 1.0, 0.0))

    with pytest.raises(ListenersFailed):
        gesture()
    assert len(history.done) == steps + 1
    assert set(history.done[-1].change.pairs) == {"n1", "n2"}


def test_a_gesture_that_is_broken_off_is_put_back_even_when_listeners_fail() -> None:
    drawing, history = _start(1)
    before = canonical(drawing)
    _failing(drawing)

    def gesture() -> Iterator[None]:
        with history.step(STEP) as step:
            step.apply(edits.move(drawing, ["n1"], 1.0, 0.0))
            yield

    running = gesture()
    next(running)
    with pytest.raises(ListenersFailed):
        running.close()  # type: ignore[attr-defined]
    assert canonical(drawing) == before
    assert not history.busy


def test_a_listener_of_the_history_that_fails_does_not_hide_the_step() -> None:
    drawing, history = _start(1)
    steps = len(history.done)

    def fail(_history: History) -> None:
        raise InjectedError

    history.changed.connect(fail)
    with pytest.raises(ListenersFailed):
        history.do(STEP, edits.move(drawing, ["n1"], 1.0, 0.0))
    assert len(history.done) == steps + 1
    assert not history.busy
