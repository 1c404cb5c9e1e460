"""The gestures of the hand, as the sheet of keys lists them: what to do, and what happens."""

from __future__ import annotations

from simulator.language import Phrase, phrase

GESTURES: tuple[tuple[Phrase, Phrase], ...] = (
    (
        phrase("Gestures", "Drag from the palette"),
        phrase("Gestures", "Place a neuron, an input, a layer, a value or an operation"),
    ),
    (
        phrase("Gestures", "Press its key, then click"),
        phrase("Gestures", "Place a neuron, an input, a layer of three, a variable or a constant"),
    ),
    (
        phrase("Gestures", "Press L, then drag"),
        phrase("Gestures", "Pull out a layer, as long as the drag"),
    ),
    (
        phrase("Gestures", "Wheel or digits while the button is down"),
        phrase("Gestures", "Set how many neurons a layer has"),
    ),
    (phrase("Gestures", "Drag from a rim to a node"), phrase("Gestures", "Connect two nodes")),
    (phrase("Gestures", "Drag from a rim to empty paper"), phrase("Gestures", "New connected neuron")),
    (
        phrase("Gestures", "Type + − * / ^ while drawing an edge"),
        phrase("Gestures", "End it in a new operation instead of a neuron"),
    ),
    (
        phrase("Gestures", "Drag from a node with a tool in hand"),
        phrase("Gestures", "New connected node of that kind"),
    ),
    (
        phrase("Gestures", "Double-click an edge into ÷, − or xʸ"),
        phrase("Gestures", "Swap the arguments"),
    ),
    (phrase("Gestures", "Click"), phrase("Gestures", "Select")),
    (phrase("Gestures", "Shift-click"), phrase("Gestures", "Add to the selection, or take out")),
    (phrase("Gestures", "Drag on empty paper"), phrase("Gestures", "Select what the frame covers")),
    (phrase("Gestures", "Drag a node"), phrase("Gestures", "Move the selection; it snaps and aligns")),
    (phrase("Gestures", "Alt-drag"), phrase("Gestures", "Duplicate the selection")),
    (phrase("Gestures", "Double-click a number"), phrase("Gestures", "Type a weight, a bias or a value")),
    (phrase("Gestures", "Wheel, Ctrl+wheel or pinch"), phrase("Gestures", "Zoom at the pointer")),
    (
        phrase("Gestures", "Middle-drag, Space-drag or two fingers"),
        phrase("Gestures", "Move the view over the drawing"),
    ),
    (phrase("Gestures", "Hover"), phrase("Gestures", "Read the exact numbers of a neuron or an edge")),
    (phrase("Gestures", "Right-click"), phrase("Gestures", "What can be done with this node or edge")),
    (
        phrase("Gestures", "Drop a file on the window"),
        phrase("Gestures", "Open a drawing, or import a table"),
    ),
)
