"""Standard output and error of the program: full, closed or gone, they stop no work."""

from __future__ import annotations

import errno
import os
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper, UnsupportedOperation
from typing import Any, TextIO


class Patient(RawIOBase):
    """Takes all that is written; ``failure`` is why from then on it goes nowhere."""

    def __init__(self, raw: Any) -> None:
        super().__init__()
        self._raw = raw
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether a person reads it."""
        return self._raw is not None and bool(self._raw.isatty())

    def fileno(self) -> int:
        """As the system counts it."""
        if self._raw is None:
            raise UnsupportedOperation
        return int(self._raw.fileno())

    def write(self, data: Any) -> int:
        """How much is taken."""
        if self.failure is None:
            try:
                if self._raw is None:
                    raise OSError(errno.EBADF, os.strerror(errno.EBADF))
                return int(self._raw.write(data) or 0)  # nothing: a pipe that does not wait is full
            except OSError as error:
                self.failure = error
        return len(data)


def take_over() -> Patient:
    """Put patience under both streams; the answer is that of standard output."""
    _fill()
    sys.stderr, _ = _patient(sys.stderr)
    sys.stdout, patient = _patient(sys.stdout)
    return patient


def _fill() -> None:
    """Where a stream is closed, the next file that is opened would be it, and get what is meant for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the system takes the lowest number that is free


def _patient(stream: TextIO | None) -> tuple[TextIO, Patient]:
    """A console that lacks a letter, such as an arrow, shows a stand-in for it."""
    if not isinstance(stream, TextIOWrapper):
        patient = Patient(None)
        return TextIOWrapper(BufferedWriter(patient), "utf-8", "replace"), patient
    patient = Patient(getattr(stream.buffer, "raw", stream.buffer))
    by_line = stream.line_buffering or stream.write_through
    return TextIOWrapper(BufferedWriter(patient), stream.encoding, "replace", line_buffering=by_line), patient
