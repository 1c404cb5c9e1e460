"""Cost as work grows: step time against edges for dense and irregular drawings; README shows the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path

from tests.benchmarks.contenders import OURS, PLAIN, PRODUCTS, TORCH, agree, contenders
from tests.benchmarks.growth_picture import Panel, picture
from tests.benchmarks.machine import processor
from tests.benchmarks.racing import race
from tests.benchmarks.tasks import Task, irregular, layered, lift_the_limit

EDGES = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
BATCH = 10
ROUNDS = 5
AMONG = (OURS, PLAIN, TORCH, PRODUCTS)
PICTURE = Path(__file__).resolve().parents[2] / "resources" / "pictures" / "growth.svg"


def dense_task(edges: int) -> Task:
    """Two hidden layers, with about so many edges."""
    side = max(2, round(sqrt(edges + 2.25) - 1.5))
    return layered((2, side, side, 1), BATCH)


def irregular_task(edges: int) -> Task:
    """Skips everywhere; a neuron of a large drawing has more sources than one of a small drawing."""
    neurons = max(2, min(edges // 3, round(10 * sqrt(edges))))
    return irregular(neurons, edges, BATCH, inputs=4)


KINDS = {"Dense drawings": dense_task, "Irregular drawings": irregular_task}


def points(tasks: Iterator[Task]) -> Iterator[tuple[int, dict[str, float]]]:
    """Edges of every task, and microseconds per step of everybody."""
    for task in tasks:
        racing = contenders(task, AMONG)
        agree(racing, 3)
        result = race(racing, ROUNDS)
        yield task.wiring.edges, {name: result.median(name) for name in result.names}


def panel(title: str, edges: Sequence[int]) -> Panel:
    """Measure one kind of drawing, and print what was found as it comes."""
    print(f"{title.lower()}, batches of {BATCH}: microseconds per step")
    print(f"  {'edges':<12}", *[f"{name:>14}" for name in AMONG])
    lines: dict[str, list[tuple[float, float]]] = {}
    for count, times in points(KINDS[title](number) for number in edges):
        cells = [f"{times[name]:>14,.1f}" if name in times else " " * 13 + "-" for name in AMONG]
        print(f"  {count:<12,}", *cells, flush=True)
        for name, time in times.items():
            lines.setdefault(name, []).append((count, time))
    return Panel(title, lines)


def report(edges: Sequence[int] = EDGES, file: Path = PICTURE) -> None:
    """Print both tables and write the picture."""
    lift_the_limit()
    panels = [panel(title, edges) for title in KINDS]
    file.write_text(picture(panels, f"Batches of {BATCH}, float64, one thread. {processor()}."), "utf-8")
    print(f"written: {file.name}")
