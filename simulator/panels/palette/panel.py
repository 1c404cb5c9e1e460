"""The palette panel: a tile for every kind of node, the operations as signs, and one for a whole layer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simulator.language import Phrase, phrase
from simulator.model.kinds import KINDS, OPERATION_KINDS
from simulator.panels.palette.networks import Networks
from simulator.panels.palette.search import SearchField, found_by
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
SEARCH = phrase("Palette", "Search by name")
TAKES = phrase("Palette", "Enter takes “{name}”.")
NOTHING = phrase("Palette", "Nothing is called that.")
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
        self.search = SearchField()
        shortcuts = {tool.key: tool.shortcut for tool in TOOLS}
        plain = [self._wire(Tile(key, label, shortcuts.get(key, ""))) for key, label in things()]
        signs = [self._wire(SignTile(kind.key, kind.label, "")) for kind in OPERATION_KINDS]
        self.tiles = {tile.kind: tile for tile in (*plain, *signs)}
        self.found = tuple(self.tiles)
        """What the search field lets through, the best first."""
        self.hint, self.answer = Caption(wrap=True), Caption(wrap=True)
        self.say(self.hint.setText, HINT)
        self._grid = _grid(signs)
        self.operations = Section(OPERATIONS, self._grid)
        self.networks = Networks(bench)
        content = QWidget()
        content.setLayout(column(*plain, self.operations, self.hint, self.networks, 1, margin=EDGE))
        above = column(self.search, self.answer, gap=CLOSE)
        above.setContentsMargins(EDGE, EDGE, EDGE, 0)
        self.setLayout(column(above, scrolled(content), gap=0))
        self._wire_search()

    def look_for(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def retranslate(self) -> None:
        """What is said about the search as well."""
        super().retranslate()
        self._filter()

    def _wire_search(self) -> None:
        self.say(self.search.setPlaceholderText, SEARCH)
        self.say(self.search.setAccessibleName, SEARCH)
        self.search.textChanged.connect(self._filter)
        self.search.taken.connect(self._take)
        self.search.entered.connect(self._enter)
        self._filter()

    def _filter(self, _: str = "") -> None:
        """Leave only what is found; signs close up."""
        searching = bool(self.search.text().strip())
        self.found = found_by(self.search.text(), [(key, tile.label) for key, tile in self.tiles.items()])
        for key, tile in self.tiles.items():
            tile.setVisible(key in self.found)
        signs = [kind.key for kind in OPERATION_KINDS if kind.key in self.found]
        for number, key in enumerate(signs):
            self._grid.addWidget(self.tiles[key], *divmod(number, SignTile.across))
        self.operations.setVisible(bool(signs))
        self.operations.body.setVisible(searching or self.operations.heading.isChecked())
        for part in (self.hint, self.networks):
            part.setVisible(not searching)
        answer = TAKES.of(name=self.tiles[self.found[0]].label) if self.found else NOTHING
        self.answer.setVisible(searching)
        self.answer.setText(str(answer))

    def _take(self) -> None:
        if self.found and self.search.text().strip():
            kind = self.found[0]
            self.search.clear()
            self.picked.emit(kind)

    def _enter(self) -> None:
        if self.found:
            self.tiles[self.found[0]].setFocus(Qt.FocusReason.TabFocusReason)

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
