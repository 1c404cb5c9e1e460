"""Strides by the compiled kernel."""

from __future__ import annotations

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.compiled.kernel import run
from simulator.numerics.executors.compiled.layout import Addresses, Data, Law, Moving, Tables
from simulator.numerics.executors.compiled.plan import make_plan, optimizer_call
from simulator.numerics.executors.stride import Point, Rows, Rules, Stride
from simulator.numerics.program import Program

WIDE = 8
"""Samples taken at once."""


class CompiledStrider:
    """Makes the steps of one program; other threads may run meanwhile."""

    def __init__(self, program: Program) -> None:
        self._plan = make_plan(program)
        self._wide, self._single = _tables(program, WIDE), _tables(program, 1)

    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses: Array = np.empty(min(steps, rows.steps))
        memory = point.memory
        moving = Moving(point.theta, point.before, point.gradient, memory.v, memory.h, memory.left)
        law, data = _law(rules, moving), Data(rows.x, rows.y, rows.order)
        where = (rows.position, rows.batch)
        done = run(self._plan, law, moving, data, *where, self._wide, self._single, losses)
        return Stride(losses, True) if done >= 0 else Stride(losses[:~done], False)


def _tables(program: Program, samples: int) -> Tables:
    slots, outputs = program.slots, len(program.outputs)
    rows = (slots, slots, slots, slots, outputs, 2, 1, 1, 1)
    tables = [np.zeros((count, samples)) for count in rows]
    return Tables((0,) * samples, Addresses(*map(_address, tables[:-1])), *tables)


def _law(rules: Rules, moving: Moving) -> Law:
    theta, gradient, v, h = map(_address, (moving.theta, moving.gradient, moving.v, moving.h))
    return Law(
        step=optimizer_call(rules.optimizer),
        moved=(theta, gradient, v, h, _address(rules.free)),
        eta=rules.eta,
        alpha=rules.alpha,
        rho=rules.rho,
        l1=rules.l1,
        l2=rules.l2,
        weights=rules.weights,
        free=rules.free,
    )


def _address(array: Array) -> int:
    return int(array.ctypes.data)
