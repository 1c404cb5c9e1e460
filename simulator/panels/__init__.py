"""Panels: everything beside the canvas, one dock each, in the tuple ``PANELS``."""

from __future__ import annotations

import sys
import threading

from PySide6.QtWidgets import QWidget

from simulator.language import phrase
from simulator.panels.data.panel import DataPanel
from simulator.panels.history import HistoryPanel
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.matrices.panel import MatricesPanel
from simulator.panels.outline.panel import OutlinePanel
from simulator.panels.palette.panel import PalettePanel
from simulator.panels.panel import Panel
from simulator.panels.training.panel import TrainingPanel
from simulator.workbench.workbench import Workbench


def load_plots() -> None:
    """Load pyqtgraph, which takes as long as all that the first picture needs; afterwards this is free.

    It puts a hook of its own before those for exceptions; ours stay what they were.
    """
    hooks = sys.excepthook, threading.excepthook
    import pyqtgraph  # noqa: F401, PLC0415

    sys.excepthook, threading.excepthook = hooks


def _loss_plot(bench: Workbench) -> QWidget:
    load_plots()
    from simulator.panels.loss_plot.panel import LossPlotPanel  # noqa: PLC0415

    return LossPlotPanel(bench)


def _predictions(bench: Workbench) -> QWidget:
    load_plots()
    from simulator.panels.predictions.panel import PredictionsPanel  # noqa: PLC0415

    return PredictionsPanel(bench)


def _gradient_check(bench: Workbench) -> QWidget:
    load_plots()
    from simulator.panels.gradient_check.panel import GradientCheckPanel  # noqa: PLC0415

    return GradientCheckPanel(bench)


# fmt: off
PANELS = (
    Panel("palette",     phrase("Panels", "Palette"),     "left",   PalettePanel,     "palette", first=True),
    Panel("data",        phrase("Panels", "Data"),        "left",   DataPanel,        "data"),
    Panel("outline",     phrase("Panels", "Outline"),     "left",   OutlinePanel,     "outline", first=True),
    Panel("history",     phrase("Panels", "Steps"),       "left",   HistoryPanel,     "history"),
    Panel("training",    phrase("Panels", "Training"),    "right",  TrainingPanel,    "training", first=True),
    Panel("inspector",   phrase("Panels", "Inspector"),   "right",  InspectorPanel,   "inspector"),
    Panel("loss_plot",   phrase("Panels", "Loss"),        "bottom", _loss_plot,       "chart"),
    Panel("predictions", phrase("Panels", "Predictions"), "right",  _predictions,     "predictions"),
    Panel("matrices",    phrase("Panels", "Matrices"),    "bottom", MatricesPanel,    "table"),
    Panel("gradient_check", phrase("Panels", "Gradient check"), "bottom", _gradient_check, "check"),
)
# fmt: on
