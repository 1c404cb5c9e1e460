"""The kinds of nodes, one file each."""

from __future__ import annotations

from simulator.model.kind import Kind
from simulator.model.kinds.input import INPUT
from simulator.model.kinds.neuron import NEURON

KINDS = (INPUT, NEURON)

SOURCES = frozenset(kind.key for kind in KINDS if not kind.computes)
"""Keys of the kinds whose value comes from the data."""

NEURONS = frozenset(kind.key for kind in KINDS if kind.computes)
"""Keys of the kinds with a bias and an activation."""

_BY_KEY = {kind.key: kind for kind in KINDS}


def kind(key: str) -> Kind:
    """The kind with this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]
