"""Settings come back with the types they had, and a damaged file costs nothing but the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.app.system.settings import RECENT, Settings, SettingsFile
from simulator.problems import Refusal
from simulator.workbench.view_options import ViewOptions


def test_everything_comes_back(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path / "settings.json")
    options = replace(ViewOptions(), coloring="weight", grid=False)
    first.change(
        theme="dark", language="ko", options=options, layout=b"\0\xff", hint_seen=True, recent=("/a",)
    )
    second = SettingsFile(tmp_path / "settings.json").current
    assert second == first.current
    assert second.hint_seen is True
    assert second.layout == b"\0\xff"
    assert second.recent == ("/a",)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\xff\xfe", b'{"theme": "pink"}', b'{"hint_seen": "yes"}', b"[]"]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(text)
    assert SettingsFile(path).current == Settings()


def test_fields_of_another_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"theme": "dark", "of_the_future": [1, 2]}')
    assert SettingsFile(path).current.theme == "dark"


def test_recent_files_are_few_and_the_last_is_first(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    for number in range(RECENT + 5):
        file.remember_file(Path(f"/drawings/{number}.json"))
    file.remember_file(Path("/drawings/9.json"))
    recent = file.current.recent
    assert len(recent) == RECENT
    assert recent[0] == str(Path("/drawings/9.json"))
    assert len(set(recent)) == RECENT


def test_a_change_is_told_once_and_no_change_is_not(tmp_path: Path) -> None:
    file, told = SettingsFile(tmp_path / "settings.json"), []
    file.changed.connect(told.append)
    file.change(theme="dark")
    file.change(theme="dark")
    assert [settings.theme for settings in told] == ["dark"]


def test_a_disk_that_says_no_is_told_and_the_choice_holds(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "missing" / "settings.json")
    refusals: list[Refusal] = []
    file.refused.connect(refusals.append)
    file.change(theme="dark")
    assert file.current.theme == "dark"
    assert "settings.json" in str(refusals[0])
