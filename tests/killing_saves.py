"""Kills processes in the middle of saves and counts what is neither old nor new; run by test_saving_kill.

    python tests/killing_saves.py FOLDER N SEED safe|careless

A process of its own, without threads, so that it can fork. Prints one JSON object.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator.saving import save

LONGEST = 0.003
"""Seconds that a victim lives at most; a save in memory takes about a tenth of it."""


def careless(path: Path, data: bytes) -> None:
    """The planted fault: truncate, then write in pieces."""
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])


def content(number: int) -> bytes:
    """Bytes that prove themselves whole: a number, a checksum, a body whose size varies."""
    body = number.to_bytes(8, "big") * (50 + number * 7919 % 4000)
    return hashlib.sha256(body).digest() + body


def number_in(data: bytes) -> int | None:
    """The number of whole content, ``None`` for anything else."""
    body = data[32:]
    whole = hashlib.sha256(body).digest() == data[:32]
    return int.from_bytes(body[:8], "big") if whole and body else None


def campaign(folder: Path, rounds: int, seed: int, write: Callable[[Path, bytes], None]) -> dict[str, Any]:
    """Kill ``rounds`` savers, each at a random moment; the file must be whole and never older than before."""
    rng, path = random.Random(seed), folder / "document.json"
    save(path, content(0))
    last, bad, moved, left = 0, 0, 0, 0
    for _ in range(rounds):
        kill_one(path, last, rng.uniform(0, LONGEST), write)
        number = number_in(path.read_bytes())
        bad += number is None or number < last
        moved += number is not None and number > last
        left += tidy(folder, path)
        last = last if number is None else number
        if number is None:
            save(path, content(last))
    return {"seed": seed, "rounds": rounds, "bad": bad, "saved meanwhile": moved, "cut short": left}


def kill_one(path: Path, last: int, life: float, write: Callable[[Path, bytes], None]) -> None:
    """Fork a process that saves one number after the other, and end it while it does."""
    victim = os.fork()
    if not victim:
        try:
            for number in range(last + 1, last + 10**6):
                write(path, content(number))
        finally:
            os._exit(1)
    time.sleep(life)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)


def tidy(folder: Path, path: Path) -> bool:
    """Remove what a killed save left beside the document; whether there was something."""
    rest = [each for each in folder.iterdir() if each != path]
    for each in rest:
        each.unlink()
    return bool(rest)


if __name__ == "__main__":
    writers: dict[str, Callable[[Path, bytes], None]] = {"safe": save, "careless": careless}
    print(json.dumps(campaign(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), writers[sys.argv[4]])))
