"""The viewpoint: the camera of one view, which knows the view's size and what there is to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

from simulator.canvas.camera import Bounds, Camera, fitting
from simulator.canvas.geometry import Geometry
from simulator.drawing.records import NODE_RADIUS
from simulator.numerics.array import Array
from simulator.signal import Signal

FIT_MARGIN, PART = 56.0, 0.05
"""Pixels around a drawing that is shown whole, and what part of a small view they may be."""

BESIDE, BELOW = 2.5 * NODE_RADIUS, 0.5 * NODE_RADIUS
"""Scene units that outputs write beside themselves, and neurons below."""

Covered = Callable[[float, float], QSizeF]

MUCH = 1.2
"""How much larger a drawing must come out beside the legend, where it is not in the middle."""

NEARER = (0.0, 0.25, 0.5, 0.75)
"""Shares of the covered corner's height or width that are tried to be kept free, before all of it."""

ALONG = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Where an edge is looked at, to tell whether it goes through the corner."""

NEAR = 8.0
"""Pixels that a node keeps from the corner."""

TOO_SMALL = 0.4
"""Share of its possible scale below which a drawing is rather partly covered."""

REVEAL_MARGIN = 24.0
"""Pixels around what is brought into sight."""


class Viewpoint:
    """Moves the camera; the corner that ``covered`` tells for a view is kept clear of a whole drawing."""

    def __init__(self, geometry: Geometry, covered: Covered, update: Callable[[], None]) -> None:
        self._geometry, self._covered, self._update = geometry, covered, update
        self._whole = True
        """Whether everything is shown, and is to be after the view has another size."""
        self.camera = Camera()
        self.size = QSize()
        self.changed: Signal[Camera] = Signal()

    def take(self, camera: Camera) -> None:
        """Look from elsewhere."""
        if camera != self.camera:
            self.camera, self._whole = camera, False
            self._update()
            self.changed.emit(camera)

    def hold(self) -> None:
        """Somebody draws: the paper stays where it is, whatever size the view gets."""
        self._whole = False

    def move(self, dx: float, dy: float) -> None:
        """Shift the paper by pixels."""
        self.take(self.camera.moved(dx, dy))

    def zoom(self, factor: float, at: QPointF) -> None:
        """Scale by a factor, with what is under ``at`` staying there."""
        self.take(self.camera.scaled(self.camera.scale * factor, at.x(), at.y()))

    def center_on(self, x: float, y: float) -> None:
        """Bring a scene point to the middle."""
        self.take(self.camera.centered_on(x, y, self.size.width(), self.size.height()))

    def fit(self, ids: Iterable[str] | None = None) -> None:
        """Show these nodes and edges whole, or the whole drawing, clear of what is covered."""
        bounds = self._geometry.bounds(ids or None)
        if bounds is None:
            self.take(Camera().centered_on(0.0, 0.0, self.size.width(), self.size.height()))
        else:
            self.take(self._clear(bounds))
        self._whole = not ids

    def _clear(self, bounds: Bounds) -> Camera:
        """Above the covered corner or beside it, where there is more room; over it if there is hardly any.

        Nearer to the corner, too, where no node would stand under it: layers often leave their corners empty.
        """
        width, height = float(self.size.width()), float(self.size.height())
        margin = min(FIT_MARGIN, PART * min(width, height))
        covered = self._covered(width, height)
        left, top, right, bottom = bounds
        bounds = left, top, right + BESIDE, bottom + BELOW

        def fitted(aside: float, above: float) -> Camera:
            beside = aside * covered.width()
            room = width - beside, height - above * covered.height()
            return fitting(bounds, *room, margin).moved(beside, 0.0)

        everywhere = fitted(0.0, 0.0)
        above = self._largest([fitted(0.0, share) for share in NEARER], fitted(0.0, 1.0), covered)
        aside = self._largest([fitted(share, 0.0) for share in NEARER], fitted(1.0, 0.0), covered)
        best = aside if aside.scale > MUCH * above.scale else above
        return best if best.scale > TOO_SMALL * everywhere.scale else everywhere

    def _largest(self, near: list[Camera], clear: Camera, covered: QSizeF) -> Camera:
        """Of those that leave the corner free; the last one does in any case."""
        free = [camera for camera in near if self._is_free(camera, covered)]
        return max([*free, clear], key=lambda camera: camera.scale)

    def _is_free(self, camera: Camera, covered: QSizeF) -> bool:
        """Whether no node, with what it writes below itself, and no edge comes near the covered corner."""
        geometry, scale = self._geometry, camera.scale
        starts, ends = geometry.centers[geometry.ends[:, 0]], geometry.centers[geometry.ends[:, 1]]
        along = [share * ends + (1 - share) * starts for share in ALONG]
        radius, below = NODE_RADIUS * scale + NEAR, BELOW * scale

        def free(places: Array, around: float, below: float) -> bool:
            left = places[:, 0] * scale + camera.dx - around < covered.width()
            low = places[:, 1] * scale + camera.dy + around + below > self.size.height() - covered.height()
            return not bool((left & low).any())

        return free(geometry.centers, radius, below) and all(free(places, 0.0, 0.0) for places in along)

    def reveal(self, ids: Iterable[str]) -> None:
        """Shift the paper just so far that these nodes and edges are in sight, where they have room."""
        bounds = self._geometry.bounds(ids)
        if bounds is not None and not self.size.isEmpty():
            left, top = self.camera.to_view(*bounds[:2])
            right, bottom = self.camera.to_view(*bounds[2:])
            self.move(_inward(left, right, self.size.width()), _inward(top, bottom, self.size.height()))

    def resize(self, size: QSize) -> None:
        """Keep what is in the middle there; where everything was shown, show everything again."""
        before, self.size = self.size, size
        if before.isEmpty() or self._whole:
            self.fit()
        else:
            self.move((size.width() - before.width()) / 2, (size.height() - before.height()) / 2)

    def show(self, place: QPointF) -> None:
        """Bring a place of the view into sight, if it is not."""
        if not QRectF(0, 0, self.size.width(), self.size.height()).contains(place):
            self.move(self.size.width() / 2 - place.x(), self.size.height() / 2 - place.y())


def _inward(low: float, high: float, room: float) -> float:
    """How far a stretch must be shifted to lie within ``room``; what is longer only has to be met."""
    low, high = low - REVEAL_MARGIN, high + REVEAL_MARGIN
    if high - low > room:
        return 0.0 if low < room and high > 0 else room / 2 - (low + high) / 2
    return max(-low, 0.0) or min(room - high, 0.0)
