"""Strides by the compiled kernel."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from simulator.numerics.array import Array
from simulator.numerics.executors.compiled.crew import crew_at, have_met, make_board
from simulator.numerics.executors.compiled.kernel import run
from simulator.numerics.executors.compiled.layout import TOGETHER, Data, Law, Moving, make_tables
from simulator.numerics.executors.compiled.mate import MATE, Judge, threads
from simulator.numerics.executors.compiled.plan import make_plan, optimizer_call
from simulator.numerics.executors.compiled.singles import run_singles
from simulator.numerics.executors.stride import WORTH_A_COPY, Point, Rows, Rules, Stride
from simulator.numerics.program import Program

WORTH_TWO = 100_000
"""Samples times parameters of a step that takes so long that it is worth the meetings of two threads."""


class CompiledStrider:
    """Makes the steps of one program; other threads may run meanwhile."""

    def __init__(self, program: Program) -> None:
        self._plan = make_plan(program)
        parts = (self._plan.parts, 1, 1)
        tables = [make_tables(program, *size) for size in zip(TOGETHER, parts, strict=True)]
        self._tables, self._memory = zip(*tables, strict=True)
        self._single, self._memory_of_single = make_tables(program, 1, 1)
        self._kept = Point.of(program.parameters)
        """Where a stride began."""
        self.threads = threads()
        self._judge = Judge()
        self.together = 0
        """Strides that two threads have made."""
        self._rules: Rules | None = None
        self._law: Law | None = None

    def stride(self, point: Point, rows: Rows, rules: Rules, steps: int) -> Stride:
        """Make at most so many steps, and no more than the rows last for."""
        losses: Array = np.empty(min(steps, rows.steps))
        memory = point.memory
        moving = Moving(point.theta, point.before, point.gradient, memory.v, memory.h, memory.left)
        if rules is not self._rules:
            self._rules, self._law = rules, _law(rules)
        large = self._worth_two(rows)
        if large or len(losses) >= WORTH_A_COPY:
            self._kept.take(point, rules)
            done = self._by_turns(moving, rows, losses) if large else self._run(moving, rows, losses)
            if done >= 0:
                return Stride(losses, True)
            # The same steps once more, to the last bit, and this time with a look at everything in each.
            point.take(self._kept, rules)
        done = self._run(moving, rows, losses, careful=True)
        return Stride(losses, True) if done >= 0 else Stride(losses[:~done], False)

    def _worth_two(self, rows: Rows) -> bool:
        """Whether another thread would do some good, and may."""
        batch = min(rows.batch, len(rows.x))
        large = batch > TOGETHER[1] and batch * len(self._kept.theta) >= WORTH_TWO
        return large and self._plan.parts > 1 and self.threads > 1

    def _by_turns(self, moving: Moving, rows: Rows, losses: Array) -> int:
        """By one thread or by two, as goes faster."""
        two, began = self._judge.two(), perf_counter()
        done = self._run(moving, rows, losses, shared=two)
        self._judge.took(two, (perf_counter() - began) / len(losses))
        return done

    def _run(
        self, moving: Moving, rows: Rows, losses: Array, *, careful: bool = False, shared: bool = False
    ) -> int:
        what = (self._plan, self._law, moving, _data(rows), rows.position)
        board = make_board()
        first, second = crew_at(board)
        if min(rows.batch, len(rows.x)) == 1:
            return int(run_singles(*what, self._single, careful, losses, first.sums))
        batches = (*what, rows.batch, self._tables, careful)
        if shared:
            unread = np.empty_like(losses)
            MATE.help(lambda: (run(*batches, unread, second), board))
        done: int = run(*batches, losses, first if shared else first._replace(board=0))
        self.together += have_met(board)
        return done


def _data(rows: Rows) -> Data:
    shape = (*rows.order.shape, rows.x.shape[1], rows.y.shape[1])
    return Data(rows.x.reshape(-1), rows.y.reshape(-1), rows.order.reshape(-1), *shape)


def _law(rules: Rules) -> Law:
    step = optimizer_call(rules.optimizer)
    rates = (rules.eta, rules.alpha, rules.rho, rules.l1, rules.l2)
    return Law(step, *rates, rules.weights, rules.free, float((rules.free == 0).any()))
