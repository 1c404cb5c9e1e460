"""The commands, in the order in which one uses them."""

from __future__ import annotations

from simulator.cli.check import CHECK
from simulator.cli.command import Command
from simulator.cli.export import EXPORT
from simulator.cli.new import NEW
from simulator.cli.report import REPORT
from simulator.cli.train import TRAIN

COMMANDS: tuple[Command, ...] = (NEW, TRAIN, CHECK, EXPORT, REPORT)
