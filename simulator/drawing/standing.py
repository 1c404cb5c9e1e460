"""Where a run stands: beside weights, step and epoch all that it needs to go on as if never left."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from simulator.drawing.checks import check_counts, check_numbers
from simulator.drawing.limits import LARGE
from simulator.language import phrase
from simulator.problems import refuse

_WORD = re.compile(r"[0-9a-f]{1,32}")
"""128 bits: more than a number of JSON holds exactly."""


Place = tuple[int, int]
"""An epoch, and how many of its rows have been used; older files do not tell it."""


class Chance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A generator of NumPy's kind PCG64: two words of 128 bits, and half a number that was left over."""

    state: str
    increment: str
    spare: int | None = None


class Standing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A run between two steps.

    ``parameters`` has for every id: the value before the last update, what the optimizer remembers (v and
    h), and the value when training was last calm. ``left`` is what is left of the start at 0 in v and h.
    ``chance`` stands before the order of the running epoch, if that is ``shuffled``.
    """

    optimizer: str
    parameters: dict[str, tuple[float, float, float, float]]
    left: tuple[float, float]
    before_step: int
    before_place: Place | None = None
    shown: int = 0
    position: int
    begun: bool
    shuffled: bool
    chance: Chance
    calm_step: int | None = None
    calm_place: Place | None = None
    calm_limit: float | None = None
    stopped_by: Literal["epochs", "loss", "patience", "still"] | None = None
    counted_from: int
    best: float | None = None
    best_epoch: int


def check_standing(standing: Standing, owners: Collection[str]) -> None:
    """Raise ``Refusal`` with a sentence for what no run can be."""
    for numbers in zip(*standing.parameters.values(), strict=True):
        check_numbers("state", dict(zip(standing.parameters, numbers, strict=True)), owners)
    measured = {"calm_limit": standing.calm_limit, "best": standing.best}
    known = {name: value for name, value in measured.items() if value is not None}
    check_numbers("state", known | dict(zip(("left of v", "left of h"), standing.left, strict=True)), _NAMES)
    counts = ("before_step", "shown", "position", "counted_from", "best_epoch")
    check_counts({name: getattr(standing, name) for name in counts} | {"calm_step": standing.calm_step or 0})
    for name in ("before_place", "calm_place"):
        check_counts(dict.fromkeys([name], max(getattr(standing, name) or (0, 0))))
        check_counts(dict.fromkeys([name], min(getattr(standing, name) or (0, 0))))
    chance = standing.chance
    if not (_WORD.fullmatch(chance.state) and _WORD.fullmatch(chance.increment)):
        sentence = phrase("Files", "“state”: “chance” needs two words of at most 32 digits 0 to 9, a to f.")
        raise refuse(sentence)
    check_counts({"spare": chance.spare or 0})


_NAMES = ("calm_limit", "best", "left of v", "left of h")


def can_be_kept(*values: float) -> bool:
    """Whether a file can hold these numbers."""
    return all(-LARGE <= value <= LARGE for value in values)
