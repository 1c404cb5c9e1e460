"""Standing: a session between two steps as a file holds it, and back; going on from there loses not a bit."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np

from simulator.drawing.records import Training
from simulator.drawing.standing import Chance, Standing, can_be_kept
from simulator.language import phrase
from simulator.model.network import Network
from simulator.numerics.executors.stride import Memory, Point
from simulator.problems import Problem
from simulator.training.batches import BatchesState
from simulator.training.calm import Calm
from simulator.training.session import Session
from simulator.training.state import SessionState
from simulator.training.stopping import Stopping

GENERATOR = "PCG64"
SPARE = 2**32
UNFIT = phrase(
    "Standing",
    "The “state” in the file does not fit its drawing: {reason}."
    " Training goes on from the saved weights with a fresh optimizer.",
)


def standing_of(session: Session) -> Standing | None:
    """Where it stands; ``None`` before the first step, after a divergence, and where no file can hold it."""
    state = session.state()
    point, calm, batches = state.point, state.calm, state.batches
    if calm.step is None and not (session.shown or batches.begun):
        return None
    limit, best = _finite(calm.limit), _finite(session.stopping.best)
    columns = (point.before, point.memory.v, point.memory.h, calm.theta)
    edges = [edge for column in columns for edge in (column.min(initial=0.0), column.max(initial=0.0))]
    if session.divergence is not None or not can_be_kept(*edges, limit or 0.0, best or 0.0):
        return None
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return Standing(
        optimizer=session.training.optimizer,
        parameters=dict(zip(session.network.parameter, rows, strict=True)),
        left=(float(point.memory.left[0]), float(point.memory.left[1])),
        before_step=state.before_step,
        before_place=state.before_place,
        shown=state.shown,
        position=batches.position,
        begun=batches.begun,
        shuffled=batches.shuffled,
        chance=_chance(batches.generator),
        calm_step=calm.step,
        calm_place=calm.place,
        calm_limit=limit,
        stopped_by=state.stopped_by,
        counted_from=session.stopping.begun,
        best=best,
        best_epoch=session.stopping.best_epoch,
    )


def why_unfit(
    standing: Standing, network: Network, rows: int, training: Training, step: int, epoch: int
) -> Problem | None:
    """Why a run of this network, over so many rows, cannot stand there at this step and epoch."""
    batch = min(training.batch or rows, rows, rows - standing.position)
    later = max(standing.before_step, standing.calm_step or 0) > step
    places = [place for place in (standing.before_place, standing.calm_place) if place is not None]
    ahead = any(place > (epoch, standing.position) for place in places)
    odd = not standing.begun and (standing.position > 0 or standing.shuffled)
    odd |= any(position >= rows for _, position in places)
    weights = standing.parameters.keys() != network.parameter.keys()
    reasons = (
        (weights, phrase("Standing", "it is of other weights and biases")),
        (standing.optimizer != training.optimizer, phrase("Standing", "it is of another optimizer")),
        (odd or standing.shown >= batch, phrase("Standing", "it stands at no place in the data")),
        (
            later or ahead or max(standing.counted_from, standing.best_epoch) > epoch,
            phrase("Standing", "it is of a later step"),
        ),
        ((standing.chance.spare or 0) >= SPARE, phrase("Standing", "its chance is that of no generator")),
    )
    reason = next((reason for unfit, reason in reasons if unfit), None)
    return None if reason is None else Problem(UNFIT.of(reason=reason))


def stand_if_it_fits(session: Session, standing: Standing | None) -> Problem | None:
    """Go on from there, where the session has weights, step and epoch of the same file; or say why not."""
    if standing is None:
        return None
    place = (session.network, session.dataset.training, session.training, session.step, session.epoch)
    problem = why_unfit(standing, *place)
    if problem is None:
        _stand(session, standing)
    return problem


def _stand(session: Session, standing: Standing) -> None:
    columns = [standing.parameters[id] for id in session.network.parameter]
    before, v, h, calm = np.array(columns, dtype=np.float64).reshape(-1, 4).T.copy()
    gradient = np.zeros_like(before)
    limit = inf if standing.calm_limit is None else standing.calm_limit
    begun, shuffled, generator = standing.begun, standing.shuffled, _generator(standing.chance)
    best = inf if standing.best is None else standing.best
    session.restore(
        SessionState(
            point=Point(session.theta, before, gradient, Memory(v, h, np.array(standing.left))),
            step=session.step,
            before_step=standing.before_step,
            before_place=standing.before_place or session.batches.place,
            shown=standing.shown,
            batches=BatchesState(session.epoch, standing.position, begun, shuffled, generator),
            stopping=Stopping(standing.counted_from, best, standing.best_epoch),
            stopped_by=standing.stopped_by,
            calm=Calm(calm, standing.calm_step, limit, standing.calm_place or session.batches.place),
        )
    )


def _chance(generator: Any) -> Chance:
    assert generator["bit_generator"] == GENERATOR
    words = generator["state"]
    spare = generator["uinteger"] if generator["has_uint32"] else None
    return Chance(state=f"{words['state']:x}", increment=f"{words['inc']:x}", spare=spare)


def _generator(chance: Chance) -> dict[str, Any]:
    return {
        "bit_generator": GENERATOR,
        "state": {"state": int(chance.state, 16), "inc": int(chance.increment, 16)},
        "has_uint32": int(chance.spare is not None),
        "uinteger": chance.spare or 0,
    }


def _finite(value: float) -> float | None:
    return None if value == inf else value
