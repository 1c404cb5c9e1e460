"""The language: chosen at start, switched at once; our phrases and Qt's own texts together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from simulator.language import use_translator
from simulator.resources import resource

LANGUAGES = (("en", "English"), ("ko", "한국어"))
"""Each by its own name, as its readers know it."""


def system_language() -> str:
    """The first of the system's languages that we speak; English otherwise."""
    known = {key for key, _ in LANGUAGES}
    wanted = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in known), "en")


def speak(language: str) -> None:
    """Let every phrase from now on be in this language; needs no application."""
    ours = QTranslator()
    ours.load(str(resource("translations", f"backprop_{language}.qm")))
    use_translator(lambda context, text: ours.translate(context, text) or text)


class LanguageSwitch:
    """Holds the translators alive; Qt and ``simulator.language`` only borrow them."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.choice, self.language = "en", "en"

    def use(self, choice: str) -> None:
        """Speak ``en``, ``ko``, or what the ``system`` speaks; everything on screen hears LanguageChange."""
        self.choice = choice
        self.language = system_language() if choice == "system" else choice
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        speak(self.language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        theirs = QTranslator()
        if self.language != "en" and theirs.load(f"qtbase_{self.language}", folder):
            self._application.installTranslator(theirs)
            self._installed.append(theirs)
        QCoreApplication.sendEvent(self._application, QEvent(QEvent.Type.LanguageChange))
