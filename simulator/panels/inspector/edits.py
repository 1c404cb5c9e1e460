"""What the inspector writes: a number into the drawing, as the initial one, and into what is learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.drawing.edits import set_fields
from simulator.language import Phrase, phrase
from simulator.model.names import edge_name, node_name
from simulator.workbench.workbench import Workbench


def name_of(bench: Workbench, ids: Sequence[str]) -> str | Phrase:
    """One thing by its name, several by their number."""
    drawing = bench.drawing
    if len(ids) != 1:
        return phrase("Inspector", "{count} things").of(count=len(ids))
    if ids[0] in drawing.nodes:
        return node_name(drawing.nodes[ids[0]])
    return edge_name(drawing, drawing.edges[ids[0]])


def write_field(
    bench: Workbench, ids: Sequence[str], name: str, value: object, label: Phrase, merge: str | None = None
) -> None:
    """Set a field of all these records in one undoable step."""
    fields: dict[str, Any] = {name: value}
    text = phrase("Inspector", "Change {field} of {name}").of(field=label, name=name_of(bench, ids))
    bench.history.do(text, set_fields(bench.drawing, ids, **fields), merge)


def write_weight(bench: Workbench, ids: Sequence[str], value: float, merge: str | None = None) -> None:
    """Type a weight."""
    _write_number(bench, ids, "weight", value, phrase("Inspector", "weight"), merge)


def write_bias(bench: Workbench, ids: Sequence[str], value: float, merge: str | None = None) -> None:
    """Type a bias."""
    _write_number(bench, ids, "bias", value, phrase("Inspector", "bias"), merge)


def _write_number(
    bench: Workbench, ids: Sequence[str], name: str, value: float, label: Phrase, merge: str | None
) -> None:
    fields: dict[str, Any] = {name: value}
    if set_fields(bench.drawing, ids, **fields):
        write_field(bench, ids, name, value, label, merge)
    else:
        _learn_again(bench, ids, name, value)
    bench.trainer.sync()


def _learn_again(bench: Workbench, ids: Sequence[str], name: str, value: float) -> None:
    """Typing the initial number that stands already changes nothing in the drawing, but what is learned."""
    with bench.history.step(phrase("Inspector", "Back to the initial number")) as step:
        for number in (None, value):
            fields: dict[str, Any] = {name: number}
            step.apply(set_fields(bench.drawing, ids, **fields))
            bench.trainer.sync()
