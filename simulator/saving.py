"""The one safe way to write a file: after any crash the path holds the old bytes or the new ones."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from simulator.language import Phrase, phrase
from simulator.problems import Refusal, refuse
from simulator.reasons import Reason, why_not_written

RETRIES = 6
"""How often a replacement that another Windows program blocks is tried again."""
PAUSE = 0.05
"""Seconds before the first retry; each pause is twice the one before."""

STALE = 24 * 3600
"""Seconds after which a temporary file is left over from a crash, not from a laptop that slept a while."""

_OURS = re.compile(r"\.backprop-[0-9a-f]{16}\.tmp")
_BLOCKED = (5, 32, 33)
"""WinError of access denied, sharing and lock violation: a virus scanner holds a new file for moments."""
_NO_MODES = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)
"""A file system without modes, such as FAT, says so; the bytes matter more."""
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM)
"""A file system (or Windows) that syncs no folders says so; there is nothing more to do then."""


def save(path: str | os.PathLike[str], data: bytes, mode: int | None = None) -> None:
    """Replace a file's content, wholly or not at all; a link is followed to the file it means.

    The old file's mode is kept unless ``mode`` is given; a new file gets what the umask leaves. Raises
    ``Refusal`` that names the path, the reason and what is safe.
    """
    try:
        target = Path(os.path.realpath(path))
        kept = _mode_of(target)
        temporary = _write_beside(target, data, kept if mode is None else mode)
        _move_over(temporary, target)
    except (OSError, ValueError) as error:
        safe = phrase("Saving", "What was saved before is unchanged; try another place.")
        raise _refusal(path, error, safe) from error
    try:
        _sync_folder(target.parent)
    except OSError as error:
        safe = phrase("Saving", "The file is written but might not survive a power cut; save again.")
        raise _refusal(path, error, safe) from error
    _sweep(target)


def check_place(path: str | os.PathLike[str]) -> None:
    """Refuse now what ``save`` would refuse later: a file is written beside the target and taken away."""
    try:
        target = Path(os.path.realpath(path))
        _mode_of(target)
        _discard(_write_beside(target, b"", None))
    except (OSError, ValueError) as error:
        safe = phrase("Saving", "What was saved before is unchanged; try another place.")
        raise _refusal(path, error, safe) from error


class _ReadBackError(OSError):
    """The disk gave back other bytes than were written."""


class _SpecialFileError(OSError):
    """A device or a pipe stands there, and replacing it would break it."""


def _mode_of(target: Path) -> int | None:
    """The mode of the file that is to be replaced, ``None`` if there is none."""
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(kind):
        raise _SpecialFileError
    if not os.access(target, os.W_OK):  # a replacement would go through, against the owner's wish
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(kind)


def _write_beside(target: Path, data: bytes, mode: int | None) -> Path:
    temporary = target.with_name(f".backprop-{token_hex(8)}.tmp")
    try:
        _write(temporary, data, mode)
        if temporary.read_bytes() != data:
            raise _ReadBackError
    except BaseException:
        _discard(temporary)
        raise
    return temporary


def _write(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else 0o600)
    try:
        if mode is not None:
            _set_mode(path, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)


def _set_mode(path: Path, mode: int) -> None:
    try:
        path.chmod(mode)
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise


def _move_over(temporary: Path, target: Path) -> None:
    try:
        for pause in (*(PAUSE * 2**retry for retry in range(RETRIES)), None):
            if _moved(temporary, target, last=pause is None):
                return
            time.sleep(pause or 0)
    except BaseException:
        _discard(temporary)
        raise


def _moved(temporary: Path, target: Path, last: bool) -> bool:
    try:
        os.replace(temporary, target)  # noqa: PTH105 - as in the rule, and replaced in tests
    except OSError as error:
        if last or getattr(error, "winerror", None) not in _BLOCKED:
            raise
        return False
    return True


def _discard(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _sweep(saved: Path) -> None:
    """Take away what saves that crashed long ago left beside the saved file, by the clock of its disk."""
    with suppress(OSError):
        now = saved.stat()
        with os.scandir(saved.parent) as entries:
            left = [Path(entry.path) for entry in entries if _OURS.fullmatch(entry.name)]
        for path in left:
            status = path.lstat()
            ours = stat.S_ISREG(status.st_mode) and status.st_uid == now.st_uid
            if ours and now.st_mtime - status.st_mtime > STALE:
                _discard(path)


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _refusal(path: str | os.PathLike[str], error: Exception, safe: Phrase) -> Refusal:
    sentence = phrase("Saving", "Could not save {path}: {reason}. {safe}")
    return refuse(sentence.of(path=os.fspath(path), reason=_reason(error), safe=safe))


def _reason(error: Exception) -> Reason:
    if isinstance(error, _ReadBackError):
        return phrase("Saving", "the disk gave back other bytes than were written")
    if isinstance(error, _SpecialFileError):
        return phrase("Saving", "that is a device or a pipe, not a file")
    return why_not_written(error)
