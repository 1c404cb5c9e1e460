"""What several tests of the workbench do with it."""

from __future__ import annotations

from simulator.tools.commands import command
from simulator.workbench.workbench import Workbench


def run(bench: Workbench, *keys: str) -> None:
    """Run these commands, each of which must be possible when its turn comes."""
    for key in keys:
        assert command(key).enabled(bench), key
        command(key).run(bench)
