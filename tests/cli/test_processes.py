"""The command as a process of its own: without Qt, interrupted, and with a reader that leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from simulator.drawing.files import decode
from simulator.exporting import weights_reading
from simulator.numerics.executors.loading import EXECUTOR_VARIABLE
from tests.house.test_contracts import run_without_qt

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
ENDLESS = ("train", "net.json", "--data", "spirals2", "--epochs", "1000000000")
COMMAND = (sys.executable, "-m", "simulator.cli")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run([*COMMAND, "new", "2-8-1", "-o", "net.json"], cwd=tmp_path, env=ENVIRONMENT, check=True)
    return tmp_path


def test_all_but_pictures_works_without_qt(folder: Path) -> None:
    code = """
from simulator.cli import main
assert main("train net.json --epochs 50 --seed 0 --export w.json -o learned.json".split()) == 0
assert main("check learned.json".split()) == 0
assert main("export learned.json --to json -o again.json".split()) == 0
assert main("export learned.json --to png".split()) == 2
assert not any(name.startswith("PySide6") for name in sys.modules)
"""
    done = run_without_qt(code, folder)
    assert done.returncode == 0, done.stderr
    assert "Pictures need Qt" in done.stderr
    assert (folder / "w.json").read_bytes() == (folder / "again.json").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_keeps_what_was_learned(folder: Path, name: str) -> None:
    number, words = signal.Signals[name], [*COMMAND, *ENDLESS, "-o", "learned.json", "--export", "w.json"]
    with subprocess.Popen(
        words,
        cwd=folder,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # the tests may run under nohup
    ) as process:
        _wait_until_training(process)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert b"training loss" in out
    learned = decode((folder / "learned.json").read_bytes())
    exported = weights_reading.decode((folder / "w.json").read_bytes())
    assert exported.step == learned.step
    assert weights_reading.values_of(exported) == learned.weights


@pytest.mark.skipif(find_spec("numba") is None, reason="without numba nothing is compiled")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_while_it_compiles_ends_at_once(folder: Path, number: int) -> None:
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "NUMBA_CACHE_DIR"}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), EXECUTOR_VARIABLE: ""}
    with subprocess.Popen(
        [*COMMAND, *ENDLESS, "-o", "learned.json"],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            assert process.stderr is not None
            assert b"Compiling" in process.stderr.readline()
            process.send_signal(number)
            _, err = process.communicate(timeout=15)
        finally:
            with suppress(ProcessLookupError):  # what compiles would go on for a minute
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130, err
    assert decode((folder / "learned.json").read_bytes()).step == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_without_a_name_still_keeps_it(folder: Path) -> None:
    words = [*ENDLESS, "--json"]
    with subprocess.Popen(
        [*COMMAND, *words], cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        _wait_until_training(process)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
    said = json.loads(out)
    assert said["stopped_by"] == "interrupt"
    assert said["written"] == ["net-learned.json"]
    assert decode((folder / "net-learned.json").read_bytes()).step == said["step"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_three_quick_presses_lose_nothing_and_end_as_one(folder: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, *ENDLESS, "-o", "learned.json"],
        cwd=folder,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        _wait_until_training(process)
        for _ in range(3):
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert decode((folder / "learned.json").read_bytes()).training.stop_epochs == 10**9


NOHUP = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from simulator.cli import main
sys.exit(main())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process ignores")
def test_nohup_outlives_its_terminal(folder: Path) -> None:
    words = [sys.executable, "-c", NOHUP, *ENDLESS, "--json"]
    with subprocess.Popen(words, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE) as process:
        _wait_until_training(process)
        status = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    ignored = next(line for line in status if line.startswith("SigIgn"))
    assert int(ignored.split()[1], 16) & 1 << (signal.SIGHUP - 1)


PRESS = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Press(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Press())
from simulator.cli import main
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for itself")
@pytest.mark.parametrize("loading", ["simulator.cli.running", "numpy", "msgspec", "simulator.cli.train"])
def test_ctrl_c_while_it_loads_is_no_traceback(folder: Path, loading: str) -> None:
    words = [sys.executable, "-c", PRESS, loading]
    done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def _wait_until_training(process: subprocess.Popen[bytes]) -> None:
    """Until the command has put its own answer to Ctrl+C in place, as the system tells it."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        pytest.skip("the system does not tell which signals a process answers")
    bit = 1 << (signal.SIGTERM - 1)
    while process.poll() is None:
        caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt"))
        if int(caught.split()[1], 16) & bit:
            return


def test_a_reader_that_leaves_is_no_traceback(folder: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "new", "200-200-1"],
        cwd=folder,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err
