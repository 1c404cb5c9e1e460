"""Calls into Qt by the ten thousand and counts references: ``soak.py N`` prints what None and True gained."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel


class Source(QObject):
    told = Signal(int)
    told_nothing = Signal()


def main() -> None:
    rounds = int(sys.argv[1])
    application = QCoreApplication([])
    source, model = Source(), QStandardItemModel()
    heard: list[int] = []
    source.told.connect(lambda number: heard.append(number % 7) if number % 1000 == 0 else None)
    model.appendRow(QStandardItem("x"))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(rounds):
        source.told.emit(number)
        source.told_nothing.emit()
        model.item(0).setText("y" if number % 2 else "x")
        application.processEvents()
    after = sys.getrefcount(None), sys.getrefcount(True)
    print(json.dumps({"none": after[0] - before[0], "true": after[1] - before[1]}))


if __name__ == "__main__":
    main()
