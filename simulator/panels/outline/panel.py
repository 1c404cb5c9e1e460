"""The outline panel: search, walk and select everything in the drawing, in step with the canvas."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QTreeView

from simulator.language import phrase
from simulator.panels.outline.folds import fold, folds_of
from simulator.panels.outline.marking import in_runs, rows_of
from simulator.panels.outline.model import OutlineModel, members
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import GAP, column
from simulator.panels.widgets.roomy import RoomyRows
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

INDENTATION = 14
"""Pixels; Qt's own would leave an edge no room for its name in a narrow panel."""


MARKED = 300
"""With more selected edges than this only nodes are marked: Qt compares every marked row with every other."""


class SearchField(QLineEdit):
    """Down goes to the results."""

    def __init__(self, results: QTreeView) -> None:
        super().__init__()
        self._results = results
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a dropped file is the window's

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter: to the results; Escape: everything again."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._results.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class OutlinePanel(Live):
    """Selecting a layer selects its neurons."""

    interval, turn = 200, 80

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._following = False
        self._followed: tuple[str, ...] = ()
        self._unmarked: frozenset[str] = frozenset()
        """What is selected and not marked in the tree."""
        self.model = OutlineModel(bench)
        self.model.setParent(self)
        self.filter = QSortFilterProxyModel(self)
        self.filter.setRecursiveFilteringEnabled(True)
        self.filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter.setSourceModel(self.model)
        self.tree = QTreeView()
        self._dress_tree()
        self.search = SearchField(self.tree)
        self.say(self.search.setPlaceholderText, phrase("Outline", "Search by name"))
        self.say(self.search.setAccessibleName, phrase("Outline", "Search by name"))
        self.search.textChanged.connect(self._search)
        head = column(self.search, margin=GAP)
        self.setLayout(column(head, self.tree, gap=0))
        self.tree.selectionModel().selectionChanged.connect(self._selected)
        listen(self, bench.drawing.changed, self.ask)
        listen(self, bench.history.changed, self.ask)
        listen(self, bench.selection.changed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.trainer.framed, self.ask)

    def refresh(self) -> None:
        """Follow drawing and selection; the numbers are read as they are painted."""
        self._following = True
        if self.model.stale():
            folds = folds_of(self.tree)
            self.model.again()
            if self.search.text():
                self.model.fetch_all()
            fold(self.tree, folds)
        self._follow_selection()
        self._following = False
        self.tree.viewport().update()

    def _dress_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.filter)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setItemDelegate(RoomyRows(tree))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        tree.header().resizeSection(1, self.fontMetrics().horizontalAdvance("-0.0e+000") + 2 * GAP)
        tree.setIndentation(INDENTATION)
        self.say(tree.setAccessibleName, phrase("Outline", "Nodes and edges"))

    def _search(self, text: str) -> None:
        self._following = True
        if text:
            self.model.fetch_all()
        self.filter.setFilterFixedString(text)
        if text:
            self.tree.expandAll()
        self._follow_selection()
        self._following = False

    def _follow_selection(self) -> None:
        ids, followed = self._bench.selection.ids, self._followed
        self._followed = ids
        edges = [id for id in ids if id in self._bench.drawing.edges]
        self._unmarked = frozenset(edges if len(edges) > MARKED else ())
        wanted = set(ids) - self._unmarked
        if self._chosen() == wanted:
            return
        indices = [self.filter.mapFromSource(self.model.index_of(id)) for id in ids if id in wanted]
        indices = [index for index in indices if index.isValid()]
        flags = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().select(in_runs(indices), flags.ClearAndSelect | flags.Rows)
        if len(indices) == 1 and ids != followed and not self.tree.hasFocus():
            self.tree.scrollTo(indices[0])

    def _chosen(self) -> set[str]:
        rows = rows_of(self.tree.selectionModel().selection())
        entries = [self.model.entry(self.filter.mapToSource(row)) for row in rows]
        return {id for entry in entries for id in members(entry)}

    def _selected(self, *_: object) -> None:
        if self._following:
            return
        adding = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        self._bench.selection.set(sorted({*self._chosen(), *(self._unmarked if adding else ())}))
