"""What can be added stands in a plain tuple; a row that was written but not entered is found here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import pytest

from simulator import cli, exporting, panels, tools
from simulator.app.documents import examples
from simulator.cli.command import Command as CommandOfLine
from simulator.cli.commands import COMMANDS as COMMANDS_OF_LINE
from simulator.drawing.drawing import Drawing
from simulator.exporting import EXPORTERS, Exporter
from simulator.model import kinds
from simulator.model.kind import Kind
from simulator.model.kinds import KINDS
from simulator.numerics import activations, initializers, losses, optimizers
from simulator.panels import PANELS
from simulator.resources import resource
from simulator.tools import TOOLS, commands
from simulator.tools.commands import COMMANDS
from simulator.tools.commands.command import Command
from simulator.tools.gesture import Tool
from simulator.training import datasets, scaling
from simulator.training.datasets import DATASETS, DatasetKind
from simulator.workbench.workbench import Workbench

FOLDERS = [
    (tools, Tool, TOOLS),
    (commands, Command, COMMANDS),
    (datasets, DatasetKind, DATASETS),
    (exporting, Exporter, EXPORTERS),
    (cli, CommandOfLine, COMMANDS_OF_LINE),
]

TABLES = [
    (kinds, Kind, KINDS),
    (activations, activations.Activation, activations.ACTIVATIONS),
    (losses, losses.Loss, losses.LOSSES),
    (losses, losses.Convention, losses.CONVENTIONS),
    (initializers, initializers.Initializer, initializers.INITIALIZERS),
    (optimizers, optimizers.Optimizer, optimizers.OPTIMIZERS),
    (scaling, scaling.Scaling, scaling.SCALINGS),
]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """The package and everything in it."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def rows(module: ModuleType, kind: type) -> Iterator[Any]:
    """Every value of this kind that the module holds, alone or in a tuple."""
    for value in vars(module).values():
        if isinstance(value, kind):
            yield value
        elif isinstance(value, tuple):
            yield from (row for row in value if isinstance(row, kind))


@pytest.mark.parametrize(
    ("package", "kind", "table"), FOLDERS, ids=lambda value: getattr(value, "__name__", "")
)
def test_every_file_of_a_folder_is_in_its_tuple(
    package: ModuleType, kind: type, table: Sequence[Any]
) -> None:
    written = [row for module in modules(package) for row in rows(module, kind)]
    assert written
    assert not [row for row in written if row not in table]


@pytest.mark.parametrize(
    ("module", "kind", "table"), TABLES, ids=lambda value: getattr(value, "__name__", "")
)
def test_every_row_is_in_its_table(module: ModuleType, kind: type, table: Sequence[Any]) -> None:
    assert not [row for row in rows(module, kind) if row not in table]


@pytest.mark.parametrize(
    ("package", "kind", "table"), FOLDERS + TABLES, ids=lambda v: getattr(v, "__name__", "")
)
def test_no_key_stands_twice(package: ModuleType, kind: type, table: Sequence[Any]) -> None:
    keys = [row.name if isinstance(row, CommandOfLine) else row.key for row in table]
    assert len(set(keys)) == len(keys)


def test_every_panel_is_in_its_tuple(qapp: object) -> None:
    written = {
        value
        for module in modules(panels)
        for name, value in vars(module).items()
        if inspect.isclass(value) and name.endswith("Panel") and value.__module__ == module.__name__
    }
    bench = Workbench(Drawing())
    built = [panel.build(bench) for panel in PANELS]
    assert written - {panels.Panel} == {type(panel) for panel in built}
    bench.trainer.close()


def test_every_example_is_in_its_tuple() -> None:
    files = {path.stem for path in resource("examples").glob("*.json")}
    assert files == {example.key for example in examples.EXAMPLES}


def test_a_planted_row_is_found() -> None:
    planted = ModuleType("planted")
    planted.FORGOTTEN = (EXPORTERS[0],)
    assert list(rows(planted, Exporter)) == [EXPORTERS[0]]
