"""The floors: who may import whom, as pyproject.toml says it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()")

WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(name + " is not installed")
sys.meta_path.insert(0, NoQt())
"""

EVERY_MODULE = """
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages
package = import_module("simulator.{floor}")
names = [found.name for found in walk_packages(getattr(package, "__path__", []), package.__name__ + ".")]
for name in names:
    needs_numba = ".compiled." in name and find_spec("numba") is None
    if not name.endswith(".__main__") and name != "simulator.cli.painting" and not needs_numba:
        import_module(name)
print(len(names))
"""

BELOW = [
    "cli",
    "tools",
    "workbench",
    "exporting",
    "training",
    "model",
    "drawing",
    "numerics",
    "saving",
    "problems",
    "ending",
    "reasons",
    "words",
    "language",
    "signal",
    "resources",
]
"""The floors below the screen."""


def test_floors_hold() -> None:
    done = subprocess.run(
        [*LINT, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_planted_import_is_found(tmp_path: Path) -> None:
    package = tmp_path / "simulator"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "drawing.py").write_text("import numpy\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.importlinter]\nroot_package = "simulator"\ninclude_external_packages = true\n'
        '[[tool.importlinter.contracts]]\nname = "No NumPy"\ntype = "forbidden"\n'
        'source_modules = ["simulator.drawing"]\nforbidden_modules = ["numpy"]\n'
    )
    done = subprocess.run([*LINT, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "No NumPy BROKEN" in done.stdout


def run_without_qt(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT + code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("floor", BELOW)
def test_every_module_below_the_screen_loads_where_no_qt_is(floor: str, tmp_path: Path) -> None:
    done = run_without_qt(EVERY_MODULE.format(floor=floor), tmp_path)
    assert done.returncode == 0, done.stderr
    folder = ROOT / "simulator" / floor
    assert int(done.stdout) >= len(list(folder.glob("*.py"))) - 1
