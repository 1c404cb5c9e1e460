"""Determinism campaign: same drawing, same seed, three processes: the same theta to the bit."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.training.striding import advance
from tests.training.making import session_of

ROOT = Path(__file__).parents[2]
PROCESSES = 3

SCRIPT = """
import sys
from tests.training.test_determinism import digest
print(digest(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "planted"))
"""


def _drawing(rng: np.random.Generator) -> Drawing:
    key = str(rng.choice(["circle", "spirals2", "moons", "plane"]))
    training = Training(
        optimizer=str(rng.choice([kind.key for kind in OPTIMIZERS])),
        batch=int(rng.choice([0, 1, 7, 32])),
        eta=0.01,
        l2=float(rng.choice([0.0, 1e-3])),
        initializer=str(rng.choice(["uniform", "normal", "he"])),
        seed=int(rng.integers(1000)),
    )
    data = Data(dataset=key, size=60, held_out=0.2, seed=int(rng.integers(1000)))
    return from_layers([2, int(rng.integers(1, 9)), 5, 1], "tanh", records=[training, data])


def digest(seed: int, count: int, planted: bool = False) -> str:
    """Of the weights after some epochs of so many drawings."""
    rng, sha = np.random.default_rng(seed), hashlib.sha256()
    for _ in range(count):
        session = session_of(_drawing(rng))
        if planted:  # the order of a set of words differs from process to process
            session.theta[0] += 1e-16 * hash("chance")
        for _ in range(8):
            advance(session, session.batches.left)
        sha.update(session.theta.tobytes())
        sha.update(session.curve.points().loss.tobytes())
    return sha.hexdigest()


def _digests(seed: int, count: int, fault: str) -> set[str]:
    command = [sys.executable, "-c", SCRIPT, str(seed), str(count), fault]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    outputs = [process.communicate(timeout=110)[0].strip() for process in running]
    assert all(len(output) == 64 for output in outputs)
    print(
        f"determinism: seed {seed}, N {count}, processes {PROCESSES}, different results {len(set(outputs))}"
    )
    return set(outputs)


def test_three_processes_agree_to_the_bit() -> None:
    assert len(_digests(1, 6, "none")) == 1


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_three_processes_agree_on_many_drawings() -> None:
    assert len(_digests(2, 400, "none")) == 1


def test_the_campaign_catches_a_planted_fault() -> None:
    assert len(_digests(1, 1, "planted")) > 1


def test_seeds_matter() -> None:
    assert digest(1, 2) != digest(2, 2)
