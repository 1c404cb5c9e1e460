"""Rows of the tables as functions of single numbers, compiled: the very same Python functions, nothing twice.

A row's function is written for arrays, but reads the same for one number. It is compiled with the functions
that it calls, all of one piece, so that a loop over numbers may take several at once. Some NumPy functions
have another in their place: they would make an array of one number, or take one number at a time.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from simulator.numerics.executors.compiled.exponential import exp, expm1, logaddexp, scalar, tanh

Function = Callable[..., Any]


@scalar
def _where(condition: bool, yes: float, no: float) -> float:
    return yes if condition else no


@scalar
def _one(_: float) -> float:
    return 1.0


_SERIES: dict[object, Function] = {np.exp: exp, np.tanh: tanh, np.expm1: expm1, np.logaddexp: logaddexp}
_INSTEAD: dict[object, Function] = {np.where: _where, np.ones_like: _one}
"""Found where one is all of a row, or imported by name: ``np.exp`` inside a row's own function would be that
of the C library."""


@cache
def compiled(function: Function, few: bool = False) -> Function:
    """The function for numbers, as other compiled code can call it; ``few``, if for a few numbers only."""
    if function in _INSTEAD:
        return _INSTEAD[function]
    if function in _SERIES and not few:
        return _SERIES[function]
    if isinstance(function, np.ufunc):
        return _one_argument(function) if function.nin == 1 else _two_arguments(function)
    assert isinstance(function, FunctionType)
    names = {name: _known(function.__globals__[name], few) for name in _names(function)}
    scope = {"__builtins__": builtins, "__name__": function.__module__, **names}
    twin = FunctionType(function.__code__, scope, function.__name__, function.__defaults__)
    twin.__module__ = function.__module__
    result: Function = scalar(twin)
    return result


def _names(function: FunctionType) -> set[str]:
    """The globals that it uses."""
    code: CodeType = function.__code__
    return {name for name in code.co_names if name in function.__globals__}


def _known(value: Any, few: bool) -> Any:
    """What stands for a global: a number for itself, a function compiled."""
    return compiled(value, few) if callable(value) else value


def _one_argument(function: Function) -> Function:
    result: Function = scalar(lambda x: function(x))
    return result


def _two_arguments(function: Function) -> Function:
    result: Function = scalar(lambda x, y: function(x, y))
    return result
