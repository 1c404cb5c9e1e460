"""Malformed documents: they load, or a sentence says what is wrong; never another exception."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from simulator.drawing import files, strict_json
from simulator.drawing.document import Document
from simulator.drawing.files import decode, drawing_of, encode
from simulator.problems import Refusal
from tests.drawing.malforming import BY_HAND, flips, mutations, small, truncations


@pytest.mark.parametrize("case", BY_HAND)
def test_by_hand(case: str) -> None:
    data, sentence = BY_HAND[case]
    with pytest.raises(Refusal) as caught:
        decode(data)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("case", BY_HAND)
def test_the_same_of_version_1_is_refused_with_the_same_sentence(case: str) -> None:
    data, sentence = BY_HAND[case]
    older = data.replace(b'"version":%d' % files.VERSION, b'"version":1')
    with pytest.raises(Refusal, match=re.escape(sentence)):
        decode(older)


def outcome(data: bytes, read: Callable[[bytes], Document] = decode) -> str:
    """``loaded``, ``refused``, or what went wrong."""
    try:
        document = read(data)
        drawing_of(document)
        again = encode(document)
        if encode(decode(again)) != again:
            return "does not round trip"
    except Refusal as refusal:
        return "refused" if str(refusal) else "mute"
    except Exception as error:
        return repr(error)
    return "loaded"


def broken(seed: int, count: int) -> Iterable[bytes]:
    data, rng = small(), Random(seed)
    yield from truncations(data)
    yield from flips(data, rng, count // 2)
    yield from mutations(data, rng, count // 2)


def campaign(seed: int, count: int, read: Callable[[bytes], Document] = decode) -> dict[str, int]:
    """How often each outcome came."""
    outcomes: dict[str, int] = {}
    for data in broken(seed, count):
        what = outcome(data, read)
        outcomes[what] = outcomes.get(what, 0) + 1
    print(f"malformed documents: seed {seed}, {sum(outcomes.values())} documents, {outcomes}")
    return outcomes


def test_truncated_flipped_and_mutated_documents_load_or_are_refused() -> None:
    outcomes = campaign(seed=5, count=19_000)
    assert set(outcomes) == {"loaded", "refused"}
    assert outcomes["loaded"] > 500
    assert sum(outcomes.values()) >= 20_000


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_a_million_malformed_documents() -> None:
    for seed in range(50):
        assert set(campaign(seed, 20_000)) == {"loaded", "refused"}


def test_a_truncated_document_never_loads() -> None:
    data = small()
    assert {outcome(part) for part in truncations(data.rstrip())} == {"refused"}


def _without_checks(data: bytes) -> Document:
    """A planted fault: the types are right, but nobody looks at ids and ends."""
    return files.typed(strict_json.strict(data), Document)


def test_the_campaign_catches_a_loader_without_checks() -> None:
    assert not set(campaign(seed=6, count=2_000, read=_without_checks)) <= {"loaded", "refused"}


HOSTILE = {
    "brackets": b"[" * 2**22,
    "pairs": b"[" + b"[]," * 2**20 + b"[]]",
    "numbers": b'{"format":"backprop-studio","version":1,"nodes":[' + b"1," * 2**21 + b"1]}",
    "texts": b"[" + b'"",' * 2**20 + b'""]',
    "wide text": b'{"x":"' + "😀".encode() + b"a" * 2**24 + b'"}',
    "backslashes": b'"' + b"\\" * (2**22 - 1),
    "digits": b'{"format":"backprop-studio","version":1,"step":' + b"1" * 2**22 + b"}",
    "nodes": b'{"format":"backprop-studio","version":1,"nodes":['
    + b'{"id":"a","kind":"n","x":0,"y":0},' * 60_000
    + b'{"id":"b","kind":"n","x":0,"y":0}]}',
    "too large": b" " * (64 * 2**20 + 1),
}

PROBE = """
import os, resource, sys
from pathlib import Path
from simulator.drawing.files import decode
from simulator.problems import Refusal

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

for path in sys.argv[1:]:
    if not os.fork():
        data, base = Path(path).read_bytes(), peak()
        try:
            decode(data)
        except Refusal:
            print(Path(path).name, peak() - base, flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fork, and ru_maxrss in kilobytes")
def test_hostile_files_cost_little_memory(tmp_path: Path) -> None:
    for case, data in HOSTILE.items():
        (tmp_path / case).write_bytes(data)
    command = [sys.executable, "-c", PROBE, *(str(tmp_path / case) for case in HOSTILE)]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    print(f"hostile files, MB over base: {run.stdout.split()}")
    megabytes = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
    assert set(megabytes) == set(HOSTILE)
    assert max(int(size) for size in megabytes.values()) <= 256
