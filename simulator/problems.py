"""A problem: a refusal that says what is so and what to do, about something on screen."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language import Phrase


@dataclass(frozen=True, slots=True)
class Problem:
    """What a user did that cannot be, in one sentence, with the ids it is about (to light them up)."""

    sentence: Phrase
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.sentence)


class Refusal(Exception):  # noqa: N818 - it is not an error of ours
    """Carries a problem up through code that cannot go on, such as a loader."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)


def refuse(sentence: Phrase, *about: str) -> Refusal:
    """``raise refuse(phrase(...))`` says no with a sentence."""
    return Refusal(Problem(sentence, about))
