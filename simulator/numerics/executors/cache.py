"""The cache: where machine code is kept from one start to the next, apart for every version of the code."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

STAMP = "warm"
"""The file that says that all of a version's machine code is in the cache."""


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
    """Of everything that goes into the machine code."""
    numerics = Path(__file__).parents[1]
    sources = [*sorted(numerics.glob("*.py")), *sorted((numerics / "executors/compiled").glob("*.py"))]
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
