"""The compilation: what a change means for training, and that nothing is made anew without need."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from simulator.drawing.records import Data, Edge, Group, Node, Training
from simulator.training.compilation import Compilation, effect
from tests.training.making import change, drawing_of

NODE = Node(id="n1", kind="neuron", x=0.0, y=0.0)
EDGE = Edge(id="e1", source="n1", target="n2")


@pytest.mark.parametrize(
    ("record", "fields", "means"),
    [
        (NODE, {"label": "a", "group": "g1"}, "nothing"),
        (NODE, {"x": 1.0}, "moved"),
        (NODE, {"bias": 1.0}, "values"),
        (NODE, {"bias": 1.0, "x": 2.0}, "network"),
        (NODE, {"activation": "tanh"}, "network"),
        (NODE, {"frozen": True}, "network"),
        (NODE, {"output": True}, "network"),
        (NODE, {"column": "x1"}, "network"),
        (EDGE, {"weight": 1.0}, "values"),
        (EDGE, {"frozen": True}, "network"),
        (Group(id="g1"), {"label": "a"}, "nothing"),
        (Training(), {"eta": 1.0}, "settings"),
        (Training(), {"seed": 1}, "settings"),
        (Training(), {"loss": "huber"}, "network"),
        (Training(), {"convention": "sum"}, "network"),
        (Training(), {"optimizer": "hope"}, "network"),
        (Data(), {"seed": 1}, "data"),
    ],
)
def test_what_a_change_means(record: Any, fields: dict[str, Any], means: str) -> None:
    assert effect(record, replace(record, **fields)) == means


def test_what_comes_and_goes() -> None:
    for record in (NODE, EDGE):
        assert effect(None, record) == effect(record, None) == "network"
    assert effect(None, Group(id="g1")) == "nothing"


@pytest.mark.parametrize(
    ("id", "fields", "network", "dataset"),
    [
        ("e1", {"weight": 1.0}, True, True),
        ("e1", {"frozen": True}, False, True),
        ("training", {"loss": "huber", "convention": "mean"}, False, True),
        ("data", {"dataset": "and"}, False, False),
    ],
)
def test_what_stays(id: str, fields: dict[str, Any], network: bool, dataset: bool) -> None:
    compilation = Compilation(drawing_of())
    compilation.refresh()
    before = compilation.network, compilation.dataset
    assert compilation.stale() is None
    change(compilation.drawing, id, **fields)
    assert compilation.stale() == "network"
    compilation.refresh()
    assert compilation.stale() is None
    assert (compilation.network is before[0], compilation.dataset is before[1]) == (network, dataset)


def test_typed_values_are_told_from_first_to_last() -> None:
    compilation = Compilation(drawing_of())
    compilation.refresh()
    change(compilation.drawing, "e1", weight=1.0)
    change(compilation.drawing, "e1", weight=2.0)
    assert compilation.refresh() == {"e1": (None, 2.0)}
    assert compilation.initial_values()["e1"] == 2.0
    assert compilation.refresh() == {}


def test_moving_together_with_a_typed_bias_still_looks_at_the_order() -> None:
    compilation = Compilation(drawing_of())
    compilation.refresh()
    first = next(node for node in compilation.drawing.nodes.values() if node.kind == "input")
    change(compilation.drawing, first.id, y=1e4, bias=1.0)
    compilation.refresh()
    assert compilation.network is not None
    assert compilation.network.inputs[-1] == first.id
