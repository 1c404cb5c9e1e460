"""The stage: everything that is painted, what of it is still fresh, and who asks for it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter

from simulator.appearance import theme as themes
from simulator.canvas.apart import apart_of
from simulator.canvas.camera import Camera
from simulator.canvas.cards import paint_bubbles, paint_welcome
from simulator.canvas.coloring import coloring
from simulator.canvas.geometry import Geometry
from simulator.canvas.highlights import Highlights
from simulator.canvas.kept import Kept
from simulator.canvas.layers import DrawingLayers
from simulator.canvas.legend import covered_corner, legend_box, paint_legend
from simulator.canvas.look import Look
from simulator.canvas.minimap import map_camera, minimap_box, paint_minimap
from simulator.canvas.overlay_layer import paint_overlay
from simulator.canvas.pace import FREE_REST, REST, Pace
from simulator.canvas.pauses import finish
from simulator.canvas.readings import Readings
from simulator.canvas.still import AT_ONCE, Still
from simulator.canvas.verdict_layer import VerdictLayer
from simulator.canvas.viewpoint import Viewpoint
from simulator.drawing.change import Change
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

SETTLED = 1200
"""Milliseconds without a move after which nothing is painted apart any more."""


class Stage:
    """Keeps one picture of what moves only with training, and paints the hand's traces over it."""

    def __init__(self, bench: Workbench, owner: QObject, update: Callable[[], None]) -> None:
        self._bench = bench
        self._update = update
        self.drawing = bench.drawing
        self.geometry = Geometry(bench.drawing)
        self.readings = Readings(bench, self.geometry)
        self.viewpoint = Viewpoint(self.geometry, covered_corner, update)
        self.layers = DrawingLayers()
        self.hovered: str | None = None
        self.cards: tuple[QRectF, ...] = ()
        """Boxes of the view that the legend and the minimap cover."""
        self._highlights, self._legend, self._verdicts = Highlights(), Kept(paint_legend), VerdictLayer()
        self._pace = Pace(owner, self._show_frame, self._refine)
        self._still = Still(owner, self.layers, self._pace, update)
        self._settle = QTimer(owner, singleShot=True, interval=SETTLED)
        self._settle.timeout.connect(self._settled)
        self._version = self._edition = 0
        self._changed = False
        """The drawing itself has changed: the hand wants to see that at once."""
        self._disconnect = self._listen()

    def _listen(self) -> tuple[Callable[[], None], ...]:
        bench = self._bench
        return (
            bench.drawing.changed.connect(self._follow),
            bench.history.changed.connect(self.readings.part),
            bench.selection.changed.connect(lambda _: self._update()),
            bench.overlay_changed.connect(lambda _: self._update()),
            bench.checks.marks_changed.connect(lambda _: self._update()),
            bench.options_changed.connect(lambda _: self._recolor()),
            bench.trainer.compiled.connect(lambda _: self._recolor()),
            bench.trainer.framed.connect(lambda _: self._framed()),
            bench.trainer.state_changed.connect(lambda _: self._framed()),
            themes.changed.connect(lambda _: self._update()),
        )

    def close(self) -> None:
        """Listen to nobody any more: the widget is gone."""
        for disconnect in self._disconnect:
            disconnect()

    @property
    def camera(self) -> Camera:
        """Where the drawing is looked at from."""
        return self.viewpoint.camera

    def hover(self, id: str | None) -> None:
        """What is under the hand."""
        if id != self.hovered:
            self.hovered = id
            self._update()

    def refresh(self) -> None:
        """The picture is out of date."""
        self._edition += 1
        self._show_frame()

    def on_card(self, place: QPointF) -> bool:
        """Whether a card, such as the legend, covers a place of the view."""
        return any(card.contains(place) for card in self.cards)

    def follow_map(self, place: QPointF) -> None:
        """Look at what a place on the minimap shows; on the legend nothing happens."""
        size = self.viewpoint.size
        look = self.look(size.width(), size.height())
        box = minimap_box(look)
        if box is not None and box.adjusted(-200, -200, 200, 200).contains(place):
            self.viewpoint.center_on(*map_camera(look, box).to_scene(place.x(), place.y()))

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
            values=self.readings.values,
            tops=self.readings.tops,
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
            troubled=frozenset(id for one in about for id in one.about) | self.readings.domain.keys(),
            unready={id: one for one in reversed(trainer.problems) for id in one.about},
            stale=self.readings.stale,
            domain=self.readings.domain,
            selection=frozenset(bench.selection.ids),
            hovered=hovered,
            overlay=bench.overlay,
            verdicts=bench.checks.marks,
            smooth=smooth,
            hurried=trainer.state is State.RUNNING,
            edition=self._edition,
        )

    def paint(self, painter: QPainter, size: QSize, ratio: float) -> None:
        """The whole view."""
        smooth = self._pace.fine(len(self.geometry.edges))
        look = self.look(size.width(), size.height(), smooth=smooth)
        key = (size, ratio, look.theme, look.camera, self._version)
        if key != self._still.key:
            same_frame = key[:3] == self._still.key[:3]
            recolors = look.hurried and key[:4] == self._still.key[:4]
            soon = recolors or len(self.geometry.edges) > AT_ONCE
            self._still.bring(look, size, ratio, key, at_once=self._changed or not same_frame or not soon)
            self._changed = False
        self._still.show(painter, look)
        self._highlights.paint(painter, look, self.layers)
        paint_overlay(painter, look)
        self._verdicts.paint(painter, look, self.layers.numbers)
        if not look.geometry.nodes and not look.overlay.ghosts:
            paint_welcome(painter, look, legend_box(look))
        finish(self._legend.paint(painter, look, legend_box(look)))
        paint_minimap(painter, look)
        paint_bubbles(painter, look)
        self.cards = tuple(box for box in (legend_box(look), minimap_box(look)) if box is not None)

    def _follow(self, change: Change) -> None:
        moved = self.geometry.follow(change)
        self.viewpoint.hold()
        if moved:
            self._settle.start()
        if moved and self._still.leaves_out(moved):
            self._update()
            return
        self.readings.forget()
        self._still.abandon()
        large = len(self.geometry.edges) > AT_ONCE
        self._still.apart = apart_of(self.geometry, moved) if moved and large else None
        self._changed = True
        self.refresh()

    def _settled(self) -> None:
        """What moved has come to rest: one picture of everything again."""
        if self._still.apart is not None:
            self._still.apart = None
            self._refine()

    def _show_frame(self) -> None:
        self._version += 1
        self._update()

    def _framed(self) -> None:
        self.readings.refresh()
        frame = self._bench.trainer.frame
        self._pace.rest = FREE_REST if frame is not None and frame.lock_free else REST
        self._pace.ask()

    def _recolor(self) -> None:
        self.readings.begin()
        self.refresh()

    def _refine(self) -> None:
        self._pace.resting = True
        self.refresh()
