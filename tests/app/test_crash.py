"""The funnel: an exception anywhere is written down, work is copied, and it is said once."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, qCritical

from simulator.app.system.crash import Funnel, Report
from simulator.language import phrase
from simulator.problems import refuse
from simulator.signal import ListenersFailed
from simulator.training.runner import Runner
from simulator.training.worker import Worker


class Told:
    """Stands in for recovery and dialog."""

    def __init__(self) -> None:
        self.copies = 0
        self.reports: list[Report] = []

    def rescue(self) -> None:
        self.copies += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def funnel(told: Told, tmp_path: Path, qapp: QCoreApplication) -> Iterator[Funnel]:
    parent = QObject()
    funnel = Funnel(tmp_path, told.rescue, told.reports.append, parent)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield funnel
    funnel.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def fail(message: str) -> None:
    try:
        raise ValueError(message)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_exception_is_written_rescued_and_said(funnel: Funnel, told: Told, tmp_path: Path) -> None:
    funnel.install()
    fail("on the GUI thread")
    assert told.reports == []  # not inside what went wrong, which may be a paint event
    funnel.look()
    (report,) = told.reports
    assert told.copies == 1
    assert report.summary == "ValueError: on the GUI thread"
    assert report.path is not None
    assert "Traceback" in report.path.read_text()
    assert "PySide6" in report.text


def test_it_is_said_once_and_every_fault_is_reported_once(funnel: Funnel, told: Told, tmp_path: Path) -> None:
    funnel.install()
    for _ in range(50):
        fail("in every repaint")
    fail("another")
    funnel.look()
    assert len(told.reports) == 1
    assert len(list(tmp_path.glob("report-*"))) == 2


def test_a_fault_in_a_thread_reaches_the_gui_thread(funnel: Funnel, told: Told) -> None:
    funnel.install()

    def work() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    funnel.look()
    assert told.reports[0].summary == "RuntimeError: in a thread"


def test_a_fault_in_a_destructor_is_heard(funnel: Funnel, told: Told) -> None:
    funnel.install()

    class Grave:
        def __del__(self) -> None:
            raise LookupError("at the end")

    Grave()
    gc.collect()
    funnel.look()
    assert told.reports[0].summary == "LookupError: at the end"


def test_what_qt_calls_critical_is_heard(funnel: Funnel, told: Told) -> None:
    funnel.install()
    qCritical("a widget lost its parent")
    funnel.look()
    assert "lost its parent" in told.reports[0].summary


def test_a_rescue_that_fails_does_not_hide_the_report(
    tmp_path: Path, told: Told, qapp: QCoreApplication
) -> None:
    def broken() -> None:
        raise OSError("no disk")

    parent = QObject()
    funnel = Funnel(tmp_path, broken, told.reports.append, parent)
    funnel.take(ValueError, ValueError("first"), None)
    funnel.look()
    assert told.reports[0].summary == "ValueError: first"
    assert any("no disk" in path.read_text() for path in tmp_path.glob("report-*"))


def raised(*errors: Exception) -> ListenersFailed:
    try:
        raise ListenersFailed("listeners failed", errors)
    except ListenersFailed as group:
        return group


def test_a_refusal_is_said_and_is_no_fault(funnel: Funnel, told: Told, tmp_path: Path) -> None:
    said: list[str] = []
    funnel.refused.connect(lambda refusal: said.append(str(refusal)))
    full, locked = refuse(phrase("Test", "The disk is full.")), refuse(phrase("Test", "The file is locked."))
    for error in (full, raised(full, raised(locked))):
        funnel.take(type(error), error, None)
    assert said == []  # not where it was raised, which may be a paint event or another thread
    funnel.look()
    assert said == ["The disk is full."] * 2 + ["The file is locked."]
    assert (told.copies, told.reports, list(tmp_path.glob("report-*"))) == (0, [], [])


def test_a_fault_among_refusals_is_a_fault_named_by_itself(funnel: Funnel, told: Told) -> None:
    group = raised(refuse(phrase("Test", "The disk is full.")), ZeroDivisionError("ours"))
    funnel.take(type(group), group, group.__traceback__)
    funnel.look()
    (report,) = told.reports
    assert report.summary == "ZeroDivisionError: ours"
    assert "The disk is full." in report.text


def test_a_refusal_raised_while_training_is_said_on_the_gui_thread(funnel: Funnel, told: Told) -> None:
    said: list[threading.Thread] = []
    funnel.refused.connect(lambda _: said.append(threading.current_thread()))
    funnel.install()

    def command(_: Worker) -> None:
        raise refuse(phrase("Test", "The data does not fit."))

    runner = Runner()
    runner.post(command)
    assert runner.wait(10)
    runner.close()
    assert said == []
    funnel.look()
    assert said == [threading.main_thread()]
    assert told.reports == []


def test_an_interrupt_is_no_fault(funnel: Funnel, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    funnel.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    funnel.look()
    assert told.reports == []
