"""Where a gradient check has nothing to compare: L or a gradient has no value, and why."""

from __future__ import annotations

import numpy as np

from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.domain import why_no_gradient, why_no_value
from simulator.model.gradient_check.check import Checking
from simulator.problems import Problem


def why_not_checked(drawing: Drawing, checking: Checking) -> Problem | None:
    """``None`` where there are numbers to compare."""
    network, a = checking.network, checking.a
    if np.isfinite(checking.value):
        return None if np.isfinite(checking.gradient).all() else why_no_gradient(drawing, network, a)
    for id, slot in network.slot.items():
        lost = np.flatnonzero(~np.isfinite(a[slot]))
        if len(lost):
            return why_no_value(drawing, network, id, a[:, int(lost[0])])
    return Problem(phrase("GradientCheck", "L is too large for a number here; make the weights smaller."))
