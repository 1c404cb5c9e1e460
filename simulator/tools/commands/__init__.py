"""Commands: every verb that needs no screen, as rows from which menus, keys and the search box are made."""

from __future__ import annotations

from simulator.tools.commands.arrange import ARRANGE
from simulator.tools.commands.command import Command
from simulator.tools.commands.edit import EDIT
from simulator.tools.commands.graph import GRAPH
from simulator.tools.commands.keyboard import KEYBOARD
from simulator.tools.commands.training import TRAIN
from simulator.tools.commands.view import CHOICES, VIEW

COMMANDS: tuple[Command, ...] = (*EDIT, *KEYBOARD, *ARRANGE, *GRAPH, *TRAIN, *CHOICES, *VIEW)


def command(key: str) -> Command:
    """The command of this key; ``KeyError`` if there is none."""
    return _BY_KEY[key]


_BY_KEY = {command.key: command for command in COMMANDS}
