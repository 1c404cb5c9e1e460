"""The benchmarks run, and all whom they race compute the same; how fast, no test says."""

from __future__ import annotations

import runpy
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from simulator.drawing import limits
from simulator.numerics.executors import costs
from tests.benchmarks import __main__ as command
from tests.benchmarks import (
    compiling,
    editing,
    fit_costs,
    growth,
    irregular,
    machine,
    memory,
    racing,
    steps,
    thread_or_process,
)
from tests.benchmarks.contenders import BY_HAND, EDGE_LOOP, OURS, agree, contenders
from tests.benchmarks.goals import at_least, at_most
from tests.benchmarks.growth_picture import LOOKS
from tests.benchmarks.least_squares import prices
from tests.benchmarks.racing import Race
from tests.benchmarks.tasks import Task, layered, network_of
from tests.benchmarks.tasks import irregular as irregular_task

TASKS = [
    layered((2, 4, 2, 1), 10),
    layered((2, 2, 1), 1),
    layered((5, 3, 4), 7),
    irregular_task(30, 90, 8, 4),
]


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(racing, "SLICE", 1e-4)
    monkeypatch.setattr(racing, "ROUNDS", 2)
    monkeypatch.setattr(limits, "EDGES", limits.EDGES)  # reports lift it


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_all_compute_the_same(task: Task) -> None:
    agree(contenders(task), 25)


def test_a_contender_that_computes_something_else_is_found() -> None:
    racing = contenders(TASKS[0], (OURS, BY_HAND[0]))
    racing[BY_HAND[0]].run(1)
    with pytest.raises(AssertionError, match="plain NumPy and the drawing differ"):
        agree(racing, 25)


def test_what_is_missing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.contenders.find_spec", lambda name: None)
    assert EDGE_LOOP not in contenders(TASKS[0])


def test_the_best_by_hand_is_one_of_them() -> None:
    result = Race((OURS, "a", "b"), np.array([[2.0, 1.0, 4.0], [2.0, 1.0, 0.5], [2.0, 1.0, 4.0]]))
    assert result.ratio(OURS, ("a", "b", "missing")) == 2.0
    assert result.median("b") == 4.0


def test_goals() -> None:
    assert at_most(1.1, 1.1) == "goal <= 1.1, met"
    assert at_most(1.2, 1.1) == "goal <= 1.1, NOT MET"
    assert at_least(5.0, 2.5) == "goal >= 2.5, met"


def test_steps_print_a_row_for_every_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(steps, "ROWS", (((2, 4, 2, 1), 10), ((6, 5, 3), 4)))
    steps.report()
    steps.report_beside_products(2)
    printed = capsys.readouterr().out
    assert printed.count("goal <= 1.1") == 3
    assert "times faster, goal >= 5" in printed
    assert "times, goal <= 1.25" in printed


def test_irregular_prints_a_row_for_every_batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(irregular, "BATCHES", (1, 3))
    irregular.report(neurons=20, edges=60)
    assert capsys.readouterr().out.count("goal <= 3") == 2


def test_compiling_editing_and_memory(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling, "SIZES", {"10": (2, 3, 1)})
    monkeypatch.setattr(compiling, "LARGE", {"25,000": (2, 4, 4, 1)})
    compiling.report(runs=1)
    assert set(editing.edit_times("10", 1)) == {"edge removed", "edge added", "weight typed"}
    monkeypatch.setattr(memory, "LARGE", (2, 31, 31, 1))
    memory.report(steps=20)
    printed = capsys.readouterr().out
    assert "goal <= 50" in printed
    assert "1,000 edges more, batch 100" in printed


def test_growth_writes_a_picture_with_a_name_at_every_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "growth.svg"
    growth.report((10, 30), file)
    picture = ElementTree.parse(file).getroot()
    texts = [element.text for element in picture.iter() if element.tag.endswith("text")]
    expected = {name for name in LOOKS if find_spec("torch") or name != "PyTorch"}
    assert expected <= set(texts)
    assert "Dense drawings" in texts
    assert "microseconds per step" in capsys.readouterr().out


def test_prices_are_found_and_never_negative() -> None:
    rng = np.random.default_rng(0)
    counts, weights = rng.random((50, 3)), rng.random(50)
    np.testing.assert_allclose(prices(counts, counts @ [2.0, 0.0, 5.0], weights), [2.0, 0.0, 5.0], atol=1e-6)
    assert (prices(counts, counts @ [2.0, -0.1, 5.0], weights) >= 0).all()


def test_the_fit_of_costs_finds_what_each_executor_takes_and_writes_it(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    things, names = ("pass", "tanh"), np.array([f"drawing {number}" for number in range(30)])
    work, table = rng.integers(1, 1000, (30, 2)).astype(float), np.array([[5.0, 1.0], [1.0, 2.0]])
    measured = fit_costs.Measured(names, things, work, table @ work.T)
    found = fit_costs.fit(measured)
    np.testing.assert_allclose(found, table, rtol=1e-6)
    assert fit_costs.right(measured, found).all()
    assert not fit_costs.right(measured, found[::-1]).all()
    file = tmp_path / "costs.py"
    file.write_text(Path(costs.__file__).read_text("utf-8"), "utf-8")
    fit_costs.write(fit_costs.lines(things, found), file)
    written = runpy.run_path(str(file))
    assert written["SECONDS"] == {"pass": (5.0, 1.0), "tanh": (1.0, 2.0)}


def test_the_cheapest_executor_has_the_lowest_estimate() -> None:
    for task in TASKS:
        program = network_of(task).program
        best = costs.cheapest(program, task.batch)
        assert costs.estimate(program, task.batch, best) == min(
            costs.estimate(program, task.batch, name) for name in costs.EXECUTORS
        )
        assert costs.work(program, 2)["sigmoid"] == 2 * task.wiring.neurons


def test_every_part_can_be_reported() -> None:
    for part in command.PARTS:
        assert callable(import_module(f"tests.benchmarks.{part}").report), part


def test_the_machine_has_a_name() -> None:
    assert machine.processor()
    assert "cores" in machine.machine()


def test_the_command_measures_in_a_child_and_knows_its_parts(capfd: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "nothing"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "choose from speed" in done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "editing"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "edge removed" in done.stdout
    assert "Python" in done.stdout


def test_a_session_goes_on_beside_a_window_and_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_or_process, "SECONDS", 0.02)
    assert thread_or_process.alone() > 0
