"""Makes the examples: ``python -m tests.app.making_examples`` writes those that travel with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from simulator.app.documents.examples import example_path
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import document_of, encode
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.saving import save
from simulator.training.dataset import dataset_of
from simulator.training.session import Session
from simulator.training.striding import advance
from tests import formulas

Finish = Callable[[Drawing], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a network is made of; ``epochs`` is how long it has been trained."""

    key: str
    sizes: tuple[int, ...]
    activations: tuple[str, str]
    training: Training
    data: Data
    epochs: int = 0
    finish: Finish = lambda drawing: None

    def draw(self) -> Drawing:
        """As it is before it is trained."""
        hidden, last = self.activations
        drawing = from_layers(self.sizes, hidden, last, (self.training, self.data))
        self.finish(drawing)
        return drawing


@dataclass(frozen=True, slots=True)
class Formula:
    """A computational graph without data."""

    key: str
    draw: Callable[[], Drawing]
    epochs: int = 0


def mazur(drawing: Drawing) -> None:
    """The published weights; the biases stay, as in the published calculation."""
    weights = iter((0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55))
    for edge in list(drawing.edges.values()):
        drawing.apply(edits.set_fields(drawing, [edge.id], weight=next(weights)))
    for node in list(drawing.nodes.values()):
        if node.kind == "neuron":
            bias = 0.60 if node.output else 0.35
            drawing.apply(edits.set_fields(drawing, [node.id], bias=bias, frozen=True))


def skip(drawing: Drawing) -> None:
    """An edge past the hidden layer."""
    source = next(node.id for node in drawing.nodes.values() if node.kind == "input")
    target = next(node.id for node in drawing.nodes.values() if node.output)
    drawing.apply(edits.connect(drawing, source, target))


def smooth(**fields: Any) -> Training:
    """Initial weights for tanh and the like."""
    return Training(initializer="xavier_uniform", spread=1.0, **fields)


def classes(**fields: Any) -> Training:
    """Cross-entropy of one sigmoid output, by Adam in batches of 20."""
    return smooth(loss="binary_cross_entropy", convention="mean", optimizer="adam", batch=20, **fields)


RECIPES: tuple[Recipe | Formula, ...] = (
    Recipe(
        "xor",
        (2, 4, 1),
        ("tanh", "sigmoid"),
        smooth(eta=0.5, optimizer="momentum", seed=7),
        Data(dataset="xor"),
        epochs=40,
    ),
    Recipe(
        "and",
        (2, 1),
        ("sigmoid", "sigmoid"),
        Training(loss="binary_cross_entropy", convention="mean", eta=1.0),
        Data(dataset="and"),
    ),
    Recipe(
        "mazur",
        (2, 2, 2),
        ("sigmoid", "sigmoid"),
        Training(convention="half", eta=0.5, shuffle=False),
        Data(dataset="mazur"),
        finish=mazur,
    ),
    Recipe(
        "circle",
        (2, 6, 1),
        ("tanh", "sigmoid"),
        classes(eta=0.03),
        Data(dataset="circle", held_out=0.3),
    ),
    Recipe(
        "blobs",
        (2, 3, 1),
        ("relu", "linear"),
        Training(
            loss="binary_cross_entropy", convention="mean", eta=0.1, batch=20, initializer="he", spread=1.0
        ),
        Data(dataset="blobs", held_out=0.3),
    ),
    Recipe(
        "moons",
        (2, 8, 1),
        ("tanh", "sigmoid"),
        classes(eta=0.03),
        Data(dataset="moons", noise=0.15, held_out=0.3),
    ),
    Recipe(
        "spirals2",
        (2, 12, 12, 1),
        ("tanh", "sigmoid"),
        classes(eta=0.01),
        Data(dataset="spirals2", size=300, noise=0.02, held_out=0.2),
    ),
    Recipe(
        "spirals3",
        (2, 14, 14, 3),
        ("tanh", "linear"),
        smooth(loss="softmax_cross_entropy", convention="mean", optimizer="adam", batch=20, eta=0.01),
        Data(dataset="spirals3", size=300, noise=0.02, held_out=0.2),
    ),
    Recipe(
        "sine",
        (1, 8, 1),
        ("tanh", "linear"),
        smooth(eta=0.02, optimizer="adam", convention="mean", batch=20),
        Data(dataset="sine", size=120, noise=0.05, held_out=0.25),
    ),
    Recipe(
        "parabola",
        (1, 4, 1),
        ("softplus", "linear"),
        smooth(eta=0.05, optimizer="momentum"),
        Data(dataset="parabola", size=60, noise=0.02),
        finish=skip,
    ),
    Recipe(
        "plane",
        (2, 1),
        ("linear", "linear"),
        Training(eta=0.1, convention="half_mean", batch=10),
        Data(dataset="plane", size=100, noise=0.05),
    ),
    Formula("apples", formulas.apples),
    Formula("fruit", formulas.fruit),
    Formula("square", formulas.square),
    Formula("sigmoid", formulas.sigmoid),
    Formula("rosenbrock", formulas.rosenbrock),
)


def made(recipe: Recipe | Formula) -> bytes:
    """The bytes of the example's file; the same on every run of the same machine."""
    drawing = recipe.draw()
    if not recipe.epochs:
        return encode(document_of(drawing))
    dataset = dataset_of(drawing)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), network
    start = initial_theta(drawing, network)
    session = Session(network, dataset, drawing.training, start)
    for _ in range(recipe.epochs):
        advance(session, session.batches.left)
    learned, initial = by_id(network, session.theta), by_id(network, start)
    return encode(document_of(drawing, learned, initial, session.step, session.epoch))


def write(recipes: Iterable[Recipe | Formula] = RECIPES) -> None:
    """Write the files."""
    for recipe in recipes:
        save(example_path(recipe.key), made(recipe))


if __name__ == "__main__":
    write()
