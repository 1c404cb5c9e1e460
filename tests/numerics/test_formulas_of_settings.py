"""The formulas beside the settings say what the code computes: they are read as statements and run."""

from __future__ import annotations

import re

import numpy as np
import pytest

from simulator.numerics.losses import LOSSES, Loss
from simulator.numerics.optimizers import OPTIMIZERS, Optimizer, Rates

NAMES = {
    "m̂": "m_hat",
    "ĥ": "h_hat",
    "β₁ᵗ": "left_of_v",
    "β₂ᵗ": "left_of_h",
    "β₁": "alpha",
    "β₂": "rho",
    "α": "alpha",
    "ρ": "rho",
    "η": "eta",
    "ε": "epsilon",
    "10⁻⁸": "1e-8",
    "²": "**2",
    "−": "-",
    "←": "=",
}


def statements(formula: str) -> list[str]:
    """Lines of Python, constants first."""
    for sign, name in NAMES.items():
        formula = formula.replace(sign, name)
    formula = re.sub(r"√(\w+)", r"sqrt(\1)", formula)
    formula = re.sub(r"(?<=[\w)]) (?=[a-z(])", "*", formula)
    return sorted(formula.split(",  "), key=lambda line: not line.startswith("epsilon"))


@pytest.mark.parametrize("row", OPTIMIZERS, ids=lambda row: row.key)
def test_an_optimizer_does_what_its_formula_says(row: Optimizer) -> None:
    rates = Rates(eta=0.3, alpha=0.8, rho=0.7, left_of_v=0.8**3, left_of_h=0.7**3)
    w, g, v, h = (np.array([number]) for number in (0.4, -0.6, 0.11, 0.25))
    known = {**rates._asdict(), "w": w, "g": g, "v": v, "m": v, "h": h, "sqrt": np.sqrt}
    for line in statements(row.formula):
        exec(line, known)
    assert row.step(w, g, v, h, rates)[0] == pytest.approx(known["w"], rel=1e-12)


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.key)
def test_a_sum_of_terms_stands_in_brackets(row: Loss) -> None:
    summed = row.formula.partition("Σ ")[2].split(",  ")[0]
    outside = re.sub(r"\[.*\]|\{.*\}|\([^()]*\)|\|[^|]*\|", "", summed)
    assert not re.search(r" [+−] | or ", outside)
