"""Fuzzy finding: the letters of a query in order, anywhere in the text; tighter and earlier is better.

Hangul is compared by its letters, as they are typed: on the way to 기울기 stand 깅, 기우 and 기욹.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from unicodedata import normalize

T = TypeVar("T")

# fmt: off
_FINALS = (
    "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ",
    "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ",
    "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)
# fmt: on
_VOWELS = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
_TYPED = {0x11A8 + place: normalize("NFKD", letters) for place, letters in enumerate(_FINALS)} | {
    ord(normalize("NFKD", vowel)): normalize("NFKD", letters) for vowel, letters in _VOWELS.items()
}
"""Consonants at the end of a syllable as those at the beginning; what two keys type as two."""


def spelled(text: str) -> str:
    """The letters of a text as they are typed, without case."""
    return normalize("NFKD", text.casefold()).translate(_TYPED)


def score(query: str, text: str) -> float | None:
    """How well the query fits, higher is better; ``None`` if a letter or syllable is missing."""
    letters = spelled(text)
    whole = letters.find(spelled(query.strip()))
    if whole >= 0:
        return 1000.0 + 100.0 * _starts_word(letters, whole) - whole - len(letters) / 100
    points, place = 0.0, 0
    for sign in query.replace(" ", ""):
        wanted = spelled(sign)
        found = letters.find(wanted, place)
        if found < 0:
            return None
        points += 3.0 * (found == place) + 2.0 * _starts_word(letters, found)
        place = found + len(wanted)
    return points - len(letters) / 100


def _starts_word(letters: str, place: int) -> bool:
    return place == 0 or not letters[place - 1].isalnum()


def best(query: str, items: Iterable[T], *texts_of: Callable[[T], str]) -> list[T]:
    """The items that fit by one of their texts, best first; all, in their own order, for an empty query."""
    if not query.strip():
        return list(items)
    scored = [([score(query, text_of(item)) for text_of in texts_of], item) for item in items]
    fitting = [
        (max(known), item) for all, item in scored if (known := [one for one in all if one is not None])
    ]
    return [item for _, item in sorted(fitting, key=lambda pair: -pair[0])]
