"""A program in complex numbers: L at theta + ih has dL/dtheta in its imaginary part, to the last digits.

L(theta + ih) = L + ih L' - h^2 L''/2 - ..., so Im L / h is the derivative; nothing is subtracted, and h may
be so small that no more is left of the other terms (Squire and Trapp, "Using complex variables to estimate
derivatives of real functions", SIAM Review 40 (1998), 110-112). This walks ``Program.steps`` by itself and
uses rows of the tables only where they mean the same for complex numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.array import Array
from simulator.numerics.normal import normal_density, normal_distribution
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, SparseAffine, Step, Term

Complex = NDArray[np.complex128]
Function = Callable[..., Complex]

H = 1e-100


def along(z: Complex, function: Callable[[Array], Array], slope: Callable[[Array], Array]) -> Complex:
    """f(x + ih) = f(x) + ih f'(x), for what NumPy does not have for complex numbers."""
    return np.asarray(function(z.real) + 1j * z.imag * slope(z.real), dtype=np.complex128)


def chosen(condition: NDArray[np.bool_], yes: Complex | float, no: Complex | float) -> Complex:
    return np.asarray(np.where(condition, yes, no), dtype=np.complex128)


def sigmoid(z: Complex) -> Complex:
    return 1 / (1 + np.exp(-z))


def softplus(z: Complex) -> Complex:
    positive = chosen(z.real > 0, z, -z)
    return chosen(z.real > 0, z, 0.0) + np.log1p(np.exp(-positive))


def power(x: Complex, y: Complex) -> Complex:
    """Of a negative number the power has the sign that y, a whole number, gives it."""
    size = np.exp(y * np.log(chosen(x.real < 0, -x, x)))
    odd = (x.real < 0) & (np.mod(y.real, 2) == 1)
    return chosen(x.real == 0, np.where(y.real == 0, 1.0, 0.0), chosen(odd, -size, size))


FUNCTION: Mapping[str, Function] = {
    "linear": lambda z: z,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: chosen(z.real > 0, z, 0.0),
    "leaky_relu": lambda z: chosen(z.real > 0, z, 0.01 * z),
    "elu": lambda z: chosen(z.real > 0, z, np.expm1(z)),
    "softplus": softplus,
    "gelu": lambda z: z * along(z, normal_distribution, normal_density),
    "silu": lambda z: z * sigmoid(z),
    "sine": np.sin,
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "power": power,
    "max": lambda x, y: chosen(x.real > y.real, x, chosen(x.real == y.real, (x + y) / 2, y)),
    "min": lambda x, y: chosen(x.real < y.real, x, chosen(x.real == y.real, (x + y) / 2, y)),
    "sum": lambda x: x,
    "negate": np.negative,
    "reciprocal": lambda x: 1 / x,
    "square": np.square,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "log": np.log,
    "absolute": lambda x: chosen(x.real < 0, -x, chosen(x.real == 0, 0.0, x)),
    "cosine": np.cos,
}
"""Of activations and operations alike; a key that both have means the same."""


def huber(a: Complex, y: Array) -> Complex:
    error = FUNCTION["absolute"](a - y)
    return chosen(error.real <= 1, error * error / 2, error - 0.5)


def softmax_cross_entropy(z: Complex, y: Array) -> Complex:
    below = z - z.real.max(axis=0)
    return np.asarray(y * (np.log(np.exp(below).sum(axis=0)) - below))


LOSS: Mapping[str, Callable[[Complex, Array], Complex]] = {
    "squared_error": lambda a, y: (a - y) ** 2,
    "binary_cross_entropy": lambda z, y: y * softplus(-z) + (1 - y) * softplus(z),
    "softmax_cross_entropy": softmax_cross_entropy,
    "absolute_error": lambda a, y: FUNCTION["absolute"](a - y),
    "huber": huber,
    "value": lambda a, y: a,
}
"""Of outputs, (outputs, samples), and their targets."""


class Tables:
    """Values of all slots, (slots, samples), for a complex theta."""

    def __init__(self, program: Program, theta: Complex, x: Array) -> None:
        self.theta = theta
        self.z, self.a = np.zeros((2, program.slots, len(x)), dtype=np.complex128)
        self.a[: program.inputs] = x.T
        for step in program.steps:
            self.take(step)

    def take(self, step: Step) -> None:
        if isinstance(step, Apply):
            self.a[step.slots] = FUNCTION[step.activation.key](self.z[step.slots])
        elif isinstance(step, Leaves):
            self.a[step.slots] = self.theta[step.values][:, np.newaxis]
        elif isinstance(step, Operate):
            arguments = [self.a[slots] for slots in step.arguments]
            self.a[step.targets] = FUNCTION[step.operation.key](*arguments)
        else:
            self.sum_up(step)

    def sum_up(self, step: Affine | SparseAffine) -> None:
        """z = W a + b, one weight after the other."""
        self.z[step.targets] = self.theta[step.biases][:, np.newaxis]
        rows = step.targets.stop - step.targets.start
        sources = np.arange(len(self.a))[step.sources]
        if isinstance(step, Affine):
            row, source = np.repeat(np.arange(rows), len(sources)), np.tile(sources, rows)
        else:
            row, source = step.rows, sources
        np.add.at(self.z[step.targets], row, self.theta[step.weights][:, np.newaxis] * self.a[source])


def error(program: Program, theta: Complex, x: Array, y: Array) -> complex:
    """L for x, (samples, inputs), and y, (samples, outputs)."""
    tables = Tables(program, theta, x)
    return sum((_part(program, term, tables, y) for term in program.terms), 0j)


def _part(program: Program, term: Term, tables: Tables, y: Array) -> complex:
    table = tables.a if term.loss.head == "none" else tables.z
    values = LOSS[term.loss.key](table[program.outputs[term.outputs]], y.T[term.outputs])
    return complex(values.sum() * term.weight * term.convention.factor(len(y)))


def gradient(program: Program, theta: Array, x: Array, y: Array) -> Array:
    """dL/dtheta, one parameter after the other; what is tied moves together."""
    tied = {index: group for group in program.ties for index in group.tolist()}
    slopes = np.zeros(len(theta))
    for index in range(len(theta)):
        moved = theta.astype(np.complex128)
        moved[tied.get(index, index)] += 1j * H
        slopes[index] = error(program, moved, x, y).imag / H
    return slopes
