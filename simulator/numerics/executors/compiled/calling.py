"""Calling machine code by its address from compiled code."""

from __future__ import annotations

from typing import Any

from numba import types
from numba.core import cgutils
from numba.extending import intrinsic


@intrinsic
def call(_: Any, address: types.Type, arguments: types.BaseTuple) -> Any:
    """Call what stands at the address with these integers and numbers; it answers nothing.

    An integer may be the address of an array's numbers: to the processor both are the same.
    """

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        function = context.call_conv.get_function_type(types.none, arguments.types)
        pointer = builder.inttoptr(values[0], function.as_pointer())
        with builder.goto_entry_block():
            hidden = [builder.alloca(kind.pointee) for kind in function.args[:2]]
        builder.call(pointer, [*hidden, *cgutils.unpack_tuple(builder, values[1])])
        return context.get_dummy_value()

    return types.void(address, arguments), generate
