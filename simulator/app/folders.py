"""Where the program keeps its own files: one folder for settings, one for recovery copies and reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

FOLDER = "backprop-studio"


@dataclass(frozen=True, slots=True)
class Folders:
    """Both are made, readable by nobody else, before anything is written to them."""

    settings: Path
    data: Path

    @property
    def settings_file(self) -> Path:
        """Theme, language, layout, recent files."""
        return self.settings / "settings.json"

    @property
    def recovery(self) -> Path:
        """Copies of unsaved work."""
        return self.data / "recovery"

    @property
    def reports(self) -> Path:
        """What went wrong, in words for a developer."""
        return self.data / "reports"

    def make(self) -> None:
        """Create what is missing; ``OSError`` where the disk says no."""
        for folder in (self.settings, self.recovery, self.reports):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def user_folders() -> Folders:
    """The places the system has for settings and for data of one user."""
    return Folders(_place("GenericConfigLocation"), _place("GenericDataLocation"))


def _place(name: str) -> Path:
    location = QStandardPaths.StandardLocation[name]
    return Path(QStandardPaths.writableLocation(location)) / FOLDER
