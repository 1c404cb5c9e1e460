"""The formulas of the settings, put together from the tables that compute them."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Training
from simulator.model.binding import outputs_of
from simulator.model.names import listed, node_name
from simulator.numerics.losses import loss

FACTORS = {"sum": "", "mean": "1/n", "half": "½", "half_mean": "1/(2n)"}


def loss_formula(key: str, convention: str) -> str:
    """``L = 1/(2n) Σ (a − y)²``; a leading minus goes before the factor."""
    formula, factor = loss(key).formula, FACTORS[convention]
    if formula.startswith("−"):
        return f"L = −{factor} {formula[1:]}".replace("− ", "−")
    return " ".join(part for part in ("L =", factor, formula) if part)


def value_formula(drawing: Drawing) -> str:
    """``L = y1 + 0.5 y2``: what is made small in a drawing without data."""
    counted = [node for node in outputs_of(drawing) if node.loss_weight != 0]
    factors = ("" if node.loss_weight == 1 else f"{node.loss_weight:g} " for node in counted)
    terms = [factor + node_name(node) for factor, node in zip(factors, counted, strict=True)]
    return f"L = {listed(terms, ' + ') or '–'}"


def penalty_formula(training: Training) -> str:
    """What regularization adds to the loss; empty when nothing is added."""
    terms = []
    if training.l1:
        terms.append(f"{training.l1:g} Σ |w|")
    if training.l2:
        terms.append(f"{training.l2:g}/2 Σ w²")
    return f"L + {' + '.join(terms)}" if terms else ""
