"""Waiting for the compiled executor: not in silence, and not after somebody has asked to stop."""

from __future__ import annotations

import time

from simulator.cli.files import tell
from simulator.cli.interruption import Interruption
from simulator.language import phrase
from simulator.numerics.executors.loading import COMPILED

LOOK = 0.05
"""Seconds between two looks at whether it is there, or not wanted any more."""

SILENCE = 2.0
"""Seconds after which one wonders; machine code that was made before is loaded in one."""


def wait_for_compiled(stop: Interruption, quiet: bool) -> None:
    """Until it is loaded, cannot be, or ``stop`` is asked; a child that still compiles ends by itself."""
    began, told = time.monotonic(), quiet
    while not COMPILED.load(LOOK) and COMPILED.loading and not stop.asked:
        if not told and time.monotonic() - began > SILENCE:
            tell(
                phrase(
                    "CommandLine",
                    "Compiling the training loop; this takes a minute or two, and only the first time.",
                )
            )
            told = True
