"""What the inspector writes: a number into the drawing, as the initial one, and into what is learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.drawing.edits import set_fields
from simulator.language import Phrase, phrase
from simulator.model.names import edge_name, node_name
from simulator.tools.numbers import type_number
from simulator.workbench.workbench import Workbench


def name_of(bench: Workbench, ids: Sequence[str]) -> str | Phrase:
    """One thing by its name, several by their number."""
    drawing = bench.drawing
    if len(ids) != 1:
        return phrase("Inspector", "{count} things").of(count=len(ids))
    if ids[0] in drawing.nodes:
        return node_name(drawing.nodes[ids[0]])
    return edge_name(drawing, drawing.edges[ids[0]])


def can_write(bench: Workbench, ids: Sequence[str]) -> bool:
    """Whether all these still stand, outside of any step: an undo may hide a field that is half typed."""
    drawing = bench.drawing
    return not bench.history.busy and all(id in drawing.nodes or id in drawing.edges for id in ids)


def write_field(
    bench: Workbench, ids: Sequence[str], name: str, value: object, label: Phrase, merge: str | None = None
) -> None:
    """Set a field of all these records in one undoable step."""
    fields: dict[str, Any] = {name: value}
    bench.history.do(_change(bench, ids, label), set_fields(bench.drawing, ids, **fields), merge)


def write_weight(bench: Workbench, ids: Sequence[str], value: float, merge: str | None = None) -> None:
    """Type a weight."""
    type_number(bench, ids, "weight", value, _change(bench, ids, phrase("Inspector", "weight")), merge)


def write_bias(bench: Workbench, ids: Sequence[str], value: float, merge: str | None = None) -> None:
    """Type a bias."""
    type_number(bench, ids, "bias", value, _change(bench, ids, phrase("Inspector", "bias")), merge)


def write_value(bench: Workbench, ids: Sequence[str], value: float, merge: str | None = None) -> None:
    """Type the value of a variable or constant."""
    type_number(bench, ids, "bias", value, _change(bench, ids, phrase("Inspector", "value")), merge)


def _change(bench: Workbench, ids: Sequence[str], field: Phrase) -> Phrase:
    return phrase("Inspector", "Change {field} of {name}").of(field=field, name=name_of(bench, ids))
