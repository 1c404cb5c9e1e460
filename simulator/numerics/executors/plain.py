"""Runs a program as it reads, forward and back: a line for every kind of step, in whatever numbers theta has.

It shares no code with the executors that train, so it may bear witness about them; and in float32 it shows
what fewer digits do. Nothing is prepared and nothing is kept, so it is slow.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.losses import HEADS
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, Step, Term

Numbers = NDArray[Any]
"""float64 or float32."""

silent = np.errstate(all="ignore")
"""What is not finite passes through, as it does in training."""


class Made(NamedTuple):
    """What a program makes of some samples, (slots, samples)."""

    z: Numbers
    a: Numbers


@silent
def forward(program: Program, theta: Numbers, x: Numbers) -> Made:
    """For x, (samples, inputs)."""
    z, a = np.zeros((2, program.slots, len(x)), theta.dtype)
    a[: program.inputs] = x.T
    for step in program.steps:
        if isinstance(step, Leaves):
            a[step.slots] = theta[step.values, np.newaxis]
        elif isinstance(step, Operate):
            a[step.targets] = step.operation.function(*[a[slots] for slots in step.arguments])
        elif isinstance(step, Apply):
            a[step.slots] = step.activation.function(z[step.slots])
        elif isinstance(step, Affine):
            z[step.targets] = _matrix(step, theta) @ a[step.sources] + theta[step.biases, np.newaxis]
        else:
            terms = theta[step.weights, np.newaxis] * a[step.sources]
            z[step.targets] = np.add.reduceat(terms, step.starts) + theta[step.biases, np.newaxis]
    return Made(z, a)


@silent
def parts(program: Program, made: Made, y: Numbers) -> Numbers:
    """What every output of every sample adds to L against targets y, (samples, outputs)."""
    found = [
        term.loss.value(_looked_at(program, term, made), y.T[term.outputs]) * term.factor(len(y))
        for term in program.terms
    ]
    return np.concatenate(found, axis=None) if found else np.zeros(1, made.a.dtype)


class Sent(NamedTuple):
    """What comes back: dL/dtheta, and dL/dz and dL/da, (slots, samples)."""

    theta: Numbers
    z: Numbers
    a: Numbers


def gradient(program: Program, theta: Numbers, made: Made, y: Numbers) -> Numbers:
    """dL/dtheta."""
    return backward(program, theta, made, y).theta


@silent
def rounding(program: Program, theta: Numbers, made: Made, y: Numbers) -> float:
    """How much of L may be rounding: every z and every a stands only to the last digit, and L with it."""
    sent, eps = backward(program, theta, made, y), np.finfo(theta.dtype).eps
    # eps comes first: the product of the other two may be too large for a number where this is not.
    return sum(float(np.abs(by * eps * value).sum()) for by, value in ((sent.z, made.z), (sent.a, made.a)))


@silent
def backward(program: Program, theta: Numbers, made: Made, y: Numbers) -> Sent:
    """By the chain rule, through the same steps backward."""
    found, by_z, by_a = np.zeros_like(theta), np.zeros_like(made.z), np.zeros_like(made.a)
    for term in program.terms:
        wanted, told = y.T[term.outputs], by_z if term.loss.looks_at_z else by_a
        sent = term.loss.gradient(_looked_at(program, term, made), wanted, wanted.sum(axis=0))
        told[program.outputs[term.outputs]] += sent * term.factor(len(y))
    for step in reversed(program.steps):
        _back(step, theta, made, by_z, by_a, found)
    for tied in program.ties:
        found[tied] = found[tied].sum()
    return Sent(found, by_z, by_a)


def _back(step: Step, theta: Numbers, made: Made, by_z: Numbers, by_a: Numbers, found: Numbers) -> None:
    """What a step's results have been sent goes on to its sources and its parameters.

    Where nothing was sent nothing goes on, however steep it is there, and be it no number.
    """
    a = made.a
    if isinstance(step, Leaves):
        found[step.values] = by_a[step.slots].sum(axis=1)
    elif isinstance(step, Operate):
        arguments, sent = [a[slots] for slots in step.arguments], by_a[step.targets]
        for slots, derivative in zip(step.arguments, step.operation.derivatives, strict=True):
            slope = derivative(*arguments, a[step.targets])
            np.add.at(by_a, slots, _times(sent, slope))
    elif isinstance(step, Apply):
        slope = step.activation.derivative(made.z[step.slots], a[step.slots])
        by_z[step.slots] += _times(by_a[step.slots], slope)
    elif isinstance(step, Affine):
        sent = by_z[step.targets]
        sums = np.where(sent.any(axis=1, keepdims=True), sent @ a[step.sources].T, 0.0)
        found[step.weights] = sums.ravel()
        found[step.biases] = sent.sum(axis=1)
        by_a[step.sources] += _matrix(step, theta).T @ sent
    else:
        sent = by_z[step.targets][step.rows]
        found[step.weights] = _times(sent, a[step.sources]).sum(axis=1)
        found[step.biases] = by_z[step.targets].sum(axis=1)
        np.add.at(by_a, step.sources, theta[step.weights, np.newaxis] * sent)


def _times(sent: Numbers, factor: Numbers) -> Numbers:
    return np.where(sent == 0, sent, sent * factor)


def _matrix(step: Affine, theta: Numbers) -> Numbers:
    return theta[step.weights].reshape(step.shape)


def _looked_at(program: Program, term: Term, made: Made) -> Numbers:
    """What a loss looks at: the outputs, or what its head makes of their z."""
    slots = program.outputs[term.outputs]
    return HEADS[term.loss.head](made.z[slots] if term.loss.looks_at_z else made.a[slots])
