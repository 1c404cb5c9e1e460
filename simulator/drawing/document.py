"""A document: everything a file holds, and the checks that make a drawing out of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from simulator.drawing.checks import check_counts, check_each, check_numbers, check_records
from simulator.drawing.drawing import Drawing, in_order
from simulator.drawing.limits import LARGE
from simulator.drawing.records import Data, Edge, Group, Node, Record, Training
from simulator.drawing.standing import Standing, can_be_kept, check_standing
from simulator.language import phrase
from simulator.problems import Problem

LEFT_OUT = phrase(
    "Documents",
    "Saved without learned weights that no file can hold ({count}): they lie beyond ±{limit}, and begin from"
    " their initial values when the file is opened.",
)

FORMAT = "backprop-studio"
VERSION = 2


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A drawing with what it learned.

    ``weights`` (learned) and ``initial`` give the weight of an edge, the bias of a neuron or the value of a
    leaf by its id. ``state`` lets training go on from them as if it had never been left.
    """

    format: str = FORMAT
    version: int = VERSION
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    training: Training = field(default_factory=Training)
    data: Data = field(default_factory=Data)
    weights: dict[str, float] = field(default_factory=dict)
    initial: dict[str, float] = field(default_factory=dict)
    step: int = 0
    epoch: int = 0
    state: Standing | None = None


def document_of(
    drawing: Drawing,
    weights: Mapping[str, float] | None = None,
    initial: Mapping[str, float] | None = None,
    step: int = 0,
    epoch: int = 0,
    state: Standing | None = None,
) -> Document:
    """What to save; numbers that no file can hold or that belong to nothing in the drawing are left out.

    Without all weights there is nothing to go on from to the bit, so ``state`` is left out with them.
    """
    if not can_be_kept(*(weights or {}).values()):
        state = None
    return Document(
        nodes=tuple(in_order(drawing.nodes.values())),
        edges=tuple(in_order(drawing.edges.values())),
        groups=tuple(in_order(drawing.groups.values())),
        training=drawing.training,
        data=drawing.data,
        weights=_kept(drawing, weights or {}),
        initial=_kept(drawing, initial or {}),
        step=int(step),
        epoch=int(epoch),
        state=state,
    )


def left_out(weights: Mapping[str, float]) -> Problem | None:
    """Why ``document_of`` leaves some of them out; ``None`` where it leaves none."""
    count = sum(not can_be_kept(value) for value in weights.values())
    return Problem(LEFT_OUT.of(count=count, limit=LARGE)) if count else None


def _kept(drawing: Drawing, values: Mapping[str, float]) -> dict[str, float]:
    owners = {*drawing.nodes, *drawing.edges}
    return {id: float(value) for id, value in values.items() if id in owners and can_be_kept(value)}


def check_document(document: Document) -> None:
    """Raise ``Refusal`` with a sentence if no drawing can be made of it."""
    check_records(document.nodes, document.edges, document.groups)
    check_each((document.training, document.data))
    owners = {node.id for node in document.nodes} | {edge.id for edge in document.edges}
    check_numbers("weights", document.weights, owners)
    check_numbers("initial", document.initial, owners)
    check_counts({"step": document.step, "epoch": document.epoch})
    if document.state is not None:
        check_standing(document.state, owners)


def drawing_of(document: Document) -> Drawing:
    """The drawing that a checked document holds."""
    records: list[Record] = [
        *document.groups,
        *document.nodes,
        *document.edges,
        document.training,
        document.data,
    ]
    return Drawing(records)
