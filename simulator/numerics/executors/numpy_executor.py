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
from simulator.numerics.executors.sparse import sparse
from simulator.numerics.executors.tables import Call, Tables, make_tables, part
from simulator.numerics.losses import PREDICTIONS
from simulator.numerics.program import Affine, Apply, Program, Step

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

    ``z``, ``a`` and ``delta``, (slots, samples), show the last ``run``; ``gradient`` the last
    ``backpropagate``. All four are written over by the next call: copy what should stay.
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

        Fills ``delta``, which is dL/dz of every neuron and dL/da of every input, and ``gradient``,
        which is dL/dtheta. Returns L.
        """
        now, program = self._now, self.program
        p = self.measured()
        factor = program.convention.factor(now.samples)
        np.multiply(program.loss.gradient(p, y), factor, now.head)
        self.delta.fill(0)
        for call in now.backward:
            call()
        return float(program.loss.value(p, y).dot(now.tables.ones)) * factor

    def measured(self) -> Array:
        """What the loss looks at after the last ``run``, (samples, outputs): a, or z if it has a head."""
        now = self._now
        return now.p if isinstance(now.outputs, slice) else now.table[now.outputs].T

    @silent
    def predict(self, theta: Array, x: Array) -> Array:
        """What the network says for x, (samples, outputs): after the function that the loss contains."""
        prediction = PREDICTIONS[self.program.loss.head]
        said = np.zeros((len(x), len(self.program.outputs)))
        for start in range(0, len(x), ROWS):
            rows = slice(start, start + ROWS)
            self.run(theta, x[rows])
            said[rows] = prediction(self.measured())
        return said

    @silent
    def loss(self, theta: Array, x: Array, y: Array) -> float:
        """L over these samples."""
        total = 0.0
        for start in range(0, len(x), ROWS):
            rows = slice(start, start + ROWS)
            self.run(theta, x[rows])
            total += float(self.program.loss.value(self.measured(), y[rows]).sum())
        return total * self.program.convention.factor(len(x))

    def _use(self, samples: int) -> None:
        bound = self._bound.pop(samples, None)
        if bound is None:
            tables = make_tables(self._theta, self.gradient, self.program.slots, samples)
            bound = _Bound(self.program, tables)
        self._bound[samples] = bound
        if len(self._bound) > SIZES:
            del self._bound[next(iter(self._bound))]
        self._now = bound
        self.z, self.a, self.delta = bound.tables.z, bound.tables.a, bound.tables.delta


class _Bound:
    """A program bound to the tables for one number of samples."""

    def __init__(self, program: Program, tables: Tables) -> None:
        self.tables = tables
        self.samples = tables.samples
        self.x = tables.a[: program.inputs].T
        self.outputs = part(program.outputs)
        self.table = tables.a if program.loss.head == "none" else tables.z
        self.p = self.table[self.outputs].T
        """What the loss looks at; a view, if the outputs are neighbors."""
        head: Array = np.zeros((len(program.outputs), tables.samples))
        self.head = head.T
        self.forward: list[Call] = []
        self.backward: list[Call] = []
        self._bind(program)

    def _bind(self, program: Program) -> None:
        untouched = np.ones(program.slots, bool)
        if program.loss.head == "none":
            self.backward.append(add_to(self.tables.delta, self.outputs, self.head.T))
            untouched[program.outputs] = False
        forward: list[list[Call]] = []
        for step in reversed(program.steps):
            calls = self._calls(step, program, untouched)
            forward.append(calls.forward)
            self.backward += calls.backward
        self.forward = [call for calls in reversed(forward) for call in calls]

    def _calls(self, step: Step, program: Program, untouched: NDArray[np.bool_]) -> Calls:
        if isinstance(step, Apply):
            return self._apply(step, program)
        first = bool(untouched[step.sources].all())
        untouched[step.sources] = False
        if isinstance(step, Affine):
            return affine(step, self.tables, first)
        entries = len(step.starts) * len(np.unique(step.sources))
        dense = entries <= FULL * len(step.sources)
        return masked(step, self.tables, first) if dense else sparse(step, self.tables)

    def _apply(self, step: Apply, program: Program) -> Calls:
        """Forward the function; backward dL/dz = dL/da times the derivative, and what the loss adds to z."""
        z, a, delta = self.tables.z[step.slots], self.tables.a[step.slots], self.tables.delta[step.slots]
        function, derivative = step.activation.function, step.activation.derivative

        def apply() -> None:
            a[...] = function(z)

        def multiply() -> None:
            np.multiply(delta, derivative(z, a), delta)

        forward: Call = partial(function, z, a) if isinstance(function, np.ufunc) else apply
        backward: list[Call] = [] if step.activation.key == "linear" else [multiply]
        if program.loss.head != "none":
            backward += self._from_head(step, program)
        return Calls([forward], backward)

    def _from_head(self, step: Apply, program: Program) -> list[Call]:
        inside = (step.slots.start <= program.outputs) & (program.outputs < step.slots.stop)
        if not inside.any():
            return []
        slots, rows = part(program.outputs[inside]), part(np.flatnonzero(inside))
        return [add_to(self.tables.delta, slots, self.head.T, rows)]
