"""``backprop new 2-4-1``: a drawing from the sizes of its layers."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace

from simulator.cli.command import DONE, Command, option
from simulator.cli.data import choose_data
from simulator.cli.files import tell
from simulator.cli.targets import STANDARD_OUTPUT, check_absent, check_targets
from simulator.drawing.document import document_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import encode
from simulator.drawing.presets import from_layers
from simulator.language import phrase
from simulator.numerics.activations import ACTIVATIONS
from simulator.problems import refuse
from simulator.saving import save

KEYS = [activation.key for activation in ACTIVATIONS]


def _add_arguments(parser: ArgumentParser) -> None:
    about = phrase("CommandLine", "sizes of the layers, from the inputs to the outputs, as in 2-4-1")
    option(parser, "layers", about=about, metavar="LAYERS")
    about = phrase("CommandLine", "activation of every neuron: {keys}").of(keys=", ".join(KEYS))
    option(parser, "--activation", about=about, choices=KEYS, default="sigmoid", metavar="KEY")
    about = phrase("CommandLine", "activation of the outputs, where it is another")
    option(parser, "--output-activation", about=about, choices=KEYS, metavar="KEY")
    about = phrase("CommandLine", "data it will learn: the name of a built-in dataset, or a CSV file")
    option(parser, "--data", about=about, default="xor")
    about = phrase("CommandLine", "file to write; without it the drawing goes to standard output")
    option(parser, "-o", "--output", about=about, metavar="FILE")
    about = phrase("CommandLine", "replace the file if it is there")
    option(parser, "--force", about=about, action="store_true")


def _run(arguments: Namespace) -> int:
    content = encode(document_of(_drawing(arguments)))
    if arguments.output in (None, STANDARD_OUTPUT):
        sys.stdout.buffer.write(content)
        return DONE
    check_targets((arguments.data,), (arguments.output,))
    check_absent((arguments.output,), arguments.force)
    save(arguments.output, content)
    tell(phrase("CommandLine", "Wrote {file}.").of(file=arguments.output))
    return DONE


def _drawing(arguments: Namespace) -> Drawing:
    if not re.fullmatch(r"[0-9]{1,6}(-[0-9]{1,6})+", arguments.layers):
        sentence = phrase("CommandLine", "“{layers}” is no list of layer sizes; write it as in 2-4-1.")
        raise refuse(sentence.of(layers=arguments.layers))
    sizes = [int(size) for size in arguments.layers.split("-")]
    return from_layers(
        sizes, arguments.activation, arguments.output_activation, [choose_data(arguments.data)]
    )


NEW = Command("new", phrase("CommandLine", "draw a layered network into a file"), _add_arguments, _run)
