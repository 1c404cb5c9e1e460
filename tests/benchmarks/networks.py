"""The networks that are measured: about 10, 1,000 and 10,000 edges."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.training.dataset import Dataset, make_dataset

SIZES = {"10": (2, 3, 1), "1,000": (2, 30, 30, 1), "10,000": (2, 98, 98, 1)}


def drawing_of(edges: str, batch: int = 0) -> Drawing:
    """A tanh network for the circle, 200 samples."""
    training = Training(eta=0.01, batch=batch, seed=1)
    return from_layers(SIZES[edges], "tanh", "sigmoid", [training, Data(dataset="circle")])


def compiled(drawing: Drawing) -> tuple[Network, Dataset]:
    """The drawing as what is trained."""
    dataset = make_dataset(drawing.data)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network)
    return network, dataset
