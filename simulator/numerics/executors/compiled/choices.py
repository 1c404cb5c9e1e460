"""How all of this is compiled."""

from __future__ import annotations

from typing import Any

from numba import njit

LOOSE = {"reassoc", "contract", "nsz"}
"""Sums may be taken in any order; what is not finite keeps its meaning."""

OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": LOOSE, "_nrt": False}
"""Nothing is allocated, so no array need be counted: counting would take most of a small step."""

jit = njit(**OPTIONS)

inlined = njit(**OPTIONS, forceinline=True)
"""For what is handed many tables: handing them over would take longer than the work."""
