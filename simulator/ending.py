"""The end of the process: what is being written is finished, and nothing is freed under who works with it."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress


def end(status: int) -> int:
    """The exit status, for the interpreter to take itself apart with; at once where a thread works on.

    One that compiles does not let go of the compiler's own memory, and would crash when that is freed.
    """
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    for thread in others:
        if not thread.daemon:
            thread.join()
    if any(thread.is_alive() for thread in others):
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):  # there may be none, or nobody who reads it
                stream.flush()
        os._exit(status)
    return status
