"""Children: each part is measured in a process of its own, with as many threads as it may have.

The library of matrix products reads its number of threads once, when NumPy is loaded.
"""

from __future__ import annotations

import os
import subprocess
import sys

LIMITS = (
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OMP_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "BACKPROP_THREADS",
)


def measure(part: str, threads: int | None) -> int:
    """Run ``python -m tests.benchmarks.PART`` and let it print; ``None`` leaves the threads alone."""
    environment = dict(os.environ)
    if threads is not None:
        environment |= dict.fromkeys(LIMITS, str(threads))
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.one", part], env=environment, check=False
    ).returncode
