"""One funnel for exceptions: what goes wrong is written down, work is copied, and it is said once.

Hooks are called in whatever thread and whatever moment something goes wrong, be it a paint event: they only
write and put aside. What is shown is shown by a timer of the thread that owns the screen.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from simulator import __version__
from simulator.problems import Refusal
from simulator.signal import Signal

REPORTS = 20
"""Written in one run at most; a fault in painting comes back with every repaint."""

LOOK = 200
"""ms between looks at what other threads left."""

Rescue = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What went wrong: one line for a person, the whole for a developer, and where the whole is kept."""

    summary: str
    text: str
    path: Path | None


class Funnel(QObject):
    """Hooks of the interpreter, of threads, of destructors and of Qt, led to one place.

    The hooks are called on whatever thread went wrong: they write and remember; only ``look`` touches Qt.
    """

    def __init__(self, folder: Path, rescue: Rescue, tell: Callable[[Report], None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._rescue, self._tell = folder, rescue, tell
        self.refused: Signal[Refusal] = Signal()
        """A refusal that nobody caught: it has its sentence, and is no fault of the program."""
        self._refusals: deque[Refusal] = deque(maxlen=REPORTS)
        self._waiting: deque[Report] = deque(maxlen=REPORTS)
        self._seen: set[str] = set()
        self._messages: deque[str] = deque(maxlen=50)
        self._told = False
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)

    def install(self) -> None:
        """From here on nothing goes wrong in silence."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._qt_said)
        self._timer.start()

    def remove(self) -> None:
        """Give the hooks back, as at the end of the program."""
        self._timer.stop()
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write an exception down at once; saying so waits, for we may be in a paint event."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        refusals = only_refusals(error)
        if refusals:
            self._refusals.extend(refusals)
            return
        lines = traceback.format_exception(kind, error, trace)
        self._note("".join(lines), _summary(error) or lines[-1].strip())

    def look(self) -> None:
        """On the GUI thread: bring work to safety and say what happened, the first time with a window."""
        while self._refusals:
            self.refused.emit(self._refusals.popleft())
        while self._waiting:
            report = self._waiting.popleft()
            try:
                self._rescue()
            except Exception:  # whatever is broken, the report must still be shown
                self._note(traceback.format_exc(), "the recovery copy failed")
            if not self._told:
                self._told = True
                self._tell(report)

    def _note(self, text: str, summary: str) -> None:
        if sys.stderr:
            sys.stderr.write(text)
        if text in self._seen or len(self._seen) >= REPORTS:
            return
        self._seen.add(text)
        whole = "\n".join((*about_this_run(), "", text, *self._messages))
        self._waiting.append(Report(summary, whole, _write_quietly(self._folder, whole, len(self._seen))))

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        self._messages.append(f"{kind.name}: {message}")
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._note(f"{kind.name}: {message}\n", message)
        elif kind != QtMsgType.QtDebugMsg and sys.stderr:
            sys.stderr.write(f"{message}\n")


def only_refusals(error: BaseException | None) -> tuple[Refusal, ...]:
    """The refusals that an exception consists of; none if anything else is in it."""
    if isinstance(error, Refusal):
        return (error,)
    if not isinstance(error, BaseExceptionGroup):
        return ()
    parts = [only_refusals(part) for part in error.exceptions]
    return tuple(refusal for part in parts for refusal in part) if all(parts) else ()


def _summary(error: BaseException | None) -> str:
    """One line; of several exceptions the first that is no refusal."""
    while isinstance(error, BaseExceptionGroup):
        error = next(part for part in error.exceptions if not only_refusals(part))
    return traceback.format_exception_only(error)[-1].strip() if error is not None else ""


def watch_for_faults(folder: Path) -> None:
    """Have a crash below Python written down, to the very end of the process.

    Appended to, for another window may be writing there. A folder that cannot be written must not stop the
    program that only wanted to complain.
    """
    with suppress(OSError):
        faulthandler.enable((folder / "fault.txt").open("a", encoding="utf-8"))  # which keeps it open


def about_this_run() -> tuple[str, ...]:
    """Versions, the first thing a developer asks for."""
    return (
        f"Backprop Studio {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.platform()}, {time.strftime('%Y-%m-%d %H:%M:%S')}",
    )


def _write_quietly(folder: Path, text: str, number: int) -> Path | None:
    path = folder / f"report-{time.strftime('%Y%m%d-%H%M%S')}-{number}.txt"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path
