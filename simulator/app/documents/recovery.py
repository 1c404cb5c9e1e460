"""Recovery copies: unsaved work in the per-user folder, offered at the next start when its owner is dead.

One file a document and process, replaced as a whole each time; the copy with the highest sequence number
is the newest, whatever the clock says.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from simulator import __version__
from simulator.app.documents.errand import Errand
from simulator.app.documents.processes import Process, this_process
from simulator.drawing.limits import DOCUMENT_BYTES
from simulator.language import phrase
from simulator.problems import Refusal, refuse
from simulator.saving import save

FORMAT = "backprop-studio recovery copy"

TAKEN = phrase("Recovery", "“{name}” was brought back in another window already.")


class Base(Struct, frozen=True, kw_only=True):
    """The file that the work started from, as it was then."""

    path: str
    size: int
    time: int
    """Modification time in ns."""
    hash: str


class Copy(Struct, frozen=True, kw_only=True):
    """Unsaved work; ``document`` is the text of a whole document."""

    format: str = FORMAT
    version: str = __version__
    document_id: str
    sequence: int
    process: Process
    name: str
    base: Base | None = None
    document: str


def base_of(path: Path) -> Base:
    """What a file is right now; ``OSError`` if it cannot be read."""
    data, stat = path.read_bytes(), path.stat()
    return Base(path=str(path), size=len(data), time=stat.st_mtime_ns, hash=hashlib.sha256(data).hexdigest())


class Recovery:
    """Writes this process's copy of one document after another, and finds those of the dead."""

    def __init__(self, folder: Path, process: Process | None = None) -> None:
        self.folder = folder
        self._me = process or this_process()
        self._path: Path | None = None
        self.errand = Errand()
        self.document_id = uuid.uuid4().hex
        self.sequence = 0

    def begin(self) -> None:
        """Another document is on the table: later copies are of that one."""
        self.errand.wait()
        self.document_id, self.sequence, self._path = uuid.uuid4().hex, 0, None

    def write(self, document: bytes, name: str, base: Base | None) -> None:
        """Put the newest state in the place of the one before; raises ``Refusal``."""
        self.errand.wait()
        self._write(document, name, base)

    def write_beside(self, make: Callable[[], bytes], name: str, base: Base | None) -> None:
        """The same while work goes on; whatever else is asked of the copies waits until it is written."""
        self.errand.run(lambda: self._write(make(), name, base))

    def discard(self) -> None:
        """Remove this document's copy: it is saved, or was given up in so many words."""
        self.errand.wait()
        if self._path is not None:
            _remove(self._path)
            self._path = None

    def abandoned(self) -> tuple[Copy, ...]:
        """The newest copy of every document whose owner is dead."""
        newest: dict[str, Copy] = {}
        for copy in _readable(self.folder.glob("*.json")):
            known = newest.get(copy.document_id)
            if known is None or copy.sequence > known.sequence:
                newest[copy.document_id] = copy
        return tuple(copy for copy in newest.values() if not copy.process.alive)

    def adopt(self, copy: Copy) -> Copy:
        """Make it this process's own; the old file goes only after the new one stands.

        Raises ``Refusal`` when another window was faster, or the disk says no.
        """
        self.errand.wait()
        if copy not in self.abandoned():
            raise refuse(TAKEN.of(name=copy.name))
        mine = replace(copy, process=self._me, sequence=copy.sequence + 1)
        self._put(mine)
        self.throw_away(copy)
        return mine

    def resume(self, mine: Copy) -> None:
        """Later copies go on from an adopted one."""
        self.document_id, self.sequence, self._path = mine.document_id, mine.sequence, self._place(mine)

    def throw_away(self, copy: Copy) -> None:
        """Remove every dead owner's file of that document."""
        for path in self.folder.glob(f"{copy.document_id}-*.json"):
            if not any(other.process.alive for other in _readable([path])):
                _remove(path)

    def _write(self, document: bytes, name: str, base: Base | None) -> None:
        self.sequence += 1
        copy = Copy(
            document_id=self.document_id,
            sequence=self.sequence,
            process=self._me,
            name=name,
            base=base,
            document=document.decode(),
        )
        self._put(copy)
        self._path = self._place(copy)

    def _put(self, copy: Copy) -> None:
        with suppress(OSError):  # then saving says it
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(self._place(copy), msgspec.json.encode(copy), mode=0o600)

    def _place(self, copy: Copy) -> Path:
        return self.folder / f"{copy.document_id}-{self._me.number}.json"


def _remove(path: Path) -> None:
    """On a disk that lets nothing go the copy stays, and is offered once more: better than to fail."""
    with suppress(OSError):
        path.unlink()


def _readable(paths: Iterable[Path]) -> list[Copy]:
    """The copies that can be read; a torn or foreign file is left where it is and not offered."""
    copies = []
    for path in paths:
        try:
            if path.stat().st_size <= 2 * DOCUMENT_BYTES:
                copy = msgspec.json.decode(path.read_bytes(), type=Copy)
                copies += [copy] if copy.format == FORMAT else []
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, Refusal):
            continue
    return copies
