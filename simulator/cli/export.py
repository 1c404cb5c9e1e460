"""``backprop export net.json --to png``: a drawing as numbers or as a picture, for others."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from simulator.cli.command import DONE, Command, option
from simulator.cli.data import add_data_arguments, data_of
from simulator.cli.files import free_path, read_document, tell
from simulator.cli.pictures import drawing_picture
from simulator.cli.preparing import Prepared, prepare
from simulator.cli.targets import STANDARD_OUTPUT, check_targets
from simulator.exporting import EXPORTERS, Trained
from simulator.language import phrase
from simulator.saving import save
from simulator.training.frame import Frame, State
from simulator.training.framing import frame_of
from simulator.training.session import Session

PICTURES = ("svg", "png")
KINDS = (*(exporter.key for exporter in EXPORTERS), *PICTURES)


def _add_arguments(parser: ArgumentParser) -> None:
    option(parser, "file", about=phrase("CommandLine", "the drawing"), metavar="FILE")
    about = phrase("CommandLine", "the weights for other programs, or a picture of the drawing: {keys}")
    option(
        parser, "--to", about=about.of(keys=", ".join(KINDS)), choices=KINDS, required=True, metavar="KIND"
    )
    about = phrase(
        "CommandLine", "file to write, - for standard output (default: a new one, named after the drawing)"
    )
    option(parser, "-o", "--output", about=about, metavar="FILE")
    add_data_arguments(parser)


def _run(arguments: Namespace) -> int:
    document = read_document(arguments.file)
    prepared = prepare(arguments.file, document, data_of(arguments, document.data))
    if arguments.output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(_content(prepared, arguments.to))
        return DONE
    path = free_path(_default_path(arguments)) if arguments.output is None else arguments.output
    check_targets((arguments.file, arguments.data), (path,))
    content = _content(prepared, arguments.to)
    save(path, content)
    tell(phrase("CommandLine", "Wrote {file}.").of(file=path))
    return DONE


def _default_path(arguments: Namespace) -> Path:
    stem = Path(arguments.file).stem
    return Path(f"{stem}-weights.json" if arguments.to not in PICTURES else f"{stem}.{arguments.to}")


def _content(prepared: Prepared, kind: str) -> bytes:
    if kind in PICTURES:
        return drawing_picture(prepared, saved_frame(prepared), kind)
    document = prepared.document
    trained = Trained(
        prepared.drawing,
        prepared.network,
        prepared.learned,
        prepared.dataset,
        document.step,
        document.epoch,
    )
    return next(exporter.write(trained) for exporter in EXPORTERS if exporter.key == kind)


def saved_frame(prepared: Prepared) -> Frame:
    """A look at the drawing as it is saved, with the gradient of the whole training part."""
    session = Session(prepared.network, prepared.dataset, prepared.drawing.training, prepared.learned)
    rows = prepared.dataset.training
    executor = session.executors.numpy.executor
    executor.run(session.theta, session.gauge.x[:rows])
    executor.backpropagate(session.gauge.y[:rows])
    session.point.gradient[:] = executor.gradient
    return frame_of(session, 0, State.PAUSED)


EXPORT = Command(
    "export",
    phrase("CommandLine", "write the weights for other programs, or a picture of the drawing"),
    _add_arguments,
    _run,
)
