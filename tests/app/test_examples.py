"""Every example is what its recipe makes, opens, and learns."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.app.documents.examples import EXAMPLES, Example, example_path
from simulator.app.documents.opening import read_document
from simulator.drawing.files import decode, encode
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta, theta_from
from simulator.resources import resource
from simulator.training.dataset import dataset_of
from simulator.training.framing import frame_of
from simulator.training.session import Session
from simulator.training.striding import advance
from tests.app.making_examples import RECIPES, Formula, Recipe, made

each = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)


def session_of(example: Example, learned: bool = True) -> Session:
    opened = read_document(example_path(example.key))
    drawing = opened.drawing
    dataset = dataset_of(drawing)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), [str(problem) for problem in network]
    theta = initial_theta(drawing, network)
    return Session(
        network, dataset, drawing.training, theta_from(network, opened.weights, theta) if learned else theta
    )


def loss_of(session: Session) -> float:
    return frame_of(session, 0, None).loss  # type: ignore[arg-type]


def test_every_file_is_in_the_menu_and_every_entry_has_a_file() -> None:
    files = {path.stem for path in resource("examples").glob("*.json")}
    assert files == {example.key for example in EXAMPLES} == {recipe.key for recipe in RECIPES}


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.key)
def test_the_file_is_what_the_recipe_makes(recipe: Recipe | Formula) -> None:
    """To the last places of the learned weights: matrix products differ between processors."""
    new, old = decode(made(recipe)), decode(example_path(recipe.key).read_bytes())
    assert (new.nodes, new.edges, new.training, new.data, new.step) == (
        old.nodes,
        old.edges,
        old.training,
        old.data,
        old.step,
    )
    assert new.weights == pytest.approx(old.weights, rel=1e-9, abs=1e-12)
    assert new.initial == pytest.approx(old.initial, rel=1e-12)


@each
def test_it_is_written_as_the_program_writes(example: Example) -> None:
    data = example_path(example.key).read_bytes()
    assert encode(decode(data)) == data


@each
def test_it_learns(example: Example) -> None:
    session = session_of(example)
    if session.network.frozen.all():
        pytest.skip("it only shows derivatives")
    before = loss_of(session)
    for _ in range(10):
        assert advance(session, session.batches.left)
    after = loss_of(session)
    assert np.isfinite(after)
    assert after < before


def test_the_first_example_is_half_learned() -> None:
    start, now = loss_of(session_of(EXAMPLES[0], learned=False)), loss_of(session_of(EXAMPLES[0]))
    assert 0.01 < now < start / 2
