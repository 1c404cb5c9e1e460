"""The hand: Escape at any point, exceptions and strangers leave everything as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.drawing import edits
from simulator.drawing.paths import cycle, successors
from simulator.language import phrase
from simulator.tools import TOOLS, tool
from simulator.tools.commands import command
from simulator.tools.gesture import Gesture, Pointer
from simulator.workbench.workbench import Workbench
from tests.tools.studio import Studio, small_network

Move = Callable[[Studio], None]


def _p(verb: str, x: float, y: float, **more: bool) -> Move:
    return lambda studio: getattr(studio, verb)(x, y, **more)


def _stroke(*places: tuple[float, float], **more: bool) -> list[Move]:
    first, *way = places
    return [
        _p("press", *first, **more),
        *(_p("move", *at, **more) for at in way),
        _p("release", *way[-1], **more),
    ]


RECORDED: dict[str, list[list[Move]]] = {
    "select": [
        _stroke((288, 144), (300, 150), (390, 240)),
        _stroke((144, 144), (150, 150), (190, 340), alt=True),
        _stroke((100, 20), (120, 60), (170, 160)),
        _stroke((164, 144), (200, 144), (288, 144)),
        _stroke((308, 144), (350, 144), (420, 149)),
        _stroke((308, 144), (200, 144), (144, 72)),
        _stroke((0, 96), (0, 97)),
    ],
    "neuron": [_stroke((500, 20), (500, 100)), _stroke((500, 20), (500, 100), ctrl=True)],
    "input": [_stroke((500, 20), (500, 100)), _stroke((500, 20), (500, 100), ctrl=True)],
    "layer": [
        [
            *_stroke((500, 20), (500, 100), (500, 240))[:-1],
            lambda studio: studio.type("7", 500, 240),
            lambda studio: studio.wheel(2, 500, 240),
            _p("release", 500, 240),
        ]
    ],
    "connect": [
        _stroke((144, 144), (200, 144), (288, 144)),
        _stroke((0, 96), (50, 96), (144, 144), shift=True),
        [
            _p("press", 144, 144),
            _p("release", 144, 144),
            _p("move", 200, 144),
            _p("press", 420, 149),
            _p("release", 420, 149),
        ],
        _stroke((600, 600), (700, 700)),
    ],
    "erase": [_stroke((400, 144), (300, 144), (100, 144))],
    "pan": [_stroke((400, 144), (300, 144))],
}

_PLACING = [
    _stroke((500, 20), (500, 100)),
    _stroke((500, 20), (500, 100), ctrl=True),
    _stroke((288, 144), (350, 144), (420, 149)),
    _stroke((144, 72), (200, 72), (288, 144)),
    _stroke((0, 96), (60, 300)),
]
RECORDED |= {row.key: _PLACING for row in TOOLS if row.carry is not None and row.key not in RECORDED}


def test_every_tool_is_recorded() -> None:
    assert set(RECORDED) == {tool.key for tool in TOOLS}


@pytest.mark.parametrize("key", [tool.key for tool in TOOLS])
def test_escape_at_any_point_puts_everything_back(key: str) -> None:
    for recorded in RECORDED[key]:
        for length in range(1, len(recorded)):
            studio = Studio(*small_network(), tool=key)
            studio.bench.selection.set(["n1", "n4", "e2"])
            before = studio.state()
            for move in recorded[:length]:
                move(studio)
            assert studio.hand.busy
            studio.hand.cancel()
            assert studio.state() == before


@pytest.mark.parametrize("key", [tool.key for tool in TOOLS])
def test_a_gesture_is_one_step_or_none_and_undo_takes_it_back(key: str) -> None:
    for recorded in RECORDED[key]:
        studio = Studio(*small_network(), tool=key)
        studio.bench.selection.set(["n1", "n4"])
        before = dict(studio.drawing.records)
        for move in recorded:
            move(studio)
        assert studio.is_at_rest()
        assert len(studio.steps()) <= 1
        assert bool(studio.steps()) == (dict(studio.drawing.records) != before)
        studio.bench.history.undo()
        assert dict(studio.drawing.records) == before


def _explode(bench: Workbench, pointer: Pointer) -> Gesture:
    with bench.history.step(phrase("Steps", "Explode")) as step:
        step.apply(edits.remove(bench.drawing, ["n3"]))
        bench.selection.set(["n6"])
        yield
        raise ZeroDivisionError


def test_an_exception_leaves_everything_as_it_was_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio(*small_network())
    studio.bench.selection.set(["n3", "n1"])
    before = studio.state()
    exploding = {"select": type(tool("select"))(**{**_fields(), "begin": _explode})}
    monkeypatch.setattr("simulator.tools._BY_KEY", exploding)
    studio.press(144, 72)
    assert "n3" not in studio.drawing.nodes
    with pytest.raises(ZeroDivisionError):
        studio.move(150, 90)
    assert studio.state() == before


def _fields() -> dict[str, object]:
    row = tool("select")
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def test_a_refusal_leaves_everything_as_it_was_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio(*small_network())
    studio.click(144, 144, ctrl=True)
    monkeypatch.setattr("simulator.drawing.limits.NODES", 6)
    records = dict(studio.drawing.records)
    studio.drag((144, 144), (144, 444), alt=True)
    assert dict(studio.drawing.records) == records
    assert studio.selected() == {"h1", "h2", "h3"}
    assert "at most 6" in str(studio.bench.hint)
    assert studio.is_at_rest()


def test_taking_another_tool_cancels() -> None:
    studio = Studio(*small_network())
    records = dict(studio.drawing.records)
    studio.press(288, 144)
    studio.move(400, 300)
    studio.bench.take("erase")
    assert dict(studio.drawing.records) == records
    assert studio.is_at_rest()
    assert studio.bench.hint == tool("erase").hint


def test_a_deletion_from_elsewhere_ends_the_gesture() -> None:
    studio = Studio(*small_network())
    studio.press(164, 144)
    studio.move(220, 300)
    studio.bench.history.do(phrase("Steps", "Delete"), edits.remove(studio.drawing, ["n4"]))
    assert studio.is_at_rest()
    studio.release(220, 300)
    assert studio.steps() == ["Delete"]


def test_a_setting_from_elsewhere_does_not() -> None:
    studio = Studio(*small_network())
    studio.press(164, 144)
    studio.move(220, 300)
    studio.bench.history.do(phrase("Steps", "Rate"), edits.set_training(studio.drawing, eta=0.1))
    assert studio.hand.busy
    studio.release(220, 300)
    assert len(studio.steps()) == 2


def test_escape_cancels_then_puts_down_then_clears() -> None:
    studio = Studio(*small_network(), tool="connect")
    studio.bench.selection.set(["n1"])
    studio.press(144, 144)
    studio.hand.escape()
    assert not studio.hand.busy
    assert studio.bench.tool == "connect"
    studio.hand.escape()
    assert studio.bench.tool == "select"
    assert studio.selected() == {"x1"}
    studio.hand.escape()
    assert studio.selected() == set()


def test_the_hint_is_that_of_the_tool_in_hand() -> None:
    studio = Studio(tool="layer")
    assert studio.bench.hint == tool("layer").hint
    studio.hand.begin("neuron", Pointer("press", 0, 0))
    assert studio.bench.hint == tool("neuron").hint
    studio.hand.cancel()
    assert studio.bench.hint == tool("layer").hint


PLACES = st.sampled_from([0.0, 12.0, 72.0, 96.0, 120.0, 144.0, 164.0, 216.0, 288.0, 308.0, 420.0, 1e9])
MODIFIERS = st.fixed_dictionaries({"shift": st.booleans(), "ctrl": st.booleans(), "alt": st.booleans()})
HAND = st.tuples(
    st.sampled_from(["press", "move", "move", "move", "release", "release", "double", "wheel", "key"]),
    PLACES,
    PLACES,
    MODIFIERS,
    st.sampled_from(["left", "left", "left", "none", "right"]),
    st.sampled_from("0359x"),
)
VERBS = st.sampled_from(
    ["edit.delete", "edit.undo", "edit.redo", "edit.duplicate", "edit.select_all", "arrange.connect_all"]
)
TAKE = st.sampled_from([tool.key for tool in TOOLS]).map(lambda key: f"tools.{key}")


def _feed(
    studio: Studio, phase: str, x: float, y: float, held: dict[str, bool], button: str, text: str
) -> None:
    more = {**held, "button": button, "text": text if phase == "key" else "", "wheel": phase == "wheel"}
    studio.hand.feed(studio.pointer(phase, x, y, **more))  # type: ignore[arg-type]


@settings(max_examples=120)
@given(st.lists(HAND | VERBS | TAKE | st.just("escape"), max_size=40))
def test_any_movements_leave_a_whole_drawing(events: list[object]) -> None:
    studio = Studio(*small_network())
    first = dict(studio.drawing.records)
    for event in events:
        steps = len(studio.bench.history.done)
        if isinstance(event, tuple):
            _feed(studio, *event)
        elif event == "escape":
            studio.hand.escape()
        else:
            command(str(event)).run(studio.bench)
        assert len(studio.bench.history.done) <= steps + 1
        assert not cycle(successors(studio.drawing))
        if not studio.hand.busy:
            assert not studio.bench.history.busy
    studio.hand.cancel()
    assert studio.is_at_rest()
    while studio.bench.history.done:
        studio.bench.history.undo()
    assert dict(studio.drawing.records) == first
