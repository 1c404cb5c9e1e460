"""The README is true: its commands run, its lines of NumPy predict what the program predicts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.cli import main
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode, drawing_of
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Edge, Node, Training
from simulator.exporting import EXPORTERS, Trained
from simulator.language import phrase
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta, theta_from
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.training.dataset import Dataset, make_dataset
from simulator.training.gauge import Gauge
from tests.drawings import FEATURES, TARGETS, graph_features, random_graph

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks that are marked as to be run."""
    return re.findall(rf"```{language} run\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's commands were run, each as it stands there."""
    place = tmp_path_factory.mktemp("readme")
    with chdir(place):
        run_commands()
    return place


@pytest.fixture
def commands_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


def run_commands() -> None:
    lines = [line for block in blocks("bash") for line in block.splitlines() if line]
    assert lines
    for line in lines:
        program, *words = line.split()
        assert program == "backprop"
        assert main(words) == 0, line


def test_commands_run(commands_run: Path) -> None:
    names = {path.name for path in commands_run.iterdir()}
    assert names == {"net.json", "weights.json", "trained.json", "trained.svg"}


def test_the_lines_of_numpy_predict_what_the_program_predicts(
    commands_run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = decode(Path("trained.json").read_bytes())
    drawing = drawing_of(document)
    network, dataset = _compiled(drawing)
    theta = theta_from(network, document.weights, initial_theta(drawing, network))
    expected = NumpyExecutor(network.program).predict(theta, dataset.x)
    space = _run(blocks("python")[0])
    columns = {name: dataset.x[:, index] for index, name in enumerate(dataset.features)}
    said = space["predict"](space["net"], columns)
    np.testing.assert_allclose(said, expected, rtol=0, atol=1e-12)


def _run(code: str) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), space)
    return space


def _compiled(drawing: Drawing) -> tuple[Network, Any]:
    dataset = make_dataset(drawing.data)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), network
    return network, dataset


CASES = [(row.key, "squared_error", "linear", "circle") for row in ACTIVATIONS]
CASES += [
    ("tanh", "binary_cross_entropy", "linear", "circle"),
    ("tanh", "binary_cross_entropy", "sigmoid", "circle"),
    ("tanh", "softmax_cross_entropy", "linear", "spirals3"),
]


@pytest.mark.parametrize(("activation", "loss", "output", "data"), CASES)
def test_the_lines_know_every_activation_and_every_kind_of_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, activation: str, loss: str, output: str, data: str
) -> None:
    monkeypatch.chdir(tmp_path)
    records = [Training(loss=loss, convention="mean", spread=1.5, seed=2), Data(dataset=data)]
    drawing = from_layers([2, 4, 3, 3 if data == "spirals3" else 1], activation, output, records)
    last = list(drawing.nodes)[-1]
    drawing = Drawing([*drawing.records.values(), Edge(id="e99", source="n1", target=last)])
    network, dataset = _compiled(drawing)
    theta = initial_theta(drawing, network)
    content = EXPORTERS[0].write(Trained(drawing, network, theta, dataset))
    Path("weights.json").write_bytes(content)
    load, *others = blocks("python")
    # The example's own data is not this one's, and its table grows only after it.
    space = _run("\n".join([load.partition("print(")[0], *others]))
    columns = {name: dataset.x[:, index] for index, name in enumerate(dataset.features)}
    said = space["predict"](space["net"], columns)
    said = space["softmax"](said) if space["net"]["softmax"] else said
    expected = NumpyExecutor(network.program).predict(theta, Gauge(network, dataset).x)
    np.testing.assert_allclose(said, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("seed", range(40))
def test_the_lines_compute_graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    rng = np.random.default_rng(seed)
    drawing = random_graph(rng, int(rng.integers(4, 40)), int(rng.integers(0, 3)), 0.3, seed=seed)
    x = graph_features(rng, 4, len(FEATURES))
    said, expected = _said_and_expected("graph", drawing, x)
    np.testing.assert_allclose(said, expected, rtol=1e-10, atol=1e-12)


def _said_and_expected(name: str, drawing: Drawing, x: Array) -> tuple[Array, Array]:
    """What the README's function of this name predicts from the drawing's file, and what the program does."""
    y = np.zeros((len(x), len(TARGETS)))
    dataset = Dataset("own", phrase("Dataset", "Own"), FEATURES, TARGETS, x, y, len(x), None)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), network
    theta = initial_theta(drawing, network)
    Path("weights.json").write_bytes(EXPORTERS[0].write(Trained(drawing, network, theta, dataset)))
    load, *others = blocks("python")
    space = _run("\n".join([load.partition("print(")[0], *others]))
    said = space[name](space["net"], dict(zip(FEATURES, x.T, strict=True)))
    expected = NumpyExecutor(network.program).predict(theta, Gauge(network, dataset).x)
    return np.broadcast_to(said, expected.shape), expected


@pytest.mark.parametrize("own", [None, "squared_error"], ids=["all", "two_of_three"])
def test_the_lines_share_a_probability_among_outputs_of_a_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    neuron = Node(id="n3", kind="neuron", x=200, y=0, activation="linear", loss=own)
    outputs = [neuron, *(replace(neuron, id=f"n{place}", bias=0.1 * place, loss=None) for place in (4, 5))]
    nodes = [Node(id="n1", kind="input", x=0, y=0), Node(id="n2", kind="square", x=100, y=0), *outputs]
    edges = [Edge(id="e6", source="n1", target="n2")]
    edges += [Edge(id=f"e{node.id}", source="n2", target=node.id) for node in outputs]
    training = Training(loss="softmax_cross_entropy", convention="mean")
    drawing = Drawing([*nodes, *edges, training])
    x = np.linspace(-1, 1, 5 * len(FEATURES)).reshape(5, -1)
    said, expected = _said_and_expected("graph", drawing, x)
    np.testing.assert_allclose(said, expected, rtol=1e-12, atol=1e-12)


def test_the_lines_predict_an_output_that_no_input_reaches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    nodes = [
        Node(id="n1", kind="input", x=0, y=0),
        Node(id="n2", kind="neuron", x=100, y=0, output=True),
        Node(id="n3", kind="neuron", x=100, y=50, output=True, bias=0.3),
    ]
    drawing = Drawing([*nodes, Edge(id="e4", source="n1", target="n2")])
    x = np.linspace(-1, 1, 5 * len(FEATURES)).reshape(5, -1)
    said, expected = _said_and_expected("predict", drawing, x)
    np.testing.assert_allclose(said, expected, rtol=1e-12, atol=1e-12)


def test_the_lines_know_every_operation() -> None:
    assert set(re.findall(r'"(\w+)": ', blocks("python")[2].partition("def")[0])) == {
        row.key for row in OPERATIONS
    }


def test_what_it_links_to_is_there() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#]+)\)", prose)
    assert links
    assert not [link for link in links if "://" not in link and not (ROOT / link).exists()]


def test_the_two_commands_are_there() -> None:
    for name in ("packaging/run", "packaging/test", "packaging/setup", "packaging/translate", ".ci/run"):
        done = subprocess.run(["bash", "-n", str(ROOT / name)], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert "bash packaging/run" in README
    assert "bash packaging/test" in README


def test_the_modules_start(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "simulator.cli", "--version"], cwd=tmp_path, env=environment, check=False
    )
    assert done.returncode == 0
