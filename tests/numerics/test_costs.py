"""Costs: what a step is made of is counted right, and each executor is chosen where it is faster by far."""

from __future__ import annotations

import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import remove
from simulator.drawing.presets import from_layers
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.numerics.activations import ACTIVATIONS
from simulator.numerics.executors import costs
from simulator.numerics.executors.costs import EXECUTORS, SECONDS, cheapest, estimate, work
from simulator.numerics.program import Program, SparseAffine
from tests.formulas import formula


def program(drawing: Drawing, inputs: int, outputs: int) -> Program:
    names = [tuple(f"{letter}{n}" for n in range(count)) for letter, count in (("x", inputs), ("y", outputs))]
    network = compile_drawing(drawing, *names)
    assert isinstance(network, Network)
    return network.program


def test_layers_are_products_and_activations() -> None:
    counted = work(program(from_layers((3, 4, 2), "tanh", "sigmoid"), 3, 2), samples=10)
    expected = {"pass": 1, "steps": 4, "parameters": 26, "products": 200, "tanh": 40, "sigmoid": 20}
    assert dict(counted) == expected


def test_edges_that_make_no_layer_are_loose() -> None:
    drawing = from_layers((6, 6, 1), "relu")
    drawing.apply(remove(drawing, list(drawing.edges)[0:36:7]))  # no two neurons read the same five inputs
    sparse = program(drawing, 6, 1)
    assert any(isinstance(step, SparseAffine) for step in sparse.steps)
    counted = work(sparse, samples=5)
    assert (counted["loose"], counted["products"], counted["rounds"]) == (30 * 5, 6 * 5, 5)


def test_operations_and_leaves_are_values() -> None:
    counted = work(program(formula("z = multiply x y", x=2.0, y=3.0), 0, 0), samples=4)
    assert (counted["nodes"], counted["values"]) == (3, 12)


def test_every_activation_has_its_figures_and_none_is_negative() -> None:
    assert {row.key for row in ACTIVATIONS} <= SECONDS.keys()
    assert all(len(figures) == len(EXECUTORS) and min(figures) >= 0 for figures in SECONDS.values())


@pytest.mark.parametrize(("sizes", "samples"), [((2, 2, 1), 1), ((2, 8, 8, 1), 10), ((8, 16, 4), 32)])
def test_small_networks_are_compiled_by_far(sizes: tuple[int, ...], samples: int) -> None:
    of = program(from_layers(sizes, "tanh"), sizes[0], sizes[-1])
    assert cheapest(of, samples) == "compiled"
    assert estimate(of, samples, "numpy") > 5 * estimate(of, samples, "compiled") > 0


def test_the_cheaper_one_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    of = program(from_layers((3, 4, 2), "tanh"), 3, 2)
    for executor, figures in (("numpy", (1.0, 2.0)), ("compiled", (2.0, 1.0))):
        monkeypatch.setattr(costs, "SECONDS", dict.fromkeys(SECONDS, figures))
        assert cheapest(of, 10) == executor
        assert estimate(of, 10, "numpy") == figures[0] * sum(work(of, 10).values())
