"""Which Latin letter stands on a key, whatever alphabet the keyboard is switched to."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeyEvent

ROWS = {16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
"""Scan codes of a PC keyboard, by the first key of each row."""

X11_OFFSET = 8
"""X11 and Wayland count eight higher."""

MACINTOSH = dict(
    zip(
        (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 0, 1, 2, 3, 5, 4, 38, 40, 37, 6, 7, 8, 9, 11, 45, 46),
        "QWERTYUIOPASDFGHJKLZXCVBNM",
        strict=True,
    )
)


def letter_of(event: QKeyEvent) -> str | None:
    """The letter, or ``None`` for a key that carries none; macOS numbers its keys elsewhere."""
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    return _LETTERS.get(code)


def _letters() -> dict[int, str]:
    if sys.platform == "darwin":
        return MACINTOSH
    offset = 0 if sys.platform == "win32" else X11_OFFSET
    return {first + place + offset: letter for first, row in ROWS.items() for place, letter in enumerate(row)}


_LETTERS = _letters()
