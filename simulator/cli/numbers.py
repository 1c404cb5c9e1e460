"""Numbers on the command line: an option takes only what its setting can be, and refuses by its own name."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial

from simulator.cli.command import option
from simulator.drawing.limits import BELOW_ONE
from simulator.language import Phrase, phrase
from simulator.problems import refuse

Limits = tuple[float, float]
"""The least and the most that is taken."""


def whole_number(parser: ArgumentParser, name: str, about: Phrase, limits: Limits) -> None:
    """Add an option that takes an ``int`` within these limits."""
    must = must_be_whole(name, limits)
    option(parser, name, about=about, type=partial(_read, int, limits, must), metavar="N")


def must_be_whole(name: str, limits: Limits) -> Phrase:
    """Why an option does not take some ``value``, which the sentence leaves open."""
    least, most = map(int, limits)
    sentence = phrase("CommandLine", "{option} must be a whole number from {least} to {most}, not “{value}”.")
    return sentence.of(option=name, least=least, most=most)


def number(parser: ArgumentParser, name: str, about: Phrase, limits: Limits, metavar: str = "X") -> None:
    """Add an option that takes a ``float`` within these limits."""
    least, most = limits
    sentence = phrase("CommandLine", "{option} must be a number from {least:g} to {most:g}, not “{value}”.")
    if most == BELOW_ONE:
        sentence = phrase("CommandLine", "{option} must be at least {least:g} and below 1, not “{value}”.")
    must = sentence.of(option=name, least=least, most=most)
    option(parser, name, about=about, type=partial(_read, float, limits, must), metavar=metavar)


def _read(kind: Callable[[str], float], limits: Limits, must: Phrase, word: str) -> float:
    """The word as a number; ``Refusal`` if it is none, or one that is not allowed."""
    refusal = refuse(must.of(value=word[:40]))
    try:
        value = kind(word)
    except ValueError:
        raise refusal from None
    # What is not a number at all is not between two either.
    if not limits[0] <= value <= limits[1]:
        raise refusal
    return value
