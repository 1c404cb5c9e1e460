"""About: versions, and under which licenses the parts are used."""

from __future__ import annotations

import platform

import msgspec
import numpy as np
import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from simulator import __version__
from simulator.appearance.icons import pixmap
from simulator.appearance.theme import current
from simulator.language import translate
from simulator.panels import load_plots
from simulator.panels.widgets.labels import sized, text_label


def parts() -> tuple[tuple[str, str, str], ...]:
    """Name, version and license of what the program is built on."""
    load_plots()
    import pyqtgraph  # noqa: PLC0415

    return (
        ("Python", platform.python_version(), "PSF-2.0"),
        ("Qt", qVersion() or "", "LGPL-3.0"),
        ("PySide6", PySide6.__version__, "LGPL-3.0"),
        ("NumPy", np.__version__, "BSD-3-Clause"),
        ("pyqtgraph", pyqtgraph.__version__, "MIT"),
        ("msgspec", msgspec.__version__, "BSD-3-Clause"),
    )


class About(QDialog):
    """Built anew each time it is asked for, so it speaks the language of the moment."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("About", "About Backprop Studio"))
        picture = QLabel()
        picture.setPixmap(pixmap("app", 64, current().accent, self.devicePixelRatioF()))
        title = text_label(translate("About", "Backprop Studio {version}").format(version=__version__))
        title.setFont(sized(self.font(), 1.5, bold=True))
        line = text_label(
            translate("About", "Draw a neural network and watch it learn. MIT license."), wrap=True
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(
            QIcon()
        )  # Fusion's is of another family
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for part in (picture, title, line):
            layout.addWidget(part)
        layout.addLayout(_table())
        layout.addWidget(buttons)


def _table() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    for row, texts in enumerate(parts()):
        for column, text in enumerate(texts):
            grid.addWidget(text_label(text), row, column)
    return grid
