"""Loading the compiled executor: whatever goes wrong, there is none, and nobody is told of an exception."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from simulator.numerics.executors import cache, loading
from simulator.numerics.executors.loading import EXECUTOR_VARIABLE, Compiled


class NumbaError(Exception):
    """As numba's own: related to nothing but Exception."""


WRONG = (
    NumbaError("cannot compile"),
    subprocess.TimeoutExpired("warm", 600),
    PermissionError("cache"),
    ImportError("llvmlite is of another version"),
    MemoryError(),
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: type(wrong).__name__)
def test_whatever_goes_wrong_numpy_makes_the_steps(
    wrong: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def fail(_: Path) -> None:
        raise wrong

    monkeypatch.setenv(EXECUTOR_VARIABLE, "compiled")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(loading, "find_spec", lambda _: "installed")
    monkeypatch.setattr(loading, "_warm", fail)
    monkeypatch.setattr(threading, "excepthook", told.append)
    compiled = Compiled()
    compiled.wait_if_demanded()
    assert not compiled.ready
    assert not compiled.load()
    assert told == []


def test_a_child_is_started_until_one_has_compiled_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: started.append(command))
    loading._warm(tmp_path)
    loading._warm(tmp_path)
    assert len(started) == 2
    (tmp_path / cache.STAMP).touch()
    loading._warm(tmp_path)
    assert len(started) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no false")
def test_what_its_child_could_not_compile_no_program_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(subprocess.CalledProcessError):
        loading._warm(tmp_path)


@pytest.mark.parametrize("name", cache.COMPILERS)
def test_a_compiler_of_another_version_has_a_cache_of_its_own(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version = cache._version(), cache.version
    monkeypatch.setattr(cache, "version", lambda asked: "0.0" if asked == name else version(asked))
    assert cache._version() != before


def test_another_processor_has_a_cache_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache._version()
    monkeypatch.setattr(cache, "_processor", lambda: "pentium")
    assert cache._version() != before


def test_a_processor_that_cannot_be_asked_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(cache, "import_module", refuse)
    assert cache._processor() == "unknown"
