"""Opening, saving, asking: nothing is lost without a word, and a failed open changes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.window import Window
from simulator.drawing.files import decode
from tests.gui.conftest import Answers

XOR = example_path("xor")


def edit(window: Window) -> None:
    """Press N and click: one neuron more."""
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.rect().center() / 4)


def drop(window: Window, *paths: Path) -> bool:
    """Drop files on the window; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(400, 400).toPoint(), action, data, button, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(400, 400), action, data, button, none))
        QApplication.processEvents()
    return enter.isAccepted()


def test_the_title_names_the_document_and_shows_that_it_is_modified(window: Window, answers: Answers) -> None:
    window.files.open_path(XOR)
    assert window.windowTitle() == "xor.json[*] - Backprop Studio"
    assert not window.isWindowModified()
    assert window.files.may_leave()
    assert answers.asked == []
    edit(window)
    assert len(window.bench.drawing.nodes) == len(decode(XOR.read_bytes()).nodes) + 1
    assert window.isWindowModified()
    window.actions_by_key.run("edit.undo")
    assert not window.isWindowModified()


def test_a_file_with_words_of_a_later_version_opens_and_every_panel_shows_it(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "later.json"
    text = XOR.read_text("utf-8").replace('"kind":"neuron"', '"kind":"spiking"', 1)
    text = text.replace('"activation":"sigmoid"', '"activation":"swish"').replace(
        '"loss":null', '"loss":"hope"'
    )
    path.write_text(text, "utf-8")
    window.files.open_path(path)
    assert window.documents.path == path
    window.filling.finish()
    for key in window.docks.docks:
        window.docks.bring(key)
        for id in window.bench.drawing.nodes:
            window.bench.selection.set([id])
            window.bench.trainer.pull()
            window.grab()
    said = " ".join(str(problem) for problem in window.bench.trainer.problems)
    assert all(word in said for word in ("spiking", "swish", "hope"))


def test_save_as_then_save_then_recent(window: Window, answers: Answers, tmp_path: Path) -> None:
    edit(window)
    answers.path = tmp_path / "mine.json"
    window.actions_by_key["file.save"].trigger()
    assert not window.isWindowModified()
    assert window.documents.path == answers.path
    edit(window)
    asked = len(answers.asked)
    window.actions_by_key["file.save"].trigger()
    assert len(answers.asked) == asked
    assert len(decode(answers.path.read_bytes()).nodes) == len(window.bench.drawing.nodes)
    window.menus.menus["file/recent"].aboutToShow.emit()
    assert "mine.json" in window.menus.menus["file/recent"].actions()[0].text()


def test_closing_asks_until_the_work_is_saved(own_window: Window, tmp_path: Path) -> None:
    window, answers = own_window, Answers()
    window.dialogs = answers  # type: ignore[assignment]
    edit(window)
    answers.unsaved_answer = "cancel"
    assert not window.close()
    assert answers.asked == ["untitled"]

    answers.unsaved_answer, answers.path = "save", tmp_path / "no" / "folder.json"
    assert not window.close()
    assert "folder.json" in window.notices.sentence.text()
    assert window.isWindowModified()

    answers.path = tmp_path / "mine.json"
    assert window.close()
    assert len(decode(answers.path.read_bytes()).nodes) == 1


def test_closing_without_saving_leaves_no_trace(own_window: Window) -> None:
    edit(own_window)
    own_window.keeper.copy()
    folder = own_window.documents.recovery.folder
    assert list(folder.iterdir())
    assert own_window.close()
    assert list(folder.iterdir()) == []


def test_a_bad_file_is_told_and_changes_nothing(window: Window, tmp_path: Path) -> None:
    window.files.open_path(XOR)
    edit(window)
    before = dict(window.bench.drawing.records), window.windowTitle(), len(window.bench.history.done)
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "backprop-studio", "version": 1, "nodes": [{"id": 7}]}')
    window.files.open_path(bad)
    assert (
        dict(window.bench.drawing.records),
        window.windowTitle(),
        len(window.bench.history.done),
    ) == before
    assert "bad.json" in window.notices.sentence.text()
    assert str(bad) not in window.settings.current.recent


def test_a_drawing_is_dropped_onto_the_window(window: Window) -> None:
    assert drop(window, XOR)
    assert window.documents.path == XOR


def test_what_cannot_be_used_is_refused_at_the_pointer(window: Window, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "picture.png")
    assert not drop(window, XOR, XOR)


def test_a_table_is_dropped_looked_at_and_imported_in_one_step(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "flowers.csv"
    path.write_text("length,width,kind\n1.5,2,rose\n2.5,3,tulip\n1.0,4,rose\n", "utf-8")
    assert drop(window, path)
    dialog = window.tables.dialog
    assert dialog is not None
    assert dialog.accept_button.isEnabled()
    assert "Rows: 3, features: 2, targets: 2." in dialog.summary.text()
    steps = len(window.bench.history.done)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    data = window.bench.drawing.data
    assert data.dataset == "table"
    assert data.table is not None
    assert [column.name for column in data.table.columns] == ["length", "width", "kind=rose", "kind=tulip"]
    assert len(window.bench.history.done) == steps + 1
    window.bench.history.undo()
    assert window.bench.drawing.data.table is None


def test_a_mistake_in_a_table_is_named_by_row_and_column(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n3,oops\n5,6\n", "utf-8")
    window.tables.import_path(path)
    dialog = window.tables.dialog
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    assert "3" in dialog.problem.sentence.text()
    assert "b" in dialog.problem.sentence.text()
    dialog.accept()
    assert window.bench.drawing.data.table is None
    dialog.reject()


def test_every_example_opens_from_the_menu(window: Window, qtbot: QtBot) -> None:
    for example in EXAMPLES:
        window.actions_by_key.run(f"file.example_{example.key}")
        qtbot.waitUntil(lambda: window.bench.trainer.frame is not None)
        assert window.bench.trainer.problems == ()
        assert not window.isWindowModified()
        assert str(example.title) in window.windowTitle()


def test_a_trained_example_is_put_aside_and_brought_back_by_a_click(
    window: Window, qtbot: QtBot, answers: Answers
) -> None:
    trainer, action = window.bench.trainer, window.actions_by_key["file.bring_back"]
    window.actions_by_key.run("file.example_xor")
    step = decode(XOR.read_bytes()).step
    qtbot.waitUntil(lambda: trainer.frame is not None and trainer.frame.step == step)
    trainer.step("epoch")
    qtbot.waitUntil(lambda: trainer.frame is not None and trainer.frame.step > step)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.bench.drawing.nodes == {}
    assert answers.asked == []
    assert action.isEnabled()
    (button,) = window.notices.buttons
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: trainer.frame is not None and trainer.frame.step > step)
    assert window.isWindowModified()
    window.actions_by_key.refresh()
    assert not action.isEnabled()


HEADS = {"json": b"{", "png": b"\x89PNG", "svg": b"<?xml"}


def test_every_export_writes_its_kind(window: Window, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    window.files.open_path(XOR)
    qtbot.waitUntil(lambda: window.bench.trainer.frame is not None)
    for row in window.exports.rows:
        answers.path = tmp_path / f"{row.key}{row.suffix}"
        window.actions_by_key.run(f"export.{row.key}")
        written = answers.path.read_bytes()
        assert written.startswith(HEADS[row.suffix[1:]])
        assert len(written) > 1000
        assert str(answers.path) in window.notices.sentence.text()


def test_what_no_file_can_hold_is_said_when_it_is_left_out(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.files.open_path(XOR)
    bench = window.bench
    bench.trainer.set_weights(dict.fromkeys(bench.trainer.learned(), 1e301))
    answers.path = tmp_path / "mine.json"
    window.actions_by_key.run("file.save_as")
    assert decode(answers.path.read_bytes()).weights == {}
    assert "Saved without" in window.notices.sentence.text()
    window.files.new()
    assert window.notices.notice is None
