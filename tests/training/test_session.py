"""The session: one path whatever the grain, changed under way with no reset, continued to the bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.training.dataset import dataset_of
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.session import Session
from simulator.training.striding import advance, step_batch, step_sample
from tests.training.making import change, drawing_of, session_of

CIRCLE = Data(dataset="circle", size=50, held_out=0.2)


def _frame(session: Session) -> Frame:
    return frame_of(session, 1, State.PAUSED)


def _walk(session: Session, grains: list[str], updates: int) -> np.ndarray:
    """So many updates, in grains as they come."""
    index = 0
    while session.step < updates:
        (step_sample if grains[index % len(grains)] == "sample" else step_batch)(session)
        index += 1
    return session.theta


@settings(max_examples=25)
@given(
    grains=st.lists(st.sampled_from(["sample", "batch"]), min_size=1, max_size=6),
    batch=st.sampled_from([0, 1, 3, 7, 40, 1000]),
    shuffle=st.booleans(),
    optimizer=st.sampled_from(["gradient_descent", "momentum", "adam"]),
    looks=st.booleans(),
)
def test_the_path_is_the_same_whatever_the_grain(
    grains: list[str], batch: int, shuffle: bool, optimizer: str, looks: bool
) -> None:
    drawing = drawing_of(data=CIRCLE, batch=batch, shuffle=shuffle, optimizer=optimizer, eta=0.05)
    straight, winding = session_of(drawing), session_of(drawing)
    advance(straight, straight.batches.left)
    advance(straight, straight.batches.left)
    if looks:
        _frame(winding)
    assert _walk(winding, grains, straight.step).tobytes() == straight.theta.tobytes()
    assert winding.epoch == straight.epoch == 2


def test_an_epoch_uses_every_training_row_once_and_its_last_batch_is_short() -> None:
    session = session_of(drawing_of(data=CIRCLE, batch=7))
    rows: list[int] = []
    sizes = []
    while session.epoch == 0:
        step_batch(session)
        sizes.append(len(session.last_batch))
        rows += session.last_batch.tolist()
    assert sorted(rows) == list(range(40))
    assert rows != list(range(40))
    assert sizes == [7, 7, 7, 7, 7, 5]


def test_without_shuffling_rows_come_in_order() -> None:
    session = session_of(drawing_of(data=CIRCLE, batch=16, shuffle=False))
    step_batch(session)
    assert _frame(session).batch == tuple(range(16))


def test_a_batch_of_one_moves_against_the_gradient_of_that_sample() -> None:
    session = session_of(drawing_of(data=CIRCLE, batch=1, shuffle=False, eta=0.5))
    before = session.theta.copy()
    shown = session.gauge.show(before, 0, 1)
    step_batch(session)
    assert np.allclose(session.theta, before - 0.5 * shown.gradient, rtol=1e-12)


def test_contributions_of_samples_add_up_to_the_gradient_of_their_batch() -> None:
    session = session_of(drawing_of(data=CIRCLE, batch=5, shuffle=False))
    total = np.zeros_like(session.theta)
    for row in range(4):
        step_sample(session)
        frame = _frame(session)
        assert (frame.sample, frame.position, frame.step) == (row, row + 1, 0)
        assert (frame.update == 0).all()
        total += frame.gradient
    total += session.gauge.show(session.theta, 4, 5).gradient
    step_sample(session)
    frame = _frame(session)
    assert (frame.sample, frame.position, frame.step) == (4, 5, 1)
    assert np.allclose(frame.gradient, total, rtol=1e-10)
    assert np.allclose(frame.update, -session.training.eta * total, rtol=1e-10)


def test_the_frame_shows_values_that_belong_to_its_theta() -> None:
    session = session_of(drawing_of(batch=2))
    step_batch(session)
    session.sample = 3
    frame = _frame(session)
    network = session.network
    x, y = session.dataset.x[3], session.dataset.y[3]
    a = np.array([frame.a[network.slot[id]] for id in network.inputs])
    assert (a == x).all()
    out = network.slot[network.outputs[0]]
    assert frame.a[out] == pytest.approx(np.tanh(frame.z[out]))
    # 1/(2n) of a batch of two: dL/da = (a - y) / 2
    assert frame.delta[out] == pytest.approx((frame.a[out] - y[0]) / 2 * (1 - frame.a[out] ** 2))
    assert frame.outputs[3, 0] == pytest.approx(frame.a[out])


def test_loss_accuracy_and_held_out_are_those_of_the_data() -> None:
    session = session_of(drawing_of(data=CIRCLE))
    advance(session, session.batches.left)
    frame = _frame(session)
    error = (frame.outputs - session.dataset.y) ** 2
    right = (frame.outputs > 0.5) == (session.dataset.y > 0.5)
    assert frame.loss == pytest.approx(error[:40].sum() / 80)
    assert frame.held_out == pytest.approx(error[40:].sum() / 20)
    assert frame.accuracy == pytest.approx(right[:40].mean())
    assert frame.held_out_accuracy == pytest.approx(right[40:].mean())


def test_three_classes_are_judged_by_the_largest_output() -> None:
    data = Data(dataset="spirals3", size=60, noise=0.0)
    drawing = from_layers(
        [2, 8, 3],
        "tanh",
        "linear",
        [Training(loss="softmax_cross_entropy", convention="mean", eta=0.3), data],
    )
    session = session_of(drawing)
    for _ in range(20):
        advance(session, session.batches.left)
    frame = _frame(session)
    right = frame.outputs.argmax(axis=1) == session.dataset.y.argmax(axis=1)
    assert frame.accuracy == right.mean()
    assert np.allclose(frame.outputs.sum(axis=1), 1)
    assert 0 < frame.accuracy < 1


def test_of_outputs_with_one_target_in_common_the_first_counts_for_accuracy() -> None:
    drawing = drawing_of((2, 4, 2), data=CIRCLE)
    outputs = [node.id for node in drawing.nodes.values() if node.output]
    for id in outputs:
        change(drawing, id, column=dataset_of(drawing).targets[0])
    session = session_of(drawing)
    advance(session, 3)
    frame = _frame(session)
    said, y = session.gauge.read(session.theta).outputs[:40], session.gauge.y[:40]
    assert frame.accuracy == np.mean((said[:, 0] > 0.5) == (y[:, 0] > 0.5))
    assert 0 < frame.accuracy < 1


def test_a_look_at_huge_losses_makes_no_warning() -> None:
    session = session_of(drawing_of((2, 1), "linear", data=CIRCLE))
    session.gauge.y[:] = 1e154
    reading = session.gauge.read(session.theta)
    assert reading.loss == np.inf
    assert session.gauge.loss(session.theta) == np.inf


def test_a_curve_to_fit_has_no_accuracy_and_no_held_out_part() -> None:
    frame = _frame(session_of(drawing_of((1, 3, 1), data=Data(dataset="sine", size=20))))
    assert np.isnan([frame.accuracy, frame.held_out, frame.held_out_accuracy, frame.batch_loss]).all()


def test_surfaces() -> None:
    session = session_of(drawing_of(data=CIRCLE))
    assert _frame(session).surface is None
    session.surface_side = 9
    surface = _frame(session).surface
    assert surface is not None
    assert surface.shape == (9, 9, 1)
    (left, right), (low, high) = session.dataset.window
    corner = session.gauge._whole.predict(session.theta, np.array([[right, low], [left, high]]))
    assert surface[0, -1] == pytest.approx(corner[0])
    assert surface[-1, 0] == pytest.approx(corner[1])
    line = session_of(drawing_of((1, 3, 1), data=Data(dataset="sine", size=20)))
    line.surface_side = 9
    surface = _frame(line).surface
    assert surface is not None
    assert surface.shape == (9, 1)


@pytest.mark.parametrize("field", ["l1", "l2"])
def test_penalties_shrink_weights_but_no_biases(field: str) -> None:
    plain = session_of(drawing_of(eta=0.1))
    held = session_of(drawing_of(eta=0.1, **{field: 0.01}))
    start = plain.theta.copy()
    step_batch(plain)
    step_batch(held)
    weights = plain.network.is_weight
    pull = np.sign(start) if field == "l1" else start
    assert np.allclose((held.theta - plain.theta)[weights], -0.1 * 0.01 * pull[weights])
    assert (held.theta == plain.theta)[~weights].all()


@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "adam"])
def test_frozen_parameters_never_move(optimizer: str) -> None:
    drawing = drawing_of(optimizer=optimizer, l2=0.1, l1=0.1, batch=2)
    change(drawing, "e3", frozen=True)
    bias = next(node.id for node in drawing.nodes.values() if node.kind == "neuron")
    change(drawing, bias, frozen=True)
    session = session_of(drawing)
    still = session.network.parameter_indices(["e3", bias])
    before = session.theta.copy()
    for _ in range(50):
        advance(session, session.batches.left)
    moved = session.theta != before
    assert not moved[still].any()
    assert moved.sum() == len(moved) - 2


@settings(max_examples=20)
@given(st.integers(0, 30), st.sampled_from(["momentum", "adam", "rmsprop"]), st.sampled_from([0, 3]))
def test_a_session_can_be_continued_to_the_bit(steps: int, optimizer: str, batch: int) -> None:
    drawing = drawing_of(data=CIRCLE, optimizer=optimizer, batch=batch, eta=0.01)
    first = session_of(drawing)
    for _ in range(steps):
        step_batch(first)
    step_sample(first)
    other = session_of(drawing)
    other.restore(first.state())
    for session in (first, other):
        for _ in range(25):
            step_sample(session)
            step_batch(session)
    assert other.theta.tobytes() == first.theta.tobytes()
    assert (other.step, other.epoch) == (first.step, first.epoch)


def test_retuning_changes_the_very_next_step_and_nothing_else() -> None:
    session = session_of(drawing_of(eta=0.5))
    step_batch(session)
    theta = session.theta.copy()
    session.retune(replace(session.training, eta=0.0))
    assert session.theta.tobytes() == theta.tobytes()
    step_batch(session)
    assert session.theta.tobytes() == theta.tobytes()
    session.retune(replace(session.training, eta=0.1, optimizer="adam", batch=1))
    step_batch(session)
    assert session.theta.tobytes() != theta.tobytes()
    assert len(session.last_batch) == 1


def test_stops_after_so_many_epochs_and_counts_anew_when_continued() -> None:
    session = session_of(drawing_of(stop_epochs=5))
    assert advance(session, 100)
    assert (session.epoch, session.stopped_by) == (5, "epochs")
    session.begin()
    advance(session, 100)
    assert session.epoch == 10


def test_stops_below_a_loss() -> None:
    session = session_of(drawing_of(stop_loss=0.05, eta=0.5))
    advance(session, 20_000)
    assert session.stopped_by == "loss"
    frame = _frame(session)
    assert frame.loss < 0.05
    assert frame.stopped_by == "loss"


def test_stops_when_nothing_improves() -> None:
    session = session_of(drawing_of(patience=7, eta=0.0))
    advance(session, 10_000)
    assert (session.epoch, session.stopped_by) == (8, "patience")


def test_patience_watches_the_held_out_part_if_there_is_one() -> None:
    session = session_of(drawing_of(data=replace(CIRCLE, noise=0.6), patience=5, eta=0.5, batch=1))
    losses = []
    while session.stopped_by is None:
        advance(session, session.batches.left)
        losses.append(session.gauge.held_out(session.theta))
    assert len(losses) - 1 - int(np.argmin(losses)) == 5


def test_numbers_by_hand_one_update_of_the_2_2_2_example() -> None:
    drawing = from_layers(
        [2, 2, 2], "sigmoid", records=[Training(convention="half", eta=0.5), Data(dataset="mazur")]
    )
    session = session_of(drawing)
    values = _mazur(drawing)
    session.theta[:] = values
    session.before[:] = values
    assert session.gauge.loss(session.theta) == pytest.approx(0.298371108760, abs=1e-12)
    step_batch(session)
    assert session.gauge.loss(session.theta) == pytest.approx(0.280471446790, abs=2e-12)
    for _ in range(9_999):
        step_batch(session)
    assert session.gauge.loss(session.theta) == pytest.approx(2.447562236e-06, rel=1e-9)


def _mazur(drawing) -> list[float]:  # type: ignore[no-untyped-def]
    from simulator.model.parameters import theta_from
    from tests.training.making import compiled

    network = compiled(drawing)
    h1, h2 = network.ranks[0]
    o1, o2 = network.outputs
    i1, i2 = network.inputs
    weights = {(i1, h1): 0.15, (i2, h1): 0.20, (i1, h2): 0.25, (i2, h2): 0.30}
    weights |= {(h1, o1): 0.40, (h2, o1): 0.45, (h1, o2): 0.50, (h2, o2): 0.55}
    values = {edge.id: weights[edge.source, edge.target] for edge in drawing.edges.values()}
    values |= {h1: 0.35, h2: 0.35, o1: 0.60, o2: 0.60}
    return list(theta_from(network, values, np.zeros(network.size)))


def test_frames_share_no_memory_with_the_session() -> None:
    session = session_of(drawing_of(data=CIRCLE, batch=8))
    session.surface_side = 5
    step_batch(session)
    frame = _frame(session)
    copy = {name: np.copy(value) for name, value in _arrays(frame).items()}
    for _ in range(10):
        step_batch(session)
        _frame(session)
    assert all(np.array_equal(copy[name], value, equal_nan=True) for name, value in _arrays(frame).items())


def _arrays(frame: Frame) -> dict[str, np.ndarray]:
    names = ("theta", "gradient", "update", "z", "a", "delta", "outputs", "surface")
    return {name: getattr(frame, name) for name in names} | asdict(frame.curve)


def test_looking_does_not_change_the_path() -> None:
    quiet, watched = (session_of(drawing_of(data=CIRCLE, batch=3)) for _ in range(2))
    look: Callable[[], Frame] = lambda: _frame(watched)  # noqa: E731
    for step in range(100):
        step_batch(quiet)
        watched.sample, watched.surface_side = step % 50, step % 5
        step_batch(watched)
        look()
    assert quiet.theta.tobytes() == watched.theta.tobytes()


@pytest.mark.parametrize(("batch", "held_out"), [(0, 0.0), (0, 0.3), (5, 0.0), (5, 0.3)])
def test_the_curve_is_of_all_rows_whatever_the_batch(batch: int, held_out: float) -> None:
    data = replace(CIRCLE, held_out=held_out)
    session = session_of(drawing_of(data=data, batch=batch))
    exact = []
    for _ in range(40):
        exact.append(session.gauge.loss(session.theta))
        step_batch(session)
    points = session.curve.points()
    steps = points.step.astype(int)
    assert set(range(1, 40)) <= set(steps) | {40}
    known = steps < 40
    np.testing.assert_allclose(points.loss[known], np.array(exact)[steps[known]], rtol=1e-12)
    assert bool(len(points.batch_step)) == (batch > 0)
    assert bool(np.isfinite(points.held_out).any()) == (held_out > 0)
