"""The palette panel: a tile for every kind of node, and one for a whole layer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from simulator.language import Phrase, phrase
from simulator.model.kinds import KINDS
from simulator.panels.palette.networks import Networks
from simulator.panels.palette.tile import Tile
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.rhythm import EDGE, column, scrolled
from simulator.panels.widgets.speaking import Speaking
from simulator.tools import TOOLS
from simulator.workbench.workbench import Workbench

LAYER = phrase("Palette", "Layer")
HINT = phrase(
    "Palette", "Drag onto the paper. While dragging a layer, the wheel or a digit sets how many neurons."
)


class PalettePanel(Speaking):
    """Tells where a tile is dragged; what that means is the canvas' and the tools' affair."""

    picked = Signal(str)
    drag_moved = Signal(str, QPoint)
    drag_dropped = Signal(str, QPoint)
    drag_cancelled = Signal()
    drag_key = Signal(str)
    drag_wheel = Signal(int)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.tiles = {key: self._tile(key, label) for key, label in things()}
        hint = Caption(wrap=True)
        self.say(hint.setText, HINT)
        self.networks = Networks(bench)
        content = QWidget()
        content.setLayout(column(*self.tiles.values(), hint, self.networks, 1, margin=EDGE))
        self.setLayout(column(scrolled(content)))

    def _tile(self, kind: str, label: Phrase) -> Tile:
        shortcuts = {tool.key: tool.shortcut for tool in TOOLS}
        tile = Tile(kind, label, shortcuts.get(kind, ""))
        for name in ("picked", "drag_moved", "drag_dropped", "drag_cancelled", "drag_key", "drag_wheel"):
            getattr(tile, name).connect(getattr(self, name))
        return tile


def things() -> list[tuple[str, Phrase]]:
    """What the palette offers, in order: the kinds of nodes, then a layer."""
    return [*((kind.key, kind.label) for kind in KINDS), ("layer", LAYER)]
