"""Importing a table: a CSV file that was named or dropped, looked at together, then put into the drawing."""

from __future__ import annotations

from pathlib import Path


class Tables:
    def __init__(self, *args: object) -> None:
        pass

    def ask(self) -> None:
        pass

    def import_path(self, path: Path) -> None:
        pass
