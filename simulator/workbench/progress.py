"""Progress: what training has come to at one moment, as a file keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.drawing.standing import Standing
from simulator.model.network import Network
from simulator.model.parameters import by_id
from simulator.training.frame import Frame
from simulator.training.standing import standing_of
from simulator.training.worker import Worker


@dataclass(frozen=True, slots=True)
class Progress:
    """All of one and the same moment; step and epoch are ``None`` where nothing trains."""

    learned: Mapping[str, float]
    step: int | None = None
    epoch: int | None = None
    standing: Standing | None = None
    """``None`` also where only the weights are known, and after a divergence."""


def progress_of(worker: Worker) -> Progress:
    """Of its session and of what earlier ones have left; asked on the worker's thread."""
    session = worker.session
    learned = dict(worker.inheritance.learned(session))
    if session is None:
        return Progress(learned)
    return Progress(learned, session.step, session.epoch, standing_of(session))


def shown_progress(network: Network | None, frame: Frame | None) -> Progress:
    """As far as the latest frame shows it."""
    if network is None or frame is None:
        return Progress({})
    return Progress(by_id(network, frame.theta), frame.step, frame.epoch)
