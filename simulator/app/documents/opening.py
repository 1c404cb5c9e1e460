"""Opening: bytes of either of our two formats become a drawing with weights, or a refusal; nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

import msgspec
from msgspec import Struct

from simulator.drawing.drawing import Drawing
from simulator.drawing.files import Document, decode, drawing_of
from simulator.drawing.limits import DOCUMENT_BYTES
from simulator.drawing.standing import Standing
from simulator.exporting.weights_file import WeightsFile
from simulator.exporting.weights_reading import decode as decode_weights
from simulator.exporting.weights_reading import drawing_of as drawing_of_weights
from simulator.exporting.weights_reading import values_of
from simulator.language import phrase
from simulator.problems import Problem, Refusal, refuse
from simulator.reasons import Reason, why_not_read
from simulator.workbench.trainer import Trainer

WEIGHTS = "backprop-weights"


@dataclass(frozen=True, slots=True)
class Opened:
    """A drawing and what it has learned, ready to be put on the table."""

    drawing: Drawing
    weights: Mapping[str, float] = field(default_factory=dict)
    initial: Mapping[str, float] = field(default_factory=dict)
    step: int = 0
    epoch: int = 0
    standing: Standing | None = None
    is_document: bool = True
    """Whether saving goes back to the same file; a weights export is read, never overwritten."""

    def load_into(self, trainer: Trainer) -> Problem | None:
        """Give the trainer the weights; without any it starts from the initial ones.

        Answers why training cannot go on as if it had never been left, where the file says how.
        """
        return trainer.load_weights(self.weights, self.initial, self.step, self.epoch, self.standing)

    def relive(self, trainer: Trainer) -> None:
        """Train from the initial weights to where the file stands: there is a curve then, and a gradient."""
        trainer.load_weights({}, self.initial, 0, 0)
        for _ in range(self.step):
            trainer.step("batch")


def read_bytes(path: Path, limit: int = DOCUMENT_BYTES) -> bytes:
    """A file's bytes; raises ``Refusal`` naming the file where it is missing, unreadable or too large."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe would never end, and a folder has no bytes
            raise _unreadable(path, phrase("Files", "it is not a file"))
        if status.st_size > limit:
            raise refuse(
                phrase("Opening", "{file} has {size} MB. The limit is {limit} MB.").of(
                    file=path.name, size=round(status.st_size / 2**20, 1), limit=limit // 2**20
                )
            )
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, why_not_read(error)) from error


def _unreadable(path: Path, reason: Reason) -> Refusal:
    sentence = phrase("Opening", "{file} could not be read: {reason}. Nothing was changed.")
    return refuse(sentence.of(file=path, reason=reason))


def read_document(path: Path) -> Opened:
    """Read a document or a weights export; raises ``Refusal`` that names the file."""
    data = read_bytes(path)
    try:
        return from_weights(decode_weights(data)) if _is_weights(data) else from_document(decode(data))
    except Refusal as refusal:
        sentence = phrase("Opening", "{file} could not be opened: {reason} Nothing was changed.")
        raise refuse(sentence.of(file=path.name, reason=refusal.problem.sentence)) from refusal


def from_document(document: Document) -> Opened:
    """A document, ready to be put on the table."""
    progress = (document.weights, document.initial, document.step, document.epoch, document.state)
    return Opened(drawing_of(document), *progress)


def from_weights(weights: WeightsFile) -> Opened:
    """A weights export, laid out anew; what it learned is also what it starts from."""
    values = values_of(weights)
    drawing = drawing_of_weights(weights)
    return Opened(drawing, values, values, weights.step, weights.epoch, is_document=False)


def _is_weights(data: bytes) -> bool:
    """Whether a file says of itself that it is an export; what is wrong with it, its own reader says."""
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Header).format == WEIGHTS
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


class _Header(Struct):
    format: str = ""
