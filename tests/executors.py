"""The ways to run a program, one beside the other: what holds for one is asked of all."""

from __future__ import annotations

from collections.abc import Callable

from simulator.numerics.executors.numpy_executor import NumpyExecutor

Executor = NumpyExecutor

EXECUTORS: dict[str, Callable[..., Executor]] = {"numpy": NumpyExecutor}
