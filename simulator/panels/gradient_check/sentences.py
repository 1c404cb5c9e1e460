"""What the gradient check has to say, in one or two sentences."""

from __future__ import annotations

from simulator.language import Phrase, phrase
from simulator.model.gradient_check.check import GradientCheck, H, Row
from simulator.model.names import parameter_name
from simulator.panels.widgets.digits import exact, short
from simulator.workbench.workbench import Workbench

IDLE = phrase(
    "GradientCheck",
    "Compares every gradient that backpropagation finds with what a small change of the number does to L.",
)
NOTHING = phrase("GradientCheck", "There is nothing to check yet. Draw a network, or a formula of variables.")
RUNNING = phrase("GradientCheck", "Checking at the weights of this moment…")
STALE = phrase("GradientCheck", "Out of date: the drawing or its weights have changed since. Check again.")
AGREE = phrase("GradientCheck", "All {count} agree: worst relative error {error} at the {name}.")
ONE_AGREES = phrase("GradientCheck", "It agrees: relative error {error} at the {name}.")
DIFFER = phrase(
    "GradientCheck",
    "{failed} of {count} differ: relative error {error} at the {name}. There backpropagation is wrong,"
    " which is our mistake: please report it with this drawing.",
)
ALL_KINKS = phrase("GradientCheck", "Nothing can be compared: every small step crosses a kink.")
KINKS = phrase(
    "GradientCheck",
    "{said} {kinks} more cross a kink, where a difference is no derivative; that is no fault.",
)
ONE_KINK = phrase(
    "GradientCheck", "{said} One more crosses a kink, where a difference is no derivative; that is no fault."
)
NOTHING_TOLD = phrase(
    "GradientCheck", "Nothing can be told: no small step says anything, or all of them cross a kink."
)
UNKNOWN = phrase(
    "GradientCheck",
    "{said} Of {unknown} nothing can be told: rounding leaves more open than the gradient,"
    " or L bends too fast.",
)
MEASURE = phrase(
    "GradientCheck",
    "Relative error = |b − d| / max(|b|, |d|, {floor}), b by backpropagation, d = (4 D(h) − D(2h)) / 3,"
    " D(h) = (L(w + h) − L(w − h)) / 2h, h = {h} where no other is named.",
)
BRIEFLY = phrase("GradientCheck", "error = |b − d| / max(|b|, |d|, {floor}), h = {h}")
ARITHMETIC = phrase("GradientCheck", "|{b} − {d}| / max(|{b}|, |{d}|, {floor}) = {error}, h = {h}")
STOPPED = phrase("GradientCheck", "{said} Stopped after {done} of {count}.")
OVER = phrase("GradientCheck", "Looked at {samples} of {all} samples.")
OVER_ALL = phrase("GradientCheck", "Looked at all {all} samples.")


def summary(bench: Workbench) -> Phrase:
    """Where the check stands."""
    checks = bench.checks
    if checks.stale:
        return STALE
    if checks.problem is not None:
        return checks.problem.sentence
    if checks.found is not None:
        return _result(bench, checks.found)
    if checks.busy:
        return RUNNING
    if bench.trainer.network is None:
        return next((problem.sentence for problem in bench.trainer.problems), NOTHING)
    return IDLE


def looked_at(bench: Workbench) -> Phrase | None:
    """Over how many samples; a formula has none."""
    samples, network = bench.checks.samples, bench.trainer.network
    if samples is None or network is None or not network.inputs:
        return None
    return (OVER_ALL if len(samples.x) == samples.of else OVER).of(samples=len(samples.x), all=samples.of)


def _result(bench: Workbench, found: GradientCheck) -> Phrase:
    said = _compared(bench, found)
    if found.kinks and found.compared:
        said = (ONE_KINK if found.kinks == 1 else KINKS).of(said=said, kinks=found.kinks)
    if found.unknown and found.compared:
        said = UNKNOWN.of(said=said, unknown=found.unknown)
    if len(found.rows) < found.count:
        said = STOPPED.of(said=said, done=len(found.rows), count=found.count)
    return said


def _compared(bench: Workbench, found: GradientCheck) -> Phrase:
    if found.worst is None:
        return NOTHING_TOLD if found.unknown else ALL_KINKS if found.rows else NOTHING
    count, failed = found.compared, found.failed
    sentence = DIFFER if failed else ONE_AGREES if count == 1 else AGREE
    error, name = f"{found.worst.relative_error:.0e}", parameter_name(bench.drawing, found.worst.id)
    return sentence.of(count=count, failed=failed, error=error.replace("e-0", "e-"), name=name)


def measure(found: GradientCheck, briefly: bool = False) -> Phrase:
    """How its relative errors come about; ``briefly`` without what d is."""
    return (BRIEFLY if briefly else MEASURE).of(floor=short(found.floor, 4), h=power(H))


def explained(row: Row) -> Phrase:
    """The arithmetic of one relative error, with all its digits."""
    numbers = {"b": row.backpropagated, "d": row.numeric, "floor": row.floor, "error": row.relative_error}
    return ARITHMETIC.of(h=power(row.h), **{name: exact(number) for name, number in numbers.items()})


def power(h: float) -> str:
    """1e-5, as one writes it."""
    return f"{h:.2g}".replace("e-0", "e-").replace("e+0", "e")
