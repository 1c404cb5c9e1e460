"""History: one gesture is one step, or none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.drawing import edits
from simulator.drawing import history as history_module
from simulator.drawing.change import Change
from simulator.drawing.history import History
from simulator.language import phrase

MOVE, ADD = phrase("Test", "Move"), phrase("Test", "Add")


@pytest.fixture
def history() -> History:
    return History(edits.from_layers([2, 1]))


def x(history: History) -> float:
    return history.drawing.nodes["n1"].x


def moved(history: History, dx: float) -> Change:
    return edits.move(history.drawing, ["n1"], dx, 0.0)


def test_several_changes_are_one_step(history: History) -> None:
    start = x(history)
    with history.step(MOVE) as step:
        step.apply(moved(history, 1.0))
        step.apply(moved(history, 2.0))
    assert (x(history), len(history.done)) == (start + 3, 1)
    history.undo()
    assert x(history) == start
    history.redo()
    assert x(history) == start + 3


def test_set_follows_the_hand_from_where_the_step_started(history: History) -> None:
    start, here = x(history), moved(history, 1.0)
    there = moved(history, 50.0)
    with history.step(MOVE) as step:
        step.set(here)
        step.set(there)
        assert x(history) == start + 50
    history.undo()
    assert x(history) == start


def test_a_step_that_comes_back_is_none(history: History) -> None:
    heard: list[History] = []
    history.changed.connect(heard.append)
    with history.step(MOVE) as step:
        step.apply(moved(history, 1.0))
        step.apply(moved(history, -1.0))
    assert (history.done, heard) == ([], [])


def test_an_exception_puts_everything_back(history: History) -> None:
    start = x(history)

    def gesture() -> None:
        with history.step(MOVE) as step:
            step.apply(moved(history, 1.0))
            raise KeyError

    with pytest.raises(KeyError):
        gesture()
    assert (x(history), history.done, history.busy) == (start, [], False)


def test_a_closed_generator_puts_everything_back(history: History) -> None:
    start = x(history)

    def gesture() -> Iterator[None]:
        with history.step(MOVE) as step:
            step.apply(moved(history, 1.0))
            yield

    running = gesture()
    next(running)
    assert history.busy
    running.close()  # type: ignore[attr-defined]
    assert (x(history), history.done, history.busy) == (start, [], False)


def test_a_change_that_does_not_fit_leaves_the_rest_of_the_step(history: History) -> None:
    start, stale = x(history), moved(history, 5.0)
    with history.step(MOVE) as step:
        step.apply(moved(history, 1.0))
        with pytest.raises(ValueError):
            step.apply(stale)
    assert x(history) == start + 1
    history.undo()
    assert x(history) == start


def test_undo_waits_for_the_gesture(history: History) -> None:
    history.do(MOVE, moved(history, 1.0))
    with history.step(MOVE):
        history.undo()
        history.redo()
    assert len(history.done) == 1


def test_steps_do_not_nest(history: History) -> None:
    with history.step(MOVE), pytest.raises(RuntimeError):
        history.do(MOVE, moved(history, 1.0))
    assert not history.busy


def test_a_new_step_forgets_what_was_undone(history: History) -> None:
    history.do(MOVE, moved(history, 1.0))
    history.undo()
    history.do(MOVE, moved(history, 2.0))
    assert (len(history.done), history.undone) == (1, [])


def test_steps_with_the_same_merge_key_become_one(history: History) -> None:
    start = x(history)
    for _ in range(3):
        history.do(MOVE, moved(history, 1.0), merge="nudge")
    assert len(history.done) == 1
    history.undo()
    assert x(history) == start
    history.do(MOVE, moved(history, 1.0), merge="nudge")
    history.do(ADD, moved(history, 1.0), merge="other")
    history.do(MOVE, moved(history, 1.0))
    assert len(history.done) == 3


def test_merged_steps_that_come_back_vanish(history: History) -> None:
    history.do(MOVE, moved(history, 1.0), merge="nudge")
    history.do(MOVE, moved(history, -1.0), merge="nudge")
    assert history.done == []


def test_after_undo_a_step_does_not_merge_into_the_one_before(history: History) -> None:
    history.do(MOVE, moved(history, 1.0), merge="nudge")
    history.do(ADD, moved(history, 1.0))
    history.undo()
    history.do(MOVE, moved(history, 1.0), merge="nudge")
    assert len(history.done) == 2


def test_the_oldest_steps_go_first(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_module, "MEMORY", 3)
    for _ in range(5):
        history.do(MOVE, moved(history, 1.0))
    assert len(history.done) == 3


def test_nothing_to_undo_is_no_error(history: History) -> None:
    history.undo()
    history.redo()
    history.do(MOVE, Change())
    assert history.done == []


def test_clear_forgets_and_tells(history: History) -> None:
    history.do(MOVE, moved(history, 1.0))
    heard: list[History] = []
    history.changed.connect(heard.append)
    history.clear()
    assert (history.done, heard) == ([], [history])


def test_a_listener_must_not_edit_in_the_middle_of_undo(history: History) -> None:
    history.do(MOVE, moved(history, 1.0))
    busy: list[bool] = []
    history.drawing.changed.connect(lambda _change: busy.append(history.busy))
    history.undo()
    assert busy == [True]
