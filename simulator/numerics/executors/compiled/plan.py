"""The plan: a program as plain arrays, which compiled code reads like a list of instructions.

There is one instruction for every leaf and operation, and for all neurons side by side that pass the same
activation at the same time, in the order of evaluation, so that one loop runs any drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.numerics.activations import Activation
from simulator.numerics.arithmetic import Operation
from simulator.numerics.array import Array, Indices
from simulator.numerics.executors.compiled.layout import PARTS
from simulator.numerics.executors.compiled.rows import (
    MEASURED,
    MOVED,
    OF_ONE,
    OF_TWO,
    SCALED_BY_TWO,
    SENT_BY_THREE,
    SENT_BY_TWO,
    address,
)
from simulator.numerics.losses import Head, Loss
from simulator.numerics.optimizers import Optimizer
from simulator.numerics.program import Affine, Apply, Leaves, Operate, Program, SparseAffine, Step, span

RANK, NEURONS, LEAF, UNARY, BINARY = range(5)
"""What an instruction is. Of RANK all neurons read the same, of NEURONS each reads its own."""

HEAD_CODES: tuple[Head, ...] = ("none", "sigmoid", "softmax")
"""A head is its place here."""

NONE, SOFTMAX = HEAD_CODES.index("none"), HEAD_CODES.index("softmax")

Calls = tuple[int, int, int]
"""Addresses: of the function, and of its derivative by the first and by the second argument."""


class Instruction(NamedTuple):
    """A row of ``Plan.nodes``.

    Of so many neurons ``first``, ``second`` and ``bias`` say where their weights begin in theta, their
    sources in ``sources``, which those of a rank have in common, and their biases; ``returns`` is 0 where
    all sources are inputs, to which nothing has to be sent back. Of a leaf ``first`` is its value; of an
    operation ``first`` and ``second`` are the slots of its arguments. The last are addresses.
    """

    what: int
    slot: int
    first: int
    second: int
    neurons: int
    bias: int
    returns: int
    function: int
    slope: int
    other: int


NODE, TERM = len(Instruction._fields), 5
"""Integers in a row."""


class Plan(NamedTuple):
    """Everything the kernel needs of a program; integers are int64, and rows stand one behind the other.

    A row of ``nodes`` is an ``Instruction``. A row of ``terms`` is (head, begin, end, mean, call): its
    outputs are ``outputs[begin:end]``, and the last is an address.
    """

    inputs: int
    slots: int
    parts: int
    """Of a batch, that are taken together; more than one only pays where most neurons come by fours."""
    nodes: NDArray[np.int64]
    sizes: NDArray[np.int64]
    """How many edges lead into a slot."""
    sources: NDArray[np.int64]
    terms: NDArray[np.int64]
    outputs: NDArray[np.int64]
    """Slots, term after term."""
    columns: NDArray[np.int64]
    """The column of y of each of these."""
    factors: Array
    """Of every term, for one sample alone."""
    headed: NDArray[np.int64]
    """1 for slots whose loss contains the last function; nothing where there are none."""
    ties: NDArray[np.int64]
    tie_starts: NDArray[np.int64]


class _Node(NamedTuple):
    """A node that L depends on; ``sources`` belong to a neuron, whose bias is ``second``."""

    what: int
    slot: int
    first: int
    second: int
    calls: Calls
    sources: Indices


def make_plan(program: Program) -> Plan:
    """Flatten a program; what it uses of the tables is compiled, where it is not yet."""
    runs = list(_runs(program))
    nodes, sources = _instructions(program, runs)
    columns = _whole(_joined([term.outputs for term in program.terms]))
    return Plan(
        inputs=program.inputs,
        slots=program.slots,
        parts=_parts_together(runs),
        nodes=_whole(np.array(nodes).reshape(-1)),
        sizes=_sizes(program, runs),
        sources=_whole(_joined(sources)),
        terms=_whole(np.array(list(_terms(program))).reshape(-1)),
        outputs=_whole(program.outputs[columns]),
        columns=columns,
        factors=np.array([term.factor(1) for term in program.terms]),
        headed=_headed(program),
        ties=_whole(_joined(program.ties)),
        tie_starts=_whole(np.cumsum([0, *map(len, program.ties)])),
    )


def optimizer_call(row: Optimizer) -> int:
    """The address of an optimizer's step."""
    return address(MOVED, f"optimizer_{row.key}", row.step)


def compile_rows(
    activations: Sequence[Activation],
    operations: Sequence[Operation],
    losses: Sequence[Loss],
    optimizers: Sequence[Optimizer],
) -> None:
    """Compile all of them, so that they are in the cache."""
    for activation in activations:
        _activation_calls(activation)
    for operation in operations:
        _operation_calls(operation)
    for loss in losses:
        _loss_call(loss)
    for optimizer in optimizers:
        optimizer_call(optimizer)


def _activation_calls(row: Activation) -> Calls:
    name = f"activation_{row.key}"
    return address(OF_ONE, name, row.function), address(SCALED_BY_TWO, f"{name}_slope", row.derivative), 0


def _operation_calls(row: Operation) -> Calls:
    name, slopes = f"operation_{row.key}", row.derivatives
    if len(slopes) == 1:
        return address(OF_ONE, name, row.function), address(SENT_BY_TWO, f"{name}_slope", slopes[0]), 0
    first, second = (address(SENT_BY_THREE, f"{name}_slope_{n}", slopes[n]) for n in (0, 1))
    return address(OF_TWO, name, row.function), first, second


def _loss_call(row: Loss) -> int:
    return address(MEASURED, f"loss_{row.key}", row.value, row.gradient)


def _headed(program: Program) -> NDArray[np.int64]:
    headed = np.zeros(program.slots, dtype=np.int64)
    for term in program.terms:
        headed[program.outputs[term.outputs]] = term.loss.looks_at_z
    return headed if headed.any() else headed[:0]


def _terms(program: Program) -> Iterator[tuple[int, ...]]:
    begin = 0
    for term in program.terms:
        end = begin + len(term.outputs)
        mean = term.convention.factor(2) < term.convention.factor(1)
        yield HEAD_CODES.index(term.loss.head), begin, end, int(mean), _loss_call(term.loss)
        begin = end


def _runs(program: Program) -> Iterator[list[_Node]]:
    """The nodes that L depends on, inputs aside; together, if slots are in a row and calls the same."""
    calls: dict[int, Calls] = {}
    for step in program.steps:
        if isinstance(step, Apply):
            calls |= dict.fromkeys(span(step.slots), _activation_calls(step.activation))
    used = program.used()
    for step in program.steps:
        nodes = [node for node in _of_step(step, calls) if used[node.slot]]
        for _, run in groupby(enumerate(nodes), lambda placed: (placed[1].slot - placed[0], placed[1].calls)):
            yield [node for _, node in run]


def _instructions(program: Program, runs: Sequence[list[_Node]]) -> tuple[list[Instruction], list[Indices]]:
    """A row for every run of neurons and for every other node, and the sources of all weights."""
    nodes: list[Instruction] = []
    sources: list[Indices] = []
    begin, end, last = 0, 0, _NOTHING
    for run in runs:
        first = run[0]
        if first.what > NEURONS:
            nodes += [Instruction(*node[:4], 1, 0, 0, *node.calls) for node in run]
            continue
        read = _read(run)
        if read[0] is not last:
            sources += read
            begin, end, last = end, end + sum(map(len, read)), read[0]
        returns = int(any(each.max(initial=0) >= program.inputs for each in read))
        what, slot, weights, bias, calls, _ = first
        nodes.append(Instruction(what, slot, weights, begin, len(run), bias, returns, *calls))
    return nodes, sources


def _read(run: Sequence[_Node]) -> list[Indices]:
    """What neurons read, once if it is the same for all."""
    return [node.sources for node in (run[:1] if run[0].what == RANK else run)]


def _sizes(program: Program, runs: Sequence[list[_Node]]) -> NDArray[np.int64]:
    sizes = np.zeros(program.slots, dtype=np.int64)
    for node in (node for run in runs for node in run):
        sizes[node.slot] = len(node.sources)
    return sizes


def _parts_together(runs: Sequence[list[_Node]]) -> int:
    """More where most edges lead into neurons that are taken by fours."""
    by_fours = sum(len(run) // 4 * 4 * len(run[0].sources) for run in runs if run[0].what == RANK)
    return PARTS if 2 * by_fours > sum(len(node.sources) for run in runs for node in run) else 1


_NOTHING = np.empty(0, dtype=np.intp)


def _of_step(step: Step, calls: dict[int, Calls]) -> Iterator[_Node]:
    """Every node of a step."""
    if isinstance(step, Leaves):
        for slot, value in zip(span(step.slots), span(step.values), strict=True):
            yield _Node(LEAF, slot, value, 0, (0, 0, 0), _NOTHING)
    elif isinstance(step, Operate):
        what = UNARY if len(step.arguments) == 1 else BINARY
        pairs = zip(step.arguments[0].tolist(), step.arguments[-1].tolist(), strict=True)
        for slot, (first, second) in zip(span(step.targets), pairs, strict=True):
            yield _Node(what, slot, first, second, _operation_calls(step.operation), _NOTHING)
    elif not isinstance(step, Apply):
        yield from _neurons(step, calls)


def _neurons(step: Affine | SparseAffine, calls: dict[int, Calls]) -> Iterator[_Node]:
    first, what = step.weights.start, RANK if isinstance(step, Affine) else NEURONS
    for row, (slot, read) in enumerate(zip(span(step.targets), _sources(step), strict=True)):
        yield _Node(what, slot, first, step.biases.start + row, calls[slot], read)
        first += len(read)


def _sources(step: Affine | SparseAffine) -> list[Indices]:
    """Of every target the slots it reads."""
    if isinstance(step, SparseAffine):
        return np.split(step.sources, step.starts[1:])
    return [step.source_slots] * len(span(step.targets))


def _joined(parts: Sequence[Indices]) -> Indices:
    return np.concatenate([*parts, _NOTHING])


def _whole(values: NDArray[np.generic]) -> NDArray[np.int64]:
    return np.ascontiguousarray(values, dtype=np.int64)
