"""Typing numbers: each becomes the initial weight or bias in the drawing, and what is learned now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from simulator.drawing.change import Change, Pair
from simulator.drawing.edits import set_fields
from simulator.language import Phrase
from simulator.workbench.workbench import Workbench


def type_number(
    bench: Workbench,
    ids: Sequence[str],
    field: Literal["weight", "bias"],
    value: float | None,
    label: Phrase,
    merge: str | None = None,
) -> None:
    """One undo step for what changes in the drawing; where the record says so already, only training is told.

    ``None`` leaves the initial number to the initializer, and what is learned as it is.
    """
    fields: dict[str, Any] = {field: value}
    change = set_fields(bench.drawing, ids, **fields)
    bench.history.do(label, change, merge)
    if value is not None:
        bench.trainer.set_weights({id: value for id in ids if id not in change.pairs})
    bench.trainer.sync()


def type_numbers(bench: Workbench, values: Mapping[str, float], label: Phrase) -> None:
    """Weights of edges and biases of neurons, each another number, in one undo step; of those that stand."""
    drawing = bench.drawing
    standing = {id: value for id, value in values.items() if id in drawing.records}
    pairs: dict[str, Pair] = {}
    for id, value in standing.items():
        fields: dict[str, Any] = {"weight" if id in drawing.edges else "bias": value}
        pairs.update(set_fields(drawing, [id], **fields).pairs)
    bench.history.do(label, Change(pairs))
    bench.trainer.set_weights({id: value for id, value in standing.items() if id not in pairs})
    bench.trainer.sync()
