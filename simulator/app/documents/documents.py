"""The document on the table: where it came from, whether it is saved, and how another takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator.app.documents.aside import Aside, has_learned, put_aside
from simulator.app.documents.mark import Mark
from simulator.app.documents.opening import Opened, from_document, read_document
from simulator.app.documents.recovery import Base, Copy, Recovery, base_of
from simulator.app.documents.snapshot import snapshot_of
from simulator.drawing.change import Change, removed
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode
from simulator.drawing.records import Data, Training
from simulator.language import Phrase, phrase
from simulator.problems import Problem, refuse
from simulator.saving import save
from simulator.signal import Signal
from simulator.workbench.workbench import Workbench

UNTITLED = phrase("Documents", "untitled")
SUFFIX = ".json"


class Documents:
    """Opens and saves into the one drawing that everybody listens to; a swap is one change, or none."""

    def __init__(self, bench: Workbench, recovery: Recovery) -> None:
        self._bench, self.recovery = bench, recovery
        self.path: Path | None = None
        self.base: Base | None = None
        self.opened: Signal[Documents] = Signal()
        self.changed: Signal[Documents] = Signal()
        self.remark: Problem | None = None
        """What was not taken from the file that was opened last."""
        self.left_out: Problem | None = None
        """What was not written to the file that was saved last."""
        self.aside: Aside | None = None
        """An example that was trained and left; nobody was asked, for nothing of it was edited."""
        self._title: Phrase | str = UNTITLED
        self._mark = Mark(bench)
        self._was_trained = False
        bench.history.changed.connect(lambda _: self.changed.emit(self))
        bench.trainer.framed.connect(lambda _: self._follow_training())

    @property
    def name(self) -> str:
        """What the title shows."""
        return self.path.name if self.path is not None else str(self._title)

    @property
    def edited(self) -> bool:
        """Whether the drawing differs from what was opened or saved."""
        return self._mark.edited

    @property
    def modified(self) -> bool:
        """Whether closing would lose something: edits, or training of anything but an untouched example."""
        return self._mark.edited or self._mark.trained

    def new(self) -> None:
        """An empty sheet."""
        self._swap(Opened(drawing=Drawing()), UNTITLED, None)

    def open(self, path: Path) -> None:
        """Put a file on the table; raises ``Refusal`` and leaves everything as it was."""
        opened = read_document(path)
        self._swap(opened, path.stem, path if opened.is_document else None)

    def open_example(self, path: Path, title: Phrase) -> None:
        """Open one of ours: saving asks for a place, and training alone makes nothing precious."""
        example = read_document(path)
        self._swap(example, title, None)
        example.relive(self._bench.trainer)
        self._mark.precious = False
        self.changed.emit(self)

    def bring_back(self) -> None:
        """Put what was put aside on the table again, not yet saved."""
        back = self.aside
        if back is not None:
            self._swap(back.opened, back.title, None)
            self.aside = None if self.aside is back else self.aside
            self._mark.records = {}
            self.changed.emit(self)

    def open_copy(self, copy: Copy) -> None:
        """Bring unsaved work back, not yet saved."""
        path = Path(copy.base.path) if copy.base else None
        opened = from_document(decode(copy.document.encode()))
        mine = self.recovery.adopt(copy)
        self._swap(opened, copy.name, path)
        self.recovery.resume(mine)
        self.base, self._mark.records = copy.base, {}
        self.changed.emit(self)

    def save(self, path: Path) -> None:
        """Write the document; only when the file is verified does it count as saved."""
        snapshot = snapshot_of(self._bench, self._mark.reached())
        save(path, snapshot.as_bytes())
        self.path, self.base, self.left_out = path, _base_now(path), snapshot.left_out
        self._mark.precious = True
        self._mark_saved()
        self.recovery.discard()
        self.changed.emit(self)

    def changed_on_disk(self) -> bool:
        """Whether somebody else has written the file since we read it."""
        if self.path is None or self.base is None:
            return False
        now = _base_now(self.path)
        return now is not None and now.hash != self.base.hash

    def rescue(self, beside: bool = False) -> None:
        """Write a recovery copy of what is on the table; raises ``Refusal``.

        One that is written ``beside`` lets work go on; ``recovery.errand`` knows when it stands, or why not.
        """
        if beside:
            snapshot = snapshot_of(self._bench, self._mark.reached(), at_once=True)
            self.recovery.write_beside(snapshot.as_bytes, self.name, self.base)
        else:
            self.recovery.write(self.as_bytes(), self.name, self.base)

    def as_bytes(self) -> bytes:
        """The whole document, as it is saved."""
        return snapshot_of(self._bench, self._mark.reached()).as_bytes()

    def _swap(self, opened: Opened, title: Phrase | str, path: Path | None) -> None:
        bench = self._bench
        if bench.history.busy:
            raise refuse(phrase("Documents", "A gesture is under way. Finish it, then open the file."))
        base = None if path is None else _base_now(path)
        bench.trainer.pause()
        if not self.modified and has_learned(bench, self._mark.progress):
            self.aside = put_aside(bench, self._title, self._mark.reached())
        bench.selection.clear()
        bench.checks.forget()
        for change in differences(bench.drawing, opened.drawing):
            bench.drawing.apply(change)
        bench.history.clear()
        self.remark = opened.load_into(bench.trainer)
        self.path, self.base, self._title, self._mark.precious = path, base, title, True
        self._mark.progress = (opened.step, opened.epoch)
        self._mark_saved()
        self.recovery.discard()
        self.recovery.begin()
        self.opened.emit(self)
        self.changed.emit(self)

    def _follow_training(self) -> None:
        """Of many frames the first one changes what the title says, and one that is back where it began."""
        if self._mark.trained != self._was_trained:
            self._was_trained = self._mark.trained
            self.changed.emit(self)

    def _mark_saved(self) -> None:
        self._mark.here()
        self._was_trained = False


def _base_now(path: Path) -> Base | None:
    """What the file is; ``None`` if it cannot be read."""
    try:
        return base_of(path)
    except OSError:
        return None


def differences(before: Drawing, after: Drawing) -> Iterator[Change]:
    """What makes the first drawing hold exactly what the second holds: one change, as a rule.

    No node can become an edge; where an id names another kind of thing, the paper is cleared first.
    """
    old, new = before.records, after.records
    if any(id in old and type(old[id]) is not type(record) for id, record in new.items()):
        gone = [record for record in old.values() if not isinstance(record, Training | Data)]
        yield removed(gone)
        old = {id: record for id, record in old.items() if isinstance(record, Training | Data)}
    pairs = {id: (old.get(id), new.get(id)) for id in {**old, **new}}
    yield Change({id: pair for id, pair in pairs.items() if pair[0] != pair[1]})
