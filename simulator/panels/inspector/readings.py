"""Readings of one node or one edge: what the last look at training says about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simulator.language import Phrase, phrase
from simulator.panels.inspector.initial import InitialValues
from simulator.panels.inspector.values import edge_values, node_values, parameter_values
from simulator.panels.widgets.digits import exact, short
from simulator.panels.widgets.reading import Reading, grid_of
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.speaking import Speaking
from simulator.workbench.workbench import Workbench

Z, A, DELTA = phrase("Inspector", "z"), phrase("Inspector", "a"), phrase("Inspector", "δ = dL/dz")
VALUE, INPUT_DELTA = phrase("Inspector", "Value"), phrase("Inspector", "δ = dL/da")
INITIAL_BIAS, BIAS_GRADIENT = phrase("Inspector", "Initial b"), phrase("Inspector", "dL/db")
INITIAL_VALUE, VALUE_GRADIENT = phrase("Inspector", "Initial value"), phrase("Inspector", "dL/dv")
FORWARD, BACK = phrase("Inspector", "Forward: a"), phrase("Inspector", "Back: dL/da")
INITIAL, GRADIENT, UPDATE = (
    phrase("Inspector", "Initial w"),
    phrase("Inspector", "dL/dw"),
    phrase("Inspector", "Last update"),
)


class Readings(Speaking):
    """A row or two of numbers, read all at once by ``numbers(id)``."""

    def __init__(
        self, titles: Sequence[Phrase], numbers: Callable[[str], Mapping[str, float | None]]
    ) -> None:
        super().__init__()
        self._titles, self._numbers = tuple(titles), numbers
        self.readings = [Reading(title, 1.1) for title in self._titles]
        self.setLayout(column(grid_of(self.readings)))

    def read(self, id: str) -> None:
        """Show the numbers of this node or edge."""
        numbers = self._numbers(id)
        for title, reading in zip(self._titles, self.readings, strict=True):
            value = numbers.get(title.text)
            reading.show_number(short(value), "" if value is None else exact(value))


def neuron_readings(bench: Workbench, initial: InitialValues) -> Readings:
    """z, a, delta; initial bias, its gradient, its last update."""

    def numbers(id: str) -> Mapping[str, float | None]:
        node, bias = node_values(bench.trainer, id), parameter_values(bench.trainer, id)
        return {
            Z.text: node.z if node else None,
            A.text: node.a if node else None,
            DELTA.text: node.delta if node else None,
            INITIAL_BIAS.text: initial.of(id),
            BIAS_GRADIENT.text: bias.gradient if bias else None,
            UPDATE.text: bias.update if bias else None,
        }

    return Readings((Z, A, DELTA, INITIAL_BIAS, BIAS_GRADIENT, UPDATE), numbers)


def input_readings(bench: Workbench) -> Readings:
    """The value, and how the loss would change with it."""

    def numbers(id: str) -> Mapping[str, float | None]:
        node = node_values(bench.trainer, id)
        return {VALUE.text: node.a if node else None, INPUT_DELTA.text: node.delta if node else None}

    return Readings((VALUE, INPUT_DELTA), numbers)


def leaf_readings(bench: Workbench, initial: InitialValues) -> Readings:
    """Initial value, its gradient, its last update."""

    def numbers(id: str) -> Mapping[str, float | None]:
        values = parameter_values(bench.trainer, id)
        return {
            INITIAL_VALUE.text: initial.of(id),
            VALUE_GRADIENT.text: values.gradient if values else None,
            UPDATE.text: values.update if values else None,
        }

    return Readings((INITIAL_VALUE, VALUE_GRADIENT, UPDATE), numbers)


def operation_readings(bench: Workbench) -> Readings:
    """The value, and how the loss would change with it."""

    def numbers(id: str) -> Mapping[str, float | None]:
        node = node_values(bench.trainer, id)
        return {A.text: node.a if node else None, INPUT_DELTA.text: node.delta if node else None}

    return Readings((A, INPUT_DELTA), numbers)


def flow_readings(bench: Workbench) -> Readings:
    """What goes forward through an edge, and what comes back."""

    def numbers(id: str) -> Mapping[str, float | None]:
        values = edge_values(bench, id)
        return {FORWARD.text: values.forward if values else None, BACK.text: values.back if values else None}

    return Readings((FORWARD, BACK), numbers)


def edge_readings(bench: Workbench, initial: InitialValues) -> Readings:
    """Initial weight, gradient, last update."""

    def numbers(id: str) -> Mapping[str, float | None]:
        values = parameter_values(bench.trainer, id)
        return {
            INITIAL.text: initial.of(id),
            GRADIENT.text: values.gradient if values else None,
            UPDATE.text: values.update if values else None,
        }

    return Readings((INITIAL, GRADIENT, UPDATE), numbers)
