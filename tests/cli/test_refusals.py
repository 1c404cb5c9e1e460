"""Bad words and bad files: exit 2, one sentence that names the place, never a traceback."""

from __future__ import annotations

import json
import os
import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from simulator.cli.commands import COMMANDS
from simulator.drawing.files import document_of, encode
from simulator.language import use_translator
from tests.cli.conftest import Backprop, Said
from tests.formulas import formula


def assert_refused(said: Said, *words: str) -> None:
    assert said.status == 2, said
    assert said.out == ""
    assert said.err.startswith("backprop: ")
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err, said.err


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("", "COMMAND"),
        ("tarin net.json", "tarin"),
        ("train", "FILE"),
        ("train nowhere.json", "nowhere.json"),
        ("train .", "."),
        ("train net.json --eta fast", "--eta must be a number from 0 to 1e+300, not “fast”."),
        ("train net.json --eta nan", "--eta must be a number from 0 to 1e+300, not “nan”."),
        ("train net.json --eta -1", "--eta must be"),
        ("train net.json --epochs -5", "--epochs must be"),
        ("train net.json --epochs 0", "--epochs must be a whole number from 1 to 9007199254740992, not “0”."),
        ("train net.json --optimizer adam --decay 1", "--decay must be at least 0 and below 1, not “1”."),
        ("train net.json --optimizer adam --momentum 1", "--momentum must be at least 0 and below 1"),
        ("train net.json --batch -1", "--batch must be a whole number from 0 to"),
        ("train net.json --targets x1", "--targets"),
        ("train net.json --data moons --targets x1", "--targets"),
        ("check net.json --data moons --scaling unit", "--scaling"),
        ("train net.json --data xor --size 50", "--size"),
        ("report net.json --data xor --noise .1", "--noise"),
        ("train net.json --held-out .5", "--held-out"),
        ("train net.json --seed -1", "--seed must be a whole number from 0"),
        ("check net.json --seed 1e3", "--seed must be a whole number from 0"),
        ("train net.json --optimizer sgd", "sgd"),
        ("train net.json --data nonsense", "nonsense"),
        ("train net.json --data moons --held-out 1", "--held-out must be at least 0 and below 1, not “1”."),
        ("train net.json --data moons --size 0", "--size must be a whole number from 2 to 100000, not “0”."),
        ("export net.json --to json --data moons --noise nan", "--noise must be a number from 0 to 1e+300"),
        (
            "check net.json --data spirals3 --size 2",
            "--size must be a whole number from 3 to 100000, not “2”.",
        ),
        (
            "train net.json --loss binary_cross_entropy --convention half",
            "backprop: --convention half does not suit the loss binary_cross_entropy; choose from sum, mean.",
        ),
        ("report net.json --l2 inf", "--l2 must be"),
        ("train net.json --export no/such/folder/w.json --epochs 1", "no/such/folder/w.json"),
        ("check nowhere.json", "nowhere.json"),
        ("export net.json --to pdf", "pdf"),
        ("export net.json", "--to"),
        ("new 2", "2"),
        ("new 2-x-1", "2-x-1"),
        ("new 2-0-1", "2-0-1"),
        ("new 20000-20000", "edges"),
        ("new 2-4-1 --activation step", "step"),
        ("report --output net.json/x --epochs 1", "net.json/x"),
    ],
)
def test_bad_words_are_refused(backprop: Backprop, net: str, line: str, word: str) -> None:
    said = backprop(line)
    said.out = "" if line.startswith(("report", "train net.json --export")) else said.out
    said.err = said.err.splitlines(keepends=True)[-1]
    assert_refused(said, word)


def test_numbers_are_refused_in_korean_too(
    backprop: Backprop, net: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    try:
        for option in ("--epochs 0", "--eta nan", "--held-out 1"):
            said = backprop(f"train {net} {option}")
            assert_refused(said, option.split()[0])
            assert re.search("[가-힣]", said.err)
            assert "must" not in said.err
    finally:
        use_translator(None)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_no_option_reads_numbers_without_saying_which_it_takes(command: str) -> None:
    row = next(row for row in COMMANDS if row.name == command)
    parser = ArgumentParser()
    row.add_arguments(parser)
    assert not [action.dest for action in parser._actions if action.type in (int, float)]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1"),
        (b"{", "line 1"),
        (b'{"nodes": [}', "column"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[1, 2]", ""),
        (b"null", ""),
        (b'{"format": "backprop-studio", "version": 99}', "newer"),
        (b'{"a": NaN}', "finite"),
        (b'{"a": 1, "a": 2}', "twice"),
    ],
)
@pytest.mark.parametrize("command", ["train", "check", "export --to json", "report"])
def test_a_bad_file_is_refused_by_name(
    backprop: Backprop, tmp_path: Path, command: str, content: bytes, place: str
) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    said = backprop(f"{command} bad.json")
    assert_refused(said, "bad.json: ")
    assert place.lower() in said.err.lower()


def test_every_truncation_of_a_document_is_refused(backprop: Backprop, net: str) -> None:
    whole = Path(net).read_bytes()
    for length in range(0, len(whole) - 2, 97):
        Path("cut.json").write_bytes(whole[:length])
        assert_refused(backprop("check cut.json"), "cut.json")


def test_an_edge_to_nowhere_is_named(backprop: Backprop, net: str) -> None:
    content = json.loads(Path(net).read_bytes())
    content["edges"][3]["target"] = "n99"
    Path(net).write_text(json.dumps(content))
    assert_refused(backprop(f"train {net}"), net, content["edges"][3]["id"], "n99")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_named(backprop: Backprop, net: str) -> None:
    Path(net).chmod(0)
    assert_refused(backprop(f"train {net}"), net)


def test_a_drawing_that_cannot_be_trained_is_refused_with_its_reason(backprop: Backprop, net: str) -> None:
    content = json.loads(Path(net).read_bytes())
    content["edges"] = []
    for node in content["nodes"]:
        node["output"] = False
    Path(net).write_text(json.dumps(content))
    assert_refused(backprop(f"train {net}"), "output")


@pytest.mark.parametrize("field", ["optimizer", "initial_bias", "initializer", "loss", "convention"])
@pytest.mark.parametrize("command", ["train", "check", "export --to json", "export --to svg", "report"])
def test_a_setting_that_nobody_knows_is_named(backprop: Backprop, net: str, command: str, field: str) -> None:
    content = json.loads(Path(net).read_bytes())
    content["training"][field] = "xyz"
    Path(net).write_text(json.dumps(content))
    assert_refused(backprop(f"{command} {net}"), "xyz")


def _broken(net: str, breaking: str) -> str:
    """A drawing that reads well and cannot be compiled."""
    content = json.loads(Path(net).read_bytes())
    if breaking == "input":
        content["nodes"] = [{**node, "kind": "neuron"} for node in content["nodes"]]
    elif breaking == "dataset":
        content["data"]["dataset"] = "xyz"
    elif breaking == "loss":
        content["training"]["loss"] = "xyz"
    else:
        content["nodes"][-1][breaking] = "xyz"
    Path("broken.json").write_text(json.dumps(content))
    return "broken.json"


@pytest.mark.parametrize("breaking", ["kind", "activation", "loss", "input", "dataset"])
@pytest.mark.parametrize("command", ["train", "check", "export --to json", "report"])
def test_a_drawing_that_does_not_compile_is_refused_by_name(
    backprop: Backprop, net: str, command: str, breaking: str
) -> None:
    said = backprop(f"{command} {_broken(net, breaking)}")
    assert_refused(said, "backprop: broken.json: ")


def test_what_cannot_be_checked_is_refused_by_name(backprop: Backprop) -> None:
    drawing = formula("l = log x", x=-2.0)
    Path("net.json").write_bytes(encode(document_of(drawing)))
    assert_refused(backprop("check net.json"), "backprop: net.json: ")


def test_words_are_not_the_fault_of_the_file(backprop: Backprop, net: str) -> None:
    assert "net.json" not in backprop(f"train {net} --eta nan").err
    assert "net.json" not in backprop(f"train {net} --data moons --held-out 1").err


def test_no_command_fails_without_words(backprop: Backprop) -> None:
    for command in COMMANDS:
        if command.name != "report":
            assert_refused(backprop(command.name), "--help")


def test_korean_where_the_environment_says_so(backprop: Backprop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    said = backprop("new 2")
    use_translator(None)
    assert_refused(said)
    assert any("가" <= letter <= "힣" for letter in said.err), said.err
