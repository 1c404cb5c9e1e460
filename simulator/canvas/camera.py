"""The camera: how scene units become pixels of the view."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST = 0.02
LARGEST = 8.0

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Camera:
    """``view = scene * scale + (dx, dy)``; logical pixels."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the scene is seen."""
        return x * self.scale + self.dx, y * self.scale + self.dy

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """What is seen at a point of the view."""
        return (x - self.dx) / self.scale, (y - self.dy) / self.scale

    def moved(self, dx: float, dy: float) -> Camera:
        """The paper shifted by pixels."""
        return Camera(self.scale, self.dx + dx, self.dy + dy)

    def scaled(self, scale: float, x: float, y: float) -> Camera:
        """Another scale, with the scene point under the view point (x, y) staying there."""
        scale = min(max(scale, SMALLEST), LARGEST)
        scene_x, scene_y = self.to_scene(x, y)
        return Camera(scale, x - scene_x * scale, y - scene_y * scale)

    def centered_on(self, x: float, y: float, width: float, height: float) -> Camera:
        """The scene point (x, y) in the middle of a view of this size."""
        return Camera(self.scale, width / 2 - x * self.scale, height / 2 - y * self.scale)

    def seen(self, width: float, height: float) -> Bounds:
        """The part of the scene that a view of this size shows."""
        left, top = self.to_scene(0.0, 0.0)
        right, bottom = self.to_scene(width, height)
        return left, top, right, bottom


def fitting(bounds: Bounds, width: float, height: float, margin: float, largest: float = 1.5) -> Camera:
    """The camera that shows ``bounds`` whole and centered, not larger than ``largest``."""
    left, top, right, bottom = bounds
    across = max(width - 2 * margin, 40.0) / max(right - left, 1.0)
    down = max(height - 2 * margin, 40.0) / max(bottom - top, 1.0)
    scale = min(max(min(across, down, largest), SMALLEST), LARGEST)
    return Camera(scale).centered_on((left + right) / 2, (top + bottom) / 2, width, height)
