"""PyTorch, eager, float64: layers as modules, and a drawing without layers rank by rank."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from tests.benchmarks.reference.contender import Array, Contender
from tests.benchmarks.tasks import ETA, Task, Wiring


def contender(task: Task) -> Contender:
    """PyTorch for any task."""
    model: Any = _layers(task) if task.sizes else Ranks(task)
    optimizer = torch.optim.SGD(model.parameters(), lr=ETA)
    batches, state = _tensors(task), {"loss": torch.zeros(())}

    def step(x: torch.Tensor, y: torch.Tensor) -> None:
        loss = ((model(x) - y) ** 2).sum() / (2 * len(x))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        state["loss"] = loss.detach()

    def run(steps: int) -> int:
        for _ in range(steps):
            step(*batches())
        return steps

    read = model.read if isinstance(model, Ranks) else lambda: _read(model)
    return Contender(run, lambda: state["loss"].item(), read)


def _tensors(task: Task) -> Callable[[], tuple[torch.Tensor, torch.Tensor]]:
    batches = task.batches()
    known: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}

    def coming() -> tuple[torch.Tensor, torch.Tensor]:
        x, y = next(batches)
        if id(x) not in known:
            known[id(x)] = torch.from_numpy(x), torch.from_numpy(y)
        return known[id(x)]

    return coming


def _layers(task: Task) -> torch.nn.Sequential:
    parts: list[torch.nn.Module] = []
    for w, b in task.layers():
        linear = torch.nn.Linear(*w.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(w.T))
            linear.bias.copy_(torch.from_numpy(b))
        parts += [linear, torch.nn.Sigmoid()]
    return torch.nn.Sequential(*parts)


def _read(model: torch.nn.Sequential) -> Array:
    linear: list[Any] = [part for part in model if isinstance(part, torch.nn.Linear)]
    weights = [part.weight.detach().numpy().ravel() for part in linear]
    return np.concatenate([*weights, *[part.bias.detach().numpy() for part in linear]])


def ranks_of(wiring: Wiring) -> Array:
    """For every neuron the longest path to it."""
    rank = np.zeros(wiring.inputs + wiring.neurons, dtype=np.intp)
    for neuron in range(wiring.neurons):
        sources = wiring.sources[wiring.starts[neuron] : wiring.starts[neuron + 1]]
        rank[wiring.inputs + neuron] = 1 + rank[sources].max()
    return rank[wiring.inputs :]


class Ranks(torch.nn.Module):
    """All neurons of a rank at once: gather their sources, multiply, add up by target."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.outputs = torch.from_numpy(task.wiring.outputs)
        rank, targets = ranks_of(task.wiring), task.wiring.targets
        self.order = [np.flatnonzero(rank == number) for number in range(1, rank.max() + 1)]
        self.edges = [np.flatnonzero(rank[targets] == number) for number in range(1, rank.max() + 1)]
        self.weights = torch.nn.ParameterList([_parameter(task.weights[edges]) for edges in self.edges])
        self.biases = torch.nn.ParameterList([_parameter(task.biases[neurons]) for neurons in self.order])
        place = np.zeros(task.wiring.neurons, dtype=np.intp)
        for neurons in self.order:
            place[neurons] = np.arange(len(neurons))
        # Values stand in the order in which they are computed; where each node then stands:
        stands = np.empty(task.wiring.inputs + task.wiring.neurons, dtype=np.intp)
        stands[: task.wiring.inputs] = np.arange(task.wiring.inputs)
        stands[task.wiring.inputs + np.concatenate(self.order)] = task.wiring.inputs + np.arange(len(place))
        self.outputs = torch.from_numpy(stands[task.wiring.outputs])
        self.sources = [torch.from_numpy(stands[task.wiring.sources[edges]]) for edges in self.edges]
        self.rows = [torch.from_numpy(place[targets[edges]]) for edges in self.edges]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """What the outputs say, (samples, outputs)."""
        a = x.T
        for w, b, sources, rows in zip(self.weights, self.biases, self.sources, self.rows, strict=True):
            terms = a.index_select(0, sources) * w[:, None]
            z = b[:, None].expand(-1, a.shape[1]).index_add(0, rows, terms)
            a = torch.cat([a, torch.sigmoid(z)])
        return a.index_select(0, self.outputs).T

    def read(self) -> Array:
        """All parameters in the common order."""
        weights, biases = np.zeros(sum(map(len, self.edges))), np.zeros(sum(map(len, self.order)))
        for edges, w in zip(self.edges, self.weights, strict=True):
            weights[edges] = w.detach().numpy()
        for neurons, b in zip(self.order, self.biases, strict=True):
            biases[neurons] = b.detach().numpy()
        return np.concatenate([weights, biases])


def _parameter(values: Array) -> torch.nn.Parameter:
    return torch.nn.Parameter(torch.from_numpy(values.copy()))
