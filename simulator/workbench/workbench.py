"""The workbench: drawing, history, selection, overlay, trainer, checks, in reach of every tool and panel."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.drawing.drawing import Drawing
from simulator.drawing.history import History
from simulator.language import Phrase
from simulator.signal import Signal
from simulator.workbench.gradient_checks import GradientChecks
from simulator.workbench.overlay import NOTHING, Overlay
from simulator.workbench.renewals import Renewals
from simulator.workbench.selection import Selection
from simulator.workbench.trainer import Trainer
from simulator.workbench.view_options import ViewOptions


class Workbench:
    """Parts without logic; whoever changes one, everybody who listens hears it."""

    def __init__(self, drawing: Drawing, trainer: Trainer | None = None) -> None:
        self.drawing = drawing
        self.history = History(drawing)
        self.selection = Selection(drawing)
        self.trainer = trainer or Trainer(drawing)
        self.renewals = Renewals(self.history, self.trainer)
        self.checks = GradientChecks(drawing, self.trainer)
        self.overlay = NOTHING
        self.overlay_changed: Signal[Overlay] = Signal()
        self.options = ViewOptions()
        self.options_changed: Signal[ViewOptions] = Signal()
        self.tool = "select"
        self.tool_changed: Signal[str] = Signal()
        self.hint: Phrase | None = None
        self.hint_changed: Signal[Phrase | None] = Signal()
        self.edit_requested: Signal[str] = Signal()
        """Somebody wants to type the value of this node or edge in place."""
        self.clipboard = ""
        """What was cut or copied last, as the text of a document; the window shares it with the system."""
        self.copied: tuple[str, Mapping[str, float]] = ("", {})
        """The text that was cut or copied last in this window, and what had been learned by then, by id."""
        self.pointer: tuple[float, float] | None = None
        """Where the hand is over the drawing, in scene units; ``None`` when it is elsewhere."""
        self.pasted_at: tuple[float, float] | None = None
        """Where the hand was at the last copy or paste: a paste follows a hand that has moved since."""

    def show(self, overlay: Overlay) -> None:
        """Replace what is shown over the drawing."""
        if overlay != self.overlay:
            self.overlay = overlay
            self.overlay_changed.emit(overlay)

    def say(self, hint: Phrase | None) -> None:
        """What the status bar says: the next step of the tool in hand."""
        if hint != self.hint:
            self.hint = hint
            self.hint_changed.emit(hint)

    def look(self, options: ViewOptions) -> None:
        """Change how the drawing is looked at."""
        if options != self.options:
            self.options = options
            self.options_changed.emit(options)

    def take(self, tool: str) -> None:
        """Take a tool in hand by its key in ``TOOLS``."""
        if tool != self.tool:
            self.tool = tool
            self.tool_changed.emit(tool)
