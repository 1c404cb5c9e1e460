"""The program of a drawing does not depend on the order in which its records came to stand in it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing.change import removed
from simulator.drawing.document import document_of, drawing_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode, encode
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from tests.drawings import FEATURES, TARGETS, drawings, graphs


def compiled(drawing: Drawing) -> object:
    """The network and its weights at birth in plain values, which can be compared."""
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return plain(network), initial_theta(drawing, network).tolist()


def plain(value: object) -> object:
    """With the order of everything that has one; rows of tables stay themselves."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if is_dataclass(value) and not hasattr(value, "key"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return tuple(value.items()) if hasattr(value, "items") else value


def shuffled(drawing: Drawing, rng: np.random.Generator) -> Drawing:
    records = list(drawing.records.values())
    return Drawing([records[place] for place in rng.permutation(len(records))])


def with_ties(drawing: Drawing, rng: np.random.Generator) -> Drawing:
    """Some edges have one weight in common; those into operations say so to no effect."""
    edges = [edge for edge in drawing.edges.values() if rng.random() < 0.6]
    tied = [replace(edge, tie=f"t{rng.integers(3)}") for edge in edges]
    return Drawing({**drawing.records, **{edge.id: edge for edge in tied}}.values())


@given(drawings() | graphs(30), st.integers(0, 2**32 - 1))
def test_records_in_another_order_compile_to_the_same_program(drawing: Drawing, seed: int) -> None:
    rng = np.random.default_rng(seed)
    tied = with_ties(drawing, rng)
    assert compiled(shuffled(tied, rng)) == compiled(tied)


@given(graphs(30), st.integers(0, 2**32 - 1))
def test_what_was_deleted_and_undone_compiles_as_after_saving_and_opening(
    drawing: Drawing, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    gone = [node for node in drawing.nodes.values() if rng.random() < 0.3]
    edges = [e for e in drawing.edges.values() if {e.source, e.target} & {node.id for node in gone}]
    change = removed([*edges, *gone])
    drawing.apply(change)
    drawing.apply(change.inverse())
    assert compiled(drawing) == compiled(drawing_of(decode(encode(document_of(drawing)))))
