"""The editor as a state machine: undo and redo are exact, files round trip, nothing ever hangs in the air."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from simulator.drawing import codec, edits
from simulator.drawing.change import Change
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode, document_of, drawing_of, encode
from simulator.drawing.history import History
from simulator.drawing.records import Edge
from simulator.language import phrase
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.problems import Refusal
from simulator.training.dataset import dataset_of
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.properties.editing import VERBS, Verb

STEP = phrase("Test", "Step")
CROWD = 30
"""Nodes at which the drawing is cut down, so that thirty thousand operations stay quick."""


def canonical(drawing: Drawing) -> bytes:
    """What a file would hold; without the checks of ``encode``, which only ``reload`` pays for."""
    return codec.canonical(document_of(drawing))


def dangling(drawing: Drawing) -> list[str]:
    """Everything about the indices of a drawing that does not fit its records."""
    records, nodes = drawing.records, drawing.nodes
    wrong = [e.id for e in drawing.edges.values() if e.source not in nodes or e.target not in nodes]
    wrong += [n.id for n in nodes.values() if n.group is not None and n.group not in drawing.groups]
    for node in nodes:
        out = {e.id: e for e in drawing.edges.values() if e.source == node}
        into = {e.id: e for e in drawing.edges.values() if e.target == node}
        wrong += [node] if drawing.outgoing(node) != out or drawing.incoming(node) != into else []
    parts = {**nodes, **drawing.edges, **drawing.groups, "training": drawing.training, "data": drawing.data}
    return wrong + (["records"] if dict(records) != parts else [])


class BrokenOffError(Exception):
    """Escape in the middle of a gesture."""


class Driver:
    """Does random things to a drawing and remembers what it looked like after each step."""

    def __init__(self, seed: int, verbs: tuple[Verb, ...] = VERBS) -> None:
        self.rng = Random(seed)
        self.verbs = verbs
        self.trained = 0
        self.open(Drawing())

    def open(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.history = History(drawing)
        self.past, self.future = [canonical(drawing)], list[bytes]()

    def edit(self) -> None:
        verb = self.rng.choice(self.verbs)
        change = verb(self.rng, self.drawing)
        steps = len(self.history.done)
        self.history.do(STEP, change)
        if change:
            assert len(self.history.done) == steps + 1
            self.past.append(canonical(self.drawing))
            self.future.clear()
            assert self.past[-1] != self.past[-2], f"{verb.__name__} gave a change that changes nothing"

    def gesture(self) -> None:
        """Several edits as one step, which may be broken off."""
        broken_off = self.rng.random() < 0.5
        try:
            with self.history.step(STEP) as step:
                for _ in range(self.rng.randint(1, 4)):
                    step.apply(self.rng.choice(self.verbs)(self.rng, self.drawing))
                if broken_off:
                    raise BrokenOffError
        except BrokenOffError:
            assert canonical(self.drawing) == self.past[-1]
        else:
            self._passed()

    def _passed(self) -> None:
        now = canonical(self.drawing)
        if now != self.past[-1]:
            self.past.append(now)
            self.future.clear()

    def undo(self) -> None:
        if self.history.done:
            self.future.append(self.past.pop())
        self.history.undo()
        assert canonical(self.drawing) == self.past[-1]

    def redo(self) -> None:
        if self.history.undone:
            self.past.append(self.future.pop())
        self.history.redo()
        assert canonical(self.drawing) == self.past[-1]

    def reload(self) -> None:
        data = encode(document_of(self.drawing))
        self.open(drawing_of(decode(data)))
        assert self.past == [data]

    def learn(self) -> None:
        """Compile what stands: a network, which trains to finite weights, or sentences."""
        try:
            dataset = dataset_of(self.drawing)
        except Refusal:  # one sample, for instance, is too few
            return
        network = compile_drawing(self.drawing, dataset.features, dataset.targets)
        if not isinstance(network, Network):
            assert network
            assert all(str(problem) for problem in network)
            return
        theta = initial_theta(self.drawing, network)
        session = Session(network, dataset, self.drawing.training, theta)
        for _ in range(3):
            advance(session, session.batches.left)
        assert np.isfinite(session.theta).all()
        document = document_of(
            self.drawing, by_id(network, session.theta), by_id(network, theta), session.step
        )
        assert decode(encode(document)).weights == by_id(network, session.theta)
        self.trained += 1

    def turn(self) -> None:
        """One operation of any kind."""
        operations = (self.edit, self.gesture, self.undo, self.redo, self.reload, self.learn)
        self.rng.choices(operations, (60, 8, 20, 10, 2, 2))[0]()
        if len(self.drawing.nodes) > CROWD:
            self.history.do(STEP, edits.remove(self.drawing, list(self.drawing.nodes)[: CROWD // 2]))
            self.past.append(canonical(self.drawing))
            self.future.clear()


def drive(seed: int, operations: int, verbs: tuple[Verb, ...] = VERBS) -> None:
    driver = Driver(seed, verbs)
    largest = 0
    for number in range(operations):
        driver.turn()
        largest = max(largest, len(driver.drawing.records))
        if number % 20 == 0:
            assert dangling(driver.drawing) == []
    print(f"editor: seed {seed}, {operations} operations, {largest} records, {driver.trained} trainings")


@pytest.mark.parametrize("seed", range(3))
def test_ten_thousand_operations(seed: int) -> None:
    drive(seed, 10_000)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_a_million_operations() -> None:
    for seed in range(100, 200):
        drive(seed, 10_000)


def _forgets(_rng: Random, drawing: Drawing) -> Change:
    """A planted fault: removes a node behind the back of apply, and its edges hang in the air."""
    for edge in list(drawing.edges.values())[:1]:
        drawing._nodes.pop(edge.target, None)
    return Change()


def _secret(_rng: Random, drawing: Drawing) -> Change:
    """A planted fault: an edit that is made past the history."""
    drawing.apply(edits.set_data(drawing, seed=drawing.data.seed + 1))
    return Change()


@pytest.mark.parametrize("fault", [_forgets, _secret])
def test_the_campaign_catches_a_planted_fault(fault: Verb) -> None:
    with pytest.raises((AssertionError, ValueError, KeyError, Refusal)):
        drive(0, 2_000, (*VERBS, fault))


class Editor(RuleBasedStateMachine):
    """The same in hypothesis, which finds the shortest way to a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.driver = Driver(0)

    @rule(verb=st.sampled_from(VERBS), seed=st.integers(0, 2**16))
    def edit(self, verb: Callable[..., Change], seed: int) -> None:
        self.driver.rng, self.driver.verbs = Random(seed), (verb,)
        self.driver.edit()

    @precondition(lambda self: self.driver.history.done)
    @rule()
    def undo(self) -> None:
        self.driver.undo()

    @precondition(lambda self: self.driver.history.undone)
    @rule()
    def redo(self) -> None:
        self.driver.redo()

    @rule()
    def reload(self) -> None:
        self.driver.reload()

    @rule()
    def learn(self) -> None:
        self.driver.learn()

    @rule()
    def undo_everything_and_redo_it(self) -> None:
        count = len(self.driver.history.done)
        for _ in range(count):
            self.driver.undo()
        for _ in range(count):
            self.driver.redo()

    @invariant()
    def nothing_hangs_in_the_air(self) -> None:
        assert dangling(self.driver.drawing) == []
        assert all(isinstance(e, Edge) for e in self.driver.drawing.edges.values())


Editor.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestEditor = Editor.TestCase
