"""Signals: in order, each listener once, and one that fails keeps no other from hearing."""

from __future__ import annotations

import pytest

from simulator.signal import ListenersFailed, Signal


def test_listeners_hear_in_the_order_they_were_connected() -> None:
    heard: list[str] = []
    signal: Signal[str] = Signal()
    signal.connect(lambda value: heard.append(f"first {value}"))
    signal.connect(lambda value: heard.append(f"second {value}"))
    signal.emit("a")
    assert heard == ["first a", "second a"]


def test_the_answer_of_connect_disconnects() -> None:
    heard: list[int] = []
    signal: Signal[int] = Signal()
    stop = signal.connect(heard.append)
    stop()
    stop()
    signal.emit(1)
    assert heard == []


def test_who_joins_meanwhile_waits_for_the_next_emit() -> None:
    heard: list[int] = []
    signal: Signal[int] = Signal()

    def join(_value: int) -> None:
        signal.disconnect(join)
        signal.connect(heard.append)

    signal.connect(join)
    signal.emit(1)
    signal.emit(2)
    assert heard == [2]


def test_who_leaves_meanwhile_is_called_no_more() -> None:
    heard: list[int] = []
    signal: Signal[int] = Signal()
    signal.connect(lambda _value: signal.disconnect(heard.append))
    signal.connect(heard.append)
    signal.emit(1)
    assert heard == []


def test_a_failing_listener_keeps_no_other_from_hearing() -> None:
    heard: list[int] = []
    signal: Signal[int] = Signal()

    def fail(value: int) -> None:
        raise KeyError(value)

    signal.connect(fail)
    signal.connect(heard.append)
    signal.connect(fail)
    with pytest.raises(ListenersFailed) as caught:
        signal.emit(7)
    assert heard == [7]
    assert [type(error) for error in caught.value.exceptions] == [KeyError, KeyError]


def test_an_interrupt_is_not_held_back() -> None:
    signal: Signal[int] = Signal()

    def interrupt(_value: int) -> None:
        raise KeyboardInterrupt

    signal.connect(interrupt)
    with pytest.raises(KeyboardInterrupt):
        signal.emit(1)
