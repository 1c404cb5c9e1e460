"""How all of this is compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

LOOSE = {"reassoc", "contract"}
"""Sums may be taken in any order. With the sign of 0 left open as well, x - x would become 0 for a NaN."""

OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": LOOSE, "_nrt": False}
"""Nothing is allocated, so no array need be counted: counting would take most of a small step."""

WITHIN: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""Nobody calls it but compiled code: making the ways in from outside took a quarter of the time."""

jit = njit(**OPTIONS, **WITHIN)

inlined = njit(**OPTIONS, **WITHIN, forceinline=True)
"""For what is handed many tables: handing them over would take longer than the work."""

LARGEST = float(np.finfo(np.float64).max)


@inlined
def is_finite(x: float) -> bool:
    """By comparison, which no freedom of the compiler touches."""
    return -LARGEST <= x <= LARGEST
