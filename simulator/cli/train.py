"""``backprop train net.json``: train a drawing and keep what it learned."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from simulator.cli.command import Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import free_path, read_document
from simulator.cli.interruption import interruption
from simulator.cli.keeping import Content, Kept, conclude, keep, learned_document
from simulator.cli.preparing import prepare
from simulator.cli.results import as_object, as_text
from simulator.cli.settings import add_training_arguments, training_of
from simulator.cli.targets import check_targets
from simulator.cli.teaching import Lesson, teach
from simulator.exporting import EXPORTERS
from simulator.language import phrase


def _add_arguments(parser: ArgumentParser) -> None:
    option(parser, "file", about=phrase("CommandLine", "the drawing"), metavar="FILE")
    add_data_arguments(parser)
    add_training_arguments(parser)
    about = phrase("CommandLine", "go on from the weights that the file has learned")
    option(parser, "--resume", about=about, action="store_true")
    about = phrase("CommandLine", "write the drawing with what it learned")
    option(parser, "-o", "--output", about=about, metavar="FILE")
    about = phrase("CommandLine", "write the learned weights for other programs")
    option(parser, "--export", about=about, metavar="FILE")
    about = phrase("CommandLine", "print one JSON object, and nothing else")
    option(parser, "--json", about=about, action="store_true")


def _run(arguments: Namespace) -> int:
    document = read_document(arguments.file)
    prepared = prepare(
        arguments.file,
        document,
        data_of(arguments, document.data),
        **training_of(arguments, document.training),
    )
    check_targets((arguments.file, arguments.data), (arguments.output, arguments.export))
    with interruption() as stop:
        lesson = teach(prepared, stop, arguments.resume, bar=False if arguments.json else None)
        kept = _keep(lesson, arguments)
        if arguments.json:
            print(json.dumps({**as_object(lesson), "written": kept.written}, allow_nan=False))
        else:
            print(as_text(lesson))
        return conclude(lesson, kept, quiet=arguments.json)


def _keep(lesson: Lesson, arguments: Namespace) -> Kept:
    """Write the files that were named; an interrupted run without a name gets one, so nothing is lost."""
    learned = arguments.output or ""
    if lesson.interrupted and not (learned or arguments.export):
        source = Path(arguments.file)
        learned = str(free_path(source.with_name(f"{source.stem}-learned.json")))
    contents: dict[str, Content] = {}
    if learned:
        contents[learned] = partial(learned_document, lesson)
    if arguments.export:
        contents[arguments.export] = partial(EXPORTERS[0].write, lesson.trained)
    return keep(contents, learned, lesson, arguments.file)


TRAIN = Command(
    "train", phrase("CommandLine", "train a drawing and keep what it learned"), _add_arguments, _run
)
