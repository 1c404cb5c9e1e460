"""Framing: a session, measured and copied into one frame.

z, a and delta belong to the theta of the frame, gradient and update to its batch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import silent
from simulator.training.divergence import blank, tame, wild_of
from simulator.training.frame import Frame, Mask, State, Unknown
from simulator.training.gauge import Shown
from simulator.training.seldom import Parts
from simulator.training.session import Session

BATCH_SHOWN = 64
"""Rows of the last batch that a frame names."""


@silent
def frame_of(
    session: Session, revision: int, state: State, steps_per_second: float = 0.0, parts: Parts | None = None
) -> Frame:
    """Everything that one look shows, of ``parts`` what is not old yet; the curve gets what is measured."""
    parts, batches, theta = parts or Parts(), session.batches, session.theta.copy()  # else all is of now
    row, batch, reading = _row(session), _batch(session), session.measure()
    shown = session.gauge.show(theta, row, len(batch) or batches.size)
    return Frame(
        revision=revision,
        state=state,
        step=session.step,
        epoch=session.epoch,
        position=batches.position + session.shown,
        theta=theta,
        gradient=tame(_gradient(session, shown)),
        update=theta - session.before,
        sample=row,
        batch=tuple(batch[:BATCH_SHOWN].tolist()),
        z=tame(shown.z),
        a=tame(shown.a),
        delta=tame(shown.delta),
        flows=tame(shown.flows),
        wild=wild_of(shown.a),
        unknown=_unknown(session, shown),
        batch_loss=session.batch_loss,
        loss=reading.loss,
        held_out=reading.held_out,
        accuracy=reading.accuracy,
        held_out_accuracy=reading.held_out_accuracy,
        outputs=blank(reading.outputs),
        surface=parts.surface.get(lambda: _surface(session)),
        curve=parts.curve.get(session.curve.points),
        steps_per_second=steps_per_second,
        lock_free=session.executors.best(batches.size) == "compiled",
        stopped_by=session.stopped_by,
        divergence=session.divergence,
        way_back=_way_back(session),
        first=session.first,
        goes_back=session.step > session.first or session.shown > 0,
    )


def _gradient(session: Session, shown: Shown) -> Array:
    """That of the last batch; in the middle of one (``step_sample``) what the shown sample adds to it.

    That of a formula, which has no data, is of this moment as well.
    """
    return shown.gradient if _is_of_now(session) else session.point.gradient.copy()


def _is_of_now(session: Session) -> bool:
    """Whether the gradient is that of the shown sample."""
    return session.shown > 0 or not session.network.inputs


def _unknown(session: Session, shown: Shown) -> Unknown:
    """What is no number; of what goes back from an L that has no value, nothing is one."""
    z, wild = wild_of(shown.z), wild_of(shown.a)
    gradient = shown.gradient if _is_of_now(session) else session.point.gradient
    if not _is_blind(session, wild):
        return Unknown(z, _either(wild_of(shown.delta), wild), wild_of(shown.flows), wild_of(gradient))
    learned = _all(gradient) if _is_of_now(session) else wild_of(gradient)
    return Unknown(z, _all(shown.delta), _all(shown.flows), learned)


def _is_blind(session: Session, wild: Mask) -> bool:
    """Whether an output that counts has no value for the shown sample."""
    program = session.network.program
    return bool(wild.size) and any(wild[program.outputs[term.outputs]].any() for term in program.terms)


def _either(one: Mask, other: Mask) -> Mask:
    """What is marked in one of two masks; an empty one marks nothing."""
    return np.logical_or(one, other) if one.size and other.size else one if one.size else other


def _all(values: Array) -> Mask:
    return np.ones(values.shape, dtype=np.bool_)


def _way_back(session: Session) -> bool:
    """Whether there are weights where all samples have values: from where a step overshot, or calm ones."""
    divergence = session.divergence
    return divergence is not None and (divergence.overshot or session.calm.known)


def _row(session: Session) -> int:
    """The chosen row, else the one just stepped to, else the first of the last batch."""
    if session.sample is not None and 0 <= session.sample < len(session.gauge.x):
        return session.sample
    if session.shown:
        return int(session.batches.coming_indices()[session.shown - 1])
    if len(session.last_batch):
        return int(session.last_batch[-1 if session.by_sample else 0])
    return 0


def _batch(session: Session) -> NDArray[np.intp]:
    return session.batches.coming_indices() if session.shown else session.last_batch


def _surface(session: Session) -> Array | None:
    surface = session.gauge.surface(session.theta, session.surface_side)
    return None if surface is None else blank(surface)
