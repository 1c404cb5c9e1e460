"""Reasons: why the system did not read or write a file, in words of our own and in the user's language."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from simulator.language import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Foreign:
    """What others say in English: as it is for who reads English, and ``instead`` for everybody else."""

    words: str
    instead: Phrase

    def __str__(self) -> str:
        said = str(self.instead)
        return self.words if self.words and said == self.instead.text else said


Reason = Phrase | Foreign

UNUSUAL = phrase("Reasons", "an unusual error of the system")
NO_NAME = phrase("Files", "that cannot be a file name")

_ALIKE = {
    errno.EIO: phrase("Saving", "the disk reported an error"),
    errno.ENAMETOOLONG: phrase("Saving", "the name is too long"),
    errno.ELOOP: phrase("Saving", "the link leads in a circle"),
    errno.EMFILE: phrase("Saving", "too many files are open"),
    errno.ENFILE: phrase("Saving", "too many files are open"),
    errno.EBUSY: phrase("Reasons", "another program is using it"),
    errno.ENOMEM: phrase("Reasons", "there is not enough memory"),
    errno.ETIMEDOUT: phrase("Reasons", "the disk or the network does not answer"),
}

_READING = _ALIKE | {
    errno.ENOENT: phrase("Files", "there is no such file"),
    errno.ENOTDIR: phrase("Files", "there is no such file"),
    errno.EACCES: phrase("Files", "you may not read it"),
    errno.EPERM: phrase("Files", "you may not read it"),
    errno.EISDIR: phrase("Files", "it is not a file"),
}

_WRITING = _ALIKE | {
    errno.ENOSPC: phrase("Saving", "the disk is full"),
    errno.EDQUOT: phrase("Saving", "your share of the disk is used up"),
    errno.EFBIG: phrase("Saving", "the disk takes no file of this size"),
    errno.EACCES: phrase("Saving", "you may not write there"),
    errno.EPERM: phrase("Saving", "you may not write there"),
    errno.EROFS: phrase("Saving", "the disk is read-only"),
    errno.ENOENT: phrase("Saving", "the folder does not exist"),
    errno.ENOTDIR: phrase("Saving", "the folder does not exist"),
    errno.EISDIR: phrase("Saving", "a folder has that name"),
    errno.EEXIST: phrase("Reasons", "something else has that name"),
}


def why_not_read(error: Exception) -> Reason:
    """Of an ``OSError``, or of the ``ValueError`` for what cannot be a path."""
    return _reason(error, _READING)


def why_not_written(error: Exception) -> Reason:
    """The same of writing a file or making a folder."""
    return _reason(error, _WRITING)


def _reason(error: Exception, known: dict[int, Phrase]) -> Reason:
    if not isinstance(error, OSError):
        return NO_NAME
    if error.errno in known:
        return known[error.errno]
    return Foreign(error.strerror or "", UNUSUAL)
