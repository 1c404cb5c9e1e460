"""Which layer is shown: the one about what was chosen last, or else the one that was shown before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.model.layers import Layer


def layer_about(layers: Sequence[Layer], id: str | None, before: Layer | None) -> Layer | None:
    """The layer that has a column for this node, or a row: rather the one shown before than another.

    A loose neuron shows its own column, but nobody is shown one who asked for no neuron.
    """
    known = frozenset(before.targets if before else ())
    stayed = [layer for layer in layers if not known.isdisjoint(layer.targets)]
    return (
        _first(layer for layer in layers if id in layer.targets)
        or _first(layer for layer in (*stayed, *layers) if id in layer.sources)
        or _first(stayed)
        or _first(layer for layer in layers if not layer.loose)
    )


def _first(layers: Iterable[Layer]) -> Layer | None:
    return next(iter(layers), None)
