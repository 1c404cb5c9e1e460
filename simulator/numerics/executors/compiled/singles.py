"""The kernel for batches of a single sample, where what surrounds a step would take longer than the step."""

from __future__ import annotations

from numba import njit

from simulator.numerics.array import Array
from simulator.numerics.executors.compiled.choices import OPTIONS
from simulator.numerics.executors.compiled.layout import Data, Law, Moving, Tables
from simulator.numerics.executors.compiled.memory import start_of, write
from simulator.numerics.executors.compiled.passes import forward_and_back
from simulator.numerics.executors.compiled.plan import Plan
from simulator.numerics.executors.compiled.updating import clear, is_spoiled, update


@njit(**OPTIONS, no_cfunc_wrapper=True, cache=True)
def run_singles(
    plan: Plan, law: Law, m: Moving, data: Data, position: int, t: Tables, careful: bool, losses: Array,
    sums: int,
) -> int:  # fmt: skip
    """What ``run`` does, with tables for one sample."""
    epoch, done = 0, 0
    theta, gradient = start_of(m.theta), start_of(m.gradient)
    spoiled = is_spoiled(plan, law)
    while done < len(losses):
        if done == 0 or spoiled:
            clear(m.gradient)
        keep = careful or done + 1 == len(losses)
        loss, finite = forward_and_back(plan, theta, gradient, data, epoch, position, 1, 1, False, t)
        if not (finite and update(plan, m, law, careful, keep, sums)):
            return ~done
        write(losses, done, loss)
        done, position = done + 1, position + 1
        if position == data.rows:
            epoch, position = min(epoch + 1, data.epochs - 1), 0
    return done
