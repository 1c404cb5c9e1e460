"""The cache: where machine code is kept from one start to the next, apart for every version of the code."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

STAMP = "warm"
"""The file that says that all of a version's machine code is in the cache."""

COMPILERS = ("numba", "llvmlite", "numpy")
"""Each makes other machine code in another version."""


def use_cache() -> Path:
    """Have numba keep its machine code with the user's other caches, apart for every version of the code."""
    folder = Path(os.environ.setdefault("NUMBA_CACHE_DIR", str(_caches() / "backprop-studio" / _version())))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _caches() -> Path:
    """Where programs keep what can be made anew."""
    wanted = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if wanted:
        return Path(wanted)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _version() -> str:
    """Of everything that goes into the machine code: ours, the compilers', and the processor it is for.

    Without the last two, numba would pass over what another version or another machine with the same home has
    left, and compile in the window's own process.
    """
    numerics = Path(__file__).parents[1]
    sources = [*sorted(numerics.glob("*.py")), *sorted((numerics / "executors/compiled").glob("*.py"))]
    digest = hashlib.sha256("\n".join((sys.version, *_compilers(), _processor())).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _compilers() -> Iterator[str]:
    """Their versions, of those that are installed."""
    for name in COMPILERS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _processor() -> str:
    """Its name and what it can do, as far as it can be asked."""
    try:
        binding = import_module("llvmlite.binding")
        return f"{binding.get_host_cpu_name()} {binding.get_host_cpu_features().flatten()}"
    except (ImportError, OSError, RuntimeError):
        return "unknown"
