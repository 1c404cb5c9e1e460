"""The wheel: zooms at the cursor, pans under two fingers, and serves a gesture that is in the making."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from simulator.canvas.pointer_events import pointer_at
from simulator.canvas.stage import Stage
from simulator.tools.hand import Hand

ZOOM = 1.16
"""Factor for one notch."""


class Wheel:
    """Turns wheels and pinches into movements of the camera, or feeds them to the hand while it is busy."""

    def __init__(self, hand: Hand, stage: Stage) -> None:
        self._hand, self._stage = hand, stage
        self._notches = 0.0

    def turn(self, event: QWheelEvent) -> None:
        """A notch of a wheel, or a piece of a two-finger movement."""
        pixels, angle, held = event.pixelDelta(), event.angleDelta(), event.modifiers()
        if self._hand.busy:
            self._serve(event)
        elif _from_touchpad(event) and not held & Qt.KeyboardModifier.ControlModifier:
            self._stage.viewpoint.move(pixels.x(), pixels.y())
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self._stage.viewpoint.move((angle.x() + angle.y()) / 2, 0.0)
        else:
            self._stage.viewpoint.zoom(ZOOM ** (angle.y() / 120.0), event.position())

    def pinch(self, event: QNativeGestureEvent) -> None:
        """Two fingers apart or together on a touchpad."""
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._stage.viewpoint.zoom(1.0 + event.value(), event.position())

    def _serve(self, event: QWheelEvent) -> None:
        """Whole notches go to the gesture, such as a layer's number of neurons."""
        self._notches += event.angleDelta().y() / 120.0
        whole = int(self._notches)
        self._notches -= whole
        if whole:
            place = event.position()
            self._hand.feed(pointer_at(self._stage, "wheel", place, event.modifiers(), wheel=whole))


def _from_touchpad(event: QWheelEvent) -> bool:
    if event.pixelDelta().isNull():
        return False
    device = event.device()
    touchpad = device.type() == QInputDevice.DeviceType.TouchPad
    return touchpad or event.phase() != Qt.ScrollPhase.NoScrollPhase
