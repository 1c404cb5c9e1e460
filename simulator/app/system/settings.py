"""Settings: choices of the person, not of the document, in one typed JSON file.

Not QSettings: its INI form forgets types (``True`` comes back as ``'true'``), and it does not go through
the one save function.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from simulator.problems import Refusal
from simulator.saving import save
from simulator.signal import Signal
from simulator.workbench.view_options import ViewOptions

RECENT = 10
"""Files the menu remembers."""

LIMIT = 1_000_000
"""Bytes of a settings file; a larger one is not ours."""


class Settings(Struct, frozen=True, kw_only=True):
    """Unknown fields are passed over, damaged files give the defaults: settings are not worth a refusal."""

    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["system", "en", "ko"] = "system"
    recent: tuple[str, ...] = ()
    options: ViewOptions = ViewOptions()
    geometry: bytes = b""
    layout: bytes = b""
    hint_seen: bool = False


class SettingsFile:
    """The settings in force and the file that remembers them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = _read(path)
        self.changed: Signal[Settings] = Signal()
        self.refused: Signal[Refusal] = Signal()

    def change(self, **fields: object) -> None:
        """Replace some fields, remember them, and tell; a full disk costs the memory, not the choice."""
        before, self.current = self.current, replace(self.current, **fields)
        if self.current == before:
            return
        self._write()
        self.changed.emit(self.current)

    def remember_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        others = [entry for entry in self.current.recent if entry != str(path)]
        self.change(recent=(str(path), *others)[:RECENT])

    def forget_files(self) -> None:
        """Empty the list of recent files."""
        self.change(recent=())

    def _write(self) -> None:
        try:
            save(self._path, msgspec.json.format(msgspec.json.encode(self.current), indent=2), mode=0o600)
        except Refusal as refusal:
            self.refused.emit(refusal)


def _read(path: Path) -> Settings:
    try:
        if path.stat().st_size > LIMIT:
            return Settings()
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Settings()
