"""A signal: callables called in the order they were connected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class ListenersFailed(ExceptionGroup[Exception]):
    """Raised when every listener has been told: what was told stands, and these listeners are at fault."""


class Signal(Generic[T]):
    """Tells its listeners one value at a time, on the caller's thread."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], object]] = []

    def connect(self, listener: Callable[[T], object]) -> Callable[[], None]:
        """Add a listener; the answer disconnects it again."""
        self._listeners.append(listener)
        return lambda: self.disconnect(listener)

    def disconnect(self, listener: Callable[[T], object]) -> None:
        """Remove a listener; one that is not there is no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Call every listener; who joins meanwhile waits for the next emit, who leaves is called no more.

        A listener that raises keeps no other from hearing: what they raised comes together at the end, as
        ``ListenersFailed``.
        """
        errors: list[Exception] = []
        for listener in tuple(self._listeners):
            if listener not in self._listeners:
                continue
            try:
                listener(value)
            except Exception as error:
                errors.append(error)
        if errors:
            raise ListenersFailed("listeners failed", errors)
