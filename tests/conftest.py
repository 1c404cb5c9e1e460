"""What every test may rely on: no screen, no settings of the user's, English, and repeatable chance."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from simulator.language import use_translator
from simulator.numerics.executors import cache, loading

# Before anything imports Qt: it reads these once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = os.environ.get("BACKPROP_TEST_SCALE", "1")
# Machine code is kept where the user's other caches are: to make it anew for every run would take a minute.
cache.use_cache()
os.environ.setdefault(loading.EXECUTOR_VARIABLE, "numpy")
_HOME = tempfile.TemporaryDirectory(prefix="backprop-tests-", ignore_cleanup_errors=True)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_HOME.name, _name.lower()))
for _name in ("LANG", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of a locale that is not UTF-8

settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "campaign", parent=settings.get_profile("suite"), derandomize=False, max_examples=2000, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_translator(None)
    yield
    use_translator(None)


@pytest.fixture(autouse=True)
def _collect_garbage_here() -> Iterator[None]:
    """As in the program, only on this thread: on the worker's it would free Qt objects, which crashes."""
    gc.disable()
    yield
    full = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(full):
        gc.collect(max(generation for generation in range(3) if full[generation]))


@pytest.fixture(scope="session", autouse=True)
def _leave_tidily() -> Iterator[None]:
    """Drain what Qt was asked to delete while the application still stands."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        gc.collect()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long forms run only when they are asked for."""
    if "campaign" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="long form: run with -m campaign")
    for item in items:
        if "campaign" in item.keywords:
            item.add_marker(skip)
