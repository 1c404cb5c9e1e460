"""``--data``: a built-in dataset by its key, or a CSV file by its path."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from msgspec.structs import replace

from simulator.cli.command import option
from simulator.drawing.records import Data
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training.datasets import DATASETS

KEYS = tuple(kind.key for kind in DATASETS)

_FIELDS = ("size", "noise", "held_out")


def add_data_arguments(parser: ArgumentParser) -> None:
    """Which data, and how much of it."""
    about = phrase("CommandLine", "a CSV file, or one of {keys} (default: as in the file)")
    option(parser, "--data", about=about.of(keys=", ".join(KEYS)))
    about = phrase(
        "CommandLine", "target columns of the CSV file, with commas between (default: the last one)"
    )
    option(parser, "--targets", about=about, metavar="NAMES")
    option(parser, "--size", about=phrase("CommandLine", "number of samples"), type=int, metavar="N")
    option(parser, "--noise", about=phrase("CommandLine", "noise of the samples"), type=float)
    about = phrase("CommandLine", "share of the samples that is kept for testing, from 0 to 1")
    option(parser, "--held-out", about=about, type=float, metavar="SHARE")


def data_of(arguments: Namespace, before: Data) -> Data:
    """The data that the words choose, where they choose; else as it was before."""
    chosen = before if arguments.data is None else choose_data(arguments.data, arguments.targets)
    given: dict[str, Any] = {
        name: value for name in _FIELDS if (value := getattr(arguments, name)) is not None
    }
    return replace(chosen, **given)


def choose_data(name: str, targets: str | None = None) -> Data:
    """A built-in dataset or a CSV file; ``Refusal`` if it is neither."""
    if name in KEYS:
        return Data(dataset=name)
    sentence = phrase("CommandLine", "“{name}” is neither a file nor a dataset; the datasets are {keys}.")
    raise refuse(sentence.of(name=name, keys=", ".join(KEYS)))
