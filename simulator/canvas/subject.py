"""What is typed in place: a weight, a bias or a name; how it reads, and what makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from simulator.drawing.edits import set_fields
from simulator.drawing.limits import LABEL
from simulator.drawing.records import LEAVES, NEURON, Node
from simulator.language import Phrase, phrase
from simulator.problems import Problem
from simulator.tools.numbers import type_number
from simulator.tools.typed import NO_NUMBER, NOTHING, SHOWN, read_number
from simulator.workbench.workbench import Workbench

Field = Literal["weight", "bias", "value", "label"]

TITLES: dict[Field, Phrase] = {
    "weight": phrase("InlineEditor", "Weight"),
    "bias": phrase("InlineEditor", "Bias"),
    "value": phrase("InlineEditor", "Value"),
    "label": phrase("InlineEditor", "Name"),
}

STEPS: dict[Field, Phrase] = {
    "weight": phrase("Steps", "Set weight"),
    "bias": phrase("Steps", "Set bias"),
    "value": phrase("Steps", "Set value"),
    "label": phrase("Steps", "Rename"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One field of one record."""

    id: str
    field: Field

    @property
    def title(self) -> Phrase:
        """What is typed."""
        return TITLES[self.field]

    def other_field(self, bench: Workbench) -> Subject | None:
        """The number beside its name, and the name beside the number; ``None`` if there is no number."""
        node = bench.drawing.nodes.get(self.id)
        number = None if node is None else _number_of(node)
        if number is None:
            return None
        return Subject(self.id, "label" if self.field == number else number)


def _number_of(node: Node) -> Field | None:
    """What a node has to be typed besides its name."""
    if node.kind in LEAVES:
        return "value"
    return "bias" if node.kind == NEURON else None


def subject_of(bench: Workbench, id: str, *, bias: bool = False) -> Subject | None:
    """What typing at a node or edge is about; ``None`` if there is nothing to be typed."""
    drawing = bench.drawing
    if id in drawing.edges:
        has_weight = drawing.nodes[drawing.edges[id].target].kind == NEURON
        return Subject(id, "weight") if has_weight else None
    node = drawing.nodes.get(id)
    if node is None:
        return None
    number = _number_of(node)
    return Subject(id, number if number is not None and (bias or number == "value") else "label")


def shown_text(bench: Workbench, subject: Subject) -> str:
    """The present text, numbers with all their digits; empty for what the initializer will draw."""
    record: Any = bench.drawing.records[subject.id]
    if subject.field == "label":
        return str(record.label)
    network, frame = bench.trainer.network, bench.trainer.frame
    index = network.parameter.get(subject.id) if network is not None else None
    if frame is not None and index is not None and index < len(frame.theta):
        return repr(float(frame.theta[index]))
    value = record.weight if subject.field == "weight" else record.bias
    return "" if value is None else repr(value)


def why_not_text(subject: Subject, text: str) -> Problem | None:
    """Why a text cannot be taken, in one sentence."""
    if subject.field == "label":
        if len(text) <= LABEL:
            return None
        sentence = phrase("InlineEditor", "A name has at most {limit} characters.").of(limit=LABEL)
        return Problem(sentence, (subject.id,))
    number = read_number(text)
    if (_may_be_empty(subject) and not text.strip()) or isinstance(number, float):
        return None
    if number.text not in (NOTHING.text, NO_NUMBER.text):
        return Problem(number, (subject.id,))
    sentence = phrase("InlineEditor", "“{text}” is not a number. Type one like 0.25 or 1e-3.")
    if _may_be_empty(subject):
        sentence = phrase(
            "InlineEditor",
            "“{text}” is not a number. Type one like 0.25 or 1e-3,"
            " or nothing to let the initializer draw it.",
        )
    return Problem(sentence.of(text=text.strip()[:SHOWN]), (subject.id,))


def _may_be_empty(subject: Subject) -> bool:
    """The value of a leaf is drawn by nobody."""
    return subject.field in ("weight", "bias")


def set_subject(bench: Workbench, subject: Subject, text: str) -> None:
    """Write it into the drawing in one undo step; a number is what is learned now, too."""
    step = STEPS[subject.field]
    if subject.field == "label":
        bench.history.do(step, set_fields(bench.drawing, [subject.id], label=text.strip()))
    else:
        name: Literal["weight", "bias"] = "weight" if subject.field == "weight" else "bias"
        number = read_number(text)
        type_number(bench, [subject.id], name, number if isinstance(number, float) else None, step)
