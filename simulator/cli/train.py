"""``backprop train net.json``: train a drawing and keep what it learned."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from simulator.cli.command import DONE, FAILED, Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import free_path, read_document, tell
from simulator.cli.interruption import INTERRUPTED
from simulator.cli.preparing import prepare
from simulator.cli.results import as_object, as_text
from simulator.cli.settings import add_training_arguments, training_of
from simulator.cli.teaching import Lesson, teach
from simulator.drawing.document import document_of
from simulator.drawing.files import encode
from simulator.exporting import EXPORTERS
from simulator.language import phrase
from simulator.model.parameters import by_id
from simulator.saving import save


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
        document, data_of(arguments, document.data), **training_of(arguments, document.training)
    )
    lesson = teach(prepared, arguments.resume, bar=False if arguments.json else None)
    written = _keep(lesson, arguments)
    if arguments.json:
        print(json.dumps({**as_object(lesson), "written": written}, allow_nan=False))
    else:
        print(as_text(lesson))
        for path in written:
            tell(phrase("CommandLine", "Wrote {file}.").of(file=path))
    return _status(lesson)


def _status(lesson: Lesson) -> int:
    if lesson.problem is not None:
        tell(lesson.problem)
        return FAILED
    return INTERRUPTED if lesson.interrupted else DONE


def _keep(lesson: Lesson, arguments: Namespace) -> list[str]:
    """Write the files that were named; an interrupted run without a name gets one, so nothing is lost."""
    output = arguments.output
    if lesson.interrupted and not (output or arguments.export):
        source = Path(arguments.file)
        output = free_path(source.with_name(f"{source.stem}-learned.json"))
    contents = {}
    if output:
        contents[str(output)] = learned_document(lesson)
    if arguments.export:
        contents[arguments.export] = EXPORTERS[0].write(lesson.trained)
    for path, content in contents.items():
        save(path, content)
    return list(contents)


def learned_document(lesson: Lesson) -> bytes:
    """The drawing with what it learned, as the window saves it."""
    prepared, session = lesson.prepared, lesson.session
    document = document_of(
        prepared.drawing,
        by_id(prepared.network, session.theta),
        by_id(prepared.network, prepared.initial),
        session.step,
        session.epoch,
    )
    return encode(document)


TRAIN = Command(
    "train", phrase("CommandLine", "train a drawing and keep what it learned"), _add_arguments, _run
)
