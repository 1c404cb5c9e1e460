"""Copies begin with what their originals have learned; what they begin from at a reset stays their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.drawing.edits import connect, mark_output, remove, set_training
from simulator.language import phrase
from simulator.tools.gesture import Pointer
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench
from tests.formulas import formula, labeled
from tests.training.making import drawing_of
from tests.workbench.conftest import run

LONG = 20.0
STEP = phrase("Test", "Test")


@pytest.fixture
def bench() -> Iterator[Workbench]:
    """x at 8, which training moves towards 0."""
    made = Workbench(formula("f = square x", x=8))
    yield made
    assert made.trainer.close()


def train(bench: Workbench) -> dict[str, float]:
    for _ in range(3):
        bench.trainer.step("batch")
    assert bench.trainer.course.runner.wait(LONG)
    return bench.trainer.learned()


def learned(bench: Workbench, leaf: str) -> float:
    """Of a leaf, once it stands where the formula begins."""
    drawing = bench.drawing
    square = labeled(drawing, "f")
    bench.history.do(STEP, remove(drawing, [edge.source for edge in drawing.incoming(square).values()]))
    bench.history.do(STEP, connect(drawing, leaf, square))
    return bench.trainer.learned()[leaf]


def test_a_duplicate_has_learned_what_its_original_has(bench: Workbench) -> None:
    x = labeled(bench.drawing, "x")
    moved = train(bench)[x]
    assert moved != 8.0
    bench.selection.set([x])
    run(bench, "edit.duplicate", "edit.undo", "edit.redo")
    (copy,) = bench.drawing.nodes.keys() - {x, labeled(bench.drawing, "f")}
    assert bench.drawing.nodes[copy].bias == 8.0, "what was drawn is what it begins from"
    assert learned(bench, copy) == moved
    bench.trainer.reset()
    assert bench.trainer.learned()[copy] == 8.0


def test_what_is_cut_comes_back_as_it_was(bench: Workbench) -> None:
    x = labeled(bench.drawing, "x")
    moved = train(bench)[x]
    bench.selection.set([x])
    run(bench, "edit.cut", "edit.paste")
    (pasted,) = bench.selection.nodes
    assert pasted != x
    assert learned(bench, pasted) == moved


def test_what_came_from_elsewhere_has_learned_nothing(bench: Workbench) -> None:
    x = labeled(bench.drawing, "x")
    train(bench)
    bench.selection.set([x])
    run(bench, "edit.copy")
    bench.clipboard = bench.clipboard.replace('"bias":8.0', '"bias":7.0')
    run(bench, "edit.paste")
    assert learned(bench, *bench.selection.nodes) == 7.0


def test_a_copy_dragged_out_has_learned_as_well(bench: Workbench) -> None:
    x = labeled(bench.drawing, "x")
    moved, at = train(bench)[x], bench.drawing.nodes[x]
    bench.selection.set([x])
    hand = Hand(bench)
    hand.feed(Pointer("press", at.x, at.y, x, "body", alt=True))
    hand.feed(Pointer("move", at.x, at.y + 200, x, "body", alt=True))
    hand.feed(Pointer("release", at.x, at.y + 200, x, "body", alt=True))
    (copy,) = bench.selection.nodes
    assert copy != x
    assert learned(bench, copy) == moved


def test_a_duplicated_network_predicts_what_the_original_does() -> None:
    bench = Workbench(drawing_of())
    try:
        before = train(bench)
        old = [*bench.drawing.nodes, *bench.drawing.edges]
        inner = [id for id, node in bench.drawing.nodes.items() if node.kind == "neuron"]
        bench.selection.set(inner)
        run(bench, "edit.duplicate")
        copies = bench.selection.nodes
        bench.history.do(STEP, mark_output(bench.drawing, [copies[-1]]))
        inputs = [id for id in old if id in bench.drawing.nodes and id not in inner]
        for source in inputs:
            for target in copies[:-1]:
                bench.history.do(STEP, connect(bench.drawing, source, target))
        values = bench.trainer.learned()
        assert [values[id] for id in copies] == [before[id] for id in inner]
        ends = {(e.source, e.target): e.id for e in bench.drawing.edges.values()}
        pairs = dict(zip(inner, copies, strict=True))
        for (source, target), id in ends.items():
            if source in pairs and target in pairs:
                assert values[ends[pairs[source], pairs[target]]] == before[id]
    finally:
        assert bench.trainer.close()


def test_copies_of_what_was_never_trained_are_born_like_all_others() -> None:
    bench = Workbench(drawing_of())
    try:
        old = list(bench.drawing.nodes)
        bench.selection.set(old)
        run(bench, "edit.duplicate")
        bench.history.do(STEP, set_training(bench.drawing, seed=9))
        bench.history.do(STEP, remove(bench.drawing, old))
        bench.history.do(STEP, mark_output(bench.drawing, bench.selection.nodes[-1:]))
        assert bench.trainer.learned() == bench.trainer.initial() != {}
    finally:
        assert bench.trainer.close()
