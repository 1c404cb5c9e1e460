"""Inheritance: what a session leaves to the one that follows it when the drawing has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.drawing.records import Training
from simulator.drawing.standing import Standing
from simulator.model.network import Network
from simulator.model.parameters import by_id, theta_from
from simulator.numerics.array import Array
from simulator.training.dataset import Dataset
from simulator.training.session import Session
from simulator.training.standing import stand_if_it_fits

Typed = Mapping[str, tuple[float | None, float | None]]
"""For an edge or neuron whose own initial value changed in the drawing: before and after."""


class Inheritance:
    """Learned values by id, also of edges that are gone: undo may bring them back."""

    def __init__(self) -> None:
        self._learned: dict[str, float] = {}
        self._replaced: dict[tuple[str, float | None], float] = {}
        self._tied: dict[str, tuple[float, float]] = {}
        """Of tied edges what each had learned before, and what all of them had from then on."""
        self._last: Session | None = None
        self._start = (0, 0)
        self._standing: Standing | None = None

    def leave(self, session: Session) -> None:
        """The session ends here, at its last calm weights if it has diverged."""
        session.back_to_finite()
        self._learned |= by_id(session.network, session.theta)
        self._last = session

    def begin(
        self, learned: Mapping[str, float], step: int = 0, epoch: int = 0, standing: Standing | None = None
    ) -> None:
        """Forget everything that was learned and go on from these values, to the bit where it fits."""
        self._learned = dict(learned)
        self._replaced.clear()
        self._tied.clear()
        self._last = None
        self._start = (step, epoch)
        self._standing = standing

    def learned(self, session: Session | None) -> dict[str, float]:
        """Every learned value that is remembered, the newest ones from the session."""
        return self._learned if session is None else self._learned | by_id(session.network, session.theta)

    def take_typed(self, typed: Typed) -> None:
        """A value that was typed holds at once; undone before training moved it, the learned one is back."""
        for id, (before, after) in typed.items():
            present = self._learned.get(id)
            if present is None:
                continue
            replaced = self._replaced.pop((id, after), None)
            if replaced is not None and present == before:
                self._learned[id] = replaced
            elif after is not None:
                self._replaced[id, before] = present
                self._learned[id] = after

    def put(self, values: Mapping[str, float]) -> None:
        """Go on from these values; ids that nothing was learned for are passed over."""
        self._learned |= {id: value for id, value in values.items() if id in self._learned}

    def give(self, values: Mapping[str, float]) -> None:
        """What copies have learned from the beginning; the network that they stand in is yet to come."""
        self._learned |= values

    def session(self, network: Network, dataset: Dataset, training: Training, initial: Array) -> Session:
        """The session that goes on, with learned values where there are any."""
        self._part(network)
        session = Session(network, dataset, training, theta_from(network, self._learned, initial))
        self._tie(network, session.theta)
        if self._last is None:
            session.go_to(*self._start)
            stand_if_it_fits(session, self._standing)
        else:
            _follow(session, self._last)
        return session

    def _part(self, network: Network) -> None:
        """What is tied no more has again what it had learned before, unless training has moved it since."""
        tied = {id for ids in _tied_ids(network) for id in ids}
        for id in self._tied.keys() - tied:
            before, common = self._tied.pop(id)
            if self._learned.get(id) == common:
                self._learned[id] = before

    def _tie(self, network: Network, theta: Array) -> None:
        """Remember what those had learned that are tied now."""
        for ids in _tied_ids(network):
            for id in ids:
                common = float(theta[network.parameter[id]])
                if id in self._learned and self._learned[id] != common:
                    self._tied[id] = self._learned[id], common


def _tied_ids(network: Network) -> Iterator[list[str]]:
    """Of every tie, its edges."""
    names = list(network.parameter) if network.program.ties else []
    return ([names[place] for place in tied] for tied in network.program.ties)


def _follow(session: Session, last: Session) -> None:
    """Steps and curve go on; rows, chance and momentum only where they still mean the same."""
    session.go_to(last.step, last.epoch)
    session.stopping, session.stopped_by = last.stopping, last.stopped_by
    same_theta = session.network.size == last.network.size and (
        dict(session.network.parameter) == dict(last.network.parameter)
    )
    same_ties = list(_tied_ids(session.network)) == list(_tied_ids(last.network))
    if same_theta and same_ties and session.training.optimizer == last.training.optimizer:
        session.point.memory = last.point.memory
    if session.dataset is last.dataset:
        session.curve = last.curve  # losses over other data would be another line
        session.batches.restore(last.batches.state())
