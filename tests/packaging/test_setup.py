"""The set-up script on machines that lack something, played by stand-ins for the system's commands."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="bash of the system")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands that come before the system's own."""
    (tmp_path / "bin").mkdir()
    return tmp_path


def command(machine: Path, name: str, script: str) -> None:
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def run(machine: Path, code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'. "{ROOT}/packaging/setup"\n{code}'],
        env={"PATH": f"{machine}/bin:/usr/bin:/bin", "HOME": str(machine), **variables},
        cwd=machine,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["setup", "run", "test", "translate"])
def test_scripts_are_bash(name: str) -> None:
    done = subprocess.run(["bash", "-n", str(ROOT / "packaging" / name)], check=False)
    assert done.returncode == 0


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        'exec bash "$(dirname -- "${BASH_SOURCE[0]}")/../packaging/test"'
    ]


KNOWS = """
for name in "$@"; do case $name in
    libegl1|libglib2.0-0t64) printf '<installed>' ;;
    libgl1) printf '<config-files>' ;;
esac; done
exit 1"""


def test_missing_packages_are_told_apart(machine: Path) -> None:
    command(machine, "dpkg-query", KNOWS)
    done = run(machine, "missing_packages libegl1 libglib2.0-0 libgl1 libdbus-1-3")
    assert done.stdout.split() == ["libgl1", "libdbus-1-3"], done.stderr


def test_what_may_not_be_installed_is_asked_for_in_one_line(machine: Path) -> None:
    command(machine, "dpkg-query", KNOWS)
    command(machine, "apt-get", "exit 100")
    command(machine, "id", "echo 1000")
    command(machine, "sudo", "exit 1")
    command(machine, "fc-list", "echo Nanum")
    done = run(machine, 'system_packages offscreen; apt_line "$wanted"')
    assert done.returncode == 0, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert line.split()[:4] == ["sudo", "apt-get", "install", "-y"]
    assert "libgl1" in line.split()
    assert "libegl1" not in line.split()
    assert "fonts-nanum" not in line.split()


def test_a_screen_needs_more(machine: Path) -> None:
    command(machine, "dpkg-query", KNOWS)
    command(machine, "apt-get", "exit 100")
    command(machine, "id", "echo 1000")
    command(machine, "sudo", "exit 1")
    for kind, there in (("screen", True), ("offscreen", False)):
        done = run(machine, f'system_packages {kind}; printf "%s" "$wanted"')
        assert ("libxcb-cursor0" in done.stdout) is there


def test_apt_may_install(machine: Path) -> None:
    command(machine, "dpkg-query", KNOWS)
    command(machine, "apt-get", f'echo "$@" >> "{machine}/log"')
    command(machine, "id", "echo 0")
    done = run(machine, 'system_packages offscreen; printf "<%s>" "$wanted"')
    assert done.stdout == "<>", done.stderr
    assert "libdbus-1-3" in (machine / "log").read_text()


def test_no_python_is_one_clear_sentence(machine: Path) -> None:
    done = run(machine, "find_python", PYTHON=str(machine / "nothing"))
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "PYTHON=" in done.stderr


def test_an_old_python_is_passed_over(machine: Path) -> None:
    command(machine, "python3", "exit 1")
    command(machine, "python3.13", "exit 0")
    assert run(machine, "find_python").stdout == "python3.13"


@pytest.mark.parametrize(
    ("variables", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, True),
    ],
)
def test_a_screen_is_recognized(machine: Path, variables: dict[str, str], screen: bool) -> None:
    command(machine, "uname", "echo Linux")
    assert (run(machine, "has_screen", **variables).returncode == 0) is screen


def test_a_mac_always_has_a_screen(machine: Path) -> None:
    command(machine, "uname", "echo Darwin")
    assert run(machine, "has_screen").returncode == 0


def test_a_stamp_holds_until_something_changes(machine: Path) -> None:
    code = 'venv="$PWD"; print=one; stamp run; is_stamped run && print=two && ! is_stamped run'
    assert run(machine, code).returncode == 0


@pytest.mark.parametrize(
    ("names", "small"), [(["torch", "sympy"], True), (["torch", "nvidia-cublas"], False)]
)
def test_only_a_cpu_build_of_torch_is_small(machine: Path, names: list[str], small: bool) -> None:
    script = (ROOT / "packaging" / "test").read_text()
    check = script[script.index("torch_is_small()") : script.index("\nif ! is_stamped torch")]
    packages = ", ".join(f'{{"metadata": {{"name": "{name}"}}}}' for name in names)
    report = f'{{"install": [{packages}]}}'
    command(machine, "fake", f'if [ "$1" = -m ]; then echo \'{report}\'; else exec python3 "$@"; fi')
    done = run(machine, f"python=fake\n{check}\ntorch_is_small")
    assert (done.returncode == 0) is small, done.stderr
