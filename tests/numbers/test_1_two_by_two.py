"""Section 1: the 2-2-2 network that is calculated by hand everywhere, to the digits printed.

After Matt Mazur, "A Step by Step Backpropagation Example", with his numbering of the weights. Where his
article prints something else, it has updated the output weights before it computed the hidden deltas.
"""

from __future__ import annotations

import numpy as np
import pytest

from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Node, Training
from simulator.model.compiler import compile_drawing
from simulator.model.network import Network
from simulator.model.parameters import by_id, initial_theta
from simulator.numerics.activations import sigmoid
from simulator.numerics.array import Array
from simulator.numerics.executors.buffered.numpy_executor import NumpyExecutor

X, Y, ETA = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]]), 0.5

EDGES = {
    "w1": ("x1", "h1", 0.15), "w2": ("x2", "h1", 0.20), "w3": ("x1", "h2", 0.25), "w4": ("x2", "h2", 0.30),
    "w5": ("h1", "o1", 0.40), "w6": ("h2", "o1", 0.45), "w7": ("h1", "o2", 0.50), "w8": ("h2", "o2", 0.55),
}  # fmt: skip


def drawn(frozen_biases: bool) -> Drawing:
    inputs = [Node(id=id, kind="input", x=0, y=row) for row, id in enumerate(("x1", "x2"))]
    biases = {"h1": 0.35, "h2": 0.35, "o1": 0.60, "o2": 0.60}
    neurons = [
        Node(id=id, kind="neuron", x=1, y=row, bias=bias, frozen=frozen_biases)
        for row, (id, bias) in enumerate(biases.items())
    ]
    edges = [Edge(id=id, source=a, target=b, weight=weight) for id, (a, b, weight) in EDGES.items()]
    return Drawing([*inputs, *neurons, *edges, Training(convention="half")])


class ByHand:
    """The network, its executor and its theta, and gradient descent in one line."""

    def __init__(self, frozen_biases: bool = False) -> None:
        drawing = drawn(frozen_biases)
        network = compile_drawing(drawing, ("x1", "x2"), ("o1", "o2"))
        assert isinstance(network, Network)
        self.network, self.theta = network, initial_theta(drawing, network)
        self.executor = NumpyExecutor(network.program)

    def error(self) -> float:
        """Forward and backward; E = 1/2 of the sum of squares."""
        self.executor.run(self.theta, X)
        return self.executor.backpropagate(Y)

    def update(self) -> None:
        self.error()
        self.theta -= np.where(self.network.frozen, 0.0, ETA * self.executor.gradient)

    def row(self, table: Array, *ids: str) -> list[float]:
        return [table[self.network.slot[id], 0] for id in ids]

    def weights(self, theta: Array, *ids: str) -> list[float]:
        values = by_id(self.network, theta)
        return [values[id] for id in ids]


def near(*values: float) -> object:
    """To the twelve digits behind the point that are printed."""
    return pytest.approx(list(values), rel=0, abs=6e-13)


def test_forward() -> None:
    net = ByHand()
    assert net.error() == pytest.approx(0.298371108760, abs=6e-13)
    assert net.row(net.executor.z, "h1", "h2") == near(0.3775, 0.3925)
    assert net.row(net.executor.a, "h1", "h2") == near(0.593269992107, 0.596884378260)
    assert net.row(net.executor.z, "o1", "o2") == pytest.approx([1.105905967, 1.224921404], abs=6e-10)
    assert net.row(net.executor.a, "o1", "o2") == near(0.751365069552, 0.772928465321)
    errors = (np.array(net.row(net.executor.a, "o1", "o2")) - Y[0]) ** 2 / 2
    assert errors.tolist() == near(0.274811083176, 0.023560025584)


def test_backward() -> None:
    net = ByHand()
    net.error()
    gradient = net.executor.gradient
    out_o, out_h = (np.array(net.row(net.executor.a, *ids)) for ids in (("o1", "o2"), ("h1", "h2")))
    assert (out_o - Y[0]).tolist() == pytest.approx([0.741365070, -0.217071535], abs=6e-10)  # dE/dout_o
    assert (out_o * (1 - out_o)).tolist() == pytest.approx([0.186815602, 0.175510053], abs=6e-10)
    assert net.row(net.executor.delta, "o1", "o2") == near(0.138498561629, -0.038098236517)
    delta_o = np.array(net.row(net.executor.delta, "o1", "o2"))
    assert (delta_o @ [[0.40, 0.45], [0.50, 0.55]]).tolist() == near(
        0.036350306393, 0.041370322649
    )  # dE/dout_h
    slope_h = out_h * (1 - out_h)
    assert (net.row(net.executor.delta, "h1", "h2") / slope_h).tolist() == near(
        0.036350306393, 0.041370322649
    )
    assert net.row(net.executor.delta, "h1", "h2") == near(0.008771354689, 0.009954254705)
    assert net.weights(gradient, "w5", "w6", "w7", "w8") == near(
        0.082167040564, 0.082667627848, -0.022602540477, -0.022740242216
    )
    assert net.weights(gradient, "w1", "w2", "w3", "w4") == near(
        0.000438567734, 0.000877135469, 0.000497712735, 0.000995425471
    )
    # The gradient of a bias is the delta of its neuron.
    assert net.weights(gradient, "h1", "h2", "o1", "o2") == net.row(
        net.executor.delta, "h1", "h2", "o1", "o2"
    )


def test_delta_of_an_input_is_the_derivative_by_its_value() -> None:
    net = ByHand()
    net.error()
    deltas = net.row(net.executor.delta, "h1", "h2")
    expected = [0.15 * deltas[0] + 0.25 * deltas[1], 0.20 * deltas[0] + 0.30 * deltas[1]]
    assert net.row(net.executor.delta, "x1", "x2") == near(*expected)


def test_the_first_update() -> None:
    net = ByHand()
    net.update()
    assert net.weights(net.theta, "w5", "w6", "w7", "w8") == near(
        0.358916479718, 0.408666186076, 0.511301270239, 0.561370121108
    )
    assert net.weights(net.theta, "w1", "w2", "w3", "w4") == near(
        0.149780716133, 0.199561432266, 0.249751143632, 0.299502287265
    )


@pytest.mark.parametrize(
    ("frozen_biases", "after_one", "after_ten_thousand"),
    [(True, 0.291027773694, 3.510187783e-05), (False, 0.280471446791, 2.447562236e-06)],
    ids=["weights only", "biases too"],
)
def test_learning(frozen_biases: bool, after_one: float, after_ten_thousand: float) -> None:
    # Biases too: printed as 0.280471446790; in fifty-digit arithmetic it is 0.28047144679143015800.
    net = ByHand(frozen_biases)
    net.update()
    assert net.error() == pytest.approx(after_one, rel=0, abs=6e-13)
    for _ in range(9_999):
        net.update()
    assert net.error() == pytest.approx(after_ten_thousand, rel=0, abs=6e-15)
    biases = net.weights(net.theta, "h1", "h2", "o1", "o2")
    assert (biases == [0.35, 0.35, 0.60, 0.60]) is frozen_biases


def test_what_the_article_prints_comes_of_another_order() -> None:
    """Never a test of the engine: this updates the output weights before it computes the hidden deltas."""
    w, v = np.array([[0.15, 0.20], [0.25, 0.30]]), np.array([[0.40, 0.45], [0.50, 0.55]])
    errors = []
    for _ in range(10_001):
        h = sigmoid(w @ X[0] + 0.35)
        o = sigmoid(v @ h + 0.60)
        errors.append(((o - Y[0]) ** 2).sum() / 2)
        delta = (o - Y[0]) * o * (1 - o)
        v = v - ETA * np.outer(delta, h)
        w = w - ETA * np.outer(delta @ v * h * (1 - h), X[0])
    assert errors[1] == pytest.approx(0.291027923905, rel=0, abs=6e-13)  # printed as 0.291027924
    assert errors[10_000] == pytest.approx(3.508478630e-05, rel=0, abs=6e-15)  # printed as 0.000035085
