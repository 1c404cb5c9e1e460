"""Formulas for tests and examples: computational graphs written as a few lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.layout import auto_layout
from simulator.drawing.records import Training

APART = 1.5
"""Rows of a graph, where numbers stand below nodes, have so much more distance than those of a network."""


def formula(
    *rows: str, training: Training | None = None, constants: Sequence[str] = (), **values: float
) -> Drawing:
    """A drawing with leaves of these values, and operations from rows ``name = operation source source``.

    Leaves named in ``constants`` are constants, the others variables. The names are the nodes' labels.
    """
    drawing, ids = Drawing([training or Training(convention="sum")]), {}
    for name, value in values.items():
        kind = "constant" if name in constants else "variable"
        change, ids[name] = edits.add_node(drawing, kind, 0.0, len(ids) * 72.0, label=name, bias=value)
        drawing.apply(change)
    for row in rows:
        name, _, kind, *sources = row.split()
        change, ids[name] = edits.add_node(drawing, kind, 0.0, len(ids) * 72.0, label=name)
        drawing.apply(change)
        drawing.apply(edits.connect_all(drawing, [ids[source] for source in sources], [ids[name]]))
    places = auto_layout(drawing)
    middle = (min(y for _, y in places.values()) + max(y for _, y in places.values())) / 2
    apart = {id: (x, (y - middle) * APART) for id, (x, y) in places.items()}
    drawing.apply(edits.place(drawing, apart))
    return drawing


def labeled(drawing: Drawing, label: str) -> str:
    """The id of the node with this label."""
    return next(node.id for node in drawing.nodes.values() if node.label == label)


def frozen(drawing: Drawing) -> Drawing:
    """The same drawing with all its leaves frozen: it shows derivatives, and nothing moves."""
    leaves = [node.id for node in drawing.nodes.values() if node.kind == "variable"]
    drawing.apply(edits.set_fields(drawing, leaves, frozen=True))
    return drawing


def apples() -> Drawing:
    """2 apples at 100, tax 1.1."""
    return frozen(
        formula("apples = multiply apple number", "price = multiply apples tax", apple=100, number=2, tax=1.1)
    )


def fruit() -> Drawing:
    """2 apples at 100 and 3 oranges at 150, tax 1.1."""
    return frozen(
        formula(
            "apples = multiply number apple",
            "oranges = multiply orange count",
            "sum = add apples oranges",
            "price = multiply sum tax",
            number=2,
            apple=100,
            orange=150,
            count=3,
            tax=1.1,
        )
    )


def square() -> Drawing:
    """z = t², t = x + y."""
    return formula("t = add x y", "z = square t", x=2, y=3, training=Training(convention="sum", eta=0.1))


def sigmoid() -> Drawing:
    """1 / (1 + exp(-x)), a node for every step."""
    return frozen(
        formula(
            "-x = negate x",
            "e = exp -x",
            "1+e = add one e",
            "y = reciprocal 1+e",
            x=0.5,
            one=1,
            constants=["one"],
        )
    )


def rosenbrock() -> Drawing:
    """(1 - x)² + 100 (y - x²)², from where it is always begun."""
    return formula(
        "1-x = subtract one x",
        "(1-x)² = square 1-x",
        "x² = square x",
        "y-x² = subtract y x²",
        "(y-x²)² = square y-x²",
        "valley = multiply steep (y-x²)²",
        "f = add (1-x)² valley",
        x=-1.2,
        y=1,
        one=1,
        steep=100,
        constants=["one", "steep"],
        training=Training(convention="sum", optimizer="momentum", eta=0.001),
    )
