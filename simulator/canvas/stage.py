"""The stage: everything that is painted, what of it is still fresh, and who asks for it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from simulator.appearance import theme as themes
from simulator.appearance.scales import HOLD
from simulator.canvas.camera import Camera, fitting
from simulator.canvas.cards import paint_bubbles, paint_welcome
from simulator.canvas.coloring import Tops, coloring
from simulator.canvas.geometry import Geometry
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.legend import HEIGHT as LEGEND
from simulator.canvas.legend import legend_box, paint_legend
from simulator.canvas.look import Look
from simulator.canvas.minimap import map_camera, minimap_box, paint_minimap
from simulator.canvas.overlay_layer import paint_overlay
from simulator.canvas.pace import Pace
from simulator.canvas.paper_layer import paint_paper
from simulator.canvas.values import ValueReader, Values
from simulator.drawing.change import Change
from simulator.signal import Signal
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench

FIT_MARGIN = 56.0
"""Pixels around a drawing that is shown whole."""


class Stage:
    """Keeps one picture of what moves only with training, and paints the hand's traces over it."""

    def __init__(self, bench: Workbench, owner: QObject, update: Callable[[], None]) -> None:
        self._bench = bench
        self._update = update
        self.drawing = bench.drawing
        self.geometry = Geometry(bench.drawing)
        self.camera = Camera()
        self.camera_changed: Signal[Camera] = Signal()
        self.hovered: str | None = None
        self.layers = DrawingLayers()
        self.tops = Tops()
        self._reader = ValueReader(bench.drawing, self.geometry)
        self._values: Values | None = None
        self.cards: tuple[QRectF, ...] = ()
        self._pace = Pace(owner, self.refresh, self._refine)
        self._still: QPixmap | None = None
        self._still_of: tuple[object, ...] = ()
        self._size = QSize()
        self._disconnect = self._listen()

    def _listen(self) -> tuple[Callable[[], None], ...]:
        bench = self._bench
        return (
            bench.drawing.changed.connect(self._follow),
            bench.selection.changed.connect(lambda _: self._update()),
            bench.overlay_changed.connect(lambda _: self._update()),
            bench.options_changed.connect(lambda _: self._recolor()),
            bench.trainer.compiled.connect(lambda _: self._recolor()),
            bench.trainer.framed.connect(self._framed),
            bench.trainer.state_changed.connect(lambda _: self._framed()),
            themes.changed.connect(lambda _: self._update()),
        )

    def close(self) -> None:
        """Listen to nobody any more: the widget is gone."""
        for disconnect in self._disconnect:
            disconnect()

    def set_camera(self, camera: Camera) -> None:
        """Look from elsewhere."""
        if camera != self.camera:
            self.camera = camera
            self._update()
            self.camera_changed.emit(camera)

    def fit(self, ids: Iterable[str] | None = None) -> None:
        """Show these nodes and edges whole, or the whole drawing, above the legend."""
        width, height = self._size.width(), self._size.height()
        bounds = self.geometry.bounds(ids or None)
        if bounds is None:
            self.set_camera(Camera().centered_on(0.0, 0.0, width, height))
        else:
            above = height - (LEGEND if height > 3 * LEGEND else 0.0)
            self.set_camera(fitting(bounds, width, above, FIT_MARGIN))

    def resize(self, size: QSize) -> None:
        """Keep what is in the middle there; the first time, show everything."""
        before, self._size = self._size, size
        if before.isEmpty():
            self.fit()
        else:
            wider, taller = size.width() - before.width(), size.height() - before.height()
            self.set_camera(self.camera.moved(wider / 2, taller / 2))

    def show(self, place: QPointF) -> None:
        """Bring a place of the view into sight, if it is not."""
        if not QRectF(0, 0, self._size.width(), self._size.height()).contains(place):
            away = QPointF(self._size.width() / 2, self._size.height() / 2) - place
            self.set_camera(self.camera.moved(away.x(), away.y()))

    def hover(self, id: str | None) -> None:
        """What is under the hand."""
        if id != self.hovered:
            self.hovered = id
            self._update()

    def refresh(self) -> None:
        """The picture is out of date."""
        self._still = self._values = None
        self._update()

    def on_card(self, place: QPointF) -> bool:
        """Whether a card, such as the legend, covers a place of the view."""
        return any(card.contains(place) for card in self.cards)

    def follow_map(self, place: QPointF) -> None:
        """Look at what a place on the minimap shows; on the legend nothing happens."""
        look = self.look(self._size.width(), self._size.height())
        box = minimap_box(look)
        if box is not None and box.adjusted(-200, -200, 200, 200).contains(place):
            x, y = map_camera(look, box).to_scene(place.x(), place.y())
            self.set_camera(self.camera.centered_on(x, y, look.width, look.height))

    def look(self, width: float, height: float, *, smooth: bool = True) -> Look:
        """All that the picture depends on, as it is now."""
        bench, trainer = self._bench, self._bench.trainer
        frame = trainer.frame
        problem = frame.problem if frame is not None and trainer.state is State.FAILED else None
        about = [problem] if problem else list(trainer.problems)
        hovered = self.hovered if self.hovered in bench.drawing.records else None
        return Look(
            drawing=bench.drawing,
            geometry=self.geometry,
            values=self.values(),
            tops=self.tops,
            coloring=coloring(bench.options.coloring),
            theme=themes.current(),
            camera=self.camera,
            width=width,
            height=height,
            options=bench.options,
            network=trainer.network,
            dataset=trainer.dataset,
            frame=frame,
            problem=problem,
            troubled=frozenset(id for one in about for id in one.about),
            selection=frozenset(bench.selection.ids),
            hovered=hovered,
            overlay=bench.overlay,
            smooth=smooth,
        )

    def values(self) -> Values:
        """The numbers of every node and edge as they are now."""
        if self._values is None:
            self._values = self._reader.read(self._bench.trainer.network, self._bench.trainer.frame)
        return self._values

    def paint(self, painter: QPainter, size: QSize, ratio: float) -> None:
        """The whole view."""
        self._size = size
        smooth = self._pace.fine(len(self.geometry.edges))
        look = self.look(size.width(), size.height(), smooth=smooth)
        key = (look.camera, size, ratio, look.theme)
        if self._still is None or key != self._still_of:
            self._still, self._still_of = self._paint_still(look, size, ratio), key
        painter.drawPixmap(0, 0, self._still)
        paint_overlay(painter, look, self.layers.numbers)
        if not look.geometry.nodes and not look.overlay.ghosts:
            paint_welcome(painter, look)
        paint_legend(painter, look)
        paint_minimap(painter, look)
        paint_bubbles(painter, look)
        self.cards = tuple(box for box in (legend_box(look), minimap_box(look)) if box is not None)

    def _paint_still(self, look: Look, size: QSize, ratio: float) -> QPixmap:
        started = perf_counter()
        still = QPixmap(size * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(QColor(look.theme.paper))
        painter = QPainter(still)
        paint_paper(painter, look)
        self.layers.paint(painter, look)
        painter.end()
        self._pace.painted(perf_counter() - started, len(look.geometry.edges), look.smooth)
        return still

    def _follow(self, change: Change) -> None:
        self.geometry.follow(change)
        self.refresh()

    def _framed(self, _frame: Frame | None = None) -> None:
        self._values = None
        self._hold_tops()
        self._pace.ask()

    def _recolor(self) -> None:
        """Scales begin anew: another network, or colors mean something else."""
        self._values = None
        self.tops = Tops()
        self._hold_tops()
        self.refresh()

    def _hold_tops(self) -> None:
        """Hold the scales while training runs; at rest a frame alone decides what it looks like."""
        decay = HOLD if self._bench.trainer.state is State.RUNNING else 0.0
        self.tops = self.tops.after(coloring(self._bench.options.coloring), self.values(), decay)

    def _refine(self) -> None:
        self._pace.resting = True
        self.refresh()
