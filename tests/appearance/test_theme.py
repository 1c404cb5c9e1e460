"""Themes: complete, legible, followed by palette and icons."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from simulator.appearance import icons, theme
from simulator.appearance.system import Wardrobe
from simulator.appearance.theme import DARK, LIGHT, THEMES, Theme, palette_of, roles
from simulator.resources import resource

each_theme = pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)


@pytest.fixture(autouse=True)
def _undress(qapp: QApplication) -> Iterator[None]:
    yield
    theme.use(LIGHT)
    qapp.setPalette(palette_of(LIGHT))
    qapp.setStyleSheet("")


def _luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@each_theme
def test_every_role_is_a_color(look: Theme) -> None:
    assert len(roles()) >= 20
    for role in roles():
        assert re.fullmatch("#[0-9a-f]{6}", getattr(look, role)), role


@each_theme
@pytest.mark.parametrize("ground", ["paper", "window", "surface", "raised"])
def test_text_reads_on_every_surface(look: Theme, ground: str) -> None:
    assert _contrast(look.ink, getattr(look, ground)) > 10.0
    assert _contrast(look.muted, getattr(look, ground)) > 4.5
    assert _contrast(look.accent, getattr(look, ground)) > 4.5


@each_theme
def test_text_reads_on_every_wash(look: Theme) -> None:
    assert _contrast(look.on_accent, look.accent) > 4.5
    for wash in (look.soft_accent, look.soft_warning, look.soft_danger):
        assert _contrast(look.ink, wash) > 7.0
    assert _contrast(look.earlier_curve, look.surface) > 3.0
    assert _contrast(look.warning, look.soft_warning) > 4.4
    assert _contrast(look.danger, look.soft_danger) > 4.4


def test_dark_is_dark() -> None:
    assert DARK.dark
    assert not LIGHT.dark


@each_theme
def test_the_palette_says_all_roles(look: Theme) -> None:
    palette = palette_of(look)
    assert palette.color(QPalette.ColorRole.Base) == QColor(look.raised)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(look.faint)


def test_a_choice_dresses_the_application_and_tells(qapp: QApplication) -> None:
    told: list[str] = []
    stop = theme.changed.connect(lambda look: told.append(look.name))
    wardrobe = Wardrobe(qapp, "light")
    wardrobe.choose("dark")
    stop()
    assert told == ["dark"]
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert wardrobe.choice == "dark"


def test_choosing_again_tells_nobody(qapp: QApplication) -> None:
    told: list[Theme] = []
    wardrobe = Wardrobe(qapp, "light")
    stop = theme.changed.connect(told.append)
    wardrobe.choose("light")
    stop()
    assert told == []


def test_every_icon_is_drawn_alike_and_shows_something(qtbot: QtBot) -> None:
    assert len(icons.names()) >= 60
    for name in icons.names():
        source = resource("icons", f"{name}.svg").read_text("utf-8")
        if name != "app":
            assert 'viewBox="0 0 24 24"' in source, name
            assert "currentColor" in source, name
            assert "#" not in source, name
        image = icons.pixmap(name, 24, "#ff0000").toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))
        assert 12 < inked < 570, name


def test_an_icon_follows_the_theme(qtbot: QtBot) -> None:
    dark = icons.icon("stop", DARK).pixmap(QSize(24, 24)).toImage().pixelColor(12, 12)
    light = icons.icon("stop", LIGHT).pixmap(QSize(24, 24)).toImage().pixelColor(12, 12)
    assert dark == QColor(DARK.ink)
    assert light == QColor(LIGHT.ink)


def test_an_icon_is_sharp_at_two_hundred_percent(qtbot: QtBot) -> None:
    picture = icons.pixmap("play", 24, "#000000", 2.0)
    assert picture.size() == QSize(48, 48)
    assert picture.devicePixelRatio() == 2.0


@pytest.mark.parametrize(
    "name",
    "select neuron input layer connect erase pan play pause step-batch step-sample step-epoch"
    " step-back reset dice undo"
    " redo zoom-in zoom-out fit open save export new align-left align-center align-right align-top"
    " align-middle align-bottom distribute-h distribute-v layout freeze output delete duplicate copy paste"
    " cut sun moon language help search data chart table inspector outline history minimap app logo".split(),
)
def test_the_icon_is_there(name: str) -> None:
    assert name in icons.names()


@each_theme
def test_an_empty_check_box_stands_out_from_the_window(look: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    Wardrobe(qapp, look.name)
    box = QCheckBox()
    qtbot.addWidget(box)
    image = box.grab().toImage()
    across = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    assert max(_contrast(color, look.window) for color in across) >= 3.0


@each_theme
def test_an_icon_in_a_selected_row_is_written_in_its_color(look: Theme, qapp: QApplication) -> None:
    image = icons.icon("neuron", look).pixmap(20, QIcon.Mode.Selected).toImage()
    pixels = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert {pixel.name() for pixel in pixels if pixel.alpha() == 255} == {look.on_accent}
