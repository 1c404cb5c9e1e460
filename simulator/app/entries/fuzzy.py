"""Fuzzy finding: the letters of a query in order, anywhere in the text; tighter and earlier is better."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def score(query: str, text: str) -> float | None:
    """How well the query fits, higher is better; ``None`` if a letter is missing."""
    wanted, text = query.casefold().replace(" ", ""), text.casefold()
    whole = text.find(query.casefold().strip())
    if whole >= 0:
        starts_word = whole == 0 or not text[whole - 1].isalnum()
        return 1000.0 + 100.0 * starts_word - whole - len(text) / 100
    points, place = 0.0, -1
    for letter in wanted:
        found = text.find(letter, place + 1)
        if found < 0:
            return None
        starts_word = found == 0 or not text[found - 1].isalnum()
        points += 3.0 * (found == place + 1) + 2.0 * starts_word
        place = found
    return points - len(text) / 100


def best(query: str, items: Iterable[T], text_of: Callable[[T], str]) -> list[T]:
    """The items that fit, best first; all of them, in their own order, for an empty query."""
    if not query.strip():
        return list(items)
    scored = [(score(query, text_of(item)), item) for item in items]
    fitting = [(points, item) for points, item in scored if points is not None]
    return [item for _, item in sorted(fitting, key=lambda pair: -pair[0])]
