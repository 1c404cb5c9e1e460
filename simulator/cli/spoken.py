"""The command line's language: Korean where the environment says so, read without Qt."""

from __future__ import annotations

import os
from collections.abc import Mapping
from xml.etree import ElementTree

from simulator.language import Translator, use_translator
from simulator.resources import resource

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which they overrule each other."""


def language(environment: Mapping[str, str]) -> str:
    """The two letters of the language, ``en`` if none is set."""
    chosen = next((environment[name] for name in _VARIABLES if environment.get(name)), "en")
    return chosen[:2].lower()


def speak(environment: Mapping[str, str] = os.environ) -> None:
    """Let every phrase from now on be in the environment's language, if there is a translation."""
    path = resource("translations", f"backprop_{language(environment)}.ts")
    use_translator(translator(path.read_bytes()) if path.is_file() else None)


def translator(source: bytes) -> Translator:
    """What a Qt translation source file says; a text it does not have stays as it is."""
    known: dict[tuple[str, str], str] = {}
    # Our own file, from our own package.
    for context in ElementTree.fromstring(source).iter("context"):  # noqa: S314
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.findtext("translation")
            if translation:
                known[name, message.findtext("source", "")] = translation
    return lambda context, text: known.get((context, text), text)
