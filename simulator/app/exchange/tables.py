"""Importing a table: a CSV file that was named or dropped is looked at, then becomes the data in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.app.documents.opening import read_bytes
from simulator.app.exchange.csv_dialog import CsvDialog
from simulator.app.shell.dialogs import Dialogs
from simulator.app.shell.notices import Notice, NoticeBar
from simulator.app.system.folders import home
from simulator.drawing.edits import set_data
from simulator.drawing.records import Table
from simulator.language import phrase, translate
from simulator.problems import Refusal
from simulator.workbench.workbench import Workbench

IMPORT = phrase("Tables", "Import {name}")


class Tables:
    """Asks for a file, opens the dialog, makes the undo step."""

    def __init__(
        self, bench: Workbench, dialogs: Callable[[], Dialogs], notices: NoticeBar, window: QWidget
    ) -> None:
        self._bench, self._dialogs, self._notices, self._window = bench, dialogs, notices, window
        self.dialog: CsvDialog | None = None

    def ask(self) -> None:
        """Ask which file."""
        filters = (
            translate("Tables", "Tables (*.csv *.tsv *.txt)") + ";;" + translate("Tables", "All files (*)")
        )
        path = self._dialogs().open_path(phrase("Tables", "Import a table"), str(home()), filters)
        if path is not None:
            self.import_path(path)

    def import_path(self, path: Path) -> None:
        """Open the dialog with a file."""
        try:
            data = read_bytes(path)
        except Refusal as refusal:
            self._notices.show_notice(Notice("file", refusal.problem.sentence, "danger"))
            return
        self.dialog = CsvDialog(self._window, path.stem, data, self.take)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def take(self, table: Table) -> None:
        """Learn this table from now on."""
        change = set_data(self._bench.drawing, dataset="table", table=table)
        self._bench.history.do(IMPORT.of(name=table.name), change)

    def _forget(self, _: int) -> None:
        self.dialog = None
