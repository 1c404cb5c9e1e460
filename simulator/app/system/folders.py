"""Where the program keeps its own files: one folder for settings, one for recovery copies and reports."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from simulator.language import phrase
from simulator.problems import Refusal, refuse
from simulator.reasons import why_not_written

FOLDER = "backprop-studio"

NOT_KEPT = phrase(
    "Folders",
    "{folder} cannot be written: {reason}. Settings and recovery copies are not kept. Save your work often.",
)


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

    def make(self) -> Refusal | None:
        """Create what is missing; where the disk says no, why: work goes on, but nothing of ours is kept."""
        for folder in (self.settings, self.recovery, self.reports):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                return refuse(NOT_KEPT.of(folder=folder, reason=why_not_written(error)))
            if not os.access(folder, os.W_OK):
                return refuse(
                    NOT_KEPT.of(folder=folder, reason=why_not_written(PermissionError(errno.EACCES, "")))
                )
        return None


def user_folders() -> Folders:
    """The places the system has for settings and for data of one user."""
    return Folders(_place("GenericConfigLocation"), _place("GenericDataLocation"))


def home() -> Path:
    """Where files are looked for first; unlike ``Path.home`` it has an answer for every user."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation))


def _place(name: str) -> Path:
    location = QStandardPaths.StandardLocation[name]
    return Path(QStandardPaths.writableLocation(location)) / FOLDER
