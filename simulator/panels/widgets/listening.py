"""Listening without holding: a widget hears a signal for as long as it lives, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject
from shiboken6 import isValid

from simulator.signal import Signal

T = TypeVar("T")


def listen(owner: QObject, signal: Signal[T], method: Callable[[T], object]) -> None:
    """Call ``method``, a method of ``owner``, on every emit until the owner is deleted."""
    weak = WeakMethod(method)

    def forward(value: T) -> None:
        live = weak()
        receiver = getattr(live, "__self__", None)
        if live is None or not isValid(receiver):
            disconnect()
        else:
            live(value)

    disconnect = signal.connect(forward)
    owner.destroyed.connect(lambda: disconnect())
