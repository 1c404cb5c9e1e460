"""What tests of training start from."""

from __future__ import annotations

from time import monotonic, sleep
from typing import Any

import msgspec

from simulator.drawing.change import replaced
from simulator.drawing.drawing import Drawing
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.training.dataset import dataset_of
from simulator.training.mailbox import Mailbox
from simulator.training.session import Session


def drawing_of(
    sizes: tuple[int, ...] = (2, 4, 1), activation: str = "tanh", data: Data | None = None, **training: Any
) -> Drawing:
    """A layered drawing with these settings."""
    return from_layers(sizes, activation, records=[Training(**training), data or Data()])


def compiled(drawing: Drawing) -> Network:
    """Its network, where there is one."""
    dataset = dataset_of(drawing)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    assert isinstance(network, Network), [str(problem) for problem in network]
    return network


def session_of(drawing: Drawing) -> Session:
    """A session at the initial weights."""
    network = compiled(drawing)
    return Session(network, dataset_of(drawing), drawing.training, initial_theta(drawing, network))


def arrives(box: Mailbox[Any], seconds: float) -> bool:
    """Whether something lies in it within so many seconds."""
    end = monotonic() + seconds
    while box.empty and monotonic() < end:
        sleep(0.0005)
    return not box.empty


def change(drawing: Drawing, id: str, **fields: Any) -> None:
    """Change one record, with no history."""
    before = drawing.records[id]
    drawing.apply(replaced([(before, msgspec.structs.replace(before, **fields))]))
