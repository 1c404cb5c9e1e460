"""The kinds of nodes: one file each, but every elementary operation is one by itself."""

from __future__ import annotations

from simulator.model.kind import Kind, unknown
from simulator.model.kinds.constant import CONSTANT
from simulator.model.kinds.input import INPUT
from simulator.model.kinds.neuron import NEURON
from simulator.model.kinds.operations import OPERATION_KINDS
from simulator.model.kinds.variable import VARIABLE

KINDS = (INPUT, NEURON, VARIABLE, CONSTANT, *OPERATION_KINDS)

INPUTS = frozenset(kind.key for kind in KINDS if kind.role == "input")
"""Keys of the kinds whose value comes from the data."""

LEAVES = frozenset(kind.key for kind in KINDS if kind.role == "leaf")
"""Keys of the kinds that have a value of their own."""

NEURONS = frozenset(kind.key for kind in KINDS if kind.role == "neuron")
"""Keys of the kinds with a bias, an activation, and weights on the edges into them."""

COMPUTING = frozenset(kind.key for kind in KINDS if kind.takes_edges)
"""Keys of the kinds that edges lead into."""

ORDERED = frozenset(kind.key for kind in KINDS if kind.ordered)
"""Keys of the operations for which the order of their arguments matters."""

_BY_KEY = {kind.key: kind for kind in KINDS}
KIND_KEYS = _BY_KEY.keys()


def kind(key: str) -> Kind:
    """The kind with this key; one that nobody knows, as from a later version, is shown like a neuron."""
    return _BY_KEY.get(key) or unknown()
