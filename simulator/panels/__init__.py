"""Panels: everything beside the canvas, one dock each, in the tuple ``PANELS``."""

from __future__ import annotations

from simulator.language import phrase
from simulator.panels.data.panel import DataPanel
from simulator.panels.history import HistoryPanel
from simulator.panels.inspector.panel import InspectorPanel
from simulator.panels.loss_plot.panel import LossPlotPanel
from simulator.panels.matrices.panel import MatricesPanel
from simulator.panels.outline.panel import OutlinePanel
from simulator.panels.palette.panel import PalettePanel
from simulator.panels.panel import Panel
from simulator.panels.predictions.panel import PredictionsPanel
from simulator.panels.training.panel import TrainingPanel

# fmt: off
PANELS = (
    Panel("palette",     phrase("Panels", "Palette"),     "left",   PalettePanel,     "palette"),
    Panel("data",        phrase("Panels", "Data"),        "left",   DataPanel,        "data"),
    Panel("outline",     phrase("Panels", "Outline"),     "left",   OutlinePanel,     "outline"),
    Panel("history",     phrase("Panels", "Steps"),       "left",   HistoryPanel,     "history"),
    Panel("training",    phrase("Panels", "Training"),    "right",  TrainingPanel,    "training"),
    Panel("inspector",   phrase("Panels", "Inspector"),   "right",  InspectorPanel,   "inspector"),
    Panel("loss_plot",   phrase("Panels", "Loss"),        "bottom", LossPlotPanel,    "chart"),
    Panel("predictions", phrase("Panels", "Predictions"), "right",  PredictionsPanel, "predictions"),
    Panel("matrices",    phrase("Panels", "Matrices"),    "bottom", MatricesPanel,    "table"),
)
# fmt: on
