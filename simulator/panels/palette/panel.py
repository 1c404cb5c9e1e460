"""The palette panel: a tile for every kind of node, the operations as signs, and one for a whole layer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simulator.language import Phrase, phrase
from simulator.model.kinds import KINDS
from simulator.model.kinds.operations import OPERATION_KINDS
from simulator.panels.palette.networks import Networks
from simulator.panels.palette.tile import SignTile, Tile
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.rhythm import EDGE, column, scrolled
from simulator.panels.widgets.section import Section
from simulator.panels.widgets.speaking import Speaking
from simulator.tools import TOOLS
from simulator.workbench.workbench import Workbench

LAYER = phrase("Palette", "Layer")
OPERATIONS = phrase("Palette", "Operations")
CLOSE = 4
"""Pixels between the signs."""
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
        shortcuts = {tool.key: tool.shortcut for tool in TOOLS}
        plain = [self._wire(Tile(key, label, shortcuts.get(key, ""))) for key, label in things()]
        signs = [self._wire(SignTile(kind.key, kind.label, "")) for kind in OPERATION_KINDS]
        self.tiles = {tile.kind: tile for tile in (*plain, *signs)}
        hint = Caption(wrap=True)
        self.say(hint.setText, HINT)
        self.operations = Section(OPERATIONS, _grid(signs))
        self.networks = Networks(bench)
        content = QWidget()
        content.setLayout(column(*plain, self.operations, hint, self.networks, 1, margin=EDGE))
        self.setLayout(column(scrolled(content)))

    def _wire(self, tile: Tile) -> Tile:
        for name in ("picked", "drag_moved", "drag_dropped", "drag_cancelled", "drag_key", "drag_wheel"):
            getattr(tile, name).connect(getattr(self, name))
        return tile


def things() -> list[tuple[str, Phrase]]:
    """What the palette offers by name, in order: the kinds of nodes but operations, and a layer."""
    kinds = [(kind.key, kind.label) for kind in KINDS if kind.operation is None]
    return [*kinds[:2], ("layer", LAYER), *kinds[2:]]


def _grid(tiles: Sequence[Tile]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(CLOSE)
    for number, tile in enumerate(tiles):
        grid.addWidget(tile, number // SignTile.across, number % SignTile.across)
    return grid
