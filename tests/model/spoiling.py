"""Faults to plant into a program: a row that is off by a little, or a step that reads what it should not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from simulator.numerics.activations import ACTIVATIONS, Activation
from simulator.numerics.arithmetic import OPERATIONS, Operation
from simulator.numerics.losses import LOSSES, Loss, convention
from simulator.numerics.program import Apply, Operate, Program, SparseAffine, Step, Term

Spoil = Callable[[Program], Program]
"""The program with a fault; the very same one where it has no place for it."""


def off(function: Callable[..., Any], by: float) -> Callable[..., Any]:
    return lambda *arguments: function(*arguments) * (1 + by)


def derivatives_off(by: float) -> Iterator[tuple[str, Spoil]]:
    """Every derivative of every row, one at a time, is too large by this share."""
    for operation in OPERATIONS:
        for place in range(len(operation.derivatives)):
            spoiled = _operation_off(operation, place, by)
            yield f"{operation.key} by {'xy'[place]}", _with_rows(operation, spoiled)
    for row in ACTIVATIONS[1:]:  # executors know by themselves that a line has the slope 1
        yield f"activation {row.key} by z", _with_rows(row, replace(row, derivative=off(row.derivative, by)))
    for loss in LOSSES:
        yield f"loss {loss.key} by z", _with_rows(loss, replace(loss, gradient=off(loss.gradient, by)))


def values_off(by: float) -> Iterator[tuple[str, Spoil]]:
    """The value of every row, one at a time, is too large by this share."""
    for row in (*OPERATIONS, *ACTIVATIONS):
        yield f"{type(row).__name__} {row.key}", _with_rows(row, replace(row, function=off(row.function, by)))
    for loss in LOSSES:
        yield f"loss {loss.key}", _with_rows(loss, replace(loss, value=off(loss.value, by)))


def wrong_reads(by: float) -> Iterator[tuple[str, Spoil]]:
    """What a compiler can do wrong."""
    yield "arguments swapped", lambda program: _with_steps(program, _swapped)
    yield "sources of a sparse product shifted", lambda program: _with_steps(program, _shifted)
    yield "ties forgotten", lambda program: replace(program, ties=()) if program.ties else program
    yield "weight of a loss", _with_terms(lambda term: replace(term, weight=term.weight * (1 + by)))
    yield "no mean", _with_terms(lambda term: replace(term, convention=convention("sum")))
    yield "a term forgotten", lambda program: replace(program, terms=program.terms[:-1])


def _operation_off(row: Operation, place: int, by: float) -> Operation:
    slopes = [off(slope, by) if n == place else slope for n, slope in enumerate(row.derivatives)]
    return replace(row, derivatives=tuple(slopes))


def _with_rows(row: Operation | Activation | Loss, spoiled: Any) -> Spoil:
    def in_step(step: Step) -> Step:
        if isinstance(step, Operate) and step.operation is row:
            return replace(step, operation=spoiled)
        if isinstance(step, Apply) and step.activation is row:
            return replace(step, activation=spoiled)
        return step

    if isinstance(row, Loss):
        return _with_terms(lambda term: replace(term, loss=spoiled) if term.loss is row else term)
    return lambda program: _with_steps(program, in_step)


def _with_steps(program: Program, change: Callable[[Step], Step]) -> Program:
    steps = tuple(map(change, program.steps))
    same = all(new is old for new, old in zip(steps, program.steps, strict=True))
    return program if same else replace(program, steps=steps)


def _with_terms(change: Callable[[Term], Term]) -> Spoil:
    def spoil(program: Program) -> Program:
        terms = tuple(map(change, program.terms))
        same = all(new is old for new, old in zip(terms, program.terms, strict=True))
        return program if same else replace(program, terms=terms)

    return spoil


def _swapped(step: Step) -> Step:
    ordered = isinstance(step, Operate) and step.operation.ordered
    return replace(step, arguments=step.arguments[::-1]) if ordered else step


def _shifted(step: Step) -> Step:
    return replace(step, sources=np.roll(step.sources, 1)) if isinstance(step, SparseAffine) else step
