"""The elementary operations: every row of the table is a kind of node by itself."""

from __future__ import annotations

from simulator.model.kind import Kind
from simulator.numerics.arithmetic import OPERATIONS

OPERATION_KINDS = tuple(Kind(row.key, row.label, "operation", row) for row in OPERATIONS)
