"""What is said of a point of the curve."""

from __future__ import annotations

import math

from simulator.language import Phrase, phrase
from simulator.panels.loss_plot.crosshair import nearest
from simulator.panels.training.live_numbers import percent
from simulator.panels.widgets.digits import exact, short
from simulator.training.frame import CurvePoints

POINT = phrase("LossPlot", "Step {step}: loss {loss}")
HELD_OUT = phrase("LossPlot", "{point}, held-out {held_out}")
BATCH = phrase("LossPlot", "{point}, batch {loss}")
BATCHES = phrase("LossPlot", "{point}, batches {low} to {high}")
ACCURACY = phrase("LossPlot", "{point}, accuracy {accuracy}")
TRAINING_ACCURACY = phrase("LossPlot", "{point}, training accuracy {accuracy}")
HELD_OUT_ACCURACY = phrase("LossPlot", "{point}, held-out accuracy {accuracy}")


def point_in_words(
    points: CurvePoints, index: int, all_digits: bool, held_out_accuracy: float = math.nan
) -> Phrase:
    """Step, loss, and what else was measured there."""
    write = exact if all_digits else short
    words = POINT.of(step=f"{points.step[index]:,.0f}", loss=write(points.loss[index]))
    both = not math.isnan(points.held_out[index])
    if both:
        words = HELD_OUT.of(point=words, held_out=write(points.held_out[index]))
    if not math.isnan(points.accuracy[index]):
        whose = TRAINING_ACCURACY if both else ACCURACY
        words = whose.of(point=words, accuracy=percent(points.accuracy[index]))
    if not math.isnan(held_out_accuracy):
        words = HELD_OUT_ACCURACY.of(point=words, accuracy=percent(held_out_accuracy))
    return _with_batches(words, points, index, all_digits)


def _with_batches(words: Phrase, points: CurvePoints, index: int, all_digits: bool) -> Phrase:
    near = nearest(points.batch_step, points.step[index])
    if near is None:
        return words
    write = exact if all_digits else short
    low, high = points.batch_low[near], points.batch_high[near]
    if low == high:
        return BATCH.of(point=words, loss=write(low))
    return BATCHES.of(point=words, low=write(low), high=write(high))
