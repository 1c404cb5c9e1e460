"""A formula's calls: a row of a table is called once with stand-ins, which note what it asks NumPy for.

Rows say what is computed as one would write it, ``1 / (1 + np.exp(-z))``. Played again, the notes compute the
same to the last bit, but every result has its buffer: nothing is allocated, what is asked for twice is
computed once, what nobody needs is left out, and a result takes the place of one that is needed no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from simulator.numerics.executors.buffered.tables import Call, Numbers, Scratch


class Noted(NDArrayOperatorsMixin):
    """Stands in for an array: what is computed from it is noted, and stood in for as well."""

    def __init__(self, array: Numbers, notes: Notes) -> None:
        self.array = array
        self._notes = notes

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        """NumPy calls this instead of a function of its own."""
        if ufunc is np.positive:
            return self
        if method == "__call__" and not options:
            return self._notes.add(ufunc, ufunc, inputs)
        if method == "reduce" and options == {"axis": 0}:
            reduce: Any = ufunc.reduce
            # A function takes its inputs and then the buffer for what comes out.
            return self._notes.add((ufunc, method), lambda values, out: reduce(values, 0, None, out), inputs)
        return NotImplemented

    def __array_function__(self, function: Any, _types: Any, inputs: Any, options: Any) -> Any:
        """The same for those that are no ufuncs."""
        if options:
            return NotImplemented
        if function is np.where:
            return self._notes.add(choose, choose, inputs)
        return np.ones_like(self.array) if function is np.ones_like else NotImplemented

    def sum(self, axis: int) -> Any:
        """As arrays have it."""
        return self.__array_ufunc__(np.add, "reduce", self, axis=axis)

    def max(self, axis: int) -> Any:
        """As arrays have it."""
        return self.__array_ufunc__(np.maximum, "reduce", self, axis=axis)


def choose(condition: Numbers, chosen: Any, other: Any, out: Numbers) -> None:
    """``where`` into a buffer."""
    np.copyto(out, other)
    np.copyto(out, chosen, where=condition)


@dataclass(slots=True, eq=False)
class Note:
    """``function(*inputs, out)``; inputs are arrays and numbers, ``out`` is the buffer."""

    function: Callable[..., object]
    inputs: list[Any]
    out: Numbers

    @property
    def in_place(self) -> bool:
        """Whether ``out`` may be one of the inputs: a ufunc reads an entry before it writes there."""
        return isinstance(self.function, np.ufunc)


class Notes:
    """What a function asks for, in order, each thing once."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._known: dict[Any, Noted] = {}

    def add(self, name: object, function: Callable[..., object], inputs: Sequence[Any]) -> Noted:
        """Note it, and answer with what stands in for its result."""
        plain = [value.array if isinstance(value, Noted) else value for value in inputs]
        key = (name, *[id(v) if isinstance(v, np.ndarray) else (type(v), v) for v in plain])
        if key not in self._known:
            note = Note(function, plain, _like_result(function, plain))
            self.notes.append(note)
            self._known[key] = Noted(note.out, self)
        return self._known[key]


def _like_result(function: Callable[..., object], inputs: list[Any]) -> Numbers:
    """An array of the shape and type of what comes out."""
    if isinstance(function, np.ufunc):
        return np.array(function(*inputs))
    if function is choose:
        return np.array(np.where(*inputs))
    return np.array(inputs[0].max(axis=0))


def calls_of(
    function: Callable[..., Any], arguments: Sequence[Numbers], results: Sequence[Numbers], scratch: Scratch
) -> list[Call]:
    """Calls that put ``function(*arguments)``, one array or a tuple, into the arrays ``results``.

    A result may be an argument, and is then written when it has been read for the last time.
    """
    notes = Notes()
    try:
        with np.errstate(all="ignore"):
            found = _tuple(function(*[Noted(array, notes) for array in arguments]))
    except (TypeError, AttributeError):
        # It asks for something that cannot be noted: then it is called as it is.
        return [partial(_plainly, function, arguments, results)]
    wanted = [value.array if isinstance(value, Noted) else value for value in found]
    places = _Places(_needed(notes.notes, wanted), wanted)
    copies = [
        call for value, result in zip(wanted, results, strict=True) for call in places.send(value, result)
    ]
    return [*places.calls(scratch), *copies]


def _plainly(function: Callable[..., Any], arguments: Sequence[Numbers], results: Sequence[Numbers]) -> None:
    for result, value in zip(results, _tuple(function(*arguments)), strict=True):
        np.copyto(result, value)


def _tuple(found: Any) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


def _needed(notes: list[Note], wanted: Sequence[object]) -> list[Note]:
    """Those that something wanted depends on."""
    asked, needed = set(map(id, wanted)), []
    for note in reversed(notes):
        if id(note.out) in asked:
            asked.update(map(id, note.inputs))
            needed.append(note)
    return needed[::-1]


class _Places:
    """Where each result is put: into what was wanted, over what is needed no more, or into scratch."""

    def __init__(self, notes: list[Note], wanted: Sequence[object]) -> None:
        self._notes = notes
        self._wanted = set(map(id, wanted))
        self._made = {id(note.out): index for index, note in enumerate(notes)}
        self._last = {id(value): index for index, note in enumerate(notes) for value in note.inputs}
        self._place: dict[int, Numbers] = {}

    def send(self, value: Any, result: Numbers) -> list[Call]:
        """Have a value come out in ``result``; what to call at the end if it cannot be computed there."""
        index = self._made.get(id(value))
        if index is None or id(value) in self._place or not self._may_hold(result, index):
            if index is not None:
                value = self._place.setdefault(id(value), value)
            return [] if value is result else [partial(np.copyto, result, value)]
        while index is not None:
            self._place[id(self._notes[index].out)] = result
            index = self._before(index, result)
        return []

    def calls(self, scratch: Scratch) -> list[Call]:
        """The notes in order, each with its buffers."""
        calls: list[Call] = []
        lent: dict[int, Numbers] = {}
        for index, note in enumerate(self._notes):
            ending = {id(value) for value in note.inputs if self._last[id(value)] == index} & lent.keys()
            name = id(note.out)
            if name not in self._place:
                lent[name] = self._place[name] = _over(note, ending, lent, scratch)
            inputs = [self._place.get(id(value), value) for value in note.inputs]
            calls.append(_call(note.function, inputs, self._place[name]))
            for over in ending & lent.keys():
                scratch.give(lent.pop(over))
        for buffer in lent.values():
            scratch.give(buffer)
        return calls

    def _before(self, index: int, result: Numbers) -> int | None:
        """The note whose result this one may write over, if it may stand in ``result`` until then."""
        for value in self._notes[index].inputs if self._notes[index].in_place else ():
            made = self._made.get(id(value))
            if made is None or id(value) in self._wanted or self._last[id(value)] != index:
                continue
            if _alike(value, result) and self._may_hold(result, made):
                return made
        return None

    def _may_hold(self, result: Numbers, index: int) -> bool:
        """Whether the note may write there: no argument stands there that is still to be read."""
        later = self._notes[index + self._notes[index].in_place :]
        read = [value for note in later for value in note.inputs if id(value) not in self._made]
        return not any(isinstance(v, np.ndarray) and np.may_share_memory(v, result) for v in read)


def _call(function: Callable[..., object], inputs: list[Any], out: Numbers) -> Call:
    """By position, which is faster, but for maximum and minimum: NumPy deprecates a third position there.

    A number of Python is made an array in every call, which takes as long as what is computed.
    """
    inputs = [np.array(value, np.float64) if isinstance(value, int | float) else value for value in inputs]
    named = function in (np.maximum, np.minimum)
    return partial(function, *inputs, out=out) if named else partial(function, *inputs, out)


def _over(note: Note, ending: set[int], lent: dict[int, Numbers], scratch: Scratch) -> Numbers:
    """The buffer of an input that is needed no more, else one from scratch."""
    for name in sorted(ending) if note.in_place else ():
        if _alike(lent[name], note.out):
            return lent.pop(name)
    return scratch.take(note.out)


def _alike(one: Numbers, other: Numbers) -> bool:
    return bool(one.shape == other.shape and one.dtype == other.dtype)
