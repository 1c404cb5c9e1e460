"""Leaves and elementary operations: their forward calls and their backward calls, bound to the tables.

Backward, what flows through an argument is dL/da of the node times the derivative by that argument. It is
kept, a row for every argument, and added to dL/da of the argument's slot. Out of a node that L does not
depend on nothing flows, even where its derivative is infinite.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.dense import Calls, touches_inputs
from simulator.numerics.executors.tables import Call, Sent, Tables, part
from simulator.numerics.program import Leaves, Operate


def leaves(step: Leaves, tables: Tables) -> Calls:
    """Values spread over all samples; their gradient is what comes back, summed over samples."""
    values = tables.theta[step.values][:, np.newaxis]
    a, delta = tables.a[step.slots], tables.delta[step.slots]
    return Calls(
        [partial(np.copyto, a, values)], [partial(delta.dot, tables.ones, tables.gradient[step.values])]
    )


def operate(step: Operate, tables: Tables, sent: Sent, unused: Indices) -> Calls:
    """One operation on all its targets at once; ``unused`` are places among them."""
    table, places = tables.a, [part(slots) for slots in step.arguments]
    a, delta = tables.a[step.targets], tables.delta[step.targets]
    flows = tables.flows[step.flows].reshape(len(places), *a.shape)
    function, derivatives = step.operation.function, step.operation.derivatives

    def forward() -> None:
        a[...] = function(*[table[place] for place in places])

    def backward() -> None:
        arguments = [table[place] for place in places]
        for derivative, flow in zip(derivatives, flows, strict=True):
            np.multiply(delta, derivative(*arguments, a), flow)

    def stop() -> None:
        flows[:, unused] = 0

    sent.first(np.concatenate(step.arguments))
    add = [_add(tables.delta, slots, flow) for slots, flow in zip(step.arguments, flows, strict=True)]
    reads_inputs = any(touches_inputs(slots, tables) for slots in step.arguments)
    return Calls([forward], [backward, *([stop] if len(unused) else []), *add], reads_table=reads_inputs)


def _add(table: Array, slots: Indices, amount: Array) -> Call:
    """table[slots] += amount, also where a slot stands twice."""
    if len(np.unique(slots)) < len(slots):
        return partial(np.add.at, table, slots, amount)
    place = part(slots)
    if isinstance(place, slice):
        return partial(np.add, table[place], amount, table[place])

    def add() -> None:
        table[place] += amount

    return add
