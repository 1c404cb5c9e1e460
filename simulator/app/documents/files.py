"""The File menu's verbs: each asks what must be asked, then lets the documents do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from simulator.app.documents.aside import Aside
from simulator.app.documents.documents import SUFFIX, Documents
from simulator.app.documents.examples import Example, example_path
from simulator.app.shell.dialogs import Dialogs
from simulator.app.shell.notices import Notice, NoticeBar
from simulator.app.system.folders import home
from simulator.app.system.settings import SettingsFile
from simulator.language import phrase, translate
from simulator.panels.widgets.settling import settle
from simulator.problems import Problem, Refusal

ASIDE = phrase("Files", "What “{name}” had learned is not saved, but put aside until you leave another one.")


class Files:
    """New, open, save; a refusal is said in the notice bar and changes nothing."""

    def __init__(
        self, documents: Documents, settings: SettingsFile, dialogs: Callable[[], Dialogs], notices: NoticeBar
    ) -> None:
        self._documents, self._settings, self._dialogs, self._notices = documents, settings, dialogs, notices
        self._offered: Aside | None = None
        documents.opened.connect(self._remark)
        documents.opened.connect(self._offer_aside)

    def new(self) -> None:
        """An empty sheet, after asking about the present one."""
        if self.may_leave():
            self._attempt(self._documents.new)

    def open(self) -> None:
        """Ask which file, and open it."""
        if self.may_leave():
            title = phrase("Files", "Open a drawing")
            path = self._dialogs().open_path(title, self._folder(), drawings_filter())
            if path is not None:
                self._open(path)

    def open_path(self, path: Path) -> None:
        """Open a file that was named, dropped or remembered."""
        if self.may_leave():
            self._open(path)

    def bring_back(self) -> None:
        """Put an example that was trained and left on the table again."""
        if self.may_leave():
            self._attempt(self._documents.bring_back)

    def open_example(self, example: Example) -> None:
        """Open one of the examples."""
        if self.may_leave():
            path = example_path(example.key)
            self._attempt(lambda: self._documents.open_example(path, example.title))

    def save(self) -> bool:
        """Save where the document came from; the first time, ask. Whether it is saved now."""
        documents = self._documents
        if documents.path is None:
            return self.save_as()
        if documents.changed_on_disk() and not self._dialogs().overwrite_changed(documents.name):
            return False
        return self._save(documents.path)

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        name = self._documents.name
        proposal = str(Path(self._folder()) / (name if name.endswith(SUFFIX) else name + SUFFIX))
        title = phrase("Files", "Save the drawing")
        path = self._dialogs().save_path(title, proposal, drawings_filter(), SUFFIX)
        return path is not None and self._save(path)

    def may_leave(self) -> bool:
        """Whether the document may go; unsaved work is asked about, and what is half typed belongs to it."""
        settle()
        if not self._documents.modified:
            return True
        answer = self._dialogs().unsaved(self._documents.name)
        return self.save() if answer == "save" else answer == "discard"

    def _open(self, path: Path) -> None:
        if self._attempt(lambda: self._documents.open(path)):
            self._settings.remember_file(path.absolute())

    def _save(self, path: Path) -> bool:
        saved = self._attempt(lambda: self._documents.save(path))
        if saved:
            self._settings.remember_file(path.absolute())
            self._say_of_file(self._documents.left_out)
        return saved

    def _attempt(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except Refusal as refusal:
            self._notices.show_notice(Notice("file", refusal.problem.sentence, "danger"))
            return False
        self._notices.withdraw("file")
        return True

    def _remark(self, documents: Documents) -> None:
        """Say what was not taken from a file that was opened all the same."""
        self._say_of_file(documents.remark)

    def _say_of_file(self, remark: Problem | None) -> None:
        self._notices.withdraw("state")
        if remark is not None:
            self._notices.show_notice(Notice("state", remark.sentence, "warning"))

    def _offer_aside(self, documents: Documents) -> None:
        """Say that what an example had learned is still there."""
        self._notices.withdraw("aside")
        news, self._offered = documents.aside is not self._offered, documents.aside
        if news and documents.aside is not None and documents.remark is None:
            back = (phrase("Files", "Bring it back"), self.bring_back)
            sentence = ASIDE.of(name=documents.aside.title)
            self._notices.show_notice(Notice("aside", sentence, actions=(back,)))

    def _folder(self) -> str:
        if self._documents.path is not None:
            return str(self._documents.path.parent)
        recent = self._settings.current.recent
        return str(Path(recent[0]).parent) if recent else str(home())


def drawings_filter() -> str:
    """The file dialog's filter for documents and weights exports."""
    return translate("Files", "Drawings and weights (*.json)") + ";;" + translate("Files", "All files (*)")
