"""The safe save: old or new and never between, the mode kept, links followed, every failure explained."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from simulator import saving
from simulator.problems import Refusal
from simulator.saving import save

OLD, NEW = b"old" * 1000, b"new" * 2000
Save = Callable[[Path, bytes], None]

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and folders of POSIX")
not_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may do everything")


def test_a_new_file_holds_the_bytes(tmp_path: Path) -> None:
    save(tmp_path / "a.json", NEW)
    assert (tmp_path / "a.json").read_bytes() == NEW
    assert _names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("data", [b"", b"\r\n\x00\xff", bytes(300_000)])
def test_bytes_are_kept_as_they_are(tmp_path: Path, data: bytes) -> None:
    save(str(tmp_path / "a"), data)
    assert (tmp_path / "a").read_bytes() == data


@posix
def test_the_old_mode_is_kept(tmp_path: Path) -> None:
    path = _old(tmp_path)
    path.chmod(0o640)
    save(path, NEW)
    assert _mode(path) == 0o640


@posix
def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    assert _mode(tmp_path / "a") == 0o640


@posix
def test_a_mode_that_is_given_wins(tmp_path: Path) -> None:
    path = _old(tmp_path)
    path.chmod(0o644)
    save(path, NEW, mode=0o600)
    save(tmp_path / "fresh", NEW, mode=0o600)
    assert [_mode(path), _mode(tmp_path / "fresh")] == [0o600, 0o600]


@posix
def test_a_private_file_is_private_from_its_first_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    write = os.write

    def look(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", look)
    save(tmp_path / "a", NEW, mode=0o600)
    assert set(modes) == {0o600}


@posix
def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    path, link = _old(folder), tmp_path / "link"
    link.symlink_to(path)
    save(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert _names(tmp_path) == ["elsewhere", "link"]


@posix
def test_a_link_to_nothing_makes_the_file_it_means(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save(tmp_path / "link", NEW)
    assert (tmp_path / "real").read_bytes() == NEW


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    save(tmp_path / "a", OLD)
    assert (tmp_path / "a").read_bytes() == OLD


def test_a_disk_that_gives_back_other_bytes_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, bytes(data).replace(b"n", b"m")))
    _refused(_old(tmp_path), "gave back other bytes")


def test_a_long_name_leaves_room_for_the_temporary_file(tmp_path: Path) -> None:
    name = "한" * 84  # 252 bytes of at most 255
    save(tmp_path / name, NEW)
    assert _names(tmp_path) == [name]


# What cannot be written.


def test_a_missing_folder(tmp_path: Path) -> None:
    _refused(tmp_path / "no" / "a", "the folder does not exist")


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    _refused(tmp_path / "a", "a folder has that name")


def test_a_name_that_cannot_be(tmp_path: Path) -> None:
    _refused(tmp_path / "a\0b", "cannot be a file name")
    _refused(tmp_path / ("a" * 300), "the name is too long")


@posix
def test_a_link_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    _refused(tmp_path / "a", "circle")


@posix
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    _refused(tmp_path / "pipe", "a device or a pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _old(tmp_path)
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)  # root would be let through
    _refused(path, "you may not write there")


@not_root
def test_a_write_protected_folder(tmp_path: Path) -> None:
    path = _old(tmp_path)
    tmp_path.chmod(0o555)
    try:
        _refused(path, "you may not write there")
    finally:
        tmp_path.chmod(0o755)


@posix
def test_a_full_disk(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk") as disk:
        path = _old(disk)
        with pytest.raises(Refusal, match="the disk is full"):
            save(path, bytes(100_000))
        assert path.read_bytes() == OLD
        assert _names(disk) == [path.name]
        save(path, NEW)
        assert path.read_bytes() == NEW


# Windows, as far as it can be played here.


def test_windows_is_asked_again_while_another_program_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses, tries = _held(monkeypatch, winerror=32, times=3)
    save(_old(tmp_path), NEW)
    assert (tmp_path / "a.json").read_bytes() == NEW
    assert len(tries) == 4
    assert pauses == [saving.PAUSE, saving.PAUSE * 2, saving.PAUSE * 4]


def test_windows_is_not_asked_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses, _ = _held(monkeypatch, winerror=5, times=10**6)
    _refused(_old(tmp_path), "you may not write there")
    assert len(pauses) == saving.RETRIES
    assert sum(pauses) < 5


def test_another_error_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses, tries = _held(monkeypatch, winerror=112, times=10**6)
    _refused(_old(tmp_path), "")
    assert (pauses, len(tries)) == ([], 1)


def _held(monkeypatch: pytest.MonkeyPatch, winerror: int, times: int) -> tuple[list[float], list[int]]:
    pauses: list[float] = []
    tries: list[int] = []
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) <= times:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = winerror  # type: ignore[attr-defined]
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(saving.time, "sleep", pauses.append)
    return pauses, tries


# Each system call fails in turn.

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ENOMEM)
CALLS = ("open", "write", "fsync", "close", "replace", "chmod", "stat")


class Faults:
    """Lets the n-th system call of a save fail; chmod and stat are those of pathlib."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: int, nth: int) -> None:
        self.error, self.left, self.struck = error, nth, ""
        for name in CALLS:
            place: Any = Path if name in ("chmod", "stat") else os
            monkeypatch.setattr(place, name, self._wrap(name, getattr(place, name)))
        monkeypatch.setattr(Path, "read_bytes", self._wrap("read", Path.read_bytes))

    def _wrap(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object, **named: object) -> object:
            self.left -= 1
            if self.left == 0:
                self.struck = name
                if name == "close":  # Linux closes the descriptor even then
                    call(*arguments, **named)
                raise OSError(self.error, os.strerror(self.error))
            return call(*arguments, **named)

        return wrapped


def each_call_fails(folder: Path, save: Save) -> list[str]:
    """What went wrong when each call failed in turn with each error; empty for a safe save."""
    wrong: list[str] = []
    for error in ERRORS:
        nth, struck = 0, "-"
        while struck:
            nth += 1
            path = _old(folder)
            struck = _strike(path, save, error, nth, wrong)
            assert nth < 100, "a save makes no hundred calls"
    return wrong


def _strike(path: Path, save: Save, error: int, nth: int, wrong: list[str]) -> str:
    refused = ""
    with pytest.MonkeyPatch.context() as monkeypatch:
        faults = Faults(monkeypatch, error, nth)
        try:
            save(path, NEW)
        except Refusal as refusal:
            refused = str(refusal)
        except OSError as bare:
            wrong.append(f"{faults.struck}: {bare!r} came through")
    wrong += _complaints(path, faults.struck, refused)
    save(path, NEW + b"!")
    if path.read_bytes() != NEW + b"!" or _names(path.parent) != [path.name]:
        wrong.append(f"{faults.struck}: the next save failed")
    return faults.struck


def _complaints(path: Path, struck: str, refused: str) -> Iterator[str]:
    content = path.read_bytes()
    if content not in (OLD, NEW):
        yield f"{struck}: {len(content)} bytes that are neither old nor new"
    if content == OLD and not refused:
        yield f"{struck}: not saved and nothing said"
    if refused and content == NEW and "might not survive a power cut" not in refused:
        yield f"{struck}: saved, but said {refused}"
    if refused and str(path) not in refused:
        yield f"{struck}: the path is missing in {refused}"
    if _names(path.parent) != [path.name]:
        yield f"{struck}: left {_names(path.parent)}"


def test_each_system_call_fails_in_turn(tmp_path: Path) -> None:
    assert each_call_fails(tmp_path, save) == []


def test_the_campaign_catches_a_save_that_truncates(tmp_path: Path) -> None:
    def careless(path: Path, data: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_CREAT)
        try:
            os.write(descriptor, data)
        finally:
            os.close(descriptor)

    assert any("neither old nor new" in complaint for complaint in each_call_fails(tmp_path, careless))


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _old(tmp_path)

    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(path, NEW)
    assert path.read_bytes() == OLD
    assert _names(tmp_path) == ["a.json"]


def test_a_file_system_without_modes_or_folder_sync_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, fsync = _old(tmp_path), os.fsync

    def no_modes(_path: Path, _mode: int) -> None:
        raise OSError(errno.ENOTSUP, "no modes")

    def no_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no folder sync")
        fsync(descriptor)

    monkeypatch.setattr(Path, "chmod", no_modes)
    monkeypatch.setattr(os, "fsync", no_folders)
    save(path, NEW)
    assert path.read_bytes() == NEW


def _refused(path: Path, reason: str) -> None:
    before = path.read_bytes() if _is_plain(path) else None
    names = _names(path.parent) if path.parent.is_dir() else []
    with pytest.raises(Refusal) as caught:
        save(path, NEW)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert reason in sentence
    assert "unchanged" in sentence
    assert before is None or path.read_bytes() == before
    assert not path.parent.is_dir() or _names(path.parent) == names


def _is_plain(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _old(folder: Path) -> Path:
    path = folder / "a.json"
    path.write_bytes(OLD)
    return path


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    mount = shutil.which("mount")
    folder.mkdir()
    command = [mount or "", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if mount is None or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
