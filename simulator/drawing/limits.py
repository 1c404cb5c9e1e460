"""How large anything in a drawing may be, and why a record is refused: what can be drawn can be saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf, nextafter

from simulator.drawing.records import Data, Edge, Group, Node, Record, Table, Training
from simulator.language import phrase
from simulator.problems import Problem

DOCUMENT_BYTES = 64 * 2**20
DEPTH = 64
"""Arrays and objects inside each other in a file."""
VALUES = 3_000_000
"""Values in a file, so that a small file cannot become a large memory."""
NODES = 20_000
EDGES = 200_000
GROUPS = 20_000
LABEL = 1_000
"""Characters in a label or a name."""
COORDINATE = 1e6
COLUMNS = 1_000
CELLS = 1_000_000
"""Numbers in an imported table."""
SAMPLES = 100_000
COUNT = 2**53
"""Largest seed, step, epoch or batch: every reader of JSON holds it exactly."""
LARGE = 1e300
"""Largest setting that is a number."""
ARGUMENT = EDGES
"""Largest number of an argument."""
TIE = 64
"""Characters in the name of a tie."""
BELOW_ONE = nextafter(1.0, 0.0)
"""Largest share of a mean that is kept; a mean that keeps all of itself never learns anything."""

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SURROGATE = re.compile("[\ud800-\udfff]")

TRAINING = {
    "eta": (0.0, LARGE),
    "momentum": (0.0, BELOW_ONE),
    "decay": (0.0, BELOW_ONE),
    "l1": (0.0, LARGE),
    "l2": (0.0, LARGE),
    "batch": (0, COUNT),
    "spread": (-LARGE, LARGE),
    "seed": (0, COUNT),
    "stop_epochs": (1, COUNT),
    "stop_loss": (-LARGE, LARGE),
    "patience": (0, COUNT),
}
"""The least and the most of every number in ``Training``."""
DATA = {"size": (1, SAMPLES), "noise": (0.0, LARGE), "held_out": (0.0, 1.0), "seed": (0, COUNT)}
"""The same of ``Data``."""


def why_not(record: Record) -> Problem | None:
    """Why no drawing and no file can hold this record; ``None`` if they can."""
    return next(_problems_of(record), None)


def why_too_many(nodes: int, edges: int, groups: int) -> Problem | None:
    """Why no drawing and no file can hold this many records; ``None`` if they can."""
    if nodes > NODES:
        sentence = phrase("Limits", "There would be {count} nodes; at most {limit} are possible.")
        return Problem(sentence.of(count=nodes, limit=NODES))
    if edges > EDGES:
        sentence = phrase("Limits", "There would be {count} edges; at most {limit} are possible.")
        return Problem(sentence.of(count=edges, limit=EDGES))
    if groups > GROUPS:
        sentence = phrase("Limits", "There would be {count} groups; at most {limit} are possible.")
        return Problem(sentence.of(count=groups, limit=GROUPS))
    return None


def why_no_text(id: str, name: str, text: str, longest: int = LABEL) -> Problem | None:
    """Why this text cannot be kept; half an emoji, for one, could be shown but never saved."""
    if len(text) > longest:
        sentence = phrase("Limits", "“{id}” has {length} characters in {name}; at most {limit} are possible.")
        return Problem(sentence.of(id=id, length=len(text), name=name, limit=longest), (id,))
    if not text.isascii() and _SURROGATE.search(text):
        sentence = phrase("Limits", "“{id}” has a broken character in {name}; type it again.")
        return Problem(sentence.of(id=id, name=name), (id,))
    return None


def why_no_number(
    id: str, name: str, value: float | None, least: float = -LARGE, most: float = LARGE
) -> Problem | None:
    """Why this number cannot be kept; ``None`` is kept."""
    if value is None or least <= value <= most:
        return None
    shown = str(value)[:40]
    if not -inf < value < inf:
        sentence = phrase("Limits", "“{id}” has {value} in {name}; only finite numbers are possible.")
        return Problem(sentence.of(id=id, value=shown, name=name), (id,))
    if most == BELOW_ONE:
        sentence = phrase("Limits", "“{id}” has {value} in {name}; it must be at least {least} and below 1.")
        return Problem(sentence.of(id=id, value=shown, name=name, least=least), (id,))
    sentence = phrase("Limits", "“{id}” has {value} in {name}; it must lie between {least} and {most}.")
    return Problem(sentence.of(id=id, value=shown, name=name, least=least, most=most), (id,))


def _problems_of(record: Record) -> Iterator[Problem]:
    if not _ID.fullmatch(record.id):
        sentence = phrase("Limits", "“{id}” cannot be an id; use a letter, then letters and digits.")
        yield Problem(sentence.of(id=record.id[:80]))
    elif isinstance(record, Edge):
        yield from _edge(record)
    elif isinstance(record, Node):
        yield from _node(record)
    elif isinstance(record, Group):
        yield from _present(why_no_text(record.id, "label", record.label))
    elif isinstance(record, Training):
        yield from _training(record)
    else:
        yield from _data(record)


def _present(*problems: Problem | None) -> Iterator[Problem]:
    return (problem for problem in problems if problem is not None)


def _edge(edge: Edge) -> Iterator[Problem]:
    yield from _present(
        why_no_number(edge.id, "weight", edge.weight),
        why_no_number(edge.id, "argument", edge.argument, 0, ARGUMENT),
        why_no_text(edge.id, "tie", edge.tie or "", TIE),
    )


def _node(node: Node) -> Iterator[Problem]:
    id = node.id
    yield from _keys(node, "kind", "activation", *(["loss"] if node.loss is not None else []))
    yield from _present(
        why_no_number(id, "x", node.x, -COORDINATE, COORDINATE),
        why_no_number(id, "y", node.y, -COORDINATE, COORDINATE),
        why_no_number(id, "bias", node.bias),
        why_no_number(id, "loss_weight", node.loss_weight),
        why_no_text(id, "label", node.label),
        why_no_text(id, "column", node.column or ""),
    )


def _keys(record: Record, *names: str) -> Iterator[Problem]:
    for name in names:
        key = getattr(record, name)
        if not _KEY.fullmatch(key):
            sentence = phrase("Limits", "“{id}” has “{key}” in {name}; use a short word of small letters.")
            yield Problem(sentence.of(id=record.id, key=key[:80], name=name), (record.id,))


def _training(training: Training) -> Iterator[Problem]:
    yield from _keys(training, "loss", "convention", "optimizer", "initializer", "initial_bias")
    for name, (least, most) in TRAINING.items():
        yield from _present(why_no_number("training", name, getattr(training, name), least, most))


def _data(data: Data) -> Iterator[Problem]:
    yield from _keys(data, "dataset")
    for name, (least, most) in DATA.items():
        yield from _present(why_no_number("data", name, getattr(data, name), least, most))
    if data.table is not None:
        yield from _table(data.table)


def _table(table: Table) -> Iterator[Problem]:
    yield from _present(why_no_text("data", "name", table.name))
    cells = sum(len(column.values) for column in table.columns)
    if len(table.columns) > COLUMNS or cells > CELLS:
        sentence = phrase(
            "Limits",
            "“{name}” has {columns} columns and {cells} numbers; at most {most} and {limit} are possible.",
        )
        values = {"name": table.name[:80], "columns": len(table.columns), "cells": cells}
        yield Problem(sentence.of(**values, most=COLUMNS, limit=CELLS), ("data",))
    for column in table.columns:
        yield from _present(why_no_text("data", "name", column.name))
        for number in (*column.values, column.shift, column.scale):
            yield from _present(why_no_number("data", column.name, number))
