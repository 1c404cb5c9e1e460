"""A block of numbers is pasted into a matrix: all of it in one undo step, or nothing and a sentence."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from simulator.language import Phrase
from simulator.numerics.array import Array
from simulator.panels.matrices.block import read_block
from simulator.panels.matrices.panel import MatricesPanel
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

Pull = Callable[..., Frame]


@pytest.fixture
def panel(bench: Workbench, qtbot: QtBot, pull: Pull) -> MatricesPanel:
    panel = MatricesPanel(bench)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    panel.activateWindow()
    pull()
    panel.refresh()
    return panel


def paste(qtbot: QtBot, panel: MatricesPanel, row: int, column: int, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    panel.table.setCurrentIndex(panel.model.index(row, column))
    press(qtbot, panel, Qt.Key.Key_V)


def press(qtbot: QtBot, panel: MatricesPanel, key: Qt.Key) -> None:
    panel.table.setFocus()
    qtbot.keyClick(panel.table, key, Qt.KeyboardModifier.ControlModifier)


def numbers(panel: MatricesPanel) -> Array:
    model = panel.model
    texts = [
        [model.index(row, column).data(Qt.ItemDataRole.EditRole) for column in range(3)] for row in range(3)
    ]
    return np.array(texts, dtype=float)


def test_a_block_goes_into_the_cells_in_one_undoable_step(
    panel: MatricesPanel, bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    before = numbers(panel)
    wanted = before.copy()
    wanted[1:, 1:] = [[0.5, -2.0], [1e-3, 7.0]]
    paste(qtbot, panel, 1, 1, "0.5\t-2\r\n1e-3\t7\r\n")
    place = panel.model.place(panel.model.index(2, 2))
    pull(lambda frame: frame.theta[place] == 7.0)
    panel.refresh()
    assert np.array_equal(numbers(panel), wanted)
    assert len(bench.history.done) == 1
    assert "4 numbers" in str(bench.history.done[0].label)
    bench.history.undo()
    pull(lambda frame: frame.theta[place] != 7.0)
    panel.refresh()
    assert np.array_equal(numbers(panel), before)


def test_what_the_table_copied_can_be_pasted_back(
    panel: MatricesPanel, bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    before = numbers(panel)
    press(qtbot, panel, Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    paste(qtbot, panel, 0, 0, "1\t2\t3\n4\t5\t6\n7\t8\t9")
    pull(lambda frame: 9.0 in frame.theta)
    panel.refresh()
    paste(qtbot, panel, 0, 0, copied)
    pull(lambda frame: 9.0 not in frame.theta)
    panel.refresh()
    assert np.array_equal(numbers(panel), before)


def test_it_begins_at_the_first_cell_that_is_selected(panel: MatricesPanel, qtbot: QtBot, pull: Pull) -> None:
    select = QItemSelectionModel.SelectionFlag.Select
    for row in (1, 0):
        for column in (2, 1):
            panel.table.selectionModel().select(panel.model.index(row, column), select)
    panel.table.selectionModel().setCurrentIndex(
        panel.model.index(1, 2), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    QGuiApplication.clipboard().setText("7")
    press(qtbot, panel, Qt.Key.Key_V)
    place = panel.model.place(panel.model.index(0, 1))
    pull(lambda frame: frame.theta[place] == 7.0)


def test_learned_weights_take_a_number_that_the_drawing_has_already(
    panel: MatricesPanel, bench: Workbench, qtbot: QtBot, pull: Pull
) -> None:
    paste(qtbot, panel, 0, 0, "7")
    place = panel.model.place(panel.model.index(0, 0))
    bench.trainer.step("batch")
    pull(lambda frame: frame.step == 1 and frame.theta[place] != 7.0)
    paste(qtbot, panel, 0, 0, "7\t8")
    pull(lambda frame: frame.theta[place] == 7.0)
    assert len(bench.history.done) == 2


@pytest.mark.parametrize(
    ("row", "text", "says"),
    [
        (0, "much", "“much” is not a number"),
        (0, "1\t2\n3\tmuch", "Row 2, column 2 of what was copied: “much” is not a number"),
        (0, "1\t2\n3", "Row 2, column 2 of what was copied: Nothing is written"),
        (0, "1\t1e305", "Row 1, column 2 of what was copied: 1e305 is too large"),
        (0, "1,2\n3,4", "“1,2” has a comma"),
        (0, "", "holds no text"),
        (0, "\n\n", "holds no text"),
        (2, "1\n2", "2×1 numbers do not fit: from this cell on there is room for 1×3."),
    ],
)
def test_what_cannot_be_pasted_is_said_and_changes_nothing(
    panel: MatricesPanel, bench: Workbench, qtbot: QtBot, row: int, text: str, says: str
) -> None:
    paste(qtbot, panel, row, 0, text)
    assert says in panel.refusal.text()
    assert panel.refusal.isVisible()
    assert bench.history.done == []


def test_gradients_take_no_numbers(panel: MatricesPanel, bench: Workbench, qtbot: QtBot) -> None:
    panel.shown.show_key("gradient")
    panel.refresh()
    paste(qtbot, panel, 0, 0, "7")
    assert "only read" in panel.refusal.text()
    assert bench.history.done == []


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1", ((1.0,),)),
        ("0,5\t1,5", ((0.5, 1.5),)),
        ("\ta\tb\nr\t1\t2", ((1.0, 2.0),)),
        ("1\n2\n\n", ((1.0,), (2.0,))),
    ],
)
def test_blocks_are_read(text: str, block: object) -> None:
    assert read_block(text, 2, 2) == block


def test_two_cells_copied_from_a_diagonal_are_not_taken_for_names() -> None:
    assert isinstance(read_block("\t5\n6\t", 2, 2), Phrase)
