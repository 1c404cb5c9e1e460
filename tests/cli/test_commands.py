"""What each command does with good words."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from simulator.cli.commands import COMMANDS
from simulator.drawing.files import decode, document_of, encode
from simulator.exporting import weights_reading
from simulator.training.session import Session
from tests.cli.conftest import Backprop
from tests.formulas import formula


def test_new_draws_layers(backprop: Backprop, net: str) -> None:
    document = decode(Path(net).read_bytes())
    assert len(document.nodes) == 7
    assert len(document.edges) == 12
    assert {node.activation for node in document.nodes if node.kind == "neuron"} == {"tanh"}


def test_new_without_a_file_writes_to_standard_output(backprop: Backprop) -> None:
    said = backprop("new 2-3-1 --output-activation linear --data circle")
    document = decode(said.out.encode())
    assert document.data.dataset == "circle"
    assert {node.activation for node in document.nodes if node.output} == {"linear"}


def test_new_replaces_nothing_unless_told(backprop: Backprop, net: str) -> None:
    before = Path(net).read_bytes()
    said = backprop(f"new 3-1 -o {net}")
    assert said.status == 2
    assert net in said.err
    assert Path(net).read_bytes() == before
    assert backprop(f"new 3-1 --force -o {net}").status == 0
    assert Path(net).read_bytes() != before


def test_train_exports_what_it_learned(backprop: Backprop, net: str) -> None:
    line = f"train {net} --data xor --epochs 2000 --eta .5 --seed 0 --export weights.json -o learned.json"
    said = backprop(line)
    assert said.status == 0, said.err
    assert "training loss" in said.out
    weights = weights_reading.decode(Path("weights.json").read_bytes())
    assert (weights.step, weights.epoch, weights.data.name) == (2000, 2000, "xor")
    learned = decode(Path("learned.json").read_bytes())
    assert dict(learned.weights) == weights_reading.values_of(weights)
    assert learned.initial != learned.weights
    assert learned.training.eta == 0.5


def test_train_leaves_the_drawing_as_it_was(backprop: Backprop, net: str) -> None:
    before = Path(net).read_bytes()
    backprop(f"train {net} --epochs 5")
    assert Path(net).read_bytes() == before
    assert [path.name for path in Path().iterdir()] == [net]


def test_only_a_report_looks_at_all_data_on_the_way(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, measure = [], Session.measure
    monkeypatch.setattr(Session, "measure", lambda self: (looks.append(self.step), measure(self))[1])
    run = "--data moons --batch 10 --epochs 3 --seed 1"
    assert backprop(f"train {net} {run} -o learned.json").status == 0
    assert not looks
    assert backprop(f"report {net} {run} -o report").status == 0
    assert looks
    learned, reported = (decode(Path(name).read_bytes()) for name in ("learned.json", "report/learned.json"))
    assert learned == reported


def test_json_is_one_object_and_nothing_else(backprop: Backprop, net: str) -> None:
    said = backprop(f"train {net} --data xor --epochs 2000 --eta .5 --seed 0 --json")
    assert said.err == ""
    assert said.object["loss"] < 0.01
    assert said.object["accuracy"] == 1.0
    assert said.object["held_out"] is None
    assert (said.object["step"], said.object["stopped_by"]) == (2000, "epochs")


def test_the_same_words_give_the_same_bytes(backprop: Backprop, net: str) -> None:
    for name in ("one.json", "two.json"):
        backprop(f"train {net} --data moons --batch 16 --epochs 20 --seed 3 -o {name}")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    backprop(f"train {net} --data moons --batch 16 --epochs 20 --seed 4 -o three.json")
    assert Path("one.json").read_bytes() != Path("three.json").read_bytes()


def test_resume_goes_on_where_it_stopped(backprop: Backprop, net: str) -> None:
    backprop(f"train {net} --epochs 30 --seed 1 -o half.json")
    said = backprop("train half.json --epochs 20 --resume --json -o rest.json")
    assert (said.object["step"], said.object["epoch"]) == (50, 50)
    whole = backprop(f"train {net} --epochs 50 --seed 1 --json -o whole.json")
    assert said.object["loss"] == pytest.approx(whole.object["loss"], rel=1e-9)


def test_resume_loses_not_a_bit(backprop: Backprop, net: str) -> None:
    words = "--data moons --size 30 --batch 8 --optimizer adam --eta .01 --seed 3"
    backprop(f"train {net} {words} --epochs 7 -o half.json")
    backprop("train half.json --epochs 5 --resume -o rest.json")
    backprop(f"train {net} {words} --epochs 12 -o whole.json")
    rest, whole = (decode(Path(name).read_bytes()) for name in ("rest.json", "whole.json"))
    assert rest.weights == whole.weights
    assert rest.state is not None
    assert whole.state is not None
    for name in ("parameters", "left", "chance", "position", "calm_step", "calm_limit"):
        assert getattr(rest.state, name) == getattr(whole.state, name)


def test_where_it_stood_counts_only_where_it_fits(backprop: Backprop, net: str) -> None:
    backprop(f"train {net} --optimizer adam --epochs 5 -o half.json")
    said = backprop("train half.json --optimizer momentum --epochs 5 --resume -o rest.json")
    assert said.status == 0
    assert "fresh optimizer" in said.err


def test_settings_in_words_override_the_file(backprop: Backprop, net: str) -> None:
    line = f"train {net} --optimizer adam --loss binary_cross_entropy --eta .01 --l2 .001 -o learned.json"
    said = backprop(line)
    assert said.status == 2, "tanh outputs cannot be probabilities"
    backprop("new 2-4-1 -o sigmoid.json")
    assert backprop(line.replace(net, "sigmoid.json")).status == 0
    training = decode(Path("learned.json").read_bytes()).training
    assert (training.optimizer, training.eta, training.l2) == ("adam", 0.01, 0.001)
    assert training.convention == "mean", "binary cross-entropy has no 1/(2n)"


def test_held_out_data_is_reported(backprop: Backprop, net: str) -> None:
    said = backprop(f"train {net} --data moons --size 100 --held-out .25 --epochs 5 --json")
    assert said.object["held_out"] is not None
    assert said.object["held_out_accuracy"] is not None
    assert "held-out loss" in backprop(f"train {net} --data moons --held-out .25 --epochs 5").out


def test_divergence_is_named_and_what_was_finite_is_kept(backprop: Backprop) -> None:
    backprop("new 2-4-1 --activation relu --output-activation linear -o wild.json")
    said = backprop("train wild.json --eta 1e6 --epochs 500 --seed 1 --json --export weights.json")
    assert said.status == 1
    assert said.object["problem"]
    weights = weights_reading.decode(Path("weights.json").read_bytes())
    assert np.isfinite(list(weights_reading.values_of(weights).values())).all()


@pytest.mark.parametrize("seed", range(3))
def test_check_passes_at_initial_weights(backprop: Backprop, net: str, seed: int) -> None:
    said = backprop(f"check {net} --data xor --seed {seed}")
    assert said.status == 0, said.out
    assert "17 weights and biases" in said.out
    assert backprop(f"check {net} --seed {seed} --json").object["worst"]["relative_error"] < 1e-7


def test_check_passes_at_learned_weights(backprop: Backprop, net: str) -> None:
    backprop(f"train {net} --epochs 2000 --seed 0 -o learned.json")
    said = backprop("check learned.json --data xor --all")
    assert said.status == 0, said.out
    assert said.out.count("\n") >= 17


def test_check_fails_above_the_tolerance(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor

    right = NumpyExecutor.backpropagate

    def wrong(self: NumpyExecutor, y: object) -> float:
        loss = right(self, y)  # type: ignore[arg-type]
        self.gradient[3] *= 1.001
        return loss

    monkeypatch.setattr(NumpyExecutor, "backpropagate", wrong)
    said = backprop(f"check {net} --data xor")
    assert said.status == 1
    assert "(e4)" in said.out


def test_check_prints_the_curve_in_both_precisions(backprop: Backprop, net: str) -> None:
    lines = backprop(f"check {net} --data xor --curve").out.splitlines()
    heads = next(n for n, line in enumerate(lines) if line.split()[:1] == ["h"])
    table = [[float(cell) for cell in line.split()] for line in lines[heads + 1 :]]
    assert [row[0] for row in table[::2]] == [10.0**-power for power in range(2, 10)]
    assert min(row[1] for row in table) < 1e-7 < min(row[3] for row in table)
    said = backprop(f"check {net} --data xor --curve --json").object
    assert [point["h"] for point in said["curve"]] == [row[0] for row in table]
    assert [float(f"{point['worst32']:.1e}") for point in said["curve"]] == [row[3] for row in table]


def test_check_names_kinks_and_leaves(backprop: Backprop) -> None:
    drawing = formula("r = relu x", "f = multiply r k", x=0.0, k=3.0)
    Path("kink.json").write_bytes(encode(document_of(drawing)))
    said = backprop("check kink.json --all")
    assert said.status == 0, said.err
    assert "value of x: a small step crosses a kink of r" in said.out
    assert "1 of 2 cross a kink" in said.out
    assert "1 weight or value checked: backpropagation is right" in said.out
    rows = backprop("check kink.json --json --all").object["rows"]
    assert {row["name"]: (row["verdict"], row["crossed"]) for row in rows} == {
        "value of x": ("kink", ["n3"]),
        "value of k": ("pass", []),
    }


def test_check_says_why_there_is_nothing_to_compare(backprop: Backprop) -> None:
    drawing = formula("l = log x", x=-2.0)
    Path("net.json").write_bytes(encode(document_of(drawing)))
    said = backprop("check net.json")
    assert said.status == 2
    assert "The logarithm is defined above 0 only" in said.err


def test_check_thins_many_samples_and_says_so(backprop: Backprop, net: str) -> None:
    said = backprop(f"check {net} --data circle --size 1000")
    assert said.status == 0, said.err
    assert "over 256 of the 1000 samples" in said.out


@pytest.mark.parametrize(("kind", "start"), [("json", b"{"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_export_writes_every_kind(backprop: Backprop, net: str, kind: str, start: bytes) -> None:
    said = backprop(f"export {net} --to {kind} -o out.{kind}")
    assert said.status == 0, said.err
    assert Path(f"out.{kind}").read_bytes().startswith(start)


def test_a_name_of_ours_replaces_nothing(backprop: Backprop, net: str) -> None:
    for _ in range(2):
        backprop(f"export {net} --to json")
    assert Path("net-weights.json").read_bytes() == Path("net-weights-2.json").read_bytes()


def test_report_leaves_everything_in_a_folder_of_its_own(backprop: Backprop) -> None:
    said = backprop("report --epochs 300")
    assert said.status == 0, said.err
    names = {path.name for path in Path("backprop-out").iterdir()}
    assert names == {"weights.json", "learned.json", "drawing.png", "loss.png"}
    assert all(name in said.err for name in names)
    assert json.loads(Path("backprop-out/weights.json").read_bytes())["epoch"] == 300
    backprop("report --epochs 1")
    assert Path("backprop-out-2").is_dir()


def test_one_is_no_plural(backprop: Backprop) -> None:
    backprop("new 1-1 -o one.json")
    said = backprop("report one.json --epochs 1 --batch 0 --data sine")
    assert "one.json: 1 neuron, 1 edge, 2 weights and biases\n" in said.err
    assert ": 1 epoch, 1 step, " in said.out
    Path("formula.json").write_bytes(encode(document_of(formula("f = square x", x=1.0))))
    said = backprop("report formula.json --epochs 2")
    assert "formula.json: 1 neuron or operation, 1 edge, 1 weight or value\n" in said.err
    assert ": 2 epochs, 2 steps, " in said.out
    assert "1 weight or value checked" in backprop("check formula.json").out


def test_every_command_explains_itself(backprop: Backprop) -> None:
    for command in COMMANDS:
        said = backprop(f"{command.name} --help")
        assert said.status == 0
        assert f"backprop {command.name}" in said.out


def test_the_version_is_told(backprop: Backprop) -> None:
    assert backprop("--version").out.startswith("Backprop Studio ")
