"""Icons: one drawing in three tints, crisp at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from simulator.appearance.icons import SIZES, icon, names
from simulator.appearance.theme import DARK, LIGHT, Theme

Mode, State = QIcon.Mode, QIcon.State


def image(name: str, theme: Theme, size: int, mode: Mode, state: State) -> QImage:
    return icon(name, theme).pixmap(QSize(size, size), mode, state).toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("mode", "state", "role"),
    [(Mode.Normal, State.Off, "ink"), (Mode.Normal, State.On, "accent"), (Mode.Disabled, State.Off, "faint")],
)
def test_each_state_has_its_tint(
    qapp: QApplication, theme: Theme, mode: Mode, state: State, role: str
) -> None:
    seen = image("play", theme, 20, mode, state)
    colors = {
        seen.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if seen.pixelColor(x, y).alpha() == 255
    }
    assert colors == {QColor(getattr(theme, role)).name()}


def test_every_icon_draws_something_at_every_size(qapp: QApplication) -> None:
    for name in names():
        for size in SIZES:
            drawn = image(name, LIGHT, size, Mode.Normal, State.Off)
            assert drawn.width() == round(size * drawn.devicePixelRatio())
            assert any(drawn.pixelColor(x, y).alpha() for x in range(size) for y in range(size)), name
