"""Loading the compiled executor: in the background, from machine code that another process has made.

Compiling takes most of a minute once, and would hold the interpreter lock; so a child process does it and
leaves the machine code in the user's cache, from where it is loaded in a second. Where numba is not there, or
anything fails, there is no compiled executor, and nothing is missing but speed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from simulator.numerics.executors.cache import STAMP, use_cache
from simulator.numerics.executors.stride import Strider
from simulator.numerics.program import Program

EXECUTOR_VARIABLE = "BACKPROP_EXECUTOR"
"""Set to ``numpy``, nothing is compiled; set to ``compiled``, the first choice of an executor waits."""

PATIENCE = 600
"""Seconds that the child may take."""

Make = Callable[[Program], Strider]


class Compiled:
    """Loaded once for the whole process; ``ready`` says whether it is."""

    def __init__(self) -> None:
        self._make: Make | None = None
        self._thread: threading.Thread | None = None

    @property
    def ready(self) -> bool:
        """Whether ``strider`` may be called."""
        return self._make is not None

    def wait_if_demanded(self) -> None:
        """Where the environment demands it: load it, and wait until it is there, or cannot be."""
        if not self.ready and os.environ.get(EXECUTOR_VARIABLE) == "compiled":
            self.load()

    def strider(self, program: Program) -> Strider:
        """A compiled executor of strides; ask only when it is ready."""
        assert self._make is not None
        return self._make(program)

    def begin(self) -> None:
        """Load it in the background; asked again, nothing happens."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._try, name="compiling", daemon=True)
            self._thread.start()

    def load(self, seconds: float | None = None) -> bool:
        """Load it, and wait so long; whether it is there."""
        self.begin()
        assert self._thread is not None
        self._thread.join(seconds)
        return self._make is not None

    @property
    def loading(self) -> bool:
        """Whether it was begun and may still come."""
        return self._thread is not None and self._thread.is_alive()

    def _try(self) -> None:
        try:
            if os.environ.get(EXECUTOR_VARIABLE) == "numpy" or find_spec("numba") is None:
                return
            _warm(use_cache())
            import_module("simulator.numerics.executors.compiled.warm").make_kernel()
            make: Make = import_module("simulator.numerics.executors.compiled.strider").CompiledStrider
            self._make = make
        except Exception:
            # Whatever numba, its child or the disk does, NumPy makes all the steps.
            return


COMPILED = Compiled()
"""Of this process."""


def _warm(cache: Path) -> None:
    """Have a child compile everything, unless that was done before.

    What ended the child, such as Ctrl+C, would take this process as long: so its failure is ours.
    """
    # A bundle has no interpreter to run a child with.
    if (cache / STAMP).exists() or getattr(sys, "frozen", False):
        return
    command = [sys.executable, "-m", "simulator.numerics.executors.compiled.warm"]
    subprocess.run(  # noqa: S603 - our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
        cwd=_root(),
    )


def _root() -> Path:
    """The folder that the package stands in."""
    return Path(__file__).parents[3]
