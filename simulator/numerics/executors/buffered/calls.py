"""Calls: what every step of a program becomes, forward and backward, for those who bind it to tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from simulator.numerics.executors.buffered.tables import Call, Part, Tables, Written


class BackCalls(NamedTuple):
    """What a step becomes in a backward pass."""

    calls: list[Call]
    to_inputs: Sequence[Call] = ()
    """Further calls, that only tell inputs their delta: no parameter asks for it."""


class Calls(NamedTuple):
    """What a step becomes in a forward pass, and how to bind it for a backward pass."""

    forward: list[Call]
    bind_back: Callable[[Written], BackCalls]
    """To be called for the last step first, and not at all where nobody goes back."""
    reads_table: bool = False
    """Whether inputs are read from the table, not where they stand in the data."""


def touches_inputs(sources: Part, tables: Tables) -> bool:
    """Whether an input is among them."""
    first = sources.start if isinstance(sources, slice) else sources.min(initial=tables.inputs)
    return bool(first < tables.inputs)
