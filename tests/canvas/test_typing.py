"""Typing in place and reading the tip: exact numbers in, exact numbers out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.canvas.numbers_shown import exact, power_of_ten, short
from simulator.canvas.subject import Field, Subject, why_not_text
from simulator.canvas.tip_text import tip_text
from simulator.drawing import edits
from simulator.language import phrase
from simulator.tools.typed import read_number
from tests.canvas.conftest import Desk

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _double_click(desk: Desk, place: QPoint) -> None:
    QTest.mouseMove(desk.view, place)
    QTest.mouseClick(desk.view, LEFT, NONE, place)
    QTest.mouseDClick(desk.view, LEFT, NONE, place)


def _type(desk: Desk, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    editor = desk.view.editor
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)


def test_a_weight_is_typed_on_its_number_and_learned_at_once(desk: Desk) -> None:
    desk.step()
    desk.view.grab()
    edge = desk.edge("x1", "h1")
    row = desk.view.stage.geometry.edge_index[edge]
    placed = next(number for number in desk.view.stage.layers.numbers if number.row == row)
    _double_click(desk, QPointF(placed.x, placed.y).toPoint())
    assert desk.view.editor.isVisible()
    _type(desk, "0.625")
    assert not desk.view.editor.isVisible()
    assert desk.bench.drawing.edges[edge].weight == 0.625
    assert len(desk.bench.history.done) == 1
    desk.qtbot.waitUntil(lambda: _weight(desk, edge) == 0.625)
    desk.bench.history.undo()
    assert desk.bench.drawing.edges[edge].weight is None


def _weight(desk: Desk, edge: str) -> float:
    desk.bench.trainer.pull()
    return desk.bench.trainer.learned()[edge]


def test_typing_the_initial_weight_again_goes_back_to_it(desk: Desk) -> None:
    edge = desk.edge("x1", "h1")
    desk.bench.history.do(phrase("Test", "Type"), edits.set_fields(desk.bench.drawing, [edge], weight=0.5))
    desk.step()
    assert _weight(desk, edge) != 0.5
    desk.view.edit_value(edge)
    _type(desk, "0.5")
    assert _weight(desk, edge) == 0.5
    assert len(desk.bench.history.done) == 1


def test_a_bias_is_typed_on_its_number(desk: Desk) -> None:
    desk.step()
    desk.view.grab()
    _double_click(desk, desk.at("h2", 0, 34))
    assert desk.view.editor.subject is not None
    assert desk.view.editor.subject.field == "bias"
    _type(desk, "-1.5")
    assert desk.bench.drawing.nodes[desk.node("h2")].bias == -1.5


def test_a_double_click_on_a_neuron_renames_it(desk: Desk) -> None:
    id = desk.node("h2")
    _double_click(desk, desk.at("h2"))
    word = QInputMethodEvent()
    word.setCommitString("은닉")
    QApplication.sendEvent(desk.view.editor, word)
    QTest.keyClick(desk.view.editor, Qt.Key.Key_Return)
    assert desk.bench.drawing.nodes[id].label == "은닉"


def test_a_bad_number_stays_to_be_mended(desk: Desk) -> None:
    edge = desk.edge("x1", "h1")
    desk.bench.edit_requested.emit(edge)
    _type(desk, "1.2.3")
    editor = desk.view.editor
    assert editor.isVisible()
    assert editor.text() == "1.2.3"
    assert "1.2.3" in editor.sentence.text()
    assert editor.sentence.isVisible()
    assert desk.bench.history.done == []
    _type(desk, "0,5")
    assert desk.bench.drawing.edges[edge].weight == 0.5


def test_escape_leaves_everything_as_it_was(desk: Desk) -> None:
    edge = desk.edge("x1", "h1")
    desk.view.edit_value(edge)
    _type(desk, "3", Qt.Key.Key_Escape)
    assert not desk.view.editor.isVisible()
    assert desk.bench.drawing.edges[edge].weight is None
    assert desk.view.hasFocus()


def test_nothing_typed_is_no_step(desk: Desk) -> None:
    desk.step()
    desk.view.edit_value(desk.edge("x1", "h1"))
    QTest.keyClick(desk.view.editor, Qt.Key.Key_Return)
    assert desk.bench.history.done == []


def test_tab_goes_from_name_to_bias(desk: Desk) -> None:
    id = desk.node("h1")
    desk.view.edit_value(id, "label")
    _type(desk, "first", Qt.Key.Key_Tab)
    _type(desk, "0.75")
    node = desk.bench.drawing.nodes[id]
    assert (node.label, node.bias) == ("first", 0.75)


def test_the_editor_follows_the_camera_and_leaves_with_its_edge(desk: Desk) -> None:
    edge = desk.edge("x1", "h1")
    desk.view.edit_value(edge)
    before = desk.view.editor.pos()
    desk.view.stage.viewpoint.move(20, 10)
    assert desk.view.editor.pos() - before == QPoint(20, 10)
    desk.bench.history.do(phrase("Test", "x"), edits.remove(desk.bench.drawing, [edge]))
    assert not desk.view.editor.isVisible()


def test_what_is_edited_out_of_sight_is_brought_into_sight(desk: Desk) -> None:
    desk.view.stage.viewpoint.move(5000, 0)
    desk.view.edit_value(desk.node("h1"))
    assert desk.view.rect().contains(desk.view.editor.geometry())


def test_the_tip_shows_exact_numbers_and_keeps_up(desk: Desk, qtbot: QtBot) -> None:
    desk.step()
    QTest.mouseMove(desk.view, desk.at("h1"))
    qtbot.waitUntil(desk.view.tip.isVisible)
    shown = desk.view.tip.shown
    assert shown is not None
    frame, network = desk.bench.trainer.frame, desk.bench.trainer.network
    assert frame is not None
    assert network is not None
    assert exact(float(frame.theta[network.parameter[desk.node("h1")]])) in dict(shown.rows).values()
    desk.step()
    assert desk.view.tip.shown != shown
    QTest.mouseMove(desk.view, QPoint(3, 3))
    assert not desk.view.tip.isVisible()


def test_the_tip_of_an_edge_names_its_ends_as_plain_text(desk: Desk) -> None:
    change = edits.set_fields(desk.bench.drawing, [desk.node("h1")], label="<b>h</b>")
    edge = desk.edge("x1", "h1")
    desk.bench.history.do(phrase("Test", "x"), change)
    text = tip_text(desk.view.stage.look(1, 1), edge)
    assert text is not None
    assert text.title == "x1 → <b>h</b>"


def test_the_tip_hides_during_a_gesture(desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseMove(desk.view, desk.at("h1"))
    qtbot.waitUntil(desk.view.tip.isVisible)
    QTest.mousePress(desk.view, LEFT, NONE, desk.at("h1"))
    assert not desk.view.tip.isVisible()
    QTest.mouseRelease(desk.view, LEFT, NONE, desk.at("h1"))


def test_the_tip_does_not_lie_over_what_is_typed(desk: Desk) -> None:
    view = desk.view
    view.edit_value(desk.node("h1"))
    view.stage.hover(desk.node("h1"))
    for closing in (lambda: None, view.editor.close_up):
        closing()
        view.tip.aim(QPointF(desk.at("h1")))
        view.tip._wait.timeout.emit()
        assert view.tip.isVisible() is not view.editor.isVisible()


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_short_numbers_are_short_and_near(value: float) -> None:
    text = short(value)
    assert len(text) <= (7 if 1e-9 <= abs(value) < 1e10 else 9)
    assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.06, abs=6e-4)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_numbers_can_be_typed_back(value: float) -> None:
    again = read_number(exact(value))
    if abs(value) <= 9e299:
        assert isinstance(again, float)
        assert again == pytest.approx(value, rel=1e-11)


@pytest.mark.parametrize("text", ["x", "nan", "inf", "1_000", "1e999", "1e301", "--1", "1,2,3", "1,234"])
@pytest.mark.parametrize("field", ["weight", "bias", "value"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str, field: Field) -> None:
    problem = why_not_text(Subject("e1", field), text)
    assert text in str(problem)
    assert ("has a comma" in str(problem)) is ("," in text)


def test_a_number_that_no_drawing_holds_is_said_to_be_too_large() -> None:
    fields: tuple[Field, ...] = ("weight", "bias", "value")
    for field in fields:
        assert "greatest value here is 1e+300" in str(why_not_text(Subject("e1", field), "1e305"))
        assert why_not_text(Subject("e1", field), "1e300") is None


def test_only_what_the_initializer_draws_may_be_empty() -> None:
    assert [why_not_text(Subject("e1", field), " ") is None for field in ("weight", "bias", "value")] == [
        True,
        True,
        False,
    ]


def test_numbers_that_are_none_are_said() -> None:
    assert [short(v) for v in (math.nan, math.inf, -math.inf, 0.0, -0.0)] == ["?", "∞", "−∞", "0", "0"]
    assert [exact(v) for v in (math.nan, 0.0, -0.0)] == ["–", "0", "0"]
    assert [power_of_ten(v) for v in (1e-4, 0.1, 1.0, 10.0, 1e12, 0.5)] == [
        "10⁻⁴",
        "0.1",
        "1",
        "10",
        "10¹²",
        "0.500",
    ]
