"""Random edits for the editor campaigns: every verb, drawn by a random generator that is handed in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from simulator.drawing import edits, layout
from simulator.drawing.change import Change
from simulator.drawing.copies import copies, piece_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import copy_text, paste, piece_in
from tests.attaching import attach

Verb = Callable[[Random, Drawing], Change]

ACTIVATIONS = ("sigmoid", "tanh", "relu", "linear")
KINDS = ("input", "neuron", "neuron", "neuron", "variable", "constant", "multiply", "divide", "exp", "sum")


def some(rng: Random, ids: object, most: int = 6) -> list[str]:
    """A few ids, each at most once; none if there are none."""
    every = list(ids)  # type: ignore[call-overload]
    return rng.sample(every, rng.randint(0, min(most, len(every))))


def _spot(rng: Random) -> tuple[float, float]:
    scale = rng.choice((10.0, 300.0, 300.0, 300.0, 3e6))
    return rng.uniform(-scale, scale), rng.uniform(-scale, scale)


def _number(rng: Random) -> float:
    return rng.choice((0.0, -0.0, 1.0, rng.gauss(0, 1), rng.gauss(0, 1e12), 5e-324, 1e-9))


def _add(rng: Random, drawing: Drawing) -> Change:
    x, y = _spot(rng)
    return edits.add_node(drawing, rng.choice(KINDS), x, y)[0]


def _attach(rng: Random, drawing: Drawing) -> Change:
    if not drawing.nodes:
        return Change()
    x, y = _spot(rng)
    kind = rng.choice(KINDS)
    return attach(drawing, rng.choice(list(drawing.nodes)), x, y, kind)[0]


def _layer(rng: Random, drawing: Drawing) -> Change:
    x, y = _spot(rng)
    kind = rng.choice(KINDS)
    return edits.add_layer(drawing, rng.randint(0, 4), x, y, some(rng, drawing.nodes), kind)[0]


def _connect(rng: Random, drawing: Drawing) -> Change:
    return edits.connect_all(drawing, some(rng, drawing.nodes), some(rng, drawing.nodes))


def _remove(rng: Random, drawing: Drawing) -> Change:
    ids = some(rng, [*drawing.nodes, *drawing.edges, *drawing.groups], 3)
    return edits.remove(drawing, ids)


def _clear(rng: Random, drawing: Drawing) -> Change:
    return edits.remove(drawing, drawing.nodes) if rng.random() < 0.1 else Change()


def _move(rng: Random, drawing: Drawing) -> Change:
    return edits.move(drawing, some(rng, drawing.nodes), *_spot(rng))


def _place(rng: Random, drawing: Drawing) -> Change:
    return edits.place(drawing, {id: _spot(rng) for id in some(rng, drawing.nodes)})


def _arrange(rng: Random, drawing: Drawing) -> Change:
    ids = some(rng, drawing.nodes, 10)
    positions = rng.choice(
        (
            lambda: layout.auto_layout(drawing, rng.choice((None, ids))),
            lambda: layout.align(
                drawing, ids, rng.choice(("left", "center", "right", "top", "middle", "bottom"))
            ),
            lambda: layout.distribute(drawing, ids, rng.choice(("horizontal", "vertical"))),
        )
    )()
    return edits.place(drawing, positions)


def _fields(rng: Random, drawing: Drawing) -> Change:
    ids = some(rng, [*drawing.nodes, *drawing.edges])
    return rng.choice(
        (
            lambda: edits.set_fields(drawing, ids, activation=rng.choice(ACTIVATIONS)),
            lambda: edits.set_fields(drawing, ids, weight=_number(rng), bias=_number(rng)),
            lambda: edits.set_fields(
                drawing, ids, label=rng.choice(("", "한글", "a\nb", "😀", "x" * 1000, "h1"))
            ),
            lambda: edits.set_fields(drawing, ids, column=rng.choice((None, "x1", "y"))),
            lambda: edits.set_fields(
                drawing, ids, loss=rng.choice((None, "huber", "value")), loss_weight=_number(rng)
            ),
            lambda: edits.toggle_frozen(drawing, ids),
            lambda: edits.mark_output(drawing, ids, rng.choice((None, True, False))),
        )
    )()


def _tie(rng: Random, drawing: Drawing) -> Change:
    return rng.choice((edits.tie, edits.tie, edits.untie))(drawing, some(rng, drawing.edges))


def _swap(rng: Random, drawing: Drawing) -> Change:
    return edits.swap_arguments(drawing, rng.choice(list(drawing.nodes))) if drawing.nodes else Change()


def _forget(rng: Random, drawing: Drawing) -> Change:
    return edits.forget_weights(drawing) if rng.random() < 0.3 else Change()


def _settings(rng: Random, drawing: Drawing) -> Change:
    if rng.random() < 0.5:
        return edits.set_training(drawing, eta=abs(_number(rng)), seed=rng.randint(0, 99))
    return edits.set_data(drawing, dataset=rng.choice(("xor", "circle")), size=rng.randint(1, 500))


def _duplicate(rng: Random, drawing: Drawing) -> Change:
    return copies(drawing, piece_of(drawing, some(rng, drawing.nodes)), *_spot(rng))[0]


def _paste(rng: Random, drawing: Drawing) -> Change:
    text = copy_text(drawing, some(rng, [*drawing.nodes, *drawing.groups], 4))
    return paste(drawing, piece_in(text), *_spot(rng))[0] if text else Change()


def _group(rng: Random, drawing: Drawing) -> Change:
    if rng.random() < 0.5:
        return edits.group(drawing, some(rng, drawing.nodes), "layer")[0]
    return edits.ungroup(drawing, some(rng, [*drawing.nodes, *drawing.groups], 2))


def _keep(rng: Random, drawing: Drawing) -> Change:
    numbers = (0.5, float("nan"), float("inf"), -1.25)
    return edits.keep_weights(
        drawing, {id: rng.choice(numbers) for id in some(rng, [*drawing.nodes, *drawing.edges, "e0"])}
    )


VERBS: tuple[Verb, ...] = (
    _add,
    _attach,
    _layer,
    _connect,
    _connect,
    _remove,
    _remove,
    _remove,
    _clear,
    _move,
    _place,
    _arrange,
    _fields,
    _tie,
    _swap,
    _forget,
    _settings,
    _duplicate,
    _paste,
    _group,
    _keep,
)
