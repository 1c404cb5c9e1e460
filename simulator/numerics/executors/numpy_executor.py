"""Runs a program by NumPy: forward through the steps, and backward through the same steps.

Nothing is looked up or allocated in the loop. For every number of samples the steps are bound once to
views of the tables; a pass is then a list of calls without arguments.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array
from simulator.numerics.executors.dense import Calls, add_to, affine, masked
from simulator.numerics.executors.elementary import leaves, operate
from simulator.numerics.executors.measuring import Measure, measures, sender
from simulator.numerics.executors.sparse import sparse
from simulator.numerics.executors.tables import Call, Tables, make_tables, part
from simulator.numerics.losses import PREDICTIONS
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, Step

SIZES = 4
"""Numbers of samples whose tables are kept: a batch, the last batch of an epoch, one sample, all."""

ROWS = 1024
"""Samples evaluated at a time where only the result counts."""

FULL = 32
"""Neurons with each their own sources get a full matrix unless that has so many times more entries."""


silent = np.errstate(all="ignore")
"""Around a method: what is not finite makes no warning, on whatever thread it runs."""


class NumpyExecutor:
    """Evaluates a program and its gradient; what is not finite passes through in silence.

    ``z``, ``a`` and ``delta``, (slots, samples), and ``flows``, (flows, samples), show the last ``run``;
    ``gradient`` the last ``backpropagate``. All are written over by the next call: copy what should stay.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.gradient: Array = np.zeros(program.parameters)
        self._theta: Array = np.zeros(program.parameters)
        self._bound: dict[int, _Bound] = {}
        self._use(1)

    @silent
    def run(self, theta: Array, x: Array) -> None:
        """Forward for x, (samples, inputs)."""
        if len(x) != self._now.samples:
            self._use(len(x))
        self._theta[...] = theta
        self._now.x[...] = x
        for call in self._now.forward:
            call()

    @silent
    def backpropagate(self, theta: Array, y: Array) -> float:
        """Backward from the last ``run`` (with the same theta) for targets y, (samples, outputs).

        Fills ``delta``, which is dL/dz of every neuron and dL/da of every other node, ``flows``, and
        ``gradient``, which is dL/dtheta. Returns L.
        """
        now, total = self._now, 0.0
        for measure in now.measures:
            total += measure.begin(y.T)
        self.delta.fill(0)
        for call in now.backward:
            call()
        for tied in self.program.ties:
            self.gradient[tied] = self.gradient[tied].sum()
        return total

    @silent
    def losses(self, y: Array) -> Array:
        """Of every sample of the last ``run`` its L as if it were alone, (samples,)."""
        total = np.zeros(self._now.samples)
        for measure in self._now.measures:
            total += measure.losses(y.T)
        return total

    @silent
    def said(self) -> Array:
        """What the network said in the last ``run``, (samples, outputs): after what a loss contains."""
        said = self.a[self.program.outputs]
        for term in self.program.terms:
            if term.loss.head != "none":
                z = self.z[self.program.outputs[term.outputs]]
                said[term.outputs] = PREDICTIONS[term.loss.head](z)
        return said.T

    def predict(self, theta: Array, x: Array) -> Array:
        """What the network says for x, (samples, outputs)."""
        said = np.zeros((len(x), len(self.program.outputs)))
        for start in range(0, len(x), ROWS):
            rows = slice(start, start + ROWS)
            self.run(theta, x[rows])
            said[rows] = self.said()
        return said

    def loss(self, theta: Array, x: Array, y: Array) -> float:
        """L over these samples."""
        total = 0.0
        for start in range(0, len(x), ROWS):
            rows = slice(start, start + ROWS)
            self.run(theta, x[rows])
            total += float(self.losses(y[rows]).sum())
        return total * self.program.share(len(x))

    def _use(self, samples: int) -> None:
        bound = self._bound.pop(samples, None)
        if bound is None:
            program = self.program
            tables = make_tables(self._theta, self.gradient, program.slots, program.flows, samples)
            bound = _Bound(program, tables)
        self._bound[samples] = bound
        if len(self._bound) > SIZES:
            del self._bound[next(iter(self._bound))]
        self._now, tables = bound, bound.tables
        self.z, self.a, self.delta, self.flows = tables.z, tables.a, tables.delta, tables.flows


class _Bound:
    """A program bound to the tables for one number of samples."""

    def __init__(self, program: Program, tables: Tables) -> None:
        self.tables = tables
        self.samples = tables.samples
        self.x = tables.a[: program.inputs].T
        self.outputs = program.outputs
        self.used = program.used()
        self.measures = measures(program, tables)
        self.forward: list[Call] = []
        self.backward: list[Call] = []
        self._bind(program)

    def _bind(self, program: Program) -> None:
        untouched = np.ones(program.slots, bool)
        for measure in self._measures(head=False):
            self.backward.append(sender(measure, self.tables.delta))
            untouched[self.outputs[measure.term.outputs]] = False
        forward: list[list[Call]] = []
        for step in reversed(program.steps):
            calls = self._calls(step, untouched)
            forward.append(calls.forward)
            self.backward += calls.backward
        self.forward = [call for calls in reversed(forward) for call in calls]

    def _measures(self, head: bool) -> list[Measure]:
        return [measure for measure in self.measures if (measure.term.loss.head != "none") is head]

    def _calls(self, step: Step, untouched: NDArray[np.bool_]) -> Calls:
        if isinstance(step, Apply):
            return self._apply(step)
        if isinstance(step, Leaves):
            return leaves(step, self.tables)
        if isinstance(step, Operate):
            untouched[np.concatenate(step.arguments)] = False
            return operate(step, self.tables, np.flatnonzero(~self.used[step.targets]))
        first = bool(untouched[step.sources].all())
        untouched[step.sources] = False
        if isinstance(step, Affine):
            return affine(step, self.tables, first)
        entries = len(step.starts) * len(np.unique(step.sources))
        dense = entries <= FULL * len(step.sources)
        return masked(step, self.tables, first) if dense else sparse(step, self.tables)

    def _apply(self, step: Apply) -> Calls:
        """Forward the function; backward dL/dz = dL/da times the derivative, and what a head adds to z."""
        z, a, delta = self.tables.z[step.slots], self.tables.a[step.slots], self.tables.delta[step.slots]
        function, derivative = step.activation.function, step.activation.derivative

        def apply() -> None:
            a[...] = function(z)

        def multiply() -> None:
            np.multiply(delta, derivative(z, a), delta)

        forward: Call = partial(function, z, a) if isinstance(function, np.ufunc) else apply
        backward: list[Call] = [] if step.activation.key == "linear" else [multiply]
        heads = [call for measure in self._measures(head=True) for call in self._from_head(step, measure)]
        return Calls([forward], backward + heads)

    def _from_head(self, step: Apply, measure: Measure) -> list[Call]:
        outputs = self.outputs[measure.term.outputs]
        inside = (step.slots.start <= outputs) & (outputs < step.slots.stop)
        if not inside.any():
            return []
        slots, rows = part(outputs[inside]), part(np.flatnonzero(inside))
        return [add_to(self.tables.delta, slots, measure.sent, rows)]
