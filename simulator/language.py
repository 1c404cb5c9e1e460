"""Text for people: an English phrase with named gaps, translated at the moment it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translator = Callable[[str, str], str]


def _english(_context: str, text: str) -> str:
    return text


_translator: list[Translator] = [_english]


def use_translator(translator: Translator | None) -> None:
    """Choose the language of every phrase from now on; ``None`` means English."""
    _translator[0] = translator or _english


def translate(context: str, text: str) -> str:
    """The text in the user's language; ``lupdate`` finds the call by its name."""
    return _translator[0](context, text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence that is not yet in a language: ``str(phrase)`` puts it into the current one.

    Being translated late, a problem or an undo step found in English reads Korean after a switch.
    """

    context: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def of(self, **values: object) -> Phrase:
        """The same phrase with its gaps ``{name}`` filled; a value may be a phrase itself."""
        return Phrase(self.context, self.text, {**self.values, **values})

    def __str__(self) -> str:
        text = translate(self.context, self.text)
        if not self.values:
            return text
        try:
            return text.format(**self.values)
        except (KeyError, IndexError, ValueError):  # a translation with a misspelt gap must not stop the work
            return self.text.format(**self.values)


def phrase(context: str, text: str) -> Phrase:
    """Mark a text for translation where it is written; ``lupdate`` finds the call by its name."""
    return Phrase(context, text)
