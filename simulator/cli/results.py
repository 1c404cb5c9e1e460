"""How a training run went: as lines for a person, and as one object for a program."""

from __future__ import annotations

from math import isfinite

from simulator.cli.counting import EPOCHS, STEPS
from simulator.cli.teaching import Lesson
from simulator.language import phrase
from simulator.training.dataset import NOTHING

LOSS = phrase("CommandLine", "training loss: {loss:.6g}")
VALUE = phrase("CommandLine", "value: {loss:.6g}")


def as_object(lesson: Lesson) -> dict[str, object]:
    """For ``--json``; what was not measured is null."""
    prepared, session = lesson.prepared, lesson.session
    reading = session.gauge.read(session.theta)
    return {
        "data": prepared.dataset.key,
        "loss": _number(reading.loss),
        "held_out": _number(reading.held_out),
        "accuracy": _number(reading.accuracy),
        "held_out_accuracy": _number(reading.held_out_accuracy),
        "step": session.step,
        "epoch": session.epoch,
        "seed": prepared.drawing.training.seed,
        "stopped_by": "interrupt" if lesson.interrupted else session.stopped_by,
        "problem": None if lesson.problem is None else str(lesson.problem),
        "seconds": round(lesson.seconds, 3),
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None


def as_text(lesson: Lesson) -> str:
    """The final losses, a line each."""
    session, dataset = lesson.session, lesson.prepared.dataset
    reading = session.gauge.read(session.theta)
    run = phrase("CommandLine", "{data}: {epochs}, {steps}, {seconds:.2f} s")
    lines = [
        run.of(
            data=dataset.label,
            epochs=EPOCHS.counted(session.epoch),
            steps=STEPS.counted(session.step),
            seconds=lesson.seconds,
        ),
    ]
    if isfinite(reading.loss):  # a formula may have no value
        lines.append((VALUE if dataset is NOTHING else LOSS).of(loss=reading.loss))
    if isfinite(reading.held_out):
        lines.append(phrase("CommandLine", "held-out loss: {loss:.6g}").of(loss=reading.held_out))
    if isfinite(reading.accuracy):
        lines.append(phrase("CommandLine", "training accuracy: {share:.1%}").of(share=reading.accuracy))
    if isfinite(reading.held_out_accuracy):
        share = reading.held_out_accuracy
        lines.append(phrase("CommandLine", "held-out accuracy: {share:.1%}").of(share=share))
    return "\n".join(map(str, lines))
