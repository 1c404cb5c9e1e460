"""Palette drags: what leaves the palette is carried over the canvas, and dropped there or given back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF

from simulator.canvas.view import CanvasView
from simulator.panels.palette.panel import PalettePanel
from simulator.tools.gesture import Phase, Pointer
from simulator.tools.hand import Hand
from simulator.workbench.workbench import Workbench


class PaletteDrags:
    """Begins the gesture when the drag first comes over the canvas; leaving the canvas takes it back."""

    def __init__(self, palette: PalettePanel, canvas: CanvasView, hand: Hand, bench: Workbench) -> None:
        self._canvas, self._hand, self._bench = canvas, hand, bench
        self._carrying = False
        self._last = Pointer("move", 0.0, 0.0)
        palette.drag_moved.connect(self._move)
        palette.drag_dropped.connect(self._drop)
        palette.drag_cancelled.connect(self._cancel)
        palette.drag_key.connect(self._key)
        palette.drag_wheel.connect(self._wheel)
        palette.picked.connect(self._pick)

    def _move(self, kind: str, place: QPoint) -> None:
        inside = self._over_canvas(place)
        if inside and not self._carrying:
            self._carrying = True
            self._hand.begin(kind, self._pointer("press", place))
        elif inside:
            self._hand.feed(self._pointer("move", place))
        else:
            self._cancel()

    def _drop(self, kind: str, place: QPoint) -> None:
        self._move(kind, place)
        if self._carrying:
            self._carrying = False
            self._hand.feed(self._pointer("release", place))
            self._canvas.setFocus()

    def _cancel(self) -> None:
        if self._carrying:
            self._carrying = False
            self._hand.cancel()

    def _key(self, text: str) -> None:
        if self._carrying:
            self._hand.feed(Pointer("key", self._last.x, self._last.y, text=text, scale=self._last.scale))

    def _wheel(self, notches: int) -> None:
        if self._carrying:
            self._hand.feed(
                Pointer("wheel", self._last.x, self._last.y, wheel=notches, scale=self._last.scale)
            )

    def _pick(self, kind: str) -> None:
        self._bench.take(kind)
        self._canvas.setFocus()

    def _over_canvas(self, place: QPoint) -> bool:
        return self._canvas.rect().contains(self._canvas.mapFromGlobal(place))

    def _pointer(self, phase: Phase, place: QPoint) -> Pointer:
        at = self._canvas.mapFromGlobal(QPointF(place))
        self._last = self._canvas.pointer_at(phase, at)
        return self._last
