"""Start, stop, edit, undo at random while training: legal states only, and frames of the right network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from simulator.drawing.change import Change
from simulator.drawing.edits import add_node, connect, move, remove, set_fields
from simulator.drawing.history import History
from simulator.language import phrase
from simulator.model.rules import why_not_connect
from simulator.signal import ListenersFailed
from simulator.training.frame import Frame, State
from simulator.workbench.course import Course
from simulator.workbench.trainer import Trainer, toggle
from tests.training.making import arrives, drawing_of

LEGAL = {
    State.IDLE: {State.PAUSED},
    State.PAUSED: {State.RUNNING, State.FAILED, State.IDLE},
    State.RUNNING: {State.STOPPING, State.PAUSED, State.FAILED, State.IDLE},
    State.STOPPING: {State.PAUSED, State.RUNNING, State.FAILED, State.IDLE},
    State.FAILED: {State.PAUSED, State.RUNNING, State.IDLE},
}

EDIT = phrase("Test", "Edit")


class Campaign:
    """One trainer in wild hands."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.drawing = drawing_of()
        self.history = History(self.drawing)
        self.trainer = Trainer(self.drawing)
        self.state = self.trainer.state
        self.frames = 0
        self.trainer.state_changed.connect(self._state_changed)
        self.trainer.framed.connect(self._framed)

    def _state_changed(self, state: State) -> None:
        assert state in LEGAL[self.state], f"{self.state} to {state}"
        self.state = state

    def _framed(self, frame: Frame) -> None:
        network = self.trainer.network
        assert network is not None
        assert frame.revision == self.trainer.revision
        assert len(frame.theta) == len(frame.gradient) == len(frame.update) == network.size
        assert len(frame.z) == len(frame.a) == len(frame.delta) == len(network.slot)
        assert frame.outputs.shape[1] == len(network.outputs)
        assert np.isfinite(frame.theta).all()
        self.frames += 1

    def run(self, moves: int) -> None:
        """So many moves of the hand; then everything comes to rest in time."""
        try:
            self._play(moves)
        finally:
            closed = self.trainer.close()
        assert closed

    def _play(self, moves: int) -> None:
        hands = [self._press, self._press, self._edit, self._settings, self._history, self._look]
        for _ in range(moves):
            hands[self.rng.integers(len(hands))]()
            if self.rng.random() < 0.7:
                arrives(self.trainer.course.runner.frames, 0.001)
                self.trainer.pull()
            assert (self.trainer.network is None) == bool(self.trainer.problems)
        assert all(np.isfinite(list(self.trainer.learned().values())))

    def _one(self, values: object) -> str:
        return str(self.rng.choice(list(values)))  # type: ignore[call-overload]

    def _press(self) -> None:
        trainer = self.trainer
        presses: list[Callable[[], object]] = [
            *(
                trainer.play,
                trainer.play,
                trainer.pause,
                lambda: toggle(trainer),
                trainer.reset,
                lambda: trainer.shelf.runs and trainer.reset(trainer.shelf.runs[-1]),
                trainer.back_to_finite,
            ),
            *(lambda grain=grain: trainer.step(grain) for grain in ("epoch", "batch", "sample")),
            lambda: trainer.load_weights(trainer.learned(), trainer.initial(), 10, 5),
            lambda: trainer.set_speed(None if self.rng.random() < 0.7 else 100.0),
        ]
        presses[self.rng.integers(len(presses))]()

    def _edit(self) -> None:
        self.history.do(EDIT, self._change())

    def _change(self) -> Change:
        drawing, nodes = self.drawing, list(self.drawing.nodes)
        kind = self.rng.random()
        if kind < 0.3 or len(nodes) < 4:
            return add_node(drawing, self._one(["neuron", "neuron", "input"]), *self.rng.uniform(-99, 99, 2))[
                0
            ]
        if kind < 0.6:
            source, target = self.rng.choice(nodes, 2)
            allowed = why_not_connect(drawing, str(source), str(target)) is None
            return connect(drawing, str(source), str(target)) if allowed else Change()
        if kind < 0.75:
            return remove(drawing, [self._one([*nodes, *drawing.edges])])
        if kind < 0.9 or not drawing.edges:
            return move(drawing, [self._one(nodes)], *self.rng.uniform(-99, 99, 2))
        return set_fields(drawing, [self._one(drawing.edges)], weight=float(self.rng.normal()))

    def _settings(self) -> None:
        settings: list[tuple[str, str, list[object]]] = [
            ("training", "eta", [0.01, 0.5, 1e9]),
            ("training", "batch", [0, 1, 3]),
            ("training", "optimizer", ["momentum", "adam", "gradient_descent"]),
            ("training", "loss", ["huber", "squared_error"]),
            ("training", "convention", ["mean", "half_mean"]),
            ("training", "seed", [1, 2]),
            ("training", "stop_epochs", [None, 3]),
            ("data", "dataset", ["xor", "circle", "spirals3"]),
            ("data", "held_out", [0.0, 0.4]),
        ]
        record, field, values = settings[self.rng.integers(len(settings))]
        value = values[self.rng.integers(len(values))]
        self.history.do(EDIT, set_fields(self.drawing, [record], **{field: value}))  # type: ignore[arg-type]

    def _history(self) -> None:
        for _ in range(self.rng.integers(1, 6)):
            (self.history.undo if self.rng.random() < 0.7 else self.history.redo)()

    def _look(self) -> None:
        self.trainer.sample = None if self.rng.random() < 0.3 else int(self.rng.integers(300))
        self.trainer.surface_side = int(self.rng.choice([0, 5]))


def _campaign(seeds: range, moves: int) -> None:
    frames = 0
    for seed in seeds:
        campaign = Campaign(seed)
        campaign.run(moves)
        frames += campaign.frames
    print(f"trainer in wild hands: seeds {seeds}, N {len(seeds) * moves}, frames {frames}")
    assert frames > len(seeds) * moves / 20


def test_wild_hands(capfd: pytest.CaptureFixture[str]) -> None:
    _campaign(range(6), 150)
    assert capfd.readouterr().err == ""


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_wild_hands_for_long() -> None:
    _campaign(range(100, 400), 300)


@pytest.mark.parametrize("fault", ["stale frames are shown", "states are skipped"])
def test_the_campaign_catches_planted_faults(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    if fault == "stale frames are shown":
        monkeypatch.setattr(Course, "latest", lambda course, *_: course.runner.frames.take())
    else:
        monkeypatch.setitem(LEGAL, State.RUNNING, {State.PAUSED})
    with pytest.raises((AssertionError, ListenersFailed)):
        _campaign(range(6), 150)
