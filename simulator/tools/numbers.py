"""Typing a number: it becomes the initial weight or bias in the drawing, and what is learned now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

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
