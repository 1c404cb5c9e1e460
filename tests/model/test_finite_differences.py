"""What finite differences notice: every derivative that is off by a millionth, in any drawing that has it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.model.compiler import compile_drawing
from simulator.model.gradient_check.check import Checking
from simulator.model.network import Network
from simulator.model.parameters import initial_theta
from simulator.numerics.array import Array
from tests.drawings import FEATURES, TARGETS
from tests.graphs import graph_features, random_graph
from tests.model.spoiling import Spoil, derivatives_off

Case = tuple[Network, Array, Array, Array]
"""A network, theta, x and y."""


def case(number: int) -> Case:
    rng = np.random.default_rng([number, 9])
    drawing = random_graph(rng, 10, 2, 0.4, seed=number)
    network = compile_drawing(drawing, FEATURES, TARGETS)
    assert isinstance(network, Network)
    x, y = graph_features(rng, 5, len(network.inputs)), rng.random((5, len(network.outputs)))
    return network, initial_theta(drawing, network), x, y


def noticed(case: Case, spoil: Spoil) -> bool:
    network, *rest = case
    program = spoil(network.program)
    if program is network.program:
        return False
    return not Checking(replace(network, program=program), *rest).finish().passed


def test_planted_faults_are_noticed() -> None:
    faults = dict(derivatives_off(1e-6))
    for number in range(200):
        one = case(number)
        assert Checking(*one).finish().passed
        faults = {name: spoil for name, spoil in faults.items() if not noticed(one, spoil)}
        if not faults:
            break
    assert not faults, list(faults)
