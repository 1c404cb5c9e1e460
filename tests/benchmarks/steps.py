"""Time of a training step: the drawing beside code written by hand, in one run, on every row of the table."""

from __future__ import annotations

from tests.benchmarks.contenders import BUFFERED, BY_HAND, EDGE_LOOP, NAMES, OURS, PRODUCTS, agree, contenders
from tests.benchmarks.goals import at_least, at_most
from tests.benchmarks.racing import REST, Race, race
from tests.benchmarks.tasks import layered, lift_the_limit

ROWS = (
    ((2, 4, 2, 1), 10),
    ((2, 2, 1), 1),
    ((2, 8, 8, 8, 8, 8, 1), 10),
    ((64, 32, 10), 32),
    ((784, 30, 10), 10),
    ((784, 100, 10), 32),
    ((784, 256, 256, 10), 128),
)
OF_BEST = 1.1
"""Times the best of the three that were written by hand."""
FASTER = {(2, 4, 2, 1): 5.0, (2, 8, 8, 8, 8, 8, 1): 2.5}
"""Times faster than NumPy written by hand: than the better of the two, the one with buffers."""
OF_PRODUCTS = 1.25

LARGE = 10_000_000
"""Edges times samples from which the loop over edges takes too long to be worth its time."""


def measured(sizes: tuple[int, ...], batch: int, *, rest: float = 0.0) -> Race:
    """A race of all that are installed, after they were found to compute the same."""
    task = layered(sizes, batch)
    small = task.wiring.edges * batch < LARGE
    racing = contenders(task, NAMES if small else tuple(name for name in NAMES if name != EDGE_LOOP))
    agree(racing, 25 if small else 5)
    return race(racing, rest=rest)


def heading() -> None:
    """Name the columns."""
    print(f"  {'network, batch':<24}", *[f"{name:>14}" for name in NAMES], f"{'of best':>8}")


def row(name: str, result: Race) -> None:
    """Print the medians of one race, and what the drawing took times the best by hand."""
    cells = [f"{result.median(one):>14,.2f}" if one in result.names else " " * 13 + "-" for one in NAMES]
    ratio = result.ratio(OURS, BY_HAND)
    print(f"  {name:<24}", *cells, f"{ratio:>8.2f}  {at_most(ratio, OF_BEST)}", flush=True)


def report() -> None:
    """Print a row for every network."""
    lift_the_limit()
    print("microseconds per training step (forward, backward, update), float64, one thread")
    heading()
    notes = []
    for sizes, batch in ROWS:
        name, result = "-".join(map(str, sizes)), measured(sizes, batch)
        row(f"{name}, {batch}", result)
        if sizes in FASTER:
            faster = 1 / result.ratio(OURS, (BUFFERED,))
            notes.append(f"  {name:<24} {faster:>6.1f} times faster, {at_least(faster, FASTER[sizes])}")
    print("drawing beside NumPy with buffers", *notes, sep="\n", flush=True)


def report_beside_products(threads: int) -> None:
    """Print the largest network beside its bare matrix products."""
    lift_the_limit()
    sizes, batch = ROWS[-1]
    result = measured(sizes, batch, rest=REST)
    ratio = result.ratio(OURS, (PRODUCTS,))
    name = f"{'-'.join(map(str, sizes))}, {batch}"
    print(f"microseconds per training step, {threads} threads allowed")
    heading()
    row(name, result)
    print(
        f"drawing beside the bare products\n  {name:<24} {ratio:>6.2f} times, {at_most(ratio, OF_PRODUCTS)}"
    )
