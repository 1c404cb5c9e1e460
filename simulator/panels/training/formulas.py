"""The formulas of the settings, put together from the tables that compute them."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Node, Training
from simulator.model.binding import outputs_of
from simulator.model.names import listed, node_name
from simulator.numerics.losses import loss

FACTORS = {"sum": "", "mean": "1/n", "half": "½", "half_mean": "1/(2n)"}


def loss_formula(key: str, convention: str) -> str:
    """``L = 1/(2n) Σ (a − y)²``; a leading minus goes before the factor."""
    formula, factor = loss(key).formula, FACTORS[convention]
    if factor and formula.startswith("−"):
        return f"L = −{factor} {formula[1:]}"
    return " ".join(part for part in ("L =", factor, formula) if part)


def value_formula(drawing: Drawing) -> str:
    """``L = y1 − 0.5 y2``: what is made small in a drawing without data."""
    terms = [_signed(node) for node in outputs_of(drawing) if node.loss_weight != 0]
    if not terms:
        return "L = –"
    first = terms[0]
    terms[0] = first.removeprefix("+ ") if first.startswith("+") else first.replace("− ", "−", 1)
    return f"L = {listed(terms, ' ')}"


def _signed(node: Node) -> str:
    """A term with the sign that joins it to those before."""
    factor = "" if abs(node.loss_weight) == 1 else f"{_number(abs(node.loss_weight))} "
    return f"{'−' if node.loss_weight < 0 else '+'} {factor}{node_name(node)}"


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def penalty_formula(training: Training) -> str:
    """What regularization adds to the loss; empty when nothing is added."""
    terms = []
    if training.l1:
        terms.append(f"{_number(training.l1)} Σ |w|")
    if training.l2:
        terms.append(f"{_number(training.l2)}/2 Σ w²")
    return f"L + {' + '.join(terms)}" if terms else ""
