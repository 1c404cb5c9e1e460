"""The selection: which nodes and edges the next verb is about."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.signal import Signal


class Selection:
    """A set of ids that stand in the drawing, in the order they were selected."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._ids: dict[str, None] = {}
        self.latest: str | None = None
        """The node or edge that was selected last, also when nothing is selected now: walks start there."""
        self.changed: Signal[Selection] = Signal()
        drawing.changed.connect(self._forget_removed)

    @property
    def ids(self) -> tuple[str, ...]:
        """Nodes and edges."""
        return tuple(self._ids)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Only the nodes."""
        nodes = self._drawing.nodes
        return tuple(id for id in self._ids if id in nodes)

    @property
    def edges(self) -> tuple[str, ...]:
        """Only the edges."""
        edges = self._drawing.edges
        return tuple(id for id in self._ids if id in edges)

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, ids: Iterable[str]) -> None:
        """Select exactly these; ids that are not in the drawing are passed over."""
        nodes, edges = self._drawing.nodes, self._drawing.edges
        wanted = {id: None for id in ids if id in nodes or id in edges}
        if tuple(wanted) != tuple(self._ids):
            self._ids = wanted
            self.latest = next(reversed(wanted), self.latest)
            self.changed.emit(self)

    def toggle(self, id: str) -> None:
        """Add it, or take it out."""
        self.set([i for i in self._ids if i != id] if id in self._ids else [*self._ids, id])

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def _forget_removed(self, change: Change) -> None:
        if any(after is None and id in self._ids for id, (_, after) in change.pairs.items()):
            self.set(self._ids)
