"""The program: builds everything in order, and takes it down again."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import PySide6
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from simulator import __version__
from simulator.app.first_start import begin
from simulator.app.system.crash import Funnel, watch_for_faults
from simulator.app.system.crash_window import CrashWindow
from simulator.app.system.folders import Folders, user_folders
from simulator.app.system.fonts import readable
from simulator.app.system.garbage import GarbageTimer
from simulator.app.system.language_switch import LanguageSwitch, speak, system_language
from simulator.app.system.settings import Settings, SettingsFile
from simulator.app.system.words import files_named
from simulator.app.window import Window
from simulator.appearance.system import Wardrobe
from simulator.drawing.drawing import Drawing
from simulator.language import phrase
from simulator.numerics.executors.loading import COMPILED
from simulator.resources import resource
from simulator.words import Misspoken
from simulator.workbench.workbench import Workbench

SETTLED = 1500
"""Milliseconds after which the first pictures are painted, and there is time to load what is not seen."""

TOLD_TO_LEAVE = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Ctrl+C in the terminal, a system that shuts down, a terminal that is closed; Windows has no last one."""

TOO_NEW = phrase(
    "Main",
    "PySide6 {qt} aborts Python {python} in mid-work. Install PySide6-Essentials 6.10 or Python 3.12.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with a file if one is named; the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    speak(system_language())
    try:
        files = files_named(arguments)
    except Misspoken as refusal:
        return refuse_to_start(str(refusal))
    unfit = why_not_start(PySide6.__version_info__[:2], sys.version_info[:2])
    if unfit is not None:
        return refuse_to_start(unfit)
    return run(arguments, files)


def refuse_to_start(sentence: str) -> int:
    """Say why; the exit status."""
    sys.stderr.write(f"{sentence}\n")
    return 2


def run(arguments: Sequence[str], files: Sequence[Path]) -> int:
    """The window, from its first moment to its last; the exit status."""
    application = make_application(arguments)
    folders = user_folders()
    not_kept = folders.make()
    watch_for_faults(folders.reports)
    window = build(application, folders)
    funnel = Funnel(
        folders.reports, window.keeper.copy, lambda report: CrashWindow(window, report).show(), window
    )
    funnel.refused.connect(lambda refusal: window.notices.warn(str(refusal), refusal))
    funnel.install()
    begin(window, files)
    if not_kept is not None:
        window.notices.warn("disk", not_kept)
    window.show()
    GarbageTimer(window)
    gc.freeze()  # all that stands now will stand to the end: no collection needs to look at it
    leave_when_told(application, window)
    QTimer.singleShot(SETTLED, COMPILED.begin)
    status = application.exec()
    for number in TOLD_TO_LEAVE:
        signal.signal(number, signal.SIG_DFL)
    funnel.remove()
    take_down(window)
    return status


def take_down(window: Window) -> None:
    """Widgets go before the application does; left to the interpreter, the order would be chance."""
    window.stop()
    window.hide()
    shiboken6.delete(window)
    gc.collect()


def leave_when_told(application: QApplication, window: Window) -> None:
    """Copy what is unsaved and go, without asking: nobody may be there to answer."""

    def leave(number: int) -> None:
        window.keeper.copy()
        window.bench.trainer.close()
        application.exit(128 + number)

    def hear(number: int, _frame: FrameType | None) -> None:
        # We may be in the middle of an edit or of painting; the event loop comes back when that is done.
        QTimer.singleShot(0, window, lambda: leave(number))

    for number in TOLD_TO_LEAVE:
        signal.signal(number, hear)


def why_not_start(qt: tuple[int, ...], python: tuple[int, ...]) -> str | None:
    """The one pair of versions that aborts in the middle of work is refused before it can."""
    if qt >= (6, 12) and python < (3, 12):
        return str(TOO_NEW.of(qt=".".join(map(str, qt)), python=".".join(map(str, python))))
    return None


def make_application(arguments: Sequence[str]) -> QApplication:
    """Qt's application, named and dressed, with a font that has Hangul and can be read."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    QCoreApplication.setApplicationName("Backprop Studio")
    QCoreApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("backprop-studio")
    application = QApplication([sys.argv[0], *arguments])
    application.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    application.setFont(readable(application.font()))
    return application


def build(application: QApplication, folders: Folders) -> Window:
    """The window with everything in it, dressed and speaking as the settings say."""
    settings = SettingsFile(folders.settings_file)
    wardrobe = Wardrobe(application, settings.current.theme)
    language = LanguageSwitch(application)
    language.use(settings.current.language)

    def follow(now: Settings) -> None:
        if wardrobe.choice != now.theme:
            wardrobe.choose(now.theme)
        if language.choice != now.language:
            language.use(now.language)

    settings.changed.connect(follow)
    return Window(Workbench(Drawing()), settings, folders.recovery)
