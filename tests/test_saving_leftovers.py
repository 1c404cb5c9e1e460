"""Leftovers: temporary files of saves that crashed long ago are taken away, and nothing else is."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from simulator.saving import save

NEW = b"new" * 2000


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _left(folder: Path, name: str, days: float) -> Path:
    """A file that somebody left behind so many days ago."""
    path = folder / name
    path.write_bytes(b"half")
    moment = path.stat().st_mtime - days * 24 * 3600
    os.utime(path, (moment, moment))
    return path


def test_what_a_crash_left_long_ago_is_taken_away_by_the_next_save(tmp_path: Path) -> None:
    _left(tmp_path, ".backprop-0123456789abcdef.tmp", days=2)
    save(tmp_path / "a", NEW)
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        (".backprop-0123456789abcdef.tmp", 0.5),
        (".backprop-0123456789abcdef.tmp", -2),
        (".backprop-0123456789ABCDEF.tmp", 2),
        (".backprop-0123456789abcde.tmp", 2),
        (".backprop-0123456789abcdef.tmp.json", 2),
        ("x.backprop-0123456789abcdef.tmp", 2),
    ],
)
def test_what_is_young_or_not_ours_stays(tmp_path: Path, name: str, days: float) -> None:
    _left(tmp_path, name, days)
    save(tmp_path / "a", NEW)
    assert names(tmp_path) == sorted(["a", name])


@pytest.mark.skipif(os.name != "posix", reason="owners and links of POSIX")
def test_only_plain_files_of_the_same_owner_are_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _left(tmp_path, "kept", days=2)
    (tmp_path / ".backprop-0123456789abcdef.tmp").symlink_to(kept)
    (tmp_path / ".backprop-fedcba9876543210.tmp").mkdir()
    save(tmp_path / "a", NEW)
    assert len(names(tmp_path)) == 4
    foreign = _left(tmp_path, ".backprop-00000000000000ff.tmp", days=2)
    lstat = os.lstat

    def of_another(path: Any, **words: Any) -> Any:
        values = list(lstat(path, **words))
        if Path(path) == foreign:
            values[stat.ST_UID] += 1
        return os.stat_result(values)

    monkeypatch.setattr(Path, "lstat", lambda path: of_another(path))
    save(tmp_path / "a", NEW)
    assert foreign.exists()


def test_a_folder_that_cannot_be_listed_harms_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_to_list(path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "scandir", refuse_to_list)
    save(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW
