"""Goals: what a figure should be, said beside it."""

from __future__ import annotations


def at_most(value: float, goal: float, form: str = "g") -> str:
    """The goal of a figure that should be small, and whether it was met."""
    return f"goal <= {goal:{form}}, {_verdict(value <= goal)}"


def at_least(value: float, goal: float, form: str = "g") -> str:
    """The goal of a figure that should be large, and whether it was met."""
    return f"goal >= {goal:{form}}, {_verdict(value >= goal)}"


def _verdict(met: bool) -> str:
    return "met" if met else "NOT MET"
