"""The layers of the network under the names that the drawing has for them now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node, Record
from simulator.language import Phrase, phrase
from simulator.model.layers import Layer, layers_of
from simulator.model.names import node_name
from simulator.model.network import Network
from simulator.workbench.workbench import Workbench


class NamedLayers:
    """Read again when the network is another one, or a node has another name or another place."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.layers: tuple[Layer, ...] = ()
        self.revision = -1
        """Of the network that they belong to."""
        self._network: Network | None = None
        self._names: dict[str, str] = {}
        self._changed = False

    def read(self) -> None:
        """Names and places are of the drawing, numbers of the network: both are read where they agree."""
        trainer, drawing = self._bench.trainer, self._bench.drawing
        known = trainer.revision == self.revision and not self._changed
        if known or not _stands(drawing, trainer.network):
            return
        self.revision, self._changed = trainer.revision, False
        network = self._network = trainer.network
        self.layers = () if network is None else layers_of(drawing, network)
        self._names = {id: node_name(node) for id, node in drawing.nodes.items()}

    def notice(self, change: Change) -> bool:
        """Whether a node looks otherwise after it; of any other change training will tell."""
        looks = any(_looks(before) != _looks(after) for before, after in change.pairs.values())
        self._changed = self._changed or looks
        return looks

    def by_id(self, written: Mapping[int, float]) -> dict[str, float]:
        """What was written at places of theta, also where training has another network by now."""
        places = self._network.parameter if self._network else {}
        return {id: written[place] for id, place in places.items() if place in written}

    def names(self, ids: Sequence[str]) -> tuple[str, ...]:
        """What nodes of a layer are called."""
        return tuple(self._names[id] for id in ids)

    def title(self, layer: Layer) -> Phrase:
        """From which nodes to which neurons."""
        sources, targets = (_span(self.names(ids)) for ids in (layer.sources, layer.targets))
        return phrase("Matrices", "{sources} → {targets}").of(sources=sources, targets=targets)


def _span(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= 2 else f"{names[0]} … {names[-1]}"


def _stands(drawing: Drawing, network: Network | None) -> bool:
    """Whether no node of the network was removed; the next network knows."""
    return network is None or network.slot.keys() <= drawing.nodes.keys()


def _looks(record: Record | None) -> tuple[str, float, float] | None:
    """What the panel shows of a node, and what it goes by."""
    return (node_name(record), record.x, record.y) if isinstance(record, Node) else None
