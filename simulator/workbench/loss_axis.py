"""Which scale the loss axis has: the one that was chosen, or the linear one where a loss lies below 0."""

from __future__ import annotations

from simulator.training.frame import CurvePoints
from simulator.workbench.workbench import Workbench


def is_below_zero(bench: Workbench) -> bool:
    """Whether a curve that is shown has a loss below 0, as a formula that is minimized may have."""
    return any(
        bool((losses < 0.0).any())
        for run in _shown(bench)
        for losses in (run.loss, run.held_out, run.batch_low)
    )


def is_logarithmic(bench: Workbench) -> bool:
    """Whether the axis is logarithmic now; the choice itself stays as it is."""
    return bench.options.logarithmic_loss and not is_below_zero(bench)


def leaves_zeros_out(bench: Workbench) -> bool:
    """Whether a loss of exactly 0, where many a curve ends, finds no place on the axis."""
    return is_logarithmic(bench) and any(
        bool((losses == 0.0).any()) for run in _shown(bench) for losses in (run.loss, run.held_out)
    )


def _shown(bench: Workbench) -> tuple[CurvePoints, ...]:
    frame = bench.trainer.frame
    return bench.trainer.shelf.curves if frame is None else (frame.curve, *bench.trainer.shelf.curves)
