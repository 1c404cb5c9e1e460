"""The import of a CSV file: a file that is refused can still be seen through, and rows can be found."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.app.exchange.csv_dialog import CsvDialog


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def opened(owner: QWidget, data: bytes) -> CsvDialog:
    return CsvDialog(owner, "t.csv", data, lambda table: None)


@pytest.mark.parametrize(
    ("data", "encoding", "delimiter"),
    [
        (b"a;b\n1;2\n3;4;5\n", "utf-8", ";"),
        ("가\t나\n1\t2\n3\n".encode("cp949"), "cp949", "\t"),
        (b"a,b\n\xff\xff,1\n", "utf-8", ","),
        (b"", "utf-8", ","),
    ],
)
def test_a_refused_file_shows_what_it_was_taken_for(
    owner: QWidget, data: bytes, encoding: str, delimiter: str
) -> None:
    dialog = opened(owner, data)
    assert dialog.table is None
    assert (dialog.encoding.currentData(), dialog.delimiter.currentData()) == (encoding, delimiter)
    assert dialog.encoding.currentText()


def test_rows_of_the_preview_have_the_numbers_that_sentences_name(owner: QWidget) -> None:
    dialog = opened(owner, b"a,b\n1,2\n\n3,4\n5,x\n")
    dialog.preview.choice(0, 1).show_key("number")
    dialog.read()
    header = [dialog.preview.verticalHeaderItem(row) for row in range(dialog.preview.rowCount())]
    assert [item.text() for item in header if item is not None] == ["", "", "2", "4", "5"]
    assert "Row 5" in dialog.problem.sentence.text()
