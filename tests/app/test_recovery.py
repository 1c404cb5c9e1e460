"""Recovery copies: the newest state of every document of the dead can be had back, and nobody else's."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from simulator.app.documents.processes import Process, started, this_process
from simulator.app.documents.recovery import Copy, Recovery, base_of

DEAD = Process(number=2**22 + 5, started="never")


def orphan(folder: Path) -> None:
    """Make every copy the work of a process that is dead."""
    for path in folder.glob("*.json"):
        copy = msgspec.json.decode(path.read_bytes(), type=Copy)
        path.write_bytes(msgspec.json.encode(replace(copy, process=DEAD)))


def test_a_copy_of_a_living_process_is_not_offered(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.write(b"{}", "net", None)
    assert recovery.abandoned() == ()
    orphan(tmp_path)
    assert [copy.document for copy in Recovery(tmp_path).abandoned()] == ["{}"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_can_read_a_copy(tmp_path: Path) -> None:
    Recovery(tmp_path).write(b"{}", "net", None)
    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [0o600]


def test_the_highest_sequence_wins_whatever_the_clock_says(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    for number in range(3):
        recovery.write(b"%d" % number, "net", None)
    orphan(tmp_path)
    (path,) = tmp_path.glob("*.json")
    newest = msgspec.json.decode(path.read_bytes(), type=Copy)
    older = replace(newest, sequence=1, document="old")
    other = path.with_name(f"{newest.document_id}-9.json")
    other.write_bytes(msgspec.json.encode(older))
    os.utime(path, (0, 0))
    assert [copy.document for copy in Recovery(tmp_path).abandoned()] == ["2"]


def test_taking_a_copy_over_keeps_it_until_it_is_saved(tmp_path: Path) -> None:
    Recovery(tmp_path).write(b"work", "net", None)
    orphan(tmp_path)
    heir = Recovery(tmp_path)
    (copy,) = heir.abandoned()
    heir.resume(heir.adopt(copy))
    assert heir.abandoned() == ()
    assert len(list(tmp_path.glob("*.json"))) == 1
    orphan(tmp_path)  # the heir dies, too
    (again,) = Recovery(tmp_path).abandoned()
    assert (again.document, again.document_id) == ("work", copy.document_id)
    assert again.sequence > copy.sequence
    heir.discard()
    assert list(tmp_path.glob("*.json")) == []


def test_throwing_away_removes_that_document_only(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Recovery(tmp_path).write(name.encode(), name, None)
    orphan(tmp_path)
    recovery = Recovery(tmp_path)
    one = next(copy for copy in recovery.abandoned() if copy.name == "one")
    recovery.throw_away(one)
    assert [copy.name for copy in recovery.abandoned()] == ["two"]


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b"\xff", b'{"format": "something else"}'])
def test_a_torn_copy_is_neither_offered_nor_a_stumbling_block(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / "a-1.json").write_bytes(rubbish)
    Recovery(tmp_path).write(b"good", "net", None)
    orphan_good = [path for path in tmp_path.iterdir() if path.name != "a-1.json"]
    copy = msgspec.json.decode(orphan_good[0].read_bytes(), type=Copy)
    orphan_good[0].write_bytes(msgspec.json.encode(replace(copy, process=DEAD)))
    assert [c.document for c in Recovery(tmp_path).abandoned()] == ["good"]


def test_the_base_names_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_bytes(b"1234")
    before = base_of(path)
    assert (before.size, before.path) == (4, str(path))
    path.write_bytes(b"4321")
    assert base_of(path).hash != before.hash


def test_a_process_is_known_by_number_and_start() -> None:
    me = this_process()
    assert me.alive
    assert not Process(me.number, "another start").alive
    assert not Process(me.number, "").alive


def test_a_process_that_has_ended_is_dead() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    alive = Process(child.pid, started(child.pid))
    assert alive.alive
    child.communicate(b"\n")
    assert not alive.alive
