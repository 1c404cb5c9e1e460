"""The machine: what was measured on, in a line or two."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from simulator import __version__


def machine() -> str:
    """The processor and its cores, and the versions of everything that computes."""
    libraries = " ".join(
        f"{name} {found}" for name in ("numpy", "numba", "torch") if (found := _version(name))
    )
    system = f"{platform.system()} {platform.machine()}"
    return (
        f"Backprop Studio {__version__} on {processor()}, {os.cpu_count()} cores, {system}\n"
        f"Python {platform.python_version()}, {libraries}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def processor() -> str:
    """Its name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "an unknown processor"
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
