"""Striding: how a session goes on, in strides as long as nobody has to look; their length changes no bit."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np

from simulator.numerics.array import Array
from simulator.training.calm import steps_to_notice
from simulator.training.divergence import replay_failing_step
from simulator.training.session import Session


def advance(session: Session, steps: int) -> bool:
    """So many updates, but none after a stop condition holds; False when training has diverged."""
    session.by_sample = False
    end = session.step + steps
    while session.divergence is None and session.stopped_by is None and session.step < end:
        step = session.step
        most = min(end - step, _to_measure(session), _to_judge(session), steps_to_notice(step))
        _make_stride(session, most)
    return session.divergence is None


def step_batch(session: Session) -> bool:
    """One update; False when training has diverged, at this step or before."""
    return advance(session, 1)


def step_sample(session: Session) -> bool:
    """Show the next sample of the coming batch; at its last, make the very update of ``step_batch``."""
    going_on = True
    if session.shown + 1 < len(session.batches.coming_indices()):
        session.shown += 1
    else:
        going_on = advance(session, 1)
    session.by_sample = True
    return going_on


def _to_measure(session: Session) -> int:
    """Updates until the whole data is measured again, where that is wanted."""
    return max(session.curve.due - session.step, 1) if _measures(session) else sys.maxsize


def _measures(session: Session) -> bool:
    """Whether losses of batches leave anything open: of rows outside of the batch, or held out."""
    return not session.batches.whole or bool(session.dataset.held_out)


def _to_judge(session: Session) -> int:
    """Updates until a stop condition has to be asked, which is at the end of an epoch."""
    epochs = session.stopping.epochs_to_judge(session.training, session.epoch)
    return sys.maxsize if epochs is None else session.batches.upto(epochs)


def _make_stride(session: Session, steps: int) -> None:
    """At most so many updates in one call; afterwards everything that keeps count is told."""
    if session.keyframes.wants(session.step):
        session.keyframes.keep(session.state())
    theta = _theta_for_the_calm(session)
    rows = session.batches.coming(steps)
    executor = session.executors.best(session.batches.size)
    session.keyframes.turn(session.step, session.training, executor)
    stride = session.executors.strider(executor).stride(session.point, rows, session.rules, steps)
    if len(stride.losses):
        _count(session, stride.losses, theta)
    if not stride.finite:
        _diverge(session)


def _theta_for_the_calm(session: Session) -> Array | None:
    """A copy, where it is wanted: of a large network it takes as long as a step."""
    return session.theta.copy() if session.calm.wants(session.step) else None


def _count(session: Session, losses: Array, theta: Array | None) -> None:
    """Updates with these losses were made; ``theta`` is a copy of where they began, if the calm wants it."""
    batches = session.batches
    if theta is not None:
        session.calm.notice(session.step, batches.place, float(losses[0]), theta)
    session.curve.extend(session.step, losses, batches.whole)
    session.step += len(losses)
    session.before_step = session.step - 1
    session.batch_loss = float(losses[-1])
    session.shown = 0
    ended = batches.advance(len(losses) - 1)
    session.last_batch, session.before_place = batches.coming_indices(), batches.place
    if batches.advance(1) or ended:
        session.stopped_by = session.stopping.reason(
            session.training, batches.epoch, session.gauge, session.theta
        )
    if _measures(session) and session.step >= session.curve.due:
        session.measure()


def _diverge(session: Session) -> None:
    """Make the step that met something not finite once more, in the open, and go back before it."""
    executor = session.executors.numpy.executor
    rows = session.batches.coming()
    failure = replay_failing_step(executor, session.point, rows, session.rules)
    if failure is None:
        _step_by_numpy(session)
        return
    session.theta[:] = session.before
    session.shown = 0
    if not failure.moved:
        session.step = session.before_step
        session.batches.back_to(session.before_place)
    overshot = failure.moved or _came_from_calm(session)
    session.divergence = replace(failure.divergence, overshot=overshot)


def _came_from_calm(session: Session) -> bool:
    """Whether steps were made, and where the last one began every sample has a loss."""
    with np.errstate(all="ignore"):
        return session.calm.step is not None and bool(np.isfinite(session.gauge.loss(session.theta)))


def _step_by_numpy(session: Session) -> None:
    """Where another rounding met nothing that is not finite, the step is made with that one."""
    theta = _theta_for_the_calm(session)
    session.keyframes.turn(session.step, session.training, "numpy")
    stride = session.executors.numpy.stride(session.point, session.batches.coming(), session.rules, 1)
    _count(session, stride.losses, theta)
