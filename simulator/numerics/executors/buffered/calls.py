"""Calls: what every step of a program becomes, forward and backward, for those who bind it to tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from simulator.numerics.executors.buffered.tables import Call, Part, Tables, Written


class Back(NamedTuple):
    """What to call in a backward pass."""

    calls: list[Call]
    to_inputs: Sequence[Call] = ()
    """Further calls, that only tell inputs their delta: no parameter asks for it."""


class Calls(NamedTuple):
    """What to call in a forward pass, and how to come by the calls of a backward pass."""

    forward: list[Call]
    back: Callable[[Written], Back]
    """To be called for the last step first, and not at all where nobody goes back."""
    reads_table: bool = False
    """Whether inputs are read from the table, not where they stand in the data."""


def touches_inputs(sources: Part, tables: Tables) -> bool:
    """Whether an input is among them."""
    first = sources.start if isinstance(sources, slice) else sources.min(initial=tables.inputs)
    return bool(first < tables.inputs)
