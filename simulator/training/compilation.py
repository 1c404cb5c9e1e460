"""The compilation: a drawing's data and network, made anew only where something that matters has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from msgspec.structs import replace

from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Data, Edge, Group, Node, Record, Training
from simulator.model.binding import inputs_of, needs_data, outputs_of
from simulator.model.checks import check_training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta, theta_from
from simulator.numerics.array import Array
from simulator.problems import Problem, Refusal
from simulator.training.dataset import NOTHING, Dataset, make_dataset
from simulator.training.inheritance import Typed

Effect = Literal["nothing", "moved", "settings", "values", "network", "data"]
"""What a change of a record means for training."""


class Compilation:
    """Listens to a drawing; ``refresh`` brings network, dataset, problems and initial weights up to date."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.network: Network | None = None
        self.dataset: Dataset | None = None
        self._chosen: Dataset | None = None
        """The data that the drawing names, whether it has inputs for it or not."""
        self.problems: tuple[Problem, ...] = ()
        self.initial: Array = np.empty(0)
        """The theta that a reset leads to."""
        self._effects: set[Effect] = {"network", "data"}
        self._typed: dict[str, tuple[float | None, float | None]] = {}
        drawing.changed.connect(self._notice)

    def stale(self) -> Literal["network", "settings"] | None:
        """What has to be done: compile, or only take new settings over."""
        effects = self._effects
        if effects & {"values", "network", "data"} or (effects and self.network is None):
            return "network"
        if "moved" in effects and not self._in_order():
            return "network"
        effects.discard("moved")
        return "settings" if "settings" in effects else None

    def settle(self) -> None:
        """New settings were taken over."""
        self._effects.clear()

    def refresh(self) -> Typed:
        """Compile; the answer names the weights and biases that were typed meanwhile."""
        if "data" in self._effects or self._chosen is None:
            self._make_dataset()
        if self.network is not None and not self._effects & {"network", "data", "moved"}:
            self._redraw()
        else:
            self.dataset = self._chosen if needs_data(self.drawing) else NOTHING
            if self.dataset is not None:
                self._compile(self.dataset)
        typed, self._typed = self._typed, {}
        self._effects.clear()
        return typed

    def _redraw(self) -> None:
        """Initial weights as the drawing and its seed give them now."""
        if self.network is not None:
            self.initial = initial_theta(self.drawing, self.network)

    def load_initial(self, values: Mapping[str, float]) -> None:
        """Initial weights that came with a file; they hold until the drawing or its seed changes."""
        if self.network is not None:
            self.initial = theta_from(self.network, values, self.initial)

    def initial_values(self) -> dict[str, float]:
        """The initial weights by id."""
        return {} if self.network is None else by_id(self.network, self.initial)

    def _make_dataset(self) -> None:
        self.network = self.dataset = self._chosen = None
        try:
            self._chosen = make_dataset(self.drawing.data)
        except Refusal as refusal:
            self.problems = (refusal.problem,)

    def _compile(self, dataset: Dataset) -> None:
        compiled = compile_drawing(self.drawing, dataset.features, dataset.targets)
        self.problems = compiled if isinstance(compiled, tuple) else ()
        self.network = None if isinstance(compiled, tuple) else compiled
        self._redraw()

    def _in_order(self) -> bool:
        """Whether inputs and outputs still stand in the order they were bound in."""
        network = self.network
        return network is not None and (
            tuple(node.id for node in inputs_of(self.drawing)) == network.inputs
            and tuple(node.id for node in outputs_of(self.drawing)) == network.outputs
        )

    def _notice(self, change: Change) -> None:
        for id, (before, after) in change.pairs.items():
            self._effects.add(effect(before, after))
            old, new = _own_value(before), _own_value(after)
            if before is not None and after is not None and old != new:
                first = self._typed[id][0] if id in self._typed else old
                self._typed[id] = first, new
        self._effects.discard("nothing")


def effect(before: Record | None, after: Record | None) -> Effect:
    """What it means for training that this record has changed."""
    record = after or before
    if isinstance(record, Group):
        return "nothing"
    if isinstance(record, Data):
        return "data"
    if isinstance(before, Training) and isinstance(after, Training):
        same = (before.loss, before.convention) == (after.loss, after.convention)
        return "settings" if same and not check_training(after) else "network"
    if isinstance(before, Node) and isinstance(after, Node):
        return _effect_of_node(before, after)
    if isinstance(before, Edge) and isinstance(after, Edge):
        return "values" if replace(before, weight=after.weight) == after else "network"
    return "network"


def _effect_of_node(before: Node, after: Node) -> Effect:
    placed = replace(before, x=after.x, y=after.y, label=after.label, group=after.group)
    if placed != after:
        return "values" if replace(before, bias=after.bias) == after else "network"
    return "nothing" if (before.x, before.y) == (after.x, after.y) else "moved"


def _own_value(record: Record | None) -> float | None:
    if isinstance(record, Edge):
        return record.weight
    return record.bias if isinstance(record, Node) else None
