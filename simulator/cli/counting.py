"""Counts in words: one neuron, two neurons."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted."""

    one: Phrase
    many: Phrase

    def counted(self, count: int) -> Phrase:
        """``1 edge``, ``7 edges``."""
        return self.one if count == 1 else self.many.of(count=count)


NEURONS = Noun(phrase("CommandLine", "1 neuron"), phrase("CommandLine", "{count} neurons"))
NODES = Noun(
    phrase("CommandLine", "1 neuron or operation"), phrase("CommandLine", "{count} neurons and operations")
)
EDGES = Noun(phrase("CommandLine", "1 edge"), phrase("CommandLine", "{count} edges"))
WEIGHTS = Noun(phrase("CommandLine", "1 weight or bias"), phrase("CommandLine", "{count} weights and biases"))
VALUES = Noun(phrase("CommandLine", "1 weight or value"), phrase("CommandLine", "{count} weights and values"))
EPOCHS = Noun(phrase("CommandLine", "1 epoch"), phrase("CommandLine", "{count} epochs"))
STEPS = Noun(phrase("CommandLine", "1 step"), phrase("CommandLine", "{count} steps"))
