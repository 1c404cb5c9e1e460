"""What is said when the program itself went wrong: that work is safe, and where the report is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simulator.app.system.crash import Report
from simulator.language import phrase, translate
from simulator.panels.widgets.labels import sized, text_label

SAFE = phrase(
    "CrashWindow",
    "Something went wrong inside Backprop Studio. Your drawing is still here, and a recovery copy of it is "
    "on the disk. Save it under another name, then start the program again.",
)


class CrashWindow(QDialog):
    """Not modal: what can still be done should be done."""

    def __init__(self, window: QWidget, report: Report) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("CrashWindow", "Something went wrong"))
        sentence = text_label(str(SAFE), wrap=True)
        sentence.setFont(sized(self.font(), 1.1))
        self.report = QPlainTextEdit(report.text, readOnly=True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        where = phrase("CrashWindow", "The report is at {path}.").of(path=report.path)
        layout = QVBoxLayout(self)
        for part in (sentence, self.report, text_label(str(where) if report.path else "", wrap=True)):
            layout.addWidget(part)
        layout.addWidget(self._buttons())
        self.resize(680, 440)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        copy = QPushButton(translate("CrashWindow", "Copy the report"))
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        close.setText(translate("CrashWindow", "Go on"))
        buttons.rejected.connect(self.reject)
        return buttons
