"""An interruption: Ctrl+C as a question asked between two steps, so that no step is torn apart."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""The exit status that shells know for a program that Ctrl+C ended."""

SIGNALS = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl+C, a polite kill, and a terminal that is closed, which Windows has not."""


class Interruption:
    """Whether the user asked to stop."""

    def __init__(self) -> None:
        self.asked = False


def leave_at_once() -> None:
    """Until something is begun, Ctrl+C ends the program without a word."""
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(INTERRUPTED))


def ignore() -> None:
    """All is done and written: Ctrl+C has nothing left to end, not even where Python tidies up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def interruptible() -> Iterator[None]:
    """Around a command: the first Ctrl+C is a ``KeyboardInterrupt``, later ones are nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        signal.signal(signal.SIGINT, _interrupt)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def interruption() -> Iterator[Interruption]:
    """While it lasts ``SIGNALS`` only ask, however often: what was learned is written.

    What was nothing before stays so: a closed terminal, under ``nohup``.
    """
    found = Interruption()
    if threading.current_thread() is not threading.main_thread():
        yield found
        return

    def ask(number: int, frame: FrameType | None) -> None:
        found.asked = True

    heard = [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, ask) for number in heard}
    try:
        yield found
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if found.asked else handler)
