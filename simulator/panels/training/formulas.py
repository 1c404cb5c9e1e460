"""The formulas of the settings, put together from the tables that compute them."""

from __future__ import annotations

from simulator.drawing.records import Training
from simulator.numerics.losses import loss

FACTORS = {"sum": "", "mean": "1/n", "half": "½", "half_mean": "1/(2n)"}


def loss_formula(key: str, convention: str) -> str:
    """``L = 1/(2n) Σ (a − y)²``; a leading minus goes before the factor."""
    formula, factor = loss(key).formula, FACTORS[convention]
    if formula.startswith("−"):
        return f"L = −{factor} {formula[1:]}".replace("− ", "−")
    return " ".join(part for part in ("L =", factor, formula) if part)


def penalty_formula(training: Training) -> str:
    """What regularization adds to the loss; empty when nothing is added."""
    terms = []
    if training.l1:
        terms.append(f"{training.l1:g} Σ |w|")
    if training.l2:
        terms.append(f"{training.l2:g}/2 Σ w²")
    return f"L + {' + '.join(terms)}" if terms else ""
