"""What sentences call things: by label where there is one, by id where not, and not all of many."""

from __future__ import annotations

from simulator.drawing.drawing import Drawing
from simulator.drawing.edits import set_fields
from simulator.drawing.presets import from_layers
from simulator.model.names import SHOWN, edge_name, kink_sentence, listed, parameter_name
from tests.formulas import formula


def network() -> Drawing:
    drawing = from_layers((1, 2, 1))
    drawing.apply(set_fields(drawing, ["n2"], label=""))
    return drawing


def test_parameters_are_weights_biases_and_values() -> None:
    drawing = network()
    edge = next(edge for edge in drawing.edges.values() if edge.target == "n2")
    assert str(parameter_name(drawing, edge.id)) == "weight from x1 to n2"
    assert edge_name(drawing, edge) == "x1 → n2"
    assert str(parameter_name(drawing, "n2")) == "bias of n2"
    assert str(parameter_name(drawing, "n3")) == "bias of h2"
    assert str(parameter_name(drawing, "e169")) == "e169, which is gone"
    graph = formula("z = square x", x=2.0)
    leaf = next(node.id for node in graph.nodes.values() if node.label == "x")
    assert str(parameter_name(graph, leaf)) == "value of x"


def test_kinks_name_their_nodes() -> None:
    drawing = network()
    assert str(kink_sentence(drawing, "n4", ["n2", "n3", "gone"])) == (
        "bias of y1: a small step crosses a kink of n2, h2"
    )
    assert "leaves where the drawing has a value" in str(kink_sentence(drawing, "n4", ()))


def test_of_many_names_the_first_ones_and_the_last_are_said() -> None:
    few, many = [list("abcdefgh")[:count] for count in (SHOWN, SHOWN + 2)]
    assert listed(few) == "a, b, c, d, e, f"
    assert listed(many, " + ") == "a + b + c + d + e + … + h"
