"""Pan: the view moves the paper; the gesture only waits for the hand to let go."""

from __future__ import annotations

from simulator.language import phrase
from simulator.tools.gesture import Gesture, Pointer, Tool
from simulator.workbench.workbench import Workbench


def pan(_bench: Workbench, pointer: Pointer) -> Gesture:
    """Changes nothing."""
    while pointer.phase != "release":
        pointer = yield


TOOL = Tool(
    key="pan",
    label=phrase("Tools", "Pan"),
    shortcut="H",
    hint=phrase("Tools", "Drag the paper; the wheel zooms, and Space with a drag pans with every tool."),
    cursor="hand",
    begin=pan,
)
