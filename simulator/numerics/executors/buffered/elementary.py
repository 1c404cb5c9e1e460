"""Leaves and elementary operations: their forward calls and their backward calls, bound to the tables.

Backward, what flows through an argument is dL/da of the node times the derivative by that argument. It is
kept, a row for every argument, and added to dL/da of the argument's slot. Out of a node that L does not
depend on nothing flows, even where its derivative is infinite.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.buffered.calls import BackCalls, Calls, touches_inputs
from simulator.numerics.executors.buffered.formula import calls_of
from simulator.numerics.executors.buffered.tables import Call, Tables, Written, add_to, gathered, part
from simulator.numerics.program import Leaves, Operate


def leaves(step: Leaves, tables: Tables) -> Calls:
    """Values spread over all samples; their gradient is what comes back, summed over samples."""
    values = tables.theta[step.values][:, np.newaxis]
    a, delta = tables.a[step.slots], tables.delta[step.slots]
    sum_delta = partial(delta.dot, tables.ones, tables.gradient[step.values])
    return Calls([partial(np.copyto, a, values)], lambda _written: BackCalls([sum_delta]))


def operate(step: Operate, tables: Tables, unused: Indices) -> Calls:
    """One operation on all its targets at once; ``unused`` are places among them."""
    gathers, arguments = zip(*[gathered(tables.a, part(slots)) for slots in step.arguments], strict=True)
    a, delta, scratch = tables.a[step.targets], tables.delta[step.targets], tables.scratch
    flows = tables.flows[step.flows].reshape(len(arguments), *a.shape)
    forward = [call for calls in gathers for call in calls]
    forward += calls_of(step.operation.function, arguments, [a], scratch)

    def stop() -> None:
        flows[:, unused] = 0

    def bind_back(written: Written) -> BackCalls:
        calls: list[Call] = []
        for derivative, flow in zip(step.operation.derivatives, flows, strict=True):
            calls += calls_of(partial(_flowing, derivative), [delta, *arguments, a], [flow], scratch)
        written.first(np.concatenate(step.arguments))
        add = [_add(tables.delta, slots, flow) for slots, flow in zip(step.arguments, flows, strict=True)]
        return BackCalls([*calls, *([stop] if len(unused) else []), *add])

    return Calls(forward, bind_back, any(touches_inputs(slots, tables) for slots in step.arguments))


def _flowing(derivative: Callable[..., Any], delta: Any, *at: Any) -> Any:
    return delta * derivative(*at)


def _add(table: Array, slots: Indices, amount: Array) -> Call:
    """table[slots] += amount, also where a slot stands twice."""
    if len(np.unique(slots)) < len(slots):
        return partial(np.add.at, table, slots, amount)
    return add_to(table, part(slots), amount)
