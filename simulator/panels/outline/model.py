"""The outline as a model for a tree view: names, and weight or bias live."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from simulator.appearance.icons import icon
from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.model.kinds import kind
from simulator.panels.inspector.values import parameter_values
from simulator.panels.outline.entries import Entry, outline_of, signature_of
from simulator.panels.widgets.digits import brief, exact, tabular
from simulator.workbench.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADERS = (phrase("Outline", "Name"), phrase("Outline", "w or b"))


class OutlineModel(QAbstractItemModel):
    """``entry`` and ``index_of`` translate between rows and ids."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._signature: object = None
        self._root = Entry("")
        self._by_id: dict[str, Entry] = {}

    def again(self) -> bool:
        """Read the drawing again; whether anything is new."""
        signature = signature_of(self._bench.drawing)
        if signature == self._signature:
            return False
        self.beginResetModel()
        self._signature = signature
        self._root = outline_of(self._bench.drawing)
        self._by_id = {entry.id: entry for entry in _all(self._root) if entry.id is not None}
        self.endResetModel()
        return True

    def entry(self, index: Index) -> Entry:
        """What stands in a row."""
        found = index.internalPointer() if index.isValid() else self._root
        assert isinstance(found, Entry)
        return found

    def index_of(self, id: str) -> QModelIndex:
        """Where a node or edge stands; invalid if nowhere."""
        entry = self._by_id.get(id)
        return QModelIndex() if entry is None else self.createIndex(entry.row, 0, entry)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        """The row-th child."""
        children = self.entry(parent).children
        if not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index | None = None) -> QModelIndex | QObject:  # type: ignore[override]
        """The entry above."""
        if index is None:
            return super().parent()
        above = self.entry(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many children."""
        return 0 if parent.column() > 0 else len(self.entry(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name and number."""
        return len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """What the columns are."""
        return str(HEADERS[section]) if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Plain text, always."""
        entry = self.entry(index)
        if role == Role.DisplayRole:
            return str(entry.name) if index.column() == 0 else self._number(entry, all_digits=False)
        if role == Role.ToolTipRole:
            return self._number(entry, all_digits=True) or None
        if role == Role.DecorationRole and index.column() == 0:
            return self._picture(entry)
        if role == Role.FontRole and index.column() == 1:
            return tabular(QFont())
        if role == Role.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _number(self, entry: Entry, all_digits: bool) -> str:
        values = parameter_values(self._bench.trainer, entry.id) if entry.id else None
        if values is None:
            return ""
        return exact(values.value) if all_digits else brief(values.value)

    def _picture(self, entry: Entry) -> QIcon:
        drawing: Drawing = self._bench.drawing
        node = drawing.nodes.get(entry.id or "")
        if node is not None:
            name = "output" if node.output else "neuron" if kind(node.kind).computes else "input"
        else:
            name = "layer" if entry.id is None else "connect"
        return _row_icon(name)


def _row_icon(name: str) -> QIcon:
    """Without the color of what is switched on, which Qt would give to an unfolded row."""
    drawn, result = icon(name), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        result.addPixmap(drawn.pixmap(16, mode), mode)
    return result


def members(entry: Entry) -> Iterator[str]:
    """The id of an entry, or those of the nodes in a section."""
    if entry.id is not None:
        yield entry.id
    else:
        yield from (child.id for child in entry.children if child.id is not None)


def _all(entry: Entry) -> Iterator[Entry]:
    for child in entry.children:
        yield child
        yield from _all(child)
