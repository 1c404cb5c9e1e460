"""The fit of the executors' costs: measures both on drawings of all shapes and writes what they cost.

Two thirds of the drawings are fitted, the others are tried: how often is the executor that would be chosen
the faster one, or at most a tenth slower?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.executors import costs
from simulator.numerics.executors.costs import EXECUTORS, SECONDS, work
from tests.benchmarks.cost_grid import grid
from tests.benchmarks.goals import at_least
from tests.benchmarks.least_squares import prices
from tests.benchmarks.racing import race
from tests.benchmarks.striders import contender, striders
from tests.benchmarks.tasks import network_of

DRAWINGS = 400  # or as many as there are
ROUNDS = 3
GOAL = 0.95
LOSS = 1.1
"""Times the faster one; a choice that takes no longer is right."""

GENERAL = ("pass", "steps", "rounds", "parameters", "products", "loose", "nodes", "values")
"""The table's first rows; a row for each activation follows."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Of every drawing its name, what a step takes, and how many seconds each executor needs for it."""

    names: NDArray[np.str_]
    things: tuple[str, ...]
    work: Array
    """(drawings, things)."""
    seconds: Array
    """(executors, drawings)."""

    def of(self, which: NDArray[np.bool_]) -> Measured:
        """Some of them."""
        return Measured(self.names[which], self.things, self.work[which], self.seconds[:, which])


def measure(drawings: int, seed: int = 0) -> Measured:
    """Race the executors on so many drawings."""
    names, works, times = [], [], []
    for task in grid(np.random.default_rng(seed), drawings):
        network = network_of(task)
        racing = {str(name): contender(task, network, make) for name, make in striders().items()}
        result = race(racing, ROUNDS)
        names.append(task.name)
        works.append(work(network.program, task.batch))
        times.append([result.median(name) * 1e-6 for name in racing])
    things = tuple(dict.fromkeys([*GENERAL, *(row.key for row in ACTIVATIONS)]))
    counts = np.array([[each[thing] for thing in things] for each in works], dtype=np.float64)
    return Measured(np.array(names), things, counts, np.array(times).T)


def fit(measured: Measured) -> Array:
    """What each executor takes for one of each thing, (executors, things).

    It should be right where the choice is a close one, so there an error counts more.
    """
    first, second = measured.seconds
    weights = 1 / (1 + np.log2(first / second) ** 2)
    return np.array([prices(measured.work, seconds, weights) for seconds in measured.seconds])


def right(measured: Measured, table: Array) -> NDArray[np.bool_]:
    """Of every drawing whether the executor that the table would choose is as good as the faster one."""
    chosen = (table @ measured.work.T).argmin(axis=0)
    seconds = measured.seconds[chosen, np.arange(len(chosen))]
    return np.asarray(seconds <= LOSS * measured.seconds.min(axis=0))


def lines(things: Sequence[str], table: Array) -> list[str]:
    """The table as it stands in ``costs.py``; what was never met keeps the figures it has."""
    rows = dict(zip(things, table.T.tolist(), strict=True))
    figures = {thing: row if any(row) else SECONDS.get(thing, row) for thing, row in rows.items()}
    keys = {thing: f'"{thing}":' for thing in figures}
    return [f"    {keys[thing]:<14} ({row[0]:.3e}, {row[1]:.3e})," for thing, row in figures.items()]


def write(rows: Sequence[str], file: Path) -> None:
    """Put the table into the module, where the old one stands."""
    text = file.read_text("utf-8")
    start = text.index("\n", text.index("    # one of")) + 1
    stop = text.index("}\n# fmt: on")
    file.write_text(text[:start] + "\n".join(rows) + "\n" + text[stop:], "utf-8")


def report(drawings: int = DRAWINGS, file: Path = Path(costs.__file__)) -> None:
    """Measure, fit, print and write."""
    if len(striders()) < len(EXECUTORS):
        print("there is one executor only: install numba to fit the costs of both")
        return
    measured = measure(drawings)
    tried = np.arange(len(measured.names)) % 3 == 0
    table = fit(measured.of(~tried))
    others = measured.of(tried)
    good = right(others, table)
    print(f"seconds for one of each ({', '.join(EXECUTORS)}), fitted to {(~tried).sum()} drawings")
    print(*lines(measured.things, table), sep="\n")
    for name, row, seconds in zip(EXECUTORS, table, others.seconds, strict=True):
        error = np.median(np.abs(others.work @ row / seconds - 1))
        print(f"  error of the estimate, median, {name:<10} {error:.0%}")
    print(f"  right for {good.mean():.1%} of {len(good)} others  {at_least(good.mean(), GOAL)}")
    for name, seconds in zip(others.names[~good], others.seconds.T[~good] * 1e6, strict=True):
        print(f"    wrong: {name}: {seconds[0]:,.1f} and {seconds[1]:,.1f} microseconds")
    write(lines(measured.things, table), file)
