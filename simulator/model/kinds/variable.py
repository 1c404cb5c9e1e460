"""A variable: a leaf whose value is learned, unless it is frozen."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind

VARIABLE = Kind("variable", phrase("Kind", "Variable"), "leaf")
