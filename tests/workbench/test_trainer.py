"""The trainer: keeps up with the drawing, keeps what was learned, shows no frame of another network."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.drawing.change import added
from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import add_node, connect, remove, set_data, set_fields, set_training
from simulator.drawing.history import History
from simulator.drawing.records import Data
from simulator.drawing.ties import tie
from simulator.language import phrase
from simulator.training.frame import Frame, State
from simulator.training.striding import advance
from simulator.workbench.trainer import Trainer, toggle
from tests.training.making import arrives, change, drawing_of, session_of

LONG = 20.0


class Bench:
    """A trainer, and a hand that pulls until something holds."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.trainer = Trainer(drawing)
        self.states: list[State] = []
        self.compiled = 0
        self.trainer.state_changed.connect(self.states.append)
        self.trainer.compiled.connect(self._count)

    def _count(self, _: Trainer) -> None:
        self.compiled += 1

    def until(self, condition: Callable[[Frame], bool]) -> Frame:
        """Pull until a frame fulfills the condition."""
        for _ in range(2000):
            arrives(self.trainer.course.runner.frames, 0.01)
            self.trainer.pull()
            frame = self.trainer.frame
            if frame is not None and condition(frame):
                return frame
        raise AssertionError("it never came")

    def settled(self) -> Frame:
        """The frame after every command was carried out."""
        self.trainer.sync()
        assert self.trainer.course.runner.wait(LONG)
        self.trainer.pull()
        assert self.trainer.frame is not None
        return self.trainer.frame

    def weight(self, id: str) -> float:
        """As learned."""
        return self.trainer.learned()[id]


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench(drawing_of())
    yield made
    assert made.trainer.close()


def test_starts_paused_at_the_initial_weights(bench: Bench) -> None:
    frame = bench.settled()
    session = session_of(bench.drawing)
    assert bench.trainer.state is State.PAUSED
    assert frame.theta.tobytes() == session.theta.tobytes()
    assert bench.trainer.problems == ()
    assert bench.trainer.learned() == bench.trainer.initial()
    assert frame.revision == bench.trainer.revision


def test_an_empty_drawing_has_problems_and_no_thread() -> None:
    trainer = Trainer(Drawing())
    trainer.pull()
    trainer.play()
    trainer.step("batch")
    trainer.reset()
    assert trainer.problems
    assert (trainer.state, trainer.network, trainer.frame) == (State.IDLE, None, None)
    assert trainer.learned() == {}
    assert trainer.close()


def test_play_learns_as_a_session_does(bench: Bench) -> None:
    trainer = bench.trainer
    trainer.play()
    assert trainer.state is State.RUNNING
    bench.until(lambda frame: frame.step > 200)
    trainer.pause()
    assert trainer.state in (State.STOPPING, State.PAUSED)
    frame = bench.settled()
    assert trainer.state is State.PAUSED
    session = session_of(bench.drawing)
    advance(session, frame.step - session.step)
    assert frame.theta.tobytes() == session.theta.tobytes()
    assert bench.states[0] is State.RUNNING
    assert bench.states[-1] is State.PAUSED


def test_toggle_and_steps(bench: Bench) -> None:
    trainer = bench.trainer
    toggle(trainer)
    assert trainer.state is State.RUNNING
    toggle(trainer)
    assert bench.settled().state is State.PAUSED
    trainer.reset()
    for grain, step, position in (("sample", 0, 1), ("batch", 1, 0), ("epoch", 2, 0)):
        trainer.step(grain)  # type: ignore[arg-type]
        bench.until(lambda frame: (frame.step, frame.position) == (step, position))  # noqa: B023
        assert bench.settled().state is State.PAUSED


def test_reset_goes_back_and_keeps_five_curves(bench: Bench) -> None:
    start = bench.trainer.learned()
    for run in range(7):
        for _ in range(run + 1):
            bench.trainer.step("batch")
        bench.settled()
        bench.trainer.reset()
        assert bench.settled().step == 0
        assert bench.trainer.learned() == start
    assert [int(curve.step[-1]) for curve in bench.trainer.shelf.curves] == [3, 4, 5, 6, 7]


def test_a_reset_with_nothing_learned_leaves_no_curve(bench: Bench) -> None:
    bench.settled()
    bench.trainer.reset()
    assert bench.trainer.shelf.curves == ()


def test_a_new_seed_counts_at_reset(bench: Bench) -> None:
    before, compiled = bench.trainer.learned(), bench.compiled
    change(bench.drawing, "training", seed=5)
    bench.settled()
    assert bench.trainer.learned() == before
    assert bench.compiled == compiled
    bench.trainer.reset()
    assert bench.trainer.learned() != before
    assert bench.trainer.learned() == bench.trainer.initial()


def test_settings_change_while_running_with_no_reset(bench: Bench) -> None:
    bench.trainer.play()
    bench.until(lambda frame: frame.step > 50)
    revision = bench.trainer.revision
    change(bench.drawing, "training", eta=0.0)
    bench.trainer.sync()
    first = bench.settled()
    frame = bench.until(lambda frame: frame.step > first.step)
    assert (frame.theta == first.theta).all()
    assert bench.trainer.revision == revision
    assert bench.trainer.state is State.RUNNING


def test_another_loss_keeps_weights_and_steps(bench: Bench) -> None:
    for _ in range(3):
        bench.trainer.step("batch")
    before = bench.settled()
    change(bench.drawing, "training", loss="absolute_error", convention="mean")
    after = bench.settled()
    assert after.step == 3
    assert (after.theta == before.theta).all()
    assert after.loss != before.loss
    assert len(after.curve.step) >= len(before.curve.step)


def test_an_edit_while_running_keeps_what_was_learned_and_goes_on(bench: Bench) -> None:
    drawing, trainer = bench.drawing, bench.trainer
    trainer.play()
    bench.until(lambda frame: frame.step > 100)
    change(drawing, "training", eta=0.0)
    trainer.sync()
    learned = trainer.learned()
    addition, id = add_node(drawing, "neuron", 0.0, 0.0)
    drawing.apply(addition)
    source = next(node.id for node in drawing.nodes.values() if node.kind == "input")
    drawing.apply(connect(drawing, source, id))
    target = trainer.network.outputs[0] if trainer.network else ""
    drawing.apply(connect(drawing, id, target))
    trainer.pull()
    frame = bench.until(lambda frame: frame.step > 100)
    assert trainer.network is not None
    assert len(frame.theta) == trainer.network.size == len(learned) + 3
    assert trainer.state is State.RUNNING
    assert {key: value for key, value in trainer.learned().items() if key in learned} == learned


def test_what_an_edge_learned_comes_back_with_it(bench: Bench) -> None:
    drawing, history = bench.drawing, History(bench.drawing)
    for _ in range(5):
        bench.trainer.step("batch")
    learned = bench.trainer.learned()
    history.do(phrase("Test", "Remove"), remove(drawing, ["e1"]))
    assert "e1" not in bench.trainer.learned()
    bench.trainer.step("batch")
    bench.settled()
    history.undo()
    assert bench.weight("e1") == learned["e1"]
    assert bench.weight("e2") != learned["e2"]


def test_a_drawing_that_cannot_train_keeps_what_was_learned(bench: Bench) -> None:
    drawing, history = bench.drawing, History(bench.drawing)
    bench.trainer.play()
    bench.until(lambda frame: frame.step > 20)
    inputs = [node.id for node in drawing.nodes.values() if node.kind == "input"]
    history.do(phrase("Test", "Remove"), remove(drawing, inputs))
    bench.trainer.pull()
    assert bench.trainer.problems
    assert bench.trainer.frame is None
    assert bench.trainer.state is State.IDLE
    kept = bench.trainer.learned()
    assert kept
    history.undo()
    frame = bench.settled()
    assert frame.state is State.PAUSED
    assert frame.step > 20
    assert kept.items() <= bench.trainer.learned().items()


def test_moving_a_node_recompiles_only_if_the_order_of_binding_changes(bench: Bench) -> None:
    drawing = bench.drawing
    bench.settled()
    revision = bench.trainer.revision
    first, second = (node for node in drawing.nodes.values() if node.kind == "input")
    change(drawing, first.id, x=first.x - 5, y=first.y + 0.5, label="moved")
    bench.settled()
    assert bench.trainer.revision == revision
    change(drawing, first.id, y=second.y + 100)
    frame = bench.settled()
    assert bench.trainer.revision == frame.revision == revision + 1
    assert bench.trainer.network is not None
    assert bench.trainer.network.inputs == (second.id, first.id)


def test_a_typed_weight_holds_at_once_and_undo_brings_the_learned_one_back(bench: Bench) -> None:
    history = History(bench.drawing)
    for _ in range(5):
        bench.trainer.step("batch")
    learned = bench.trainer.learned()
    edge = bench.drawing.edges["e1"]
    _type(history, "e1", 4.5)
    assert bench.weight("e1") == 4.5
    assert bench.trainer.initial()["e1"] == 4.5
    assert bench.weight("e2") == learned["e2"]
    history.undo()
    assert bench.drawing.edges["e1"] == edge
    assert bench.trainer.learned() == learned
    history.redo()
    assert bench.weight("e1") == 4.5


def test_undo_of_a_tie_brings_back_what_each_had_learned(bench: Bench) -> None:
    history = History(bench.drawing)
    for _ in range(5):
        bench.trainer.step("batch")
    learned = bench.trainer.learned()
    assert learned["e1"] != learned["e2"]
    history.do(phrase("Test", "Tie"), tie(bench.drawing, ["e1", "e2"]))
    assert bench.weight("e1") == bench.weight("e2") == learned["e1"]
    history.undo()
    assert bench.trainer.learned() == learned
    history.redo()
    bench.trainer.step("batch")
    together = bench.weight("e2")
    history.undo()
    assert bench.weight("e1") == bench.weight("e2") == together


def test_undoing_a_typed_weight_after_training_keeps_what_was_learned_since(bench: Bench) -> None:
    history = History(bench.drawing)
    _type(history, "e1", 4.5)
    bench.trainer.step("batch")
    learned = bench.weight("e1")
    assert learned != 4.5
    history.undo()
    assert bench.weight("e1") == learned


def test_set_weights_hold_at_once_and_leave_drawing_and_others_alone(bench: Bench) -> None:
    history = History(bench.drawing)
    _type(history, "e1", 4.5)
    for _ in range(3):
        bench.trainer.step("batch")
    learned, records = bench.trainer.learned(), dict(bench.drawing.records)
    for value in (4.5, 4.5, 1.25):
        bench.trainer.set_weights({"e1": value, "no such edge": 3.0})
        assert bench.trainer.learned() == learned | {"e1": value}
    assert dict(bench.drawing.records) == records
    assert bench.settled().step == 3
    assert bench.trainer.initial()["e1"] == 4.5


def _type(history: History, id: str, value: float) -> None:
    history.do(phrase("Test", "Type"), set_fields(history.drawing, [id], weight=value))


def test_other_data_keep_the_weights(bench: Bench) -> None:
    for _ in range(5):
        bench.trainer.step("batch")
    learned = bench.trainer.learned()
    change(bench.drawing, "data", dataset="circle", size=30, held_out=0.2)
    frame = bench.settled()
    assert bench.trainer.learned() == learned
    assert len(frame.outputs) == 30
    assert np.isfinite(frame.held_out)
    change(bench.drawing, "data", dataset="nonsense")
    bench.trainer.pull()
    assert "nonsense" in str(bench.trainer.problems[0])
    assert bench.trainer.dataset is None
    change(bench.drawing, "data", dataset="xor")
    bench.settled()
    assert bench.trainer.problems == ()
    assert bench.trainer.learned() == learned


def test_an_unknown_optimizer_is_a_problem(bench: Bench) -> None:
    change(bench.drawing, "training", optimizer="hope")
    bench.trainer.pull()
    assert "hope" in str(bench.trainer.problems[0])
    change(bench.drawing, "training", optimizer="adam")
    assert bench.settled().state is State.PAUSED


def test_weights_of_a_file(bench: Bench) -> None:
    initial = dict.fromkeys(bench.trainer.initial(), 0.25)
    bench.trainer.step("batch")
    bench.settled()
    bench.trainer.load_weights({"e1": 7.0}, initial, 300, 150)
    frame = bench.settled()
    assert (frame.step, frame.epoch) == (300, 150)
    assert bench.weight("e1") == 7.0
    assert bench.weight("e2") == 0.25
    assert bench.trainer.initial() == initial
    assert bench.trainer.shelf.curves == ()
    bench.trainer.step("batch")
    assert bench.settled().curve.step[0] == 300


def test_divergence_is_named_and_there_is_a_way_back() -> None:
    bench = Bench(drawing_of((2, 4, 1), "linear", eta=1e6))
    bench.trainer.play()
    frame = bench.until(lambda frame: frame.state is State.FAILED)
    assert bench.trainer.state is State.FAILED
    assert frame.problem is not None
    assert frame.problem.about
    assert np.isfinite(frame.theta).all()
    change(bench.drawing, "training", eta=0.05)
    bench.trainer.back_to_finite()
    assert bench.settled().state is State.PAUSED
    bench.trainer.play()
    bench.until(lambda frame: frame.step > 100)
    assert bench.trainer.close()


def test_play_after_a_divergence_is_a_way_back_too() -> None:
    bench = Bench(drawing_of((2, 4, 1), "linear", eta=1e6))
    bench.trainer.play()
    bench.until(lambda frame: frame.state is State.FAILED)
    change(bench.drawing, "training", eta=0.05)
    toggle(bench.trainer)
    bench.until(lambda frame: frame.step > 100)
    assert bench.trainer.close()


def test_looking(bench: Bench) -> None:
    change(bench.drawing, "data", dataset="circle", size=30)
    bench.trainer.sample = 17
    bench.trainer.surface_side = 8
    frame = bench.until(lambda frame: frame.surface is not None)
    assert frame.sample == 17
    bench.trainer.sample = None
    bench.trainer.surface_side = 0
    assert bench.until(lambda frame: frame.surface is None).sample == 0


def test_speed(bench: Bench) -> None:
    bench.trainer.set_speed(0.001)
    assert bench.trainer.speed == 0.001
    bench.trainer.play()
    bench.until(lambda frame: frame.step == 1)
    bench.trainer.set_speed(None)
    bench.until(lambda frame: frame.step > 50)


def test_frames_of_an_earlier_network_are_dropped(bench: Bench) -> None:
    frame = bench.settled()
    bench.drawing.apply(added([replace(next(iter(bench.drawing.nodes.values())), id="n99", x=1e3)]))
    bench.trainer.sync()
    assert bench.trainer.frame is None
    assert bench.trainer.course.runner.wait(LONG)
    bench.trainer.course.runner.frames.put(frame)
    bench.trainer.pull()
    assert bench.trainer.frame is None


def test_one_input_and_a_curve() -> None:
    bench = Bench(drawing_of((1, 3, 1), data=Data(dataset="sine", size=25)))
    bench.trainer.surface_side = 12
    frame = bench.until(lambda frame: frame.surface is not None)
    assert frame.surface is not None
    assert frame.surface.shape == (12, 1)
    assert bench.trainer.close()


def test_over_other_data_another_curve_begins(bench: Bench) -> None:
    bench.trainer.step("batch")
    bench.trainer.step("batch")
    assert bench.settled().curve.step[-1] == 2
    bench.drawing.apply(set_data(bench.drawing, dataset="circle"))
    frame = bench.settled()
    assert (frame.step, frame.curve.step.tolist()) == (2, [2])
    assert [int(curve.step[-1]) for curve in bench.trainer.shelf.curves] == [2]
    bench.drawing.apply(set_data(bench.drawing, dataset="moons"))
    bench.settled()
    assert len(bench.trainer.shelf.curves) == 1, "nothing was trained meanwhile"


@pytest.mark.parametrize("optimizer", ["momentum", "adam"])
def test_edges_that_are_tied_after_training_stay_equal(bench: Bench, optimizer: str) -> None:
    bench.drawing.apply(set_training(bench.drawing, optimizer=optimizer))
    for _ in range(3):
        bench.trainer.step("batch")
    bench.settled()
    tied = list(bench.drawing.edges)[:3]
    bench.drawing.apply(tie(bench.drawing, tied))
    for _ in range(5):
        bench.trainer.step("batch")
    bench.settled()
    learned = bench.trainer.learned()
    assert len({learned[id] for id in tied}) == 1
