"""An input: a place where a column of the data enters the drawing."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind

INPUT = Kind("input", phrase("Kind", "Input"), "input")
