"""View: which tool is in hand, what edge colors mean, what is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from simulator.language import Phrase, phrase
from simulator.tools import TOOLS
from simulator.tools.commands.command import Command, always
from simulator.tools.gesture import Tool
from simulator.workbench.loss_axis import is_below_zero, is_logarithmic
from simulator.workbench.workbench import Workbench

LOGARITHMIC = phrase("Commands", "Logarithmic loss axis")
NOT_BELOW_ZERO = phrase("Commands", "Logarithmic loss axis (not for losses below 0)")


def _choosing(tool: Tool) -> Command:
    """What has no letter is an operation: found by its name, in a menu of its own."""
    place = phrase("Commands", "Place {operation}").of(operation=tool.label)
    return Command(
        key=f"tools.{tool.key}",
        label=tool.label if tool.shortcut else place,
        group="tools" if tool.shortcut else "operations",
        shortcuts=tool.shortcuts,
        act=lambda bench: bench.take(tool.key),
        when=always,
        checked=lambda bench: bench.tool == tool.key,
    )


def _coloring(key: str, label: Phrase, shortcut: str) -> Command:
    return Command(
        key=f"view.color_{key}",
        label=label,
        group="coloring",
        shortcuts=(shortcut,),
        act=lambda bench: bench.look(replace(bench.options, coloring=key)),
        when=always,
        checked=lambda bench: bench.options.coloring == key,
    )


def _flip(bench: Workbench, option: str) -> None:
    change: dict[str, Any] = {option: not _is_on(bench, option)}
    bench.look(replace(bench.options, **change))


def _is_on(bench: Workbench, option: str) -> bool:
    return bool(getattr(bench.options, option))


def _switch(option: str, label: Phrase, shortcuts: tuple[str, ...] = ()) -> Command:
    return Command(
        key=f"view.{option}",
        label=label,
        group="show",
        shortcuts=shortcuts,
        act=partial(_flip, option=option),
        when=always,
        checked=partial(_is_on, option=option),
    )


def _axis_name(bench: Workbench) -> Phrase:
    return NOT_BELOW_ZERO if is_below_zero(bench) else LOGARITHMIC


CHOICES: tuple[Command, ...] = tuple(_choosing(tool) for tool in TOOLS)

VIEW: tuple[Command, ...] = (
    _coloring("gradient_magnitude", phrase("Commands", "Color by gradient magnitude |∂L/∂w|"), "Alt+1"),
    _coloring("gradient", phrase("Commands", "Color by gradient ∂L/∂w, signed"), "Alt+2"),
    _coloring("weight", phrase("Commands", "Color by weight"), "Alt+3"),
    _coloring("update", phrase("Commands", "Color by last update"), "Alt+4"),
    _switch("numbers", phrase("Commands", "Numbers on edges and neurons"), ("Ctrl+Shift+N",)),
    _switch("snap", phrase("Commands", "Snap to grid and neighbors")),
    _switch("grid", phrase("Commands", "Grid"), ("Ctrl+'",)),
    _switch("minimap", phrase("Commands", "Minimap"), ("Ctrl+M",)),
    replace(
        _switch("logarithmic_loss", LOGARITHMIC),
        when=lambda bench: not is_below_zero(bench),
        checked=is_logarithmic,
        naming=_axis_name,
    ),
)
