"""Domain errors: every node without a value or a gradient says why, with the numbers, and the rest waits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node
from simulator.model.divergence import culprit
from simulator.model.domain import troubles
from simulator.model.parameters import initial_theta
from simulator.numerics.arithmetic import OPERATIONS
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor
from simulator.problems import Problem
from tests.attaching import attach
from tests.drawings import compiled, graphs


def formula(*rows: str, **values: float) -> Drawing:
    """Variables with these values, and operations as ``name = operation source source``."""
    nodes = [Node(id=id, kind="variable", x=0, y=0, bias=value) for id, value in values.items()]
    edges = []
    for row in rows:
        name, _, kind, *sources = row.split()
        nodes.append(Node(id=name, kind=kind, x=1, y=0))
        edges += [Edge(id=f"{s}.{name}", source=s, target=name, argument=n) for n, s in enumerate(sources)]
    return Drawing([*nodes, *edges])


def found(drawing: Drawing) -> dict[str, str]:
    network = compiled(drawing)
    executor = NumpyExecutor(network.program)
    executor.run(initial_theta(drawing, network), np.zeros((1, len(network.inputs))))
    return {id: str(problem) for id, problem in troubles(drawing, network, executor.a[:, 0]).items()}


def blamed(drawing: Drawing) -> Problem | None:
    network = compiled(drawing)
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    executor.run(theta, np.zeros((3, len(network.inputs))))
    loss = executor.backpropagate(np.zeros((3, len(network.outputs))))
    return culprit(drawing, network, theta, executor.z, executor.a, executor.delta, executor.gradient, loss)


@pytest.mark.parametrize(
    ("row", "values", "words"),
    [
        ("y = log v", {"v": -2.0}, ("y has no value", "above 0 only", "v brings -2")),
        ("y = log v", {"v": 0.0}, ("above 0 only", "v brings 0")),
        ("y = sqrt v", {"v": -0.5}, ("from 0 upward", "v brings -0.5")),
        ("y = reciprocal v", {"v": 0.0}, ("divided by 0", "v brings 0")),
        ("y = divide v w", {"v": 3.0, "w": 0.0}, ("divided by 0", "v brings 3 and w brings 0")),
        ("y = divide v w", {"v": 0.0, "w": 0.0}, ("divided by 0", "v brings 0 and w brings 0")),
        ("y = power v w", {"v": -8.0, "w": 1 / 3}, ("whole powers", "v brings -8 and w brings 0.333333")),
        ("y = power v w", {"v": 0.0, "w": -1.0}, ("0 has no negative ones", "v brings 0")),
        ("y = exp v", {"v": 1000.0}, ("too large for a number", "v brings 1000")),
        ("y = power v w", {"v": 10.0, "w": 400.0}, ("too large for a number", "w brings 400")),
        ("y = divide v w", {"v": 1e300, "w": 1e-300}, ("too large for a number", "v brings 1e+300")),
        ("y = multiply u v w", {"u": 2.0, "v": 1e300, "w": 1e299}, ("too large", "v alone brings 1e+300")),
        ("y = sqrt v", {"v": 0.0}, ("a value but no gradient", "v brings 0")),
        ("y = power v w", {"v": 0.0, "w": 0.5}, ("a value but no gradient", "v brings 0 and w brings 0.5")),
    ],
)
def test_the_sentence_says_what_is_so_with_the_numbers(
    row: str, values: dict[str, float], words: tuple[str, ...]
) -> None:
    drawing = formula(row, **values)
    said = found(drawing)
    assert list(said) == ["y"]
    assert all(word in said["y"] for word in words), said["y"]
    problem = blamed(drawing)
    assert problem is not None
    assert str(problem) == said["y"]
    assert "learning rate" not in str(problem)


def test_only_the_first_is_a_cause_and_the_others_wait_for_it() -> None:
    drawing = formula("a = log v", "b = sqrt w", "c = exp a", "d = add b c", "e = exp v", v=-1.0, w=-4.0)
    said = found(drawing)
    assert set(said) == {"a", "b", "c", "d"}
    assert "v brings -1" in said["a"]
    assert "w brings -4" in said["b"]
    assert "waits for a" in said["c"]
    assert "waits for b, a" in said["d"]
    assert [str(blamed(drawing))] == [said["a"]]


def test_a_neuron_behind_waits_too_and_one_that_overflows_is_a_cause() -> None:
    drawing = formula("a = log v", v=-1.0)
    change, neuron = attach(drawing, "a", 0.0, 0.0)
    drawing.apply(change)
    assert "waits for a" in found(drawing)[neuron]
    drawing.apply(edits.set_fields(drawing, ["v"], bias=1e300))
    drawing.apply(edits.set_fields(drawing, ["a"], kind="square"))
    assert "too large" in found(drawing)["a"]
    drawing.apply(edits.set_fields(drawing, ["a"], kind="negate"))
    drawing.apply(edits.set_fields(drawing, [*drawing.edges], weight=-1e300))
    drawing.apply(edits.set_fields(drawing, [neuron], activation="linear"))
    assert found(drawing)[neuron].endswith("make the weights smaller.")


def test_the_screen_keeps_what_was_wild() -> None:
    drawing = formula("a = exp v", "b = reciprocal a", "c = log w", v=1000.0, w=0.0)
    network = compiled(drawing)
    executor = NumpyExecutor(network.program)
    executor.run(initial_theta(drawing, network), np.zeros((1, 0)))
    a = executor.a[:, 0]
    tamed = troubles(drawing, network, np.nan_to_num(a), ~np.isfinite(a))
    assert dict(tamed) == dict(troubles(drawing, network, a))
    assert set(tamed) == {"a", "c"}, "1 over what is too large is 0"


def test_a_gradient_that_nobody_needs_is_no_trouble() -> None:
    drawing = formula("y = power v w", v=-3.0, w=2.0)
    assert "no gradient" in found(drawing)["y"]
    drawing.apply(edits.set_fields(drawing, ["w"], kind="constant"))
    assert not found(drawing)


def test_the_nearest_to_the_end_has_no_gradient_first() -> None:
    problem = blamed(formula("a = sqrt v", "b = sqrt a", v=0.0))
    assert problem is not None
    assert problem.about == ("b",)


def test_networks_alone_cost_nothing_and_have_none() -> None:
    assert found(edits.from_layers([2, 3, 1])) == {}


@given(graphs())
def test_a_graph_in_its_domain_has_none_and_wild_values_are_all_told(drawing: Drawing) -> None:
    network = compiled(drawing)
    theta, executor = initial_theta(drawing, network), NumpyExecutor(network.program)
    for scale in (0.0, 1.0, -1e200):
        executor.run(theta * scale, np.full((1, len(network.inputs)), scale))
        a = executor.a[:, 0]
        wild = {id for id, slot in network.slot.items() if not np.isfinite(a[slot])}
        said = troubles(drawing, network, a)
        assert wild <= set(said)
        assert all(str(problem) for problem in said.values())


def test_every_domain_has_a_sentence_that_a_test_has_seen() -> None:
    assert {row.key for row in OPERATIONS if row.domain} == {"divide", "power", "reciprocal", "sqrt", "log"}


def test_of_several_roots_the_one_without_a_gradient_is_named() -> None:
    drawing = formula(
        "p = sqrt v", "q = sqrt u", "r = sqrt w", "s = add p q", "t = add s r", v=4.0, u=0.0, w=9.0
    )
    assert set(found(drawing)) == {"q"}
