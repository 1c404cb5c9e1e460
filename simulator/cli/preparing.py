"""From a document and the words on the command line to a drawing that is ready to be trained."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from simulator.cli.counting import EDGES, NEURONS, NODES, VALUES, WEIGHTS
from simulator.cli.files import about_file
from simulator.drawing.change import replaced
from simulator.drawing.document import Document, drawing_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.limits import why_not
from simulator.drawing.records import Data
from simulator.language import phrase
from simulator.model.binding import needs_data
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import initial_theta, theta_from
from simulator.numerics.array import Array
from simulator.problems import Refusal, refuse
from simulator.training.dataset import Dataset, dataset_of


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A drawing, compiled for its data, with its weights at the beginning and now."""

    document: Document
    drawing: Drawing
    network: Network
    dataset: Dataset
    initial: Array
    learned: Array


def prepare(path: str, document: Document, data: Data | None = None, **training: Any) -> Prepared:
    """``training`` overrides fields of the document's own; a new seed draws new initial weights.

    Raises ``Refusal`` with the first reason why this cannot be trained. It names the file at ``path``, which
    the document comes from, where the reason lies there and not in the words.
    """
    drawing = drawing_of(document)
    if data is not None and data != document.data and not needs_data(drawing):
        raise refuse(
            phrase("CommandLine", "The drawing has no inputs, so it takes no data; leave out --data.")
        )
    _choose(drawing, data or drawing.data, training)
    with about_file(path) if drawing.data == document.data else nullcontext():
        dataset = dataset_of(drawing)
    network = compile_drawing(drawing, dataset.features, dataset.targets)
    if isinstance(network, tuple):
        with about_file(path):
            raise Refusal(network[0])
    initial = initial_theta(drawing, network)
    if "seed" not in training:
        initial = theta_from(network, document.initial, initial)
    return Prepared(
        document, drawing, network, dataset, initial, theta_from(network, document.weights, initial)
    )


def _choose(drawing: Drawing, data: Data, training: dict[str, Any]) -> None:
    chosen = replace(drawing.training, **training)
    for record in (chosen, data):
        problem = why_not(record)
        if problem is not None:
            raise Refusal(problem)
    drawing.apply(replaced([(drawing.training, chosen), (drawing.data, data)]))


def size_of(prepared: Prepared) -> str:
    """How large the drawing is, for a line of a report."""
    drawing, network = prepared.drawing, prepared.network
    neurons = (NODES if network.flow else NEURONS).counted(sum(map(len, network.ranks)))
    parameters = (VALUES if network.flow else WEIGHTS).counted(network.size)
    return f"{neurons}, {EDGES.counted(len(drawing.edges))}, {parameters}"
