"""The settings of training on the command line; they override the document's own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from simulator.cli.command import option
from simulator.cli.numbers import number, whole_number
from simulator.drawing.limits import TRAINING
from simulator.drawing.records import Training
from simulator.language import Phrase, phrase
from simulator.numerics.losses import CONVENTIONS, LOSSES, loss, nearest_convention
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.problems import refuse

EPOCHS = 1000
"""Where neither the command line nor the document says when to stop."""

_FIELDS = ("eta", "batch", "seed", "optimizer", "loss", "convention", "momentum", "decay", "l1", "l2")


def add_training_arguments(parser: ArgumentParser) -> None:
    """One option for each setting that one changes from run to run."""
    about = phrase("CommandLine", "stop after so many epochs (default: as in the file, or {epochs})")
    whole_number(parser, "--epochs", about.of(epochs=EPOCHS), TRAINING["stop_epochs"])
    _number(parser, "eta", phrase("CommandLine", "learning rate"))
    about = phrase("CommandLine", "samples in a batch; 0 means all")
    whole_number(parser, "--batch", about, TRAINING["batch"])
    about = phrase("CommandLine", "seed of the initial weights and of the order of the samples")
    whole_number(parser, "--seed", about, TRAINING["seed"])
    _choice(parser, "--optimizer", phrase("CommandLine", "optimizer: {keys}"), [o.key for o in OPTIMIZERS])
    _choice(parser, "--loss", phrase("CommandLine", "loss: {keys}"), [row.key for row in LOSSES])
    about = phrase("CommandLine", "how the loss counts samples: {keys}")
    _choice(parser, "--convention", about, [row.key for row in CONVENTIONS])
    _number(parser, "momentum", phrase("CommandLine", "momentum; of Adam, beta 1"))
    _number(parser, "decay", phrase("CommandLine", "decay of RMSProp; of Adam, beta 2"))
    _number(parser, "l1", phrase("CommandLine", "L1 regularization"))
    _number(parser, "l2", phrase("CommandLine", "L2 regularization"))


def _number(parser: ArgumentParser, field: str, about: Phrase) -> None:
    number(parser, f"--{field}", about, TRAINING[field])


def _choice(parser: ArgumentParser, name: str, about: Phrase, keys: list[str]) -> None:
    option(parser, name, about=about.of(keys=", ".join(keys)), choices=keys, metavar="KEY")


def training_of(arguments: Namespace, before: Training) -> dict[str, Any]:
    """The fields that the words set. A run always ends: without a stop condition, after ``EPOCHS``."""
    fields = {name: value for name in _FIELDS if (value := getattr(arguments, name)) is not None}
    if "loss" in fields and "convention" not in fields:
        fields["convention"] = nearest_convention(loss(fields["loss"]), before.convention)
    _refuse_unsuited(arguments.convention, fields.get("loss", before.loss))
    if arguments.epochs is not None:
        fields["stop_epochs"] = arguments.epochs
    elif before.stop_epochs is before.stop_loss is before.patience is None:
        fields["stop_epochs"] = EPOCHS
    return fields


def _refuse_unsuited(convention: str | None, key: str) -> None:
    """A convention that the loss does not have; a loss that nobody knows is another problem."""
    suited = next((row.conventions for row in LOSSES if row.key == key), None)
    if convention is not None and suited is not None and convention not in suited:
        sentence = phrase(
            "CommandLine", "--convention {value} does not suit the loss {loss}; choose from {keys}."
        )
        raise refuse(sentence.of(value=convention, loss=key, keys=", ".join(suited)))
