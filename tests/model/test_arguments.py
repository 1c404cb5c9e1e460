"""Operations of many arguments: what pairs of pairs make is what all of them make."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.numerics.program import Operate
from tests.formulas import formula, labeled

NUMBERS = (3.0, -1.5, 0.7, 5.0, -2.0, 1.25, 0.1, 4.5, -0.3)

# fmt: off
EXPECTED: dict[str, tuple[Callable[[Sequence[float]], float], Callable[[Sequence[float], float], float]]] = {
    #           value      derivative by one of them
    "add":      (math.fsum, lambda values, one: 1.0),
    "sum":      (math.fsum, lambda values, one: 1.0),
    "multiply": (math.prod, lambda values, one: math.prod(values) / one),
    "max":      (max,       lambda values, one: float(one == max(values))),
    "min":      (min,       lambda values, one: float(one == min(values))),
}
# fmt: on


def computed(drawing: Drawing, id: str) -> tuple[float, dict[str, float], Network]:
    """A node's value, the derivatives by all leaves, and the network."""
    network = compile_drawing(drawing, (), ())
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    executor.run(theta, np.zeros((1, 0)))
    executor.backpropagate(np.zeros((1, 1)))
    return float(executor.a[network.slot[id], 0]), by_id(network, executor.gradient), network


@pytest.mark.parametrize("count", range(2, len(NUMBERS) + 1))
@pytest.mark.parametrize("key", EXPECTED)
def test_any_number_of_arguments(key: str, count: int) -> None:
    values = {f"v{n}": number for n, number in enumerate(NUMBERS[:count])}
    drawing = formula(f"f = {key} {' '.join(values)}", **values)
    found, gradient, network = computed(drawing, labeled(drawing, "f"))
    value, slope = EXPECTED[key]
    assert found == pytest.approx(value(NUMBERS[:count]), rel=1e-15)
    for label, number in values.items():
        assert gradient[labeled(drawing, label)] == pytest.approx(slope(NUMBERS[:count], number), rel=1e-15)
    depth = sum(isinstance(step, Operate) for step in network.program.steps)
    assert depth == math.ceil(math.log2(count)) + (key == "sum")


def test_the_sum_of_one_is_that_one() -> None:
    drawing = formula("f = sum x", x=3.5)
    value, gradient, _ = computed(drawing, labeled(drawing, "f"))
    assert value == 3.5
    assert gradient[labeled(drawing, "x")] == 1.0


@pytest.mark.parametrize(("first", "second", "expected"), [(0, 0, 5.0), (1, 2, 5.0), (2, 1, -5.0)])
def test_arguments_go_by_their_number_and_then_by_age(first: int, second: int, expected: float) -> None:
    leaves = [Node(id=f"n{n}", kind="variable", x=0, y=n, bias=value) for n, value in ((1, 7.0), (2, 2.0))]
    edges = [
        Edge(id="e4", source="n1", target="n3", argument=first),
        Edge(id="e10", source="n2", target="n3", argument=second),
    ]
    drawing = Drawing([*leaves, Node(id="n3", kind="subtract", x=1, y=0), *edges])
    value, gradient, _ = computed(drawing, "n3")
    assert value == expected
    assert (gradient["n1"], gradient["n2"]) == ((1.0, -1.0) if expected > 0 else (-1.0, 1.0))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("p = divide v", "p (Divide) takes exactly 2 values, but 1 leads to it;"),
        ("p = divide", "takes exactly 2 values, but none leads to it;"),
        ("p = negate", "takes exactly 1 value, but none leads to it;"),
        ("p = negate v w", "takes exactly 1 value, but 2 lead to it;"),
        ("p = max v", "takes 2 values or more, but 1 leads to it;"),
        ("p = sum", "takes 1 value or more, but none leads to it;"),
    ],
)
def test_too_few_arguments_are_counted(row: str, words: str) -> None:
    problems = compile_drawing(formula(row, v=1.0, w=2.0), (), ())
    assert isinstance(problems, tuple)
    assert any(words in str(problem) for problem in problems)


def test_values_that_lead_nowhere_are_not_called_inputs() -> None:
    problems = compile_drawing(formula(v=1.0), (), ())
    assert isinstance(problems, tuple)
    assert [str(problem) for problem in problems] == [
        "There is no output yet; connect the values to an operation."
    ]
