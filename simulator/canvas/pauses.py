"""Pauses: painting that yields wherever something else may come in between, and how to do without."""

from __future__ import annotations

from collections.abc import Iterator


def finish(work: Iterator[None]) -> None:
    """All of it, whatever waits."""
    for _ in work:
        pass
