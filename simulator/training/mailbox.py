"""A mailbox of size one: the latest value, taken at most once."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Putting replaces what was not taken, so that nothing can pile up between two threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._value: T | None = None

    @property
    def empty(self) -> bool:
        """Whether the last value was taken."""
        return self._value is None

    def put(self, value: T) -> None:
        """Leave a value."""
        with self._lock:
            self._value = value

    def take(self) -> T | None:
        """The value, or ``None``; the mailbox is empty afterwards."""
        with self._lock:
            value, self._value = self._value, None
            return value
