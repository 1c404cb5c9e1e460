"""Strides by the compiled kernel."""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.compiled.kernel import run
from simulator.numerics.executors.compiled.layout import TOGETHER, Data, Law, Moving, make_tables
from simulator.numerics.executors.compiled.plan import make_plan, optimizer_call
from simulator.numerics.executors.stride import WORTH_A_COPY, Point, Rows, Rules, Stride
from simulator.numerics.program import Program


class CompiledStrider:
    """Makes the steps of one program; other threads may run meanwhile."""

    def __init__(self, program: Program) -> None:
        self._plan = make_plan(program)
        parts = (self._plan.parts, 1, 1, 1)
        tables = [make_tables(program, *size) for size in zip(TOGETHER, parts, strict=True)]
        self._tables, self._memory = zip(*tables, strict=True)
        self._kept = Point.of(program.parameters)
        """Where a stride began."""
        self._rules: Rules | None = None
        self._law: Law | None = None

    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses: Array = np.empty(min(steps, rows.steps))
        memory = point.memory
        moving = Moving(point.theta, point.before, point.gradient, memory.v, memory.h, memory.left)
        if rules is not self._rules:
            self._rules, self._law = rules, _law(rules)
        done = -1
        if len(losses) >= WORTH_A_COPY:
            self._kept.take(point, rules)
            done = self._run(moving, rows, False, losses)
            if done < 0:
                # The same steps once more, to the last bit, and this time with a look at everything in each.
                point.take(self._kept, rules)
        if done < 0:
            done = self._run(moving, rows, True, losses)
        return Stride(losses, True) if done >= 0 else Stride(losses[:~done], False)

    def _run(self, moving: Moving, rows: Rows, careful: bool, losses: Array) -> int:
        where = (rows.position, rows.batch)
        done: int = run(self._plan, self._law, moving, _data(rows), *where, self._tables, careful, losses)
        return done


def _data(rows: Rows) -> Data:
    shape = (*rows.order.shape, rows.x.shape[1], rows.y.shape[1])
    return Data(rows.x.reshape(-1), rows.y.reshape(-1), rows.order.reshape(-1), *shape)


def _law(rules: Rules) -> Law:
    step = optimizer_call(rules.optimizer)
    rates = (rules.eta, rules.alpha, rules.rho, rules.l1, rules.l2)
    return Law(step, *rates, rules.weights, rules.free, float((rules.free == 0).any()))
