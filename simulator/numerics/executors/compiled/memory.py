"""Memory: the numbers of arrays, and those at bare addresses, read and written with no question asked.

An index of an array may be negative, and asking that takes longer here than what is read.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing import signature as typed
from numba.extending import intrinsic

_NUMBER = ir.DoubleType()


@intrinsic
def read(_: Any, array: types.Array, place: types.Type) -> Any:
    """array[place]; the array has one dimension, with no gaps."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.load(_in_array(context, builder, array, values))

    return typed(array.dtype, array, place), generate


@intrinsic
def write(_: Any, array: types.Array, place: types.Type, x: types.Type) -> Any:
    """array[place] = x"""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        builder.store(values[2], _in_array(context, builder, array, values))
        return context.get_dummy_value()

    return typed(types.void, array, place, x), generate


@intrinsic
def start_of(_: Any, array: types.Array) -> Any:
    """The address of its first number."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        data = context.make_array(array)(context, builder, values[0]).data
        return builder.ptrtoint(data, context.get_value_type(types.intp))

    return typed(types.intp, array), generate


@intrinsic
def number(_: Any, address: types.Type, place: types.Type) -> Any:
    """The number that stands so many places behind an address."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.load(_at_address(builder, values))

    return typed(types.float64, address, place), generate


@intrinsic
def index(_: Any, address: types.Type, place: types.Type) -> Any:
    """The integer that stands so many places behind an address."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.load(_at_address(builder, values, ir.IntType(64)))

    return typed(types.int64, address, place), generate


@intrinsic
def put(_: Any, address: types.Type, place: types.Type, x: types.Type) -> Any:
    """Have x stand there."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        builder.store(values[2], _at_address(builder, values))
        return context.get_dummy_value()

    return typed(types.void, address, place, x), generate


@intrinsic
def load_acquire(_: Any, address: types.Type, place: types.Type) -> Any:
    """The integer that stands there as another thread has left it, and with it all that it wrote before."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.load_atomic(_at_address(builder, values, ir.IntType(64)), "acquire", 8)

    return typed(types.int64, address, place), generate


@intrinsic
def store_release(_: Any, address: types.Type, place: types.Type, x: types.Type) -> Any:
    """Have other threads find this integer there, and with it all that was written before."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        builder.store_atomic(values[2], _at_address(builder, values, ir.IntType(64)), "release", 8)
        return context.get_dummy_value()

    return typed(types.void, address, place, types.int64), generate


def _in_array(context: Any, builder: Any, kind: types.Array, values: Any) -> Any:
    data = context.make_array(kind)(context, builder, values[0]).data
    return builder.gep(data, [values[1]])


def _at_address(builder: Any, values: Any, kind: Any = _NUMBER) -> Any:
    return builder.gep(builder.inttoptr(values[0], kind.as_pointer()), [values[1]])
