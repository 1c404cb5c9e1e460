"""A wheel, installed cold into an empty environment elsewhere, opens, trains and exports."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

OPEN = """
from PySide6.QtWidgets import QApplication
from simulator import resources
from simulator.app import main
import simulator

titles = []

def look():
    QApplication.processEvents()
    titles.extend(w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible())
    QApplication.closeAllWindows()
    QApplication.processEvents()
    return 0

QApplication.exec = staticmethod(look)
assert main.main([]) == 0
assert any("Backprop Studio" in title for title in titles), titles
print(simulator.__file__)
print(resources.resource("icons"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program of an environment that holds the wheel and what it declares, and nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    scripts = environment / SCRIPTS
    kept = {
        name: os.environ[name] for name in os.environ if not name.startswith(("PYTHON", "XDG_", "BACKPROP"))
    }
    variables = {**kept, "HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}

    def run(program: str, *words: str) -> str:
        done = subprocess.run(
            [str(scripts / program), *words],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    install = ("install", "--quiet", "-c", str(ROOT / "packaging" / "constraints.txt"), str(wheel))
    subprocess.run([str(scripts / "python"), "-m", "pip", *install], check=True, cwd=folder)
    return run


def test_the_wheel_holds_code_and_resources_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert all(name.startswith(("simulator/", "backprop_studio-")) for name in names)
    for part in ("icons/", "examples/xor.json", "schemas/", "translations/backprop_ko.qm"):
        assert any(name.startswith(f"simulator/resources/{part}") for name in names), part


@pytest.mark.timeout(600)
def test_it_opens(installed: Run) -> None:
    places = installed("python", "-c", OPEN).split()
    assert all("site-packages" in place for place in places[-2:]), places


@pytest.mark.timeout(600)
def test_it_trains_and_exports(installed: Run) -> None:
    installed("backprop", "new", "2-4-1", "-o", "net.json")
    assert "training loss" in installed(
        "backprop", "train", "net.json", "--epochs", "50", "-o", "learned.json"
    )
    for kind in ("json", "svg", "png"):
        installed("backprop", "export", "learned.json", "--to", kind, "-o", f"out.{kind}")
    installed("backprop", "report", "--epochs", "20")
    assert "No broken requirements" in installed("python", "-m", "pip", "check")
