"""Graph: the order of arguments, and edges that share one weight."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NEURON
from simulator.language import phrase
from simulator.tools.arguments import is_ordered, swap
from simulator.tools.commands.command import Command
from simulator.workbench.workbench import Workbench


def weighted(drawing: Drawing, edges: Iterable[str]) -> tuple[str, ...]:
    """Those edges that have a weight: they lead into a neuron."""
    by_id, nodes = drawing.edges, drawing.nodes
    return tuple(id for id in edges if nodes[by_id[id].target].kind == NEURON)


def _ordered(bench: Workbench) -> tuple[str, ...]:
    """Operations that are selected, or into which a selected edge leads."""
    drawing, edges = bench.drawing, bench.drawing.edges
    targets = (edges[id].target for id in bench.selection.edges)
    chosen = dict.fromkeys((*bench.selection.nodes, *targets))
    return tuple(id for id in chosen if is_ordered(drawing, id))


def _can_swap(bench: Workbench) -> bool:
    return bool(_ordered(bench))


def _swap(bench: Workbench) -> None:
    swap(bench, _ordered(bench))


def _tieable(bench: Workbench) -> tuple[str, ...]:
    return weighted(bench.drawing, bench.selection.edges)


def _can_tie(bench: Workbench) -> bool:
    by_id = bench.drawing.edges
    edges = [by_id[id] for id in _tieable(bench)]
    together = len({edge.tie for edge in edges}) == 1 and edges[0].tie is not None
    return len(edges) > 1 and not together


def tie(bench: Workbench) -> None:
    """Let the selected edges have one weight."""
    edges = _tieable(bench)
    label = phrase("Steps", "Tie {count} edges").of(count=len(edges))
    bench.history.do(label, edits.tie(bench.drawing, edges))


def _tied(bench: Workbench) -> tuple[str, ...]:
    edges = bench.drawing.edges
    return tuple(id for id in bench.selection.edges if edges[id].tie is not None)


def _can_untie(bench: Workbench) -> bool:
    return bool(_tied(bench))


def untie(bench: Workbench) -> None:
    """Let the selected edges have weights of their own."""
    edges = _tied(bench)
    label = phrase("Steps", "Untie {count} edges").of(count=len(edges))
    if len(edges) == 1:
        label = phrase("Steps", "Untie an edge")
    bench.history.do(label, edits.untie(bench.drawing, edges))


# fmt: off
GRAPH: tuple[Command, ...] = (
    Command("arrange.swap_arguments", phrase("Commands", "Swap the arguments"),          "graph",
            ("S", "Alt+Shift+S"), _swap, suits=_can_swap),
    Command("arrange.tie",            phrase("Commands", "Tie the edges to one weight"), "graph",
            ("T", "Alt+Shift+T"), tie,   suits=_can_tie),
    Command("arrange.untie",          phrase("Commands", "Untie"),                       "graph",
            ("U", "Alt+Shift+U"), untie, suits=_can_untie),
)
# fmt: on
