"""A constant: a leaf whose value is never learned."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind

CONSTANT = Kind("constant", phrase("Kind", "Constant"), "leaf")
