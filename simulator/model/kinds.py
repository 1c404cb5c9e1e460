"""The kinds of nodes: a row each, and every elementary operation is one by itself."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind, unknown
from simulator.numerics.arithmetic import OPERATIONS

# fmt: off
INPUT    = Kind("input",    phrase("Kind", "Input"),    "input")   # a column of the data enters here
NEURON   = Kind("neuron",   phrase("Kind", "Neuron"),   "neuron")  # a weighted sum, a bias and an activation
VARIABLE = Kind("variable", phrase("Kind", "Variable"), "leaf")    # its value is learned, unless it is frozen
CONSTANT = Kind("constant", phrase("Kind", "Constant"), "leaf")    # its value is never learned
# fmt: on

OPERATION_KINDS = tuple(Kind(row.key, row.label, "operation", row) for row in OPERATIONS)

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
