"""Copies of nodes with the edges between them: what duplicate and paste have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from simulator.drawing.change import Change, added
from simulator.drawing.drawing import Drawing, in_order
from simulator.drawing.fields import clamp, members
from simulator.drawing.labels import FreeLabels
from simulator.drawing.records import Edge, Group, Node
from simulator.drawing.ties import free_ties


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a drawing that can stand alone: every edge has both ends in it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]


def piece_of(drawing: Drawing, ids: Iterable[str]) -> Piece:
    """The nodes among these ids (a group stands for its nodes), the edges between them and their groups."""
    chosen = dict.fromkeys(members(drawing, ids))
    nodes = tuple(drawing.nodes[id] for id in chosen)
    edges = tuple(e for id in chosen for e in drawing.outgoing(id).values() if e.target in chosen)
    named = {node.group for node in nodes}
    return Piece(nodes, edges, tuple(group for id, group in drawing.groups.items() if id in named))


def copies(drawing: Drawing, piece: Piece, dx: float, dy: float) -> tuple[Change, tuple[str, ...]]:
    """Add the piece under new ids and free labels, shifted; answers the new nodes.

    A layer is copied when two of its nodes are; a copied output is bound anew, not to the same target.
    """
    groups = _copied_groups(drawing, piece)
    fresh = {node.id: drawing.fresh_id("n") for node in piece.nodes}
    labels = FreeLabels(drawing.nodes.values())
    nodes = [
        replace(
            node,
            id=fresh[node.id],
            x=clamp(node.x + dx),
            y=clamp(node.y + dy),
            label=labels.like(node.label),
            column=None if node.output else node.column,
            group=groups[node.group].id if node.group in groups else None,
        )
        for node in piece.nodes
    ]
    ties = _copied_ties(drawing, piece)
    edges = [
        replace(
            edge,
            id=drawing.fresh_id("e"),
            source=fresh[edge.source],
            target=fresh[edge.target],
            tie=ties.get(edge.tie),
        )
        for edge in in_order(piece.edges)
    ]
    return added([*groups.values(), *nodes, *edges]), tuple(fresh.values())


def originals(piece: Piece, change: Change) -> dict[str, str]:
    """For every node and edge that ``copies`` made of the piece, that of which it is a copy."""
    made = [after for _, after in change.pairs.values()]
    nodes = [record.id for record in made if isinstance(record, Node)]
    edges = [record.id for record in made if isinstance(record, Edge)]
    return {
        **dict(zip(nodes, (node.id for node in piece.nodes), strict=True)),
        **dict(zip(edges, (edge.id for edge in in_order(piece.edges)), strict=True)),
    }


def _copied_groups(drawing: Drawing, piece: Piece) -> dict[str | None, Group]:
    sizes = Counter(node.group for node in piece.nodes)
    return {g.id: replace(g, id=drawing.fresh_id("g")) for g in piece.groups if sizes[g.id] > 1}


def _copied_ties(drawing: Drawing, piece: Piece) -> dict[str | None, str]:
    """A copy is tied in itself and not to what it was copied from."""
    sizes = Counter(edge.tie for edge in piece.edges if edge.tie is not None)
    return dict(zip((tie for tie, edges in sizes.items() if edges > 1), free_ties(drawing), strict=False))


def bounds(nodes: Sequence[Node]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the centers of one node or more."""
    xs, ys = [node.x for node in nodes], [node.y for node in nodes]
    return min(xs), min(ys), max(xs), max(ys)
