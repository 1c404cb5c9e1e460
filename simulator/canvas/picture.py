"""Pictures of a drawing for handouts, as PNG and SVG, in its present colors; no screen needed."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from simulator.appearance.theme import LIGHT, Theme
from simulator.canvas.camera import Camera
from simulator.canvas.coloring import Tops, coloring
from simulator.canvas.geometry import Geometry
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.legend import HEIGHT, WIDTH, paint_legend
from simulator.canvas.look import Look
from simulator.canvas.pauses import finish
from simulator.canvas.values import ValueReader
from simulator.drawing.drawing import Drawing
from simulator.model.domain import troubles
from simulator.model.network import Network
from simulator.training.dataset import Dataset
from simulator.training.frame import Frame
from simulator.workbench.view_options import ViewOptions
from simulator.workbench.workbench import Workbench

MARGIN = 60.0
"""Pixels around the drawing: room for what is written beside inputs and outputs."""

BESIDE = 24.0
"""Pixels more to the right, where outputs write longer lines."""

LEGEND_GAP = 16.0

LARGEST = 6000.0
"""Pixels on a side of a picture at ratio 1; larger drawings are scaled down to it."""

MOST_PIXELS = 40e6
"""In a PNG; a larger one gets a smaller ratio, for it would take gigabytes."""


def portrait(
    drawing: Drawing,
    network: Network | None = None,
    frame: Frame | None = None,
    dataset: Dataset | None = None,
    *,
    theme: Theme = LIGHT,
    options: ViewOptions | None = None,
    legend: bool = True,
) -> Look:
    """How a drawing looks in a picture of its own: whole, unselected, at 100 % where that fits."""
    geometry = Geometry(drawing)
    values = ValueReader(drawing, geometry).read(network, frame)
    options = options or ViewOptions()
    row = coloring(options.coloring)
    left, top, right, bottom = geometry.bounds() or (0.0, 0.0, 1.0, 1.0)
    scale = min(1.0, (LARGEST - 2 * MARGIN) / max(right - left, bottom - top, 1.0))
    below = HEIGHT + LEGEND_GAP if legend else 0.0
    width = math.ceil(max((right - left) * scale + 2 * MARGIN + BESIDE, WIDTH + 24 if legend else 0.0))
    height = math.ceil((bottom - top) * scale + 2 * MARGIN + below)
    camera = Camera(scale).centered_on((left + right) / 2, (top + bottom) / 2, width - BESIDE, height - below)
    domain = {} if network is None or frame is None else troubles(drawing, network, frame.a, frame.wild)
    return Look(
        drawing=drawing,
        geometry=geometry,
        values=values,
        tops=Tops().after(row, values),
        coloring=row,
        theme=theme,
        camera=camera,
        width=width,
        height=height,
        options=options,
        network=network,
        dataset=dataset,
        frame=frame,
        troubled=frozenset(domain),
        domain=domain,
    )


def paint_picture(painter: QPainter, look: Look, *, paper: bool = True, legend: bool = True) -> None:
    """Paint a portrait."""
    if paper:
        painter.fillRect(QRectF(0, 0, look.width, look.height), QColor(look.theme.paper))
    finish(DrawingLayers().paint(painter, look))
    if legend:
        finish(paint_legend(painter, look, whole=True))


def drawing_png(
    drawing: Drawing,
    network: Network | None = None,
    frame: Frame | None = None,
    dataset: Dataset | None = None,
    *,
    theme: Theme = LIGHT,
    options: ViewOptions | None = None,
    paper: bool = True,
    legend: bool = True,
    ratio: float = 2.0,
) -> bytes:
    """The drawing as PNG, ``ratio`` pixels for each logical one; without ``paper`` on nothing."""
    look = portrait(drawing, network, frame, dataset, theme=theme, options=options, legend=legend)
    ratio = min(ratio, math.sqrt(MOST_PIXELS / (look.width * look.height)))
    size = QSize(round(look.width * ratio), round(look.height * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        paint_picture(painter, look, paper=paper, legend=legend)
    buffer = _buffer()
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def drawing_svg(
    drawing: Drawing,
    network: Network | None = None,
    frame: Frame | None = None,
    dataset: Dataset | None = None,
    *,
    theme: Theme = LIGHT,
    options: ViewOptions | None = None,
    paper: bool = True,
    legend: bool = True,
) -> bytes:
    """The drawing as SVG."""
    look = portrait(drawing, network, frame, dataset, theme=theme, options=options, legend=legend)
    buffer, generator = _buffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(look.width), round(look.height)))
    generator.setViewBox(QRectF(0, 0, look.width, look.height))
    with QPainter(generator) as painter:
        paint_picture(painter, look, paper=paper, legend=legend)
    return bytes(buffer.data().data())


def bench_png(bench: Workbench, *, theme: Theme = LIGHT) -> bytes:
    """What is on the workbench as PNG, colored as the user chose."""
    trainer = bench.trainer
    return drawing_png(
        bench.drawing, trainer.network, trainer.frame, trainer.dataset, theme=theme, options=bench.options
    )


def bench_svg(bench: Workbench, *, theme: Theme = LIGHT) -> bytes:
    """What is on the workbench as SVG, colored as the user chose."""
    trainer = bench.trainer
    return drawing_svg(
        bench.drawing, trainer.network, trainer.frame, trainer.dataset, theme=theme, options=bench.options
    )


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
