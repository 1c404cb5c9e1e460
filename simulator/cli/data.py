"""``--data``: a built-in dataset by its key, or a CSV file by its path."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from simulator.cli.command import option
from simulator.cli.files import about_file, is_there, read_bytes
from simulator.cli.numbers import must_be_whole, number, whole_number
from simulator.drawing.limits import BELOW_ONE, DATA, SAMPLES
from simulator.drawing.records import Data
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training.csv_table import CsvChoices, read_table
from simulator.training.dataset import obeyed_by
from simulator.training.datasets import DATASETS
from simulator.training.scaling import SCALINGS

KEYS = tuple(kind.key for kind in DATASETS)

SIZES = (min(kind.smallest for kind in DATASETS), SAMPLES)
"""The least and the most samples that any dataset makes."""

_FIELDS = ("size", "noise", "held_out")


def add_data_arguments(parser: ArgumentParser) -> None:
    """Which data, and how much of it."""
    about = phrase("CommandLine", "a CSV file, or one of {keys} (default: as in the file)")
    option(parser, "--data", about=about.of(keys=", ".join(KEYS)))
    about = phrase(
        "CommandLine", "target columns of the CSV file, with commas between (default: the last one)"
    )
    option(parser, "--targets", about=about, metavar="NAMES")
    keys = [scaling.key for scaling in SCALINGS]
    about = phrase("CommandLine", "how the numbers of the CSV file are scaled: {keys} (default: none)")
    option(parser, "--scaling", about=about.of(keys=", ".join(keys)), choices=keys, metavar="KEY")
    whole_number(parser, "--size", phrase("CommandLine", "number of samples"), SIZES)
    number(parser, "--noise", phrase("CommandLine", "noise of the samples"), DATA["noise"])
    about = phrase("CommandLine", "share of the samples that is kept for testing, at least 0 and below 1")
    # A file may say 1 as well, but no data can be made with it.
    number(parser, "--held-out", about, (0.0, BELOW_ONE), "SHARE")


def data_of(arguments: Namespace, before: Data) -> Data:
    """The data that the words choose, where they choose; else as it was before."""
    chosen = before if arguments.data is None else choose_data(arguments.data, _choices(arguments))
    given: dict[str, Any] = {
        name: value for name in _FIELDS if (value := getattr(arguments, name)) is not None
    }
    _refuse_ignored(arguments, chosen, given)
    _refuse_too_few(arguments.size, chosen)
    return msgspec.structs.replace(chosen, **given)


def _refuse_ignored(arguments: Namespace, chosen: Data, given: Iterable[str]) -> None:
    """What one says and nothing heeds would be a wrong idea of the run."""
    if arguments.data is None or arguments.data in KEYS:
        for name in ("targets", "scaling"):
            if getattr(arguments, name) is not None:
                sentence = phrase("CommandLine", "{option} is for a CSV file; name one by --data.")
                raise refuse(sentence.of(option=f"--{name}"))
    for name in given:
        if name not in obeyed_by(chosen.dataset):
            sentence = phrase("CommandLine", "{option} changes nothing in the data “{data}”; leave it out.")
            raise refuse(sentence.of(option=f"--{name.replace('_', '-')}", data=chosen.dataset))


def _refuse_too_few(size: int | None, chosen: Data) -> None:
    """Some datasets need more samples than others."""
    smallest = next((kind.smallest for kind in DATASETS if kind.key == chosen.dataset), 0)
    if size is not None and size < smallest:
        raise refuse(must_be_whole("--size", (smallest, SAMPLES)).of(value=size))


def choose_data(name: str, choices: CsvChoices | None = None) -> Data:
    """A built-in dataset, or a CSV file read as chosen; ``Refusal`` if it is neither."""
    if name in KEYS:
        return Data(dataset=name)
    if not is_there(name):
        sentence = phrase("CommandLine", "“{name}” is neither a file nor a dataset; the datasets are {keys}.")
        raise refuse(sentence.of(name=name, keys=", ".join(KEYS)))
    with about_file(name):
        table = read_table(read_bytes(name), replace(choices or CsvChoices(), name=Path(name).stem))
    return Data(dataset="table", table=table)


def _choices(arguments: Namespace) -> CsvChoices:
    targets = None
    if arguments.targets is not None:
        targets = tuple(name.strip() for name in arguments.targets.split(","))
    return CsvChoices(targets=targets, scaling=arguments.scaling or "none")
