"""``backprop check net.json``: backpropagation beside finite differences, for every parameter."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isfinite

from simulator.cli.command import DONE, FAILED, Command, option
from simulator.cli.counting import VALUES, WEIGHTS
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import about_file, read_document
from simulator.cli.numbers import whole_number
from simulator.cli.preparing import Prepared, prepare
from simulator.drawing.drawing import Drawing
from simulator.drawing.limits import TRAINING
from simulator.language import phrase
from simulator.model.gradient_check.check import Checking, GradientCheck, H, Row
from simulator.model.gradient_check.curve import CurveChecking, Point
from simulator.model.gradient_check.domain import why_not_checked
from simulator.model.gradient_check.trial import TOLERANCE
from simulator.model.names import kink_sentence, parameter_name, unknown_sentence
from simulator.problems import Refusal
from simulator.training.checked_samples import Samples, samples_checked

NAMED = 20
"""Kinks that are named one by one; ``--all`` names every one."""

VERDICTS = {
    "pass": phrase("CommandLine", "pass"),
    "fail": phrase("CommandLine", "fail"),
    "kink": phrase("CommandLine", "kink"),
    "unknown": phrase("CommandLine", "cannot be told"),
}

COLUMNS = phrase(
    "CommandLine", "(id, backpropagation, difference quotient, relative error, h, floor, verdict, name)"
)
FORMULA = phrase(
    "CommandLine", "relative error: |b - d| / max(|b|, |d|, floor), with floor = {floor} at h = {h}"
)
QUOTIENT = phrase(
    "CommandLine",
    "b by backpropagation, d = (4 D(h) - D(2h)) / 3, D(h) = (L(w + h) - L(w - h)) / 2h",
)


def _add_arguments(parser: ArgumentParser) -> None:
    option(parser, "file", about=phrase("CommandLine", "the drawing"), metavar="FILE")
    add_data_arguments(parser)
    about = phrase("CommandLine", "seed of the initial weights (default: the weights in the file)")
    whole_number(parser, "--seed", about, TRAINING["seed"])
    about = phrase("CommandLine", "list every weight, bias and value")
    option(parser, "--all", about=about, action="store_true")
    about = phrase("CommandLine", "print how far differences are off for every h, in float64 and in float32")
    option(parser, "--curve", about=about, action="store_true")
    about = phrase("CommandLine", "print one JSON object, and nothing else")
    option(parser, "--json", about=about, action="store_true")


def _run(arguments: Namespace) -> int:
    document = read_document(arguments.file)
    seed = {} if arguments.seed is None else {"seed": arguments.seed}
    prepared = prepare(arguments.file, document, data_of(arguments, document.data), **seed)
    theta = prepared.initial if seed else prepared.learned
    samples = samples_checked(prepared.network, prepared.dataset)
    checking = Checking(prepared.network, theta, samples.x, samples.y)
    problem = why_not_checked(prepared.drawing, checking)
    if problem is not None:
        with about_file(arguments.file):
            raise Refusal(problem)
    found = checking.finish()
    curve = CurveChecking(checking, found).finish() if arguments.curve else ()
    if arguments.json:
        answer = _as_object(prepared.drawing, found, arguments.all)
        points = {"curve": [_finite(asdict(point)) for point in curve]} if arguments.curve else {}
        print(json.dumps({**answer, "samples": len(samples.x), **points}, allow_nan=False))
    else:
        _tell(prepared, found, arguments.all)
        _tell_kinks(prepared.drawing, found, arguments.all)
        _tell_unknown(prepared.drawing, found, arguments.all)
        _conclude(prepared, found, samples)
        _tell_curve(curve)
    return DONE if found.passed else FAILED


def _as_object(drawing: Drawing, found: GradientCheck, every: bool) -> dict[str, object]:
    answer: dict[str, object] = {
        "passed": found.passed,
        "worst": None if found.worst is None else _row_object(drawing, found.worst),
        "parameters": len(found.rows),
        "compared": found.compared,
        "kinks": found.kinks,
        "unknown": found.unknown,
        "tolerance": TOLERANCE,
    }
    shown = [row for row in found.rows if every or row.kink]
    return {**answer, "rows" if every else "kink_rows": [_row_object(drawing, row) for row in shown]}


def _row_object(drawing: Drawing, row: Row) -> dict[str, object]:
    numbers = {
        "backpropagated": row.backpropagated,
        "numeric": row.numeric,
        "relative_error": row.relative_error,
        "h": row.h,
        "floor": row.floor,
    }
    words = {"name": str(parameter_name(drawing, row.id)), "verdict": row.verdict, "kink": row.kink}
    return {"id": row.id, **words, **_finite(numbers), "crossed": list(row.crossed)}


def _finite(numbers: Mapping[str, float]) -> dict[str, float | None]:
    """JSON has no word for what is not finite."""
    return {name: value if isfinite(value) else None for name, value in numbers.items()}


def _tell(prepared: Prepared, found: GradientCheck, every: bool) -> None:
    for row in found.rows if every else ():
        numbers = f"{row.backpropagated:+.10e}  {row.numeric:+.10e}  {row.relative_error:.1e}"
        name, verdict = parameter_name(prepared.drawing, row.id), VERDICTS[row.verdict]
        print(f"{row.id:>8}  {numbers}  {row.h:.0e}  {row.floor:.4e}  {verdict}  {name}")
    if every:
        print(COLUMNS)
    print(FORMULA.of(h=f"{H:g}", floor=f"{found.floor:.4e}"))
    print(QUOTIENT)
    if found.worst is not None:
        sentence = phrase("CommandLine", "worst relative error: {error:.2e} at {name} ({id}), h = {h:.0e}")
        name, worst = parameter_name(prepared.drawing, found.worst.id), found.worst
        print(sentence.of(error=worst.relative_error, name=name, id=worst.id, h=worst.h))


def _tell_kinks(drawing: Drawing, found: GradientCheck, every: bool) -> None:
    kinks = [row for row in found.rows if row.kink]
    if not kinks:
        return
    for row in kinks if every else kinks[:NAMED]:
        print(f"{row.id:>8}  {kink_sentence(drawing, row.id, row.crossed)}")
    if len(kinks) > NAMED and not every:
        print(phrase("CommandLine", "and {count} more; --all names them").of(count=len(kinks) - NAMED))
    sentence = phrase("CommandLine", "{kinks} of {count} cross a kink, where a difference is no derivative")
    print(sentence.of(kinks=len(kinks), count=len(found.rows)))


def _tell_unknown(drawing: Drawing, found: GradientCheck, every: bool) -> None:
    unknown = [row for row in found.rows if row.verdict == "unknown"]
    if not unknown:
        return
    for row in unknown if every else unknown[:NAMED]:
        print(f"{row.id:>8}  {unknown_sentence(drawing, row.id)}")
    sentence = phrase("CommandLine", "{unknown} of {count} cannot be told by differences")
    print(sentence.of(unknown=len(unknown), count=len(found.rows)))


def _conclude(prepared: Prepared, found: GradientCheck, samples: Samples) -> None:
    if len(samples.x) < samples.of:
        sentence = phrase("CommandLine", "over {samples} of the {all} samples, evenly spread")
        print(sentence.of(samples=len(samples.x), all=samples.of))
    if not found.compared:
        print(phrase("CommandLine", "nothing could be compared"))
        return
    what = (VALUES if prepared.network.leaves else WEIGHTS).counted(found.compared)
    passed = phrase("CommandLine", "{what} checked: backpropagation is right")
    failed = phrase("CommandLine", "{what} checked: the worst is above {limit:.0e}")
    print((passed if found.passed else failed).of(what=what, limit=TOLERANCE))


def _tell_curve(curve: Sequence[Point]) -> None:
    """A table: h, then for each precision its worst and its median parameter."""
    if not curve:
        return
    worst, median = str(phrase("CommandLine", "worst")), str(phrase("CommandLine", "median"))
    print(phrase("CommandLine", "relative error of the central difference D(h) itself, for every h:"))
    print(f"{'h':>7}{f'float64 {worst}':>18}{median:>10}{f'float32 {worst}':>18}{median:>10}")
    for point in curve:
        numbers = f"{point.worst:>18.1e}{point.median:>10.1e}{point.worst32:>18.1e}{point.median32:>10.1e}"
        print(f"{point.h:>7.0e}{numbers}")


CHECK = Command(
    "check",
    phrase("CommandLine", "check every gradient of a drawing against finite differences"),
    _add_arguments,
    _run,
)
