"""Keeping what was learned: a file that cannot be written after all costs no training."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from simulator.cli.command import DONE, FAILED, REFUSED
from simulator.cli.files import about_file, free_path, tell
from simulator.cli.interruption import INTERRUPTED
from simulator.cli.teaching import Lesson
from simulator.drawing.document import document_of, left_out
from simulator.drawing.files import encode
from simulator.language import phrase
from simulator.model.parameters import by_id
from simulator.problems import Problem, Refusal
from simulator.saving import save
from simulator.training.standing import standing_of

Content = Callable[[], bytes]
"""Makes what is to be written; raises ``Refusal`` where no file can hold it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The files that were written, and why one was not."""

    written: list[str]
    problem: Problem | None = None


def keep(contents: Mapping[str, Content], learned: str, lesson: Lesson, source: str) -> Kept:
    """Write each content to its path; one that is refused stands in the way of no other. If ``learned``, the
    path of the learned drawing, is not written, that drawing goes to the first free place that takes it."""
    written: list[str] = []
    problem = None
    for path, content in contents.items():
        try:
            save(path, _made(path, content))
            written.append(path)
        except Refusal as refusal:
            problem = problem or refusal.problem
    if problem is not None and learned not in written:
        names = f"{Path(source).stem}-learned.json", "learned.json"
        written += _elsewhere(names, lesson)
    if problem is None and learned in written:
        problem = left_out(_weights(lesson))
    return Kept(written, problem)


def _weights(lesson: Lesson) -> Mapping[str, float]:
    return by_id(lesson.prepared.network, lesson.session.theta)


def _made(path: str, content: Content) -> bytes:
    with about_file(path):
        return content()


def _elsewhere(names: Sequence[str], lesson: Lesson) -> list[str]:
    """In the first place that takes it; the second name is for where the first is too long."""
    for name, folder in product(names, (Path(), Path(tempfile.gettempdir()))):
        path = free_path(folder / name)
        with suppress(Refusal):
            save(path, learned_document(lesson))
            return [str(path)]
    return []


def conclude(lesson: Lesson, kept: Kept, quiet: bool = False) -> int:
    """Say where everything is and what went wrong, the worst last; the exit status."""
    if not quiet or kept.problem is not None:
        for path in kept.written:
            tell(phrase("CommandLine", "Wrote {file}.").of(file=path))
    if lesson.problem is not None:
        tell(lesson.problem)
    if kept.problem is not None:
        tell(f"backprop: {kept.problem}")
        return REFUSED
    if lesson.problem is not None:
        return FAILED
    return INTERRUPTED if lesson.interrupted else DONE


def learned_document(lesson: Lesson) -> bytes:
    """The drawing with what it learned, as the window saves it."""
    prepared, session = lesson.prepared, lesson.session
    document = document_of(
        prepared.drawing,
        _weights(lesson),
        by_id(prepared.network, prepared.initial),
        session.step,
        session.epoch,
        standing_of(session),
    )
    return encode(document)
