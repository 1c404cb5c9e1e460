"""The outline as a model for a tree view: names, and weight or bias live."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from simulator.appearance.icons import icon
from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import NEURON
from simulator.language import phrase
from simulator.model.kinds import KINDS, kind
from simulator.panels.inspector.values import node_values, parameter_values
from simulator.panels.outline.entries import Entry, Section, looks, outline_of, sections_of
from simulator.panels.outline.folds import KEY
from simulator.panels.widgets.digits import brief, exact, tabular
from simulator.panels.widgets.listening import listen
from simulator.workbench.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADERS = (phrase("Outline", "Name"), phrase("Outline", "Number"))
VALUED = frozenset(kind.key for kind in KINDS if kind.role in ("leaf", "operation"))


class OutlineModel(QAbstractItemModel):
    """``entry`` and ``index_of`` translate between rows and ids."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._sections: tuple[Section, ...] = ()
        self._new = True
        """Something other than places has changed."""
        self._root = Entry("")
        self._nodes: dict[str, Entry] = {}
        listen(self, bench.drawing.changed, self._notice)

    def stale(self) -> bool:
        """Whether the tree looks otherwise now; another order waits until the hand lets go."""
        bench = self._bench
        return self._new or (not bench.history.busy and sections_of(bench.drawing) != self._sections)

    def again(self) -> bool:
        """Read the drawing again; whether anything is new."""
        if not self.stale():
            return False
        self.beginResetModel()
        self._new, self._sections = False, sections_of(self._bench.drawing)
        self._root = outline_of(self._bench.drawing)
        self._nodes = {node.key: node for section in self._root.children for node in section.children}
        self.endResetModel()
        return True

    def _notice(self, change: Change) -> None:
        self._new = self._new or any(looks(old) != looks(new) for old, new in change.pairs.values())

    def entry(self, index: Index) -> Entry:
        """What stands in a row."""
        found = index.internalPointer() if index.isValid() else self._root
        assert isinstance(found, Entry)
        return found

    def index_of(self, id: str) -> QModelIndex:
        """Where a node or edge stands; invalid if nowhere."""
        edge = self._bench.drawing.edges.get(id)
        entry = self._nodes.get(id if edge is None else edge.target)
        if edge is not None and entry is not None:
            self.fetchMore(self.createIndex(entry.row, 0, entry))
            entry = next((child for child in entry.children if child.id == id), None)
        return QModelIndex() if entry is None else self.createIndex(entry.row, 0, entry)

    def fetch_all(self) -> None:
        """Make every row: a search looks at all of them."""
        for entry in self._nodes.values():
            self.fetchMore(self.createIndex(entry.row, 0, entry))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Whether it can be unfolded."""
        return self.rowCount(parent) > 0 or self.canFetchMore(parent)

    def canFetchMore(self, parent: Index) -> bool:
        """A node's edges are made when it is unfolded: thousands would slow down whoever draws."""
        entry = self.entry(parent)
        return not entry.grown and parent.column() <= 0 and bool(self._bench.drawing.incoming(entry.key))

    def fetchMore(self, parent: Index) -> None:
        """Make a node's edges."""
        if self.canFetchMore(parent):
            entry = self.entry(parent)
            self.beginInsertRows(_plain(parent), 0, len(self._bench.drawing.incoming(entry.key)) - 1)
            entry.grow()
            self.endInsertRows()

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
            return (
                str(entry.name(self._bench.drawing))
                if index.column() == 0
                else _number(self._bench, entry, all_digits=False)
            )
        if role == KEY:
            return entry.key
        if role == Role.ToolTipRole:
            return _number(self._bench, entry, all_digits=True) or None
        if role == Role.DecorationRole and index.column() == 0:
            return _picture(self._bench.drawing, entry)
        if role == Role.FontRole and index.column() == 1:
            return tabular(QFont())
        if role == Role.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def _number(bench: Workbench, entry: Entry, all_digits: bool) -> str:
    """The weight, bias or value; of an operation what it makes, of an edge into one what it brings."""
    value = None if entry.id is None else _value(bench, entry.id)
    if value is None:
        return ""
    return exact(value) if all_digits else brief(value)


def _value(bench: Workbench, id: str) -> float | None:
    values = parameter_values(bench.trainer, id)
    if values is not None:
        return values.value
    drawing = bench.drawing
    if id in drawing.edges and drawing.nodes[drawing.edges[id].target].kind != NEURON:
        id = drawing.edges[id].source
    node = drawing.nodes.get(id)
    shown = node_values(bench.trainer, id) if node is not None and node.kind in VALUED else None
    return None if shown is None else shown.a


def _picture(drawing: Drawing, entry: Entry) -> QIcon:
    node = drawing.nodes.get(entry.id or "")
    if node is not None:
        role = kind(node.kind).role
        name = "output" if node.output else node.kind if role == "leaf" else role
    else:
        name = "layer" if entry.id is None else "connect"
    return _row_icon(name)


def _plain(index: Index) -> QModelIndex:
    return index if isinstance(index, QModelIndex) else index.sibling(index.row(), index.column())


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
