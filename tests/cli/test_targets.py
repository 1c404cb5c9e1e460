"""Files to be written: never one that is read, looked at before training, and no training lost by them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import simulator.cli.keeping as keeping
import simulator.cli.report as reporting
import simulator.cli.train as training
from simulator.drawing.files import decode
from simulator.language import phrase
from simulator.problems import refuse
from simulator.saving import save
from tests.cli.conftest import Backprop
from tests.cli.test_refusals import assert_refused


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    def teach(*_: object, **__: object) -> None:
        pytest.fail("it was trained")

    for module in (training, reporting):
        monkeypatch.setattr(module, "teach", teach)


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(
    "line",
    [
        "train net.json -o net.json",
        "train net.json --export ./net.json",
        "train ./net.json --export link.json",
        "train net.json --data table.csv -o folder/../table.csv",
        "export net.json --to json -o net.json",
        "export net.json --to json -o link.json",
        "report folder/learned.json -o folder",
        "new 2-1 --data table.csv --force -o table.csv",
    ],
)
def test_what_is_read_is_never_written_over(backprop: Backprop, net: str, line: str) -> None:
    Path("folder").mkdir()
    Path("folder/learned.json").write_bytes(Path(net).read_bytes())
    Path("table.csv").write_text("a,b,c\n1,2,3\n4,5,6\n")
    try:
        Path("link.json").symlink_to(net)
    except OSError:
        pytest.skip("no links here")
    before = _contents()
    assert_refused(backprop(line), "never written over")
    assert _contents() == before


def _contents() -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.usefixtures("no_training")
def test_two_targets_are_two_files(backprop: Backprop, net: str) -> None:
    assert_refused(backprop(f"train {net} --export a.json -o ./a.json"), "./a.json", "one file")
    assert not Path("a.json").exists()


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize("option", ["-o", "--export"])
@pytest.mark.parametrize("place", ["missing/x.json", ".", "net.json/x.json", "x" * 300])
def test_targets_are_looked_at_before_training(backprop: Backprop, net: str, option: str, place: str) -> None:
    assert_refused(backprop(f"train {net} --epochs 2000000 {option} {place}"), place)
    assert [path.name for path in Path().iterdir()] == [net]


@pytest.mark.usefixtures("no_training")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder_is_refused_before_training(backprop: Backprop, net: str) -> None:
    Path("closed").mkdir(mode=0o500)
    assert_refused(backprop(f"train {net} -o closed/x.json"), "closed/x.json")


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize("name", reporting.FILES)
def test_a_report_replaces_nothing_before_it_trains(backprop: Backprop, net: str, name: str) -> None:
    Path("out").mkdir()
    Path("out", name).write_text("mine")
    assert_refused(backprop(f"report {net} -o out"), str(Path("out", name)), "--force")
    assert [path.read_text() for path in Path("out").iterdir()] == ["mine"]


def test_a_report_replaces_what_it_is_told_to(backprop: Backprop, net: str) -> None:
    Path("out").mkdir()
    Path("out/weights.json").write_text("mine")
    assert backprop(f"report {net} --epochs 3 -o out --force").status == 0
    assert Path("out/weights.json").read_text() != "mine"


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(
    "line",
    ["train net.json -o", "train net.json --export", "report net.json -o", "export net.json --to json -o"],
)
def test_an_empty_name_is_none(backprop: Backprop, net: str, line: str) -> None:
    assert_refused(backprop(line, ""), "name", "empty")
    assert [path.name for path in Path().iterdir()] == [net]


def test_new_takes_no_empty_name(backprop: Backprop) -> None:
    assert_refused(backprop("new 2-1 -o", ""), "name", "empty")


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize("line", ["train net.json -o -", "train net.json --export -", "report net.json -o -"])
def test_where_losses_go_no_file_goes(backprop: Backprop, net: str, line: str) -> None:
    assert_refused(backprop(line), "“-”", "./-")
    assert [path.name for path in Path().iterdir()] == [net]


def test_a_dash_is_standard_output(backprop: Backprop, net: str) -> None:
    said = backprop(f"export {net} --to json -o -")
    assert (said.status, said.err) == (0, "")
    backprop(f"export {net} --to json -o w.json")
    assert said.out == Path("w.json").read_text()
    assert backprop("new 2-4-1 --activation tanh -o -").out == Path(net).read_text()


LONG = "x" * 300


@pytest.mark.parametrize(
    "line",
    [
        f"new 2-1 -o {LONG}",
        f"new 2-1 --data {LONG}",
        f"train net.json --data {LONG}",
        f"export net.json --to json -o {LONG}",
        f"report net.json -o {LONG}",
        f"report {LONG}",
    ],
)
def test_a_name_too_long_for_the_disk_is_refused(backprop: Backprop, net: str, line: str) -> None:
    said = backprop(line)
    assert_refused(said, LONG)
    assert [path.name for path in Path().iterdir()] == [net]


def test_a_name_of_ours_that_is_too_long_is_made_shorter(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = f"{'x' * 245}.json"
    Path(net).rename(long)
    _refuse_to_save("refused.json", monkeypatch)
    said = backprop(f"train {long} --epochs 7 -o refused.json")
    assert "Wrote learned.json." in said.err
    assert decode(Path("learned.json").read_bytes()).epoch == 7
    assert_refused(backprop(f"export {long} --to json"), "Could not save")


@pytest.mark.parametrize("options", ["--export refused.json", "-o refused.json", "-o refused.json --json"])
def test_a_refusal_after_training_loses_nothing(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch, options: str
) -> None:
    _refuse_to_save("refused.json", monkeypatch)
    said = backprop(f"train {net} --epochs 7 {options}")
    assert said.status == 2
    assert "net-learned.json" in said.err
    assert said.err.splitlines()[-1].startswith("backprop: no room for refused.json")
    assert decode(Path("net-learned.json").read_bytes()).epoch == 7


def test_where_the_folder_takes_nothing_the_temporary_one_does(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", "temporary")
    _refuse_to_save("refused.json net-learned.json", monkeypatch)
    said = backprop(f"train {net} --epochs 7 -o refused.json")
    assert str(Path("temporary/net-learned.json")) in said.err
    assert decode(Path("temporary/net-learned.json").read_bytes()).epoch == 7


def test_nothing_is_kept_twice(backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _refuse_to_save("refused.json", monkeypatch)
    assert backprop(f"train {net} --epochs 7 -o learned.json --export refused.json").status == 2
    assert {path.name for path in Path().iterdir()} == {net, "learned.json"}


def test_a_report_without_pictures_keeps_its_numbers(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_picture(*_: object) -> bytes:
        raise refuse(phrase("Test", "no Qt"))

    monkeypatch.setattr(reporting, "drawing_picture", no_picture)
    monkeypatch.setattr(reporting, "loss_picture", no_picture)
    said = backprop(f"report {net} --epochs 3 -o out")
    assert said.status == 2
    assert {path.name for path in Path("out").iterdir()} == {"weights.json", "learned.json"}


def _refuse_to_save(names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: str | Path, data: bytes) -> None:
        if str(path) in names.split():
            raise refuse(phrase("Test", "no room for {path}").of(path=path))
        save(path, data)

    monkeypatch.setattr(keeping, "save", refusing)
