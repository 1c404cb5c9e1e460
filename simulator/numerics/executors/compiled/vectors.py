"""Vectors: some samples at once, as one value that the processor keeps in its registers.

A loop over samples would be left as it is, for its compiler cannot know that two rows do not overlap. How far
sums and products may be reordered is up to the function that they are compiled into: numba marks them all by
its options (``choices.LOOSE``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from llvmlite import binding, ir
from numba import types
from numba.core import cgutils
from numba.core.typing import signature as typed
from numba.extending import intrinsic, models, register_model

Lanes = tuple[int, ...]
"""As long as a vector has numbers; compiled code knows the length of a tuple."""


def _numbers_in_a_register() -> int:
    """Of this processor's largest."""
    try:
        features = binding.get_host_cpu_features()
    except RuntimeError:  # where it cannot be asked
        return 2
    return 8 if features.get("avx512f") else 4 if features.get("avx2") else 2


REGISTER = _numbers_in_a_register()


class Vector(types.Type):  # type: ignore[misc] # numba has no types
    """So many numbers."""

    def __init__(self, lanes: int) -> None:
        self.lanes = lanes
        super().__init__(name=f"Vector({lanes})")


@register_model(Vector)
class _Registers(models.PrimitiveModel):  # type: ignore[misc] # numba has no types
    def __init__(self, manager: Any, kind: Vector) -> None:
        super().__init__(manager, kind, ir.VectorType(ir.DoubleType(), kind.lanes))


@intrinsic
def fill(_: Any, lanes: types.BaseTuple, x: types.Type) -> Any:
    """The same number everywhere."""
    kind = Vector(len(lanes))

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _spread(builder, values[1], kind.lanes)

    return typed(kind, lanes, x), generate


@intrinsic
def vector_of(_: Any, numbers: types.BaseTuple) -> Any:
    """These numbers."""
    kind = Vector(len(numbers))

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        vector = ir.Constant(context.get_value_type(kind), ir.Undefined)
        for lane, x in enumerate(cgutils.unpack_tuple(builder, values[0])):
            vector = builder.insert_element(vector, x, ir.Constant(ir.IntType(32), lane))
        return vector

    return typed(kind, numbers), generate


@intrinsic
def load(_: Any, lanes: types.BaseTuple, address: types.Type) -> Any:
    """The numbers that begin at an address."""
    kind = Vector(len(lanes))

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        pointer = builder.inttoptr(values[1], context.get_value_type(kind).as_pointer())
        return builder.load(pointer, align=8)

    return typed(kind, lanes, address), generate


@intrinsic
def store(_: Any, address: types.Type, vector: Vector) -> Any:
    """Put the numbers where an address says."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        pointer = builder.inttoptr(values[0], context.get_value_type(vector).as_pointer())
        builder.store(values[1], pointer, align=8)
        return context.get_dummy_value()

    return typed(types.void, address, vector), generate


@intrinsic
def plus(_: Any, x: Vector, y: Vector) -> Any:
    """x + y"""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.fadd(*values)

    return typed(x, x, y), generate


@intrinsic
def minus(_: Any, x: Vector, y: Vector) -> Any:
    """x - y"""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.fsub(*values)

    return typed(x, x, y), generate


@intrinsic
def plus_scaled(_: Any, x: Vector, y: Vector, w: types.Type) -> Any:
    """x + w y"""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        x_value, y_value, w_value = values
        product = builder.fmul(_spread(builder, w_value, x.lanes), y_value)
        return builder.fadd(x_value, product)

    return typed(x, x, y, w), generate


@intrinsic
def sum_of(_: Any, x: Vector) -> Any:
    """Of all numbers in it."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _sum(builder, values[0], x.lanes)

    return typed(types.float64, x), generate


@intrinsic
def times(_: Any, x: Vector, y: Vector) -> Any:
    """x y, each number with its own."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.fmul(*values)

    return typed(x, x, y), generate


@intrinsic
def four_sums(_: Any, a: Vector, b: Vector, c: Vector, d: Vector) -> Any:
    """The sum of each, as a vector of four; together they take half the time."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        segment, parts = a.lanes, list(values)
        while segment > REGISTER:
            parts = [_halved(builder, part, part, segment, segment) for part in parts]
            segment //= 2
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2], strict=True)
            parts = [_halved(builder, one, two, segment, 2 * one.type.count) for one, two in pairs]
            segment = max(segment // 2, 1)
        while segment > 1:
            parts = [_halved(builder, parts[0], parts[0], segment, 4 * segment)]
            segment //= 2
        return parts[0]

    return typed(Vector(4), a, b, c, d), generate


@intrinsic
def dot(_: Any, x: Vector, y: Vector) -> Any:
    """The sum of the products."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _sum(builder, builder.fmul(*values), x.lanes)

    return typed(types.float64, x, y), generate


def _spread(builder: Any, x: Any, lanes: int) -> Any:
    kind = ir.VectorType(ir.DoubleType(), lanes)
    one = builder.insert_element(ir.Constant(kind, ir.Undefined), x, ir.Constant(ir.IntType(32), 0))
    return builder.shuffle_vector(one, one, _places([0] * lanes))


def _sum(builder: Any, vector: Any, lanes: int) -> Any:
    """By halves, so that no sum waits for all those before it."""
    while lanes > 1:
        vector = _halved(builder, vector, vector, lanes, lanes)
        lanes //= 2
    return builder.extract_element(vector, ir.Constant(ir.IntType(32), 0))


def _halved(builder: Any, x: Any, y: Any, segment: int, count: int) -> Any:
    """Of x and y, one behind the other, so many numbers: of every segment its first half plus its second."""
    if segment == 1:
        return builder.shuffle_vector(x, y, _places(range(count)))
    low = [place for place in range(count) if place % segment < segment // 2]
    high = [place + segment // 2 for place in low]
    return builder.fadd(
        builder.shuffle_vector(x, y, _places(low)), builder.shuffle_vector(x, y, _places(high))
    )


def _places(places: Iterable[int]) -> Any:
    of_all = list(places)
    return ir.Constant(ir.VectorType(ir.IntType(32), len(of_all)), of_all)
