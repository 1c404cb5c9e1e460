"""Vectors: some samples at once, as one value that the processor keeps in its registers.

A loop over samples would be left as it is, for its compiler cannot know that two rows do not overlap.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing import signature as typed
from numba.extending import intrinsic, models, register_model

Lanes = tuple[int, ...]
"""As long as a vector has numbers; compiled code knows the length of a tuple."""

_LOOSE = ("reassoc", "contract")


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
        return builder.fadd(*values, _LOOSE)

    return typed(x, x, y), generate


@intrinsic
def minus(_: Any, x: Vector, y: Vector) -> Any:
    """x - y"""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.fsub(*values, _LOOSE)

    return typed(x, x, y), generate


@intrinsic
def plus_scaled(_: Any, x: Vector, y: Vector, w: types.Type) -> Any:
    """x + w y"""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        x_value, y_value, w_value = values
        product = builder.fmul(_spread(builder, w_value, x.lanes), y_value, _LOOSE)
        return builder.fadd(x_value, product, _LOOSE)

    return typed(x, x, y, w), generate


@intrinsic
def sum_of(_: Any, x: Vector) -> Any:
    """Of all numbers in it."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _sum(builder, values[0], x.lanes)

    return typed(types.float64, x), generate


@intrinsic
def dot(_: Any, x: Vector, y: Vector) -> Any:
    """The sum of the products."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _sum(builder, builder.fmul(*values, _LOOSE), x.lanes)

    return typed(types.float64, x, y), generate


def _spread(builder: Any, x: Any, lanes: int) -> Any:
    kind = ir.VectorType(ir.DoubleType(), lanes)
    vector = ir.Constant(kind, ir.Undefined)
    for lane in range(lanes):
        vector = builder.insert_element(vector, x, ir.Constant(ir.IntType(32), lane))
    return vector


def _sum(builder: Any, vector: Any, lanes: int) -> Any:
    """In pairs, so that no sum waits for all those before it."""
    terms = [builder.extract_element(vector, ir.Constant(ir.IntType(32), lane)) for lane in range(lanes)]
    while len(terms) > 1:
        terms = [builder.fadd(*terms[place : place + 2], _LOOSE) for place in range(0, len(terms), 2)]
    return terms[0]
