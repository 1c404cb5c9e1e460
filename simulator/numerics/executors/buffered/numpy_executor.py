"""Runs a program by NumPy: forward through the steps, and backward through the same steps.

Nothing is looked up or allocated in the loop. For every number of samples the steps are bound once to
views of the tables; a pass is then a list of calls without arguments.
"""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.binding import Bound
from simulator.numerics.executors.buffered.measuring import losses
from simulator.numerics.executors.buffered.tables import make_tables
from simulator.numerics.losses import PREDICTIONS
from simulator.numerics.program import Program

SIZES = 4
"""Numbers of samples whose tables are kept: a batch, the last batch of an epoch, one sample, all."""

NONE = -1
"""No tables yet: they take a while to make, and the first batch's size is not known here."""

ROWS = 1024
"""Samples evaluated at a time where only the result counts."""

silent = np.errstate(all="ignore")
"""Around a method: what is not finite makes no warning, on whatever thread it runs."""


class NumpyExecutor:
    """Evaluates a program and its gradient; what is not finite passes through in silence.

    ``z``, ``a`` and ``delta``, (slots, samples), and ``flows``, (flows, samples), show the last ``run``;
    ``gradient`` shows the last ``backpropagate``. All are written over by the next call: copy what should
    stay.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self._own = np.zeros(program.parameters), np.zeros(program.parameters)
        self.theta, self.gradient = self._own
        self._bound: dict[int, Bound] = {}
        self._samples = NONE
        self.z, self.a, self.delta = np.zeros((3, program.slots, 1))
        self.flows = np.zeros((program.flows, 1))

    @silent
    def run(self, theta: Array, x: Array) -> None:
        """Forward for x, (samples, inputs)."""
        self.work_on(*self._own)
        self.theta[...] = theta
        self._take(np.ascontiguousarray(x, dtype=np.float64))
        self._now.fill()
        for call in self._now.forward:
            call()

    @silent
    def backpropagate(self, y: Array) -> float:
        """Backward from the last ``run``, at its theta, for targets y, (samples, outputs).

        Fills ``delta``, which is dL/dz of every neuron and dL/da of every other node, ``flows``, and
        ``gradient``, which is dL/dtheta. Returns L.
        """
        now = self._now
        now.tables.batch.y = y.T
        passes = now.passes
        for call in passes.backward:
            call()
        return passes.loss()

    def work_on(self, theta: Array, gradient: Array) -> None:
        """Have ``differentiate`` read this theta and fill this gradient, where they stand."""
        if theta is not self.theta or gradient is not self.gradient:
            self.theta, self.gradient = theta, gradient
            self._bound.clear()
            self._samples = NONE

    def differentiate(self, x: Array, y: Array) -> float:
        """L and its gradient at the theta worked on, and nothing that only looks ask for.

        x is of float64 and has no gaps. What stands in the tables for inputs may be old then. To be called
        where errors of floating point are silenced.
        """
        self._take(x)
        now = self._now
        now.tables.batch.y = y.T
        passes = now.passes
        for call in passes.step:
            call()
        return passes.loss()

    @property
    def sums(self) -> Array:
        """z of all that L depends on, inputs aside, in one line, as it stands in the tables."""
        return self._now.sums

    @silent
    def losses(self, y: Array) -> Array:
        """Of every sample of the last ``run`` its L as if it were alone, (samples,)."""
        return losses(self.program, self._now.tables, y)

    @silent
    def said(self) -> Array:
        """What the network said in the last ``run``, (samples, outputs): after what a loss contains."""
        said = self.a[self.program.outputs]
        for term in self.program.terms:
            if term.loss.looks_at_z:
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

    @silent
    def loss(self, theta: Array, x: Array, y: Array) -> float:
        """L over these samples."""
        total = 0.0
        for start in range(0, len(x), ROWS):
            rows = slice(start, start + ROWS)
            self.run(theta, x[rows])
            total += float(self.losses(y[rows]).sum())
        return total * self.program.share(len(x))

    def _take(self, x: Array) -> None:
        """x is read where it stands: the next batch need not be copied, let alone turned over."""
        if len(x) != self._samples:
            self._use(len(x))
        self._now.tables.batch.x = x.T

    def _use(self, samples: int) -> None:
        bound = self._bound.pop(samples, None)
        if bound is None:
            program = self.program
            sizes = (program.slots, program.flows, program.inputs)
            bound = Bound(program, make_tables(self.theta, self.gradient, sizes, samples))
        self._bound[samples] = bound
        if len(self._bound) > SIZES:
            del self._bound[next(iter(self._bound))]
        self._now, self._samples, tables = bound, samples, bound.tables
        self.z, self.a, self.delta, self.flows = tables.z, tables.a, tables.delta, tables.flows
