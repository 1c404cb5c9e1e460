"""What opens a file can never run it, and nothing in the project knows the machine it was made on."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "simulator").rglob("*.py"))

MODULES = {"pickle", "cPickle", "shelve", "marshal", "dill", "joblib", "yaml", "code", "runpy"}
CALLS = {"eval", "exec", "compile", "__import__"}
"""``re.compile`` and the like are attributes, and allowed."""


def code_from_data(source: str) -> Iterator[str]:
    """Every place where data could become code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield node.func.id
            yield from (
                "allow_pickle"
                for word in node.keywords
                if word.arg == "allow_pickle"
                and not (isinstance(word.value, ast.Constant) and word.value.value is False)
            )


def test_data_never_becomes_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {what}"
        for path in SOURCES
        for what in code_from_data(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    ["import pickle", "from yaml import load", "eval('1')", "np.load(p, allow_pickle=True)", "exec(text)"],
)
def test_a_planted_danger_is_found(source: str) -> None:
    assert list(code_from_data(source))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


MACHINE = re.compile(r"(?<![\w.$}{\"'])/(?:home|root|work|Users|mnt|opt)/\w+")


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _tracked()
        if path.suffix in {".py", ".md", ".toml", ".json", ".txt", ".ts", ".svg", ""}
        for match in MACHINE.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert not found, "\n".join(found)


def test_nothing_is_left_to_do_in_the_code() -> None:
    word = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XXX|HACK)\b")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        for match in word.finditer(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)
