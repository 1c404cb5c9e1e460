"""``backprop report``: the main job from end to end, into a folder of its own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from simulator.cli.command import DONE, FAILED, Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import free_path, read_document, tell
from simulator.cli.interruption import INTERRUPTED
from simulator.cli.pictures import drawing_picture, loss_picture
from simulator.cli.preparing import prepare, size_of
from simulator.cli.results import as_text
from simulator.cli.settings import add_training_arguments, training_of
from simulator.cli.teaching import Lesson, teach
from simulator.cli.train import learned_document
from simulator.exporting import EXPORTERS
from simulator.language import phrase
from simulator.problems import refuse
from simulator.resources import resource
from simulator.saving import save
from simulator.training.frame import State

FOLDER = "backprop-out"


def _add_arguments(parser: ArgumentParser) -> None:
    about = phrase("CommandLine", "the drawing (default: the XOR example)")
    option(parser, "file", about=about, nargs="?", metavar="FILE")
    about = phrase("CommandLine", "folder for the files (default: a new one, {folder})").of(folder=FOLDER)
    option(parser, "-o", "--output", about=about, metavar="FOLDER")
    add_data_arguments(parser)
    add_training_arguments(parser)


def _run(arguments: Namespace) -> int:
    path = arguments.file or str(resource("examples", "xor.json"))
    document = read_document(path)
    prepared = prepare(
        document, data_of(arguments, document.data), **training_of(arguments, document.training)
    )
    tell(f"{Path(path).name}: {size_of(prepared)}")
    lesson = teach(prepared, bar=True)
    print(as_text(lesson))
    contents = _contents(lesson)
    folder = _make_folder(arguments.output)
    for name, content in contents.items():
        save(folder / name, content)
        tell(phrase("CommandLine", "Wrote {file}.").of(file=folder / name))
    if lesson.problem is not None:
        tell(lesson.problem)
        return FAILED
    return INTERRUPTED if lesson.interrupted else DONE


def _make_folder(wanted: str | None) -> Path:
    folder = Path(wanted) if wanted else free_path(Path(FOLDER))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = phrase("CommandLine", "The folder {folder} cannot be made: {reason}.")
        raise refuse(sentence.of(folder=folder, reason=error.strerror)) from error
    return folder.resolve()


def _contents(lesson: Lesson) -> dict[str, bytes]:
    frame = lesson.session.frame(0, State.PAUSED)
    return {
        "weights.json": EXPORTERS[0].write(lesson.trained),
        "learned.json": learned_document(lesson),
        "drawing.png": drawing_picture(lesson.prepared, frame, "png"),
        "loss.png": loss_picture(frame, "png"),
    }


REPORT = Command(
    "report",
    phrase("CommandLine", "train a drawing; leave its weights, its picture and its loss curve in a folder"),
    _add_arguments,
    _run,
)
