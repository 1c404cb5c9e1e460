"""The toolbox: no operation is forgotten, no key used twice."""

from __future__ import annotations

from simulator.numerics.arithmetic import OPERATIONS
from simulator.tools import TOOLS, tool


def test_every_operation_can_be_taken_in_hand() -> None:
    assert [row.key for row in TOOLS if not row.shortcut] == [row.key for row in OPERATIONS]


def test_keys_and_letters_are_unique() -> None:
    letters = [row.shortcut for row in TOOLS if row.shortcut]
    assert len({row.key for row in TOOLS}) == len(TOOLS)
    assert letters == list("VNILXKCEH")
    assert all(tool(row.key) is row for row in TOOLS)


def test_every_hint_says_something() -> None:
    assert all(len(str(row.hint)) > 20 and str(row.hint).endswith(".") for row in TOOLS)
