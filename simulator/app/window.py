"""The window: every part in its place, wired to the others; it decides nothing itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from simulator.app.documents.documents import Documents
from simulator.app.documents.files import Files
from simulator.app.documents.keeper import Keeper
from simulator.app.documents.recovery import Recovery
from simulator.app.entries.actions import Actions
from simulator.app.entries.canvas_keys import CanvasKeys
from simulator.app.entries.context_menu import ContextMenu
from simulator.app.entries.guides import Guides
from simulator.app.entries.menus import Menus
from simulator.app.entries.refreshing import Refreshing
from simulator.app.entries.toolbar import ToolBar
from simulator.app.entry_tables import entries_of
from simulator.app.exchange.clipboard import Clipboard
from simulator.app.exchange.drops import Drops
from simulator.app.exchange.exports import Exports
from simulator.app.exchange.tables import Tables
from simulator.app.shell.around import Around
from simulator.app.shell.dialogs import Dialogs
from simulator.app.shell.docks import Docks
from simulator.app.shell.filling import Filling
from simulator.app.shell.heartbeat import Heartbeat
from simulator.app.shell.notices import NoticeBar
from simulator.app.shell.palette_drags import PaletteDrags
from simulator.app.shell.status import Status
from simulator.app.system.settings import SettingsFile
from simulator.canvas.view import CanvasView
from simulator.language import translate
from simulator.panels.data.panel import DataPanel
from simulator.panels.palette.panel import PalettePanel
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench

FIRST_SIZE = QSize(1440, 900)
MARGIN = QSize(40, 80)
"""Left free of a small screen, for the frame and what else stands there."""


class Window(QMainWindow):
    """Built in order: the middle, what moves documents, the docks, then menus and keys for all of it."""

    def __init__(self, bench: Workbench, settings: SettingsFile, recovery: Path) -> None:
        super().__init__()
        self.bench, self.settings = bench, settings
        self.hand = Hand(bench)
        self.canvas = CanvasView(bench, self.hand)
        self.notices = NoticeBar()
        self.notices.heir = self.canvas
        self.dialogs = Dialogs(self)
        self.documents = Documents(bench, Recovery(recovery))
        self.setDockNestingEnabled(True)
        self.setCentralWidget(self._middle())
        self._take_first_size()
        self.docks = Docks(self, bench)
        self.around = Around(self, self.canvas, self.docks, bench)
        self._wire_files()
        self._wire_commands()
        self._wire_hands()
        self._take_first_size()  # docks that were given their widths have made it wider
        self.restoreGeometry(QByteArray(settings.current.geometry))
        self.docks.restore(settings.current.layout)
        bench.look(settings.current.options)
        bench.options_changed.connect(lambda options: settings.change(options=options))
        self.retranslate()
        self.canvas.setFocus()

    def _take_first_size(self) -> None:
        """As large as it should be, or as the screen allows; Qt must look again how small it can be."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - MARGIN))

    def _wire_files(self) -> None:
        documents, notices, ask = self.documents, self.notices, lambda: self.dialogs
        self.files = Files(documents, self.settings, ask, notices)
        self.tables = Tables(self.bench, ask, notices, self)
        self.exports = Exports(self.bench, documents, ask, notices, lambda: self.docks.panels["loss_plot"])
        self.keeper = Keeper(self.bench, documents, self)
        self.drops = Drops(self, self.files.open_path, self.tables.import_path)
        for source in (self.keeper, self.settings):
            source.refused.connect(lambda refusal: notices.warn("disk", refusal))
        documents.changed.connect(lambda _: self._title())
        documents.opened.connect(lambda _: self._begin())

    def _wire_commands(self) -> None:
        self.guides = Guides(
            self, lambda: self.actions_by_key.entries, lambda entry: self.menus.path_of(entry)
        )
        self.actions_by_key = Actions(self, entries_of(self))
        self.menus = Menus(self, self.actions_by_key, self.settings, self.files.open_path)
        self.toolbar = ToolBar(self, self.actions_by_key)
        self.status = Status(self.statusBar(), self.bench, self.canvas, self.canvas.fit)
        self.refreshing = Refreshing(self.bench, self.actions_by_key)

    def _wire_hands(self) -> None:
        bench, canvas, hand = self.bench, self.canvas, self.hand
        entries = list(self.actions_by_key.entries.values())
        self.keys = CanvasKeys(canvas, entries, self.actions_by_key.run, lambda: hand.busy)
        palette = self.docks.panels["palette"]
        assert isinstance(palette, PalettePanel)
        self.palette_drags = PaletteDrags(palette, canvas, hand, bench)
        self.docks.built.connect(partial(_wire_panel, self))
        self.context_menu = ContextMenu(self, bench, self.actions_by_key)
        canvas.context_menu_requested.connect(self.context_menu.open)
        bench.tool_changed.connect(lambda _: canvas.setFocus())
        self.clipboard = Clipboard(bench, QApplication.clipboard(), self)
        self.heartbeat = Heartbeat(bench, self)
        bench.checks.asked.connect(lambda _: self.docks.bring("gradient_check"))
        self.filling = Filling(canvas, self.docks.fill, self.actions_by_key.fill)

    def retranslate(self) -> None:
        """Say everything of the window's own again in the current language."""
        for part in (self.docks, self.menus, self.toolbar, self.status):
            part.retranslate()
        self.actions_by_key.refresh()
        self._title()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab passes over panels that are behind a tab, where nobody sees the focus."""
        start = QApplication.focusWidget()
        while super().focusNextPrevChild(forward):
            focused = QApplication.focusWidget()
            if focused is None or focused is start or not self.docks.hides(focused):
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, remember the layout, stop the worker."""
        self.hand.cancel()
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.change(geometry=bytes(self.saveGeometry().data()), layout=self.docks.state())
        self.documents.recovery.discard()
        self.stop()
        event.accept()

    def stop(self) -> None:
        """Nothing moves any more: no looks, no copies, no training."""
        self.filling.stop()
        self.heartbeat.stop()
        self.keeper.stop()
        self.bench.trainer.close()

    def _middle(self) -> QWidget:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self.canvas, 1)
        return middle

    def _begin(self) -> None:
        """Another document is on the table: see all of it, and forget what was said about the one before."""
        self.canvas.fit()
        self.notices.withdraw("hint")

    def _title(self) -> None:
        self.setWindowTitle(
            translate("Window", "{name}[*] - Backprop Studio").format(name=self.documents.name)
        )
        self.setWindowModified(self.documents.modified)


def _wire_panel(window: Window, key: str) -> None:
    panel = window.docks.panels[key]
    if isinstance(panel, DataPanel):
        panel.csv_requested.connect(window.tables.ask)
