"""``backprop check net.json``: backpropagation beside finite differences, for every weight and bias."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from math import isfinite

from simulator.cli.command import DONE, FAILED, Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import read_document
from simulator.cli.preparing import Prepared, prepare
from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.gradient_check import TOLERANCE, GradientCheck, Row, check_gradients
from simulator.model.names import edge_name, node_name
from simulator.training.gauge import Gauge


def _add_arguments(parser: ArgumentParser) -> None:
    option(parser, "file", about=phrase("CommandLine", "the drawing"), metavar="FILE")
    add_data_arguments(parser)
    about = phrase("CommandLine", "seed of the initial weights (default: the weights in the file)")
    option(parser, "--seed", about=about, type=int, metavar="N")
    about = phrase("CommandLine", "list every weight and bias")
    option(parser, "--all", about=about, action="store_true")
    about = phrase("CommandLine", "print one JSON object, and nothing else")
    option(parser, "--json", about=about, action="store_true")


def _run(arguments: Namespace) -> int:
    document = read_document(arguments.file)
    seed = {} if arguments.seed is None else {"seed": arguments.seed}
    prepared = prepare(document, data_of(arguments, document.data), **seed)
    theta = prepared.initial if seed else prepared.learned
    gauge, rows = Gauge(prepared.network, prepared.dataset), prepared.dataset.training
    found = check_gradients(prepared.network, theta, gauge.x[:rows], gauge.y[:rows])
    if arguments.json:
        print(json.dumps(_as_object(found, arguments.all), allow_nan=False))
    else:
        _tell(prepared, found, arguments.all)
    return DONE if found.passed else FAILED


def _as_object(found: GradientCheck, every: bool) -> dict[str, object]:
    answer: dict[str, object] = {
        "passed": found.passed,
        "worst": None if found.worst is None else _row_object(found.worst),
        "parameters": len(found.rows),
        "kinks": sum(row.kink for row in found.rows),
        "tolerance": TOLERANCE,
    }
    return {**answer, "rows": [_row_object(row) for row in found.rows]} if every else answer


def _row_object(row: Row) -> dict[str, object]:
    numbers = {
        "backpropagated": row.backpropagated,
        "numeric": row.numeric,
        "relative_error": row.relative_error,
    }
    finite = {name: value if isfinite(value) else None for name, value in numbers.items()}
    return {"id": row.id, **finite, "kink": row.kink}


def _tell(prepared: Prepared, found: GradientCheck, every: bool) -> None:
    for row in found.rows if every else ():
        line = f"{row.id:>8}  {row.backpropagated:+.10e}  {row.numeric:+.10e}  {row.relative_error:.1e}"
        print(f"{line}  {_name(prepared.drawing, row.id)}")
    if found.worst is not None:
        sentence = phrase("CommandLine", "worst relative error: {error:.2e} at {name} ({id})")
        name = _name(prepared.drawing, found.worst.id)
        print(sentence.of(error=found.worst.relative_error, name=name, id=found.worst.id))
    kinks = sum(row.kink for row in found.rows)
    if kinks:
        sentence = phrase(
            "CommandLine", "{kinks} of {count} cross a kink, where a difference is no derivative"
        )
        print(sentence.of(kinks=kinks, count=len(found.rows)))
    passed = phrase("CommandLine", "{count} weights and biases checked: backpropagation is right")
    failed = phrase("CommandLine", "{count} weights and biases checked: the worst is above {limit:.0e}")
    print((passed if found.passed else failed).of(count=len(found.rows), limit=TOLERANCE))


def _name(drawing: Drawing, id: str) -> str:
    if id in drawing.edges:
        return edge_name(drawing, drawing.edges[id])
    return str(phrase("CommandLine", "bias of {node}").of(node=node_name(drawing.nodes[id])))


CHECK = Command(
    "check",
    phrase("CommandLine", "check every gradient of a drawing against finite differences"),
    _add_arguments,
    _run,
)
