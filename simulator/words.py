"""The words behind a program's name: those that make no sense are refused in one sentence."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

from simulator.language import phrase

UNCLEAR = phrase("Words", "{message}. See “{program} --help”.")


class Misspoken(Exception):  # noqa: N818 - it is not an error of ours
    """The words cannot be obeyed; its text is the sentence to say."""


class Parser(ArgumentParser):
    """Raises ``Misspoken`` where the standard library's prints its usage and ends the process."""

    def error(self, message: str) -> NoReturn:
        """Refuse in the user's language; ``message`` is the standard library's."""
        raise Misspoken(str(UNCLEAR.of(message=message.rstrip("."), program=self.prog)))
