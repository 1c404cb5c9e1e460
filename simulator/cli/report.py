"""``backprop report``: the main job from end to end, into a folder of its own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from simulator.cli.command import Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import free_path, read_document, tell
from simulator.cli.interruption import interruption
from simulator.cli.keeping import Kept, conclude, keep, learned_document
from simulator.cli.pictures import drawing_picture, loss_picture
from simulator.cli.preparing import prepare, size_of
from simulator.cli.results import as_text
from simulator.cli.settings import add_training_arguments, training_of
from simulator.cli.targets import check_absent, check_name, check_targets
from simulator.cli.teaching import Lesson, teach
from simulator.exporting import EXPORTERS
from simulator.language import phrase
from simulator.problems import refuse
from simulator.reasons import why_not_written
from simulator.resources import resource
from simulator.training.frame import State
from simulator.training.framing import frame_of

FOLDER = "backprop-out"
FILES = ("weights.json", "learned.json", "drawing.png", "loss.png")


def _add_arguments(parser: ArgumentParser) -> None:
    about = phrase("CommandLine", "the drawing (default: the XOR example)")
    option(parser, "file", about=about, nargs="?", metavar="FILE")
    about = phrase("CommandLine", "folder for the files (default: a new one, {folder})").of(folder=FOLDER)
    option(parser, "-o", "--output", about=about, metavar="FOLDER")
    about = phrase("CommandLine", "replace files of an earlier report in the folder")
    option(parser, "--force", about=about, action="store_true")
    add_data_arguments(parser)
    add_training_arguments(parser)


def _run(arguments: Namespace) -> int:
    path = arguments.file or str(resource("examples", "xor.json"))
    document = read_document(path)
    prepared = prepare(
        path, document, data_of(arguments, document.data), **training_of(arguments, document.training)
    )
    folder = _make_folder(arguments.output)
    files = [folder / name for name in FILES]
    check_targets((path, arguments.data), files)
    check_absent(files, arguments.force)
    tell(f"{Path(path).name}: {size_of(prepared)}")
    with interruption() as stop:
        lesson = teach(prepared, stop, bar=True, curve=True)
        print(as_text(lesson))
        kept = _keep(lesson, folder, path)
        return conclude(lesson, kept)


def _make_folder(wanted: str | None) -> Path:
    if wanted is not None:
        check_name(wanted)
    folder = free_path(Path(FOLDER)) if wanted is None else Path(wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = phrase("CommandLine", "The folder {folder} cannot be made: {reason}.")
        raise refuse(sentence.of(folder=folder, reason=why_not_written(error))) from error
    return folder.resolve()


def _keep(lesson: Lesson, folder: Path, source: str) -> Kept:
    """The numbers are kept even where a picture cannot be painted, for want of Qt."""
    frame = frame_of(lesson.session, 0, State.PAUSED)
    weights, learned, drawing, loss = (str(folder / name) for name in FILES)
    contents = {
        weights: partial(EXPORTERS[0].write, lesson.trained),
        learned: partial(learned_document, lesson),
        drawing: partial(drawing_picture, lesson.prepared, frame, "png"),
        loss: partial(loss_picture, frame, "png"),
    }
    return keep(contents, learned, lesson, source)


REPORT = Command(
    "report",
    phrase("CommandLine", "train a drawing; leave its weights, its picture and its loss curve in a folder"),
    _add_arguments,
    _run,
)
