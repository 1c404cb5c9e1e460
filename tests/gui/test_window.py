"""The window's own parts: language, theme, docks, keys, finder, sheet of keys, context menu, status."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import example_path
from simulator.app.entries.entries import only_on_canvas, plain
from simulator.app.shell.docks import in_sight
from simulator.app.window import Window
from simulator.appearance import theme as themes
from simulator.drawing.edits import add_node
from simulator.language import phrase, use_translator
from simulator.panels import PANELS
from simulator.panels.widgets.reading import Reading
from simulator.resources import resource
from simulator.training.frame import State

XOR = example_path("xor")

GAP = re.compile(r"\{\w*\}")
SOURCES = sorted((Path(__file__).resolve().parents[2] / "simulator").rglob("*.py"))


def texts(window: QWidget) -> set[str]:
    """Every text that a person can see or be told, menus included."""
    found = {window.windowTitle()}
    for part in window.findChildren(QWidget):
        for name in ("text", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName"):
            value = getattr(part, name, None)
            found.add(value() if callable(value) and not isinstance(value, type) else "")
        found |= {action.text() for action in part.actions()}
    return {text for text in found if isinstance(text, str) and text.strip()}


@pytest.fixture
def backwards(window: Window) -> Iterator[None]:
    """A language that can be told from English: every translated text stands in brackets."""
    use_translator(lambda _context, text: f"⟦{text}⟧")
    tell_language_change()
    yield
    use_translator(None)
    tell_language_change()


def tell_language_change() -> None:
    QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.LanguageChange))
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)  # Qt tells the windows by post
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def english() -> set[str]:
    """Every text that the source marks for translation."""
    calls = (
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("phrase", "translate")
    )
    literals = (call.args[1] for call in calls if len(call.args) == 2)
    return {node.value for node in literals if isinstance(node, ast.Constant)}


def pattern(template: str) -> str:
    """What a text with gaps can look like once they are filled."""
    return ".+?".join(map(re.escape, GAP.split(template)))


def left_in_english(shown: set[str]) -> set[str]:
    """Texts that some template of ours fits, and that no translator has seen."""
    templates = (text for text in english() if sum(map(str.isalpha, GAP.sub("", text))) > 3)
    known = re.compile("|".join(f"(?:{pattern(template)})" for template in templates), re.DOTALL)
    heads = {text.partition("\t")[0]: text for text in shown}
    return {text for head, text in heads.items() if "⟦" not in head and known.fullmatch(head)}


def test_a_text_with_gaps_is_known_as_english() -> None:
    assert left_in_english({"0.125\nDouble-click copies all digits."})
    assert not left_in_english({"⟦0.125\nDouble-click copies all digits.⟧", "x1"})


@pytest.fixture
def trained(window: Window, qtbot: QtBot) -> None:
    """There are numbers to speak of, and something is selected and was done."""
    window.files.open_path(XOR)
    qtbot.waitUntil(lambda: window.bench.trainer.frame is not None)
    window.bench.trainer.step("epoch")
    node = next(n for n in window.bench.drawing.nodes.values() if n.kind != "input")
    window.bench.selection.set([node.id])
    readings = window.findChildren(Reading)
    qtbot.waitUntil(lambda: sum(bool(reading.toolTip()) for reading in readings) > 3)


def test_a_language_switch_retranslates_everything(
    window: Window, qtbot: QtBot, trained: None, backwards: None
) -> None:
    for key, dock in window.docks.docks.items():  # what is behind a tab speaks anew when it is seen again
        window.docks.bring(key)
        qtbot.waitUntil(dock.widget().isVisible)
    assert left_in_english(texts(window)) == set()
    assert any("⟦" in text for text in texts(window))


def test_a_file_dropped_on_a_field_is_the_windows(window: Window) -> None:
    assert [field for field in window.findChildren(QLineEdit) if field.acceptDrops()] == []


@pytest.mark.skipif(not resource("translations", "backprop_ko.qm").exists(), reason="no translation is built")
def test_the_language_is_switched_at_once_and_remembered(window: Window, qtbot: QtBot) -> None:
    window.actions_by_key.run("view.language_ko")
    assert window.settings.current.language == "ko"
    title = window.menus.menus["file"].title
    qtbot.waitUntil(lambda: plain(title()) == "파일")
    window.actions_by_key.run("view.language_en")
    qtbot.waitUntil(lambda: plain(title()) == "File")


def test_a_theme_is_switched_at_once(window: Window) -> None:
    def paper() -> QColor:
        return window.canvas.grab().toImage().pixelColor(5, 5)

    light = paper()
    window.actions_by_key.run("view.theme_dark")
    assert themes.current().name == "dark"
    assert paper().lightness() < 80 < light.lightness()
    assert QApplication.palette().window().color() == QColor(themes.DARK.window)
    window.actions_by_key.run("view.theme_light")
    assert paper() == light


def test_every_panel_hides_and_comes_back(window: Window, qtbot: QtBot) -> None:
    """What is in sight has a mark; one behind a tab is brought forward before it can be hidden."""
    for panel in PANELS:
        action, dock = window.actions_by_key[f"view.panel_{panel.key}"], window.docks.docks[panel.key]

        def marked(action: QAction = action) -> bool:
            window.actions_by_key.refresh()
            return action.isChecked()

        if not marked():
            action.trigger()
            qtbot.waitUntil(marked)
        action.trigger()
        assert dock.isHidden()
        qtbot.waitUntil(lambda: not marked())
        action.trigger()
        assert not dock.isHidden()
        qtbot.waitUntil(marked)


def test_the_layout_is_remembered_and_can_be_reset(window: Window) -> None:
    window.docks.docks["palette"].hide()
    window.docks.docks["history"].setFloating(True)
    state = window.docks.state()
    window.actions_by_key.run("view.reset_layout")
    assert in_sight(window.docks, "palette")
    assert not window.docks.docks["history"].isFloating()
    window.docks.restore(state)
    assert not in_sight(window.docks, "palette")
    assert window.docks.docks["history"].isFloating()


def test_a_damaged_layout_is_passed_over(window: Window) -> None:
    before = window.docks.state()
    window.docks.restore(b"not a layout")
    assert window.docks.state() == before


def test_every_entry_has_a_menu_and_no_key_means_two_things(window: Window) -> None:
    entries = window.actions_by_key.entries.values()
    assert {entry.menu for entry in entries} <= set(window.menus.menus)
    keys = [key for entry in entries for key in entry.shortcuts]
    assert sorted(keys) == sorted(set(keys))


def test_only_what_can_be_on_or_off_has_a_mark(window: Window) -> None:
    assert window.actions_by_key["arrange.freeze"].isCheckable()
    assert window.actions_by_key["view.grid"].isCheckable()
    assert not window.actions_by_key["edit.in_place"].isCheckable()


def test_single_letters_are_the_canvas_own(window: Window) -> None:
    """Typing in a field never takes a tool in hand, and the canvas does."""
    field = next(f for f in window.findChildren(QLineEdit) if f.isVisible() and not f.isReadOnly())
    field.setFocus()
    QTest.keyClicks(field, "nic")
    assert window.bench.tool == "select"
    field.clear()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    assert window.bench.tool == "neuron"
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.bench.tool == "select"


def test_a_letter_of_another_alphabet_is_known_by_its_place(window: Window) -> None:
    """ㅜ stands on the key of N; X11 numbers that key 57."""
    kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.canvas, QKeyEvent(kind, 0x315C, none, 57, 0x315C, 0, "ㅜ"))
    assert window.bench.tool == "neuron"


def test_the_twin_of_a_letter_works_too(window: Window) -> None:
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Qt.Key.Key_C, both)
    assert window.bench.tool == "connect"


def test_a_question_mark_opens_the_sheet_of_keys(window: Window) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Question, shift, "?")
    QApplication.sendEvent(window.canvas, event)
    assert window.guides.key_sheet.isVisible()
    window.guides.key_sheet.hide()


def test_every_single_letter_has_a_twin(window: Window) -> None:
    for entry in window.actions_by_key.entries.values():
        letters = [key for key in entry.shortcuts if len(key) == 1 and key.isalpha()]
        for letter in letters:
            assert f"Alt+Shift+{letter}" in entry.shortcuts, entry.key


def test_menus_show_the_keys_of_the_canvas(window: Window) -> None:
    assert window.actions_by_key["tools.neuron"].text().endswith("\tN")
    assert only_on_canvas("N")
    assert not only_on_canvas("Ctrl+N")


def test_space_plays_and_pauses(window: Window, qtbot: QtBot) -> None:
    window.files.open_path(XOR)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.bench.trainer.state is State.RUNNING)
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.bench.trainer.state is State.PAUSED)


def test_undo_says_what_it_would_undo(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    window.menus.menus["edit"].aboutToShow.emit()
    step = str(window.bench.history.done[-1].label)
    assert step in window.actions_by_key["edit.undo"].text()


def test_an_ampersand_in_a_name_is_no_mnemonic_in_the_menu(window: Window) -> None:
    bench = window.bench
    change, _ = add_node(bench.drawing, "neuron", 0, 0, label="A&B")
    bench.history.do(phrase("Test", "Add {name}").of(name="A&B"), change)
    window.menus.menus["edit"].aboutToShow.emit()
    assert window.actions_by_key["edit.undo"].text() == "Undo: Add A&&B"
    assert str(bench.history.done[-1].label) == "Add A&B"
    assert window.actions_by_key["file.new"].text() == "&New"


def test_the_finder_finds_and_runs(window: Window, qtbot: QtBot) -> None:
    window.actions_by_key.run("help.find")
    finder = window.guides.finder
    assert finder.isVisible()
    QTest.keyClicks(finder.field, "connect tool")
    finder.field.clear()
    QTest.keyClicks(finder.field, "dark")
    assert finder.list.currentItem().text(0) == "Dark"
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert themes.current().name == "dark"


def test_the_finder_finds_what_cannot_be_done_now_and_leaves_it(window: Window) -> None:
    window.guides.finder.ask()
    QTest.keyClicks(window.guides.finder.field, "align left")
    assert window.guides.finder.list.currentItem().text(0) == "Align left"
    QTest.keyClick(window.guides.finder.field, Qt.Key.Key_Return)
    assert window.guides.finder.isVisible()
    window.guides.finder.hide()


def test_the_finder_is_walked_with_arrows(window: Window) -> None:
    window.guides.finder.ask()
    first = window.guides.finder.list.currentItem().text(0)
    QTest.keyClick(window.guides.finder.field, Qt.Key.Key_Down)
    assert window.guides.finder.list.currentItem().text(0) != first
    QTest.keyClick(window.guides.finder.field, Qt.Key.Key_Up)
    assert window.guides.finder.list.currentItem().text(0) == first
    window.guides.finder.hide()


def test_the_sheet_of_keys_lists_every_key_and_searches(window: Window) -> None:
    window.actions_by_key.run("help.keys")
    sheet = window.guides.key_sheet
    shown = " ".join(how for _, _, how, _ in sheet.rows())
    for entry in window.actions_by_key.entries.values():
        for key in entry.keys:
            assert key in shown
    sheet.field.setText("middle-drag")
    visible = [
        group.child(row).text(1)
        for group in (sheet.tree.topLevelItem(i) for i in range(sheet.tree.topLevelItemCount()))
        for row in range(group.childCount())
        if not group.child(row).isHidden()
    ]
    assert visible
    assert all("Middle" in how for how in visible)
    sheet.field.clear()
    sheet.hide()


def test_finder_and_sheet_say_that_nothing_was_found(window: Window) -> None:
    finder, sheet = window.guides.finder, window.guides.key_sheet
    finder.ask()
    finder.field.setText("zzqqxx")
    assert finder.list.topLevelItemCount() == 1
    assert "Nothing" in finder.list.topLevelItem(0).text(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(finder.field, key)
    assert finder.isVisible()
    finder.field.clear()
    assert finder.list.topLevelItemCount() > 1
    finder.hide()
    sheet.show()
    sheet.field.setText("zzqqxx")
    assert sheet.nothing.isVisible()
    assert not sheet.tree.isVisible()
    sheet.field.clear()
    assert sheet.tree.isVisible()
    sheet.hide()


def test_the_context_menu_offers_what_fits(window: Window, qtbot: QtBot) -> None:
    window.files.open_path(XOR)
    node = next(iter(window.bench.drawing.nodes.values()))
    place = window.canvas.to_view(node.x, node.y).toPoint()
    window.context_menu.open(node.id, window.canvas.mapToGlobal(place))
    menu = window.context_menu.menu
    assert isinstance(menu, QMenu)
    assert window.bench.selection.ids == (node.id,)
    assert window.actions_by_key["edit.delete"] in menu.actions()
    menu.close()
    QTest.qWait(0)


def test_the_status_bar_follows(window: Window, qtbot: QtBot) -> None:
    status = window.status
    assert status.hint.text()
    before = status.zoom.text()
    window.canvas.zoom_to(2.0)
    assert status.zoom.text() == "200 %" != before
    window.bench.take("erase")
    assert status.hint.text() == str(window.bench.hint)
    qtbot.waitUntil(lambda: status.problems.isVisible())
    assert status.training.text() == "nothing to train"
    window.files.open_path(XOR)
    qtbot.waitUntil(lambda: not status.problems.isVisible())


def test_where_training_ends_no_speed_is_left(window: Window, qtbot: QtBot) -> None:
    status, trainer = window.status, window.bench.trainer
    window.files.open_path(XOR)
    trainer.play()
    qtbot.waitUntil(lambda: status.speed.isVisible(), timeout=10_000)
    window.documents.new()
    qtbot.waitUntil(lambda: trainer.state is State.IDLE, timeout=10_000)
    assert not status.speed.isVisible()
    assert not status.speed.text()


def test_a_tile_is_picked_and_the_canvas_has_the_keys(window: Window) -> None:
    palette = window.docks.panels["palette"]
    tile = palette.tiles["neuron"]  # type: ignore[attr-defined]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.bench.tool == "neuron"
    assert window.canvas.hasFocus()


def test_a_drag_from_the_palette_can_be_given_back(window: Window) -> None:
    palette = window.docks.panels["palette"]
    tile = palette.tiles["layer"]  # type: ignore[attr-defined]
    inside = tile.mapFromGlobal(window.canvas.mapToGlobal(window.canvas.rect().center()))
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=tile.rect().center())
    QTest.mouseMove(tile, inside / 2)
    QTest.mouseMove(tile, inside)
    assert window.hand.busy
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    assert not window.hand.busy
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=inside)
    assert not window.bench.drawing.nodes
