"""Vectors: some samples at once, loaded and stored by their address, as one instruction of the processor.

A loop over samples would be left as it is, for its compiler cannot know that two rows do not overlap.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing import signature as typed
from numba.extending import intrinsic

_LOOSE = ("reassoc", "contract")


@intrinsic
def add_scaled(_: Any, lanes: types.BaseTuple, to: types.Type, source: types.Type, w: types.Type) -> Any:
    """to += w source, where both are addresses of as many numbers as there are lanes."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        _, to, source, w = values
        kind = ir.VectorType(ir.DoubleType(), len(lanes))
        pointer = builder.inttoptr(to, kind.as_pointer())
        factor = ir.Constant(kind, ir.Undefined)
        for lane in range(len(lanes)):
            factor = builder.insert_element(factor, w, ir.Constant(ir.IntType(32), lane))
        product = builder.fmul(factor, _load(builder, source, kind), _LOOSE)
        total = builder.fadd(builder.load(pointer, align=8), product, _LOOSE)
        builder.store(total, pointer, align=8)

    return typed(types.void, lanes, to, source, w), generate


@intrinsic
def dot(_: Any, lanes: types.BaseTuple, x: types.Type, y: types.Type) -> Any:
    """The sum of the products of as many numbers as there are lanes at two addresses."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        kind = ir.VectorType(ir.DoubleType(), len(lanes))
        products = builder.fmul(_load(builder, values[1], kind), _load(builder, values[2], kind), _LOOSE)
        terms = [
            builder.extract_element(products, ir.Constant(ir.IntType(32), lane)) for lane in range(len(lanes))
        ]
        while len(terms) > 1:
            pairs = zip(terms[::2], terms[1::2], strict=True)
            terms = [builder.fadd(first, second, _LOOSE) for first, second in pairs]
        return terms[0]

    return typed(types.float64, lanes, x, y), generate


def _load(builder: Any, address: Any, kind: Any) -> Any:
    return builder.load(builder.inttoptr(address, kind.as_pointer()), align=8)
