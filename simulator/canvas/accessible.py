"""What a screen reader finds on the canvas: every node as a child with a name, a place and a state."""

from __future__ import annotations

from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from simulator.canvas.facts import role_of
from simulator.canvas.places import node_box
from simulator.canvas.stage import Stage
from simulator.canvas.tip_text import tip_text
from simulator.drawing.records import Node
from simulator.model.kinds import kind
from simulator.model.names import node_name

Text = QAccessible.Text

Access = TypeVar("Access", bound=QAccessibleInterface)

OrNone = Any
"""What Qt calls a null pointer: its stubs do not know that these answers may be ``None``."""

_stages: WeakKeyDictionary[QWidget, Stage] = WeakKeyDictionary()
_kept: list[QAccessibleInterface] = []
"""Qt deletes what it was given, and must be the one who does: nothing here is ever let go before."""


def make_accessible(widget: QWidget, stage: Stage) -> None:
    """Let screen readers find the nodes on a canvas."""
    if not _stages:
        QAccessible.installFactory(_access)
    _stages[widget] = stage


def _access(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks once for every object that somebody wants to know of."""
    if not isinstance(thing, QWidget) or thing not in _stages:
        return None
    _kept[:] = filter(isValid, _kept)
    return _keep(DrawingAccess(thing, _stages[thing]))


def _keep(access: Access) -> Access:
    _kept.append(access)
    return access


class DrawingAccess(QAccessibleWidget):
    """The canvas itself, with its nodes in the order of their ids."""

    def __init__(self, widget: QWidget, stage: Stage) -> None:
        super().__init__(widget, QAccessible.Role.Canvas)
        self._stage = stage
        self._nodes: dict[str, NodeAccess] = {}

    def childCount(self) -> int:
        """How many nodes there are."""
        return len(self._stage.geometry.nodes)

    def child(self, index: int) -> OrNone:
        """The node of a row; the same object as long as the node stands."""
        nodes = self._stage.geometry.nodes
        if not 0 <= index < len(nodes):
            return None
        id = nodes[index]
        if id not in self._nodes:
            self._nodes[id] = _keep(NodeAccess(self, self._stage, id))
        return self._nodes[id]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The row of a node."""
        id = next((id for id, node in self._nodes.items() if node is child), "")
        return self._stage.geometry.node_index.get(id, -1)


def spoken_name(node: Node) -> str:
    """Its name; of the nodes of a computational graph also what they are, which others see by the sign."""
    plain = role_of(node) in ("input", "neuron")
    return node_name(node) if plain else f"{node_name(node)}, {kind(node.kind).label}"


class NodeAccess(QAccessibleInterface):
    """One node, read to somebody who does not see it."""

    def __init__(self, parent: DrawingAccess, stage: Stage, id: str) -> None:
        super().__init__()
        self._parent, self._stage, self._id = parent, stage, id

    def isValid(self) -> bool:
        """Whether the node still stands."""
        return self._id in self._stage.drawing.nodes

    def object(self) -> OrNone:
        """A node is no object of Qt's."""
        return None

    def window(self) -> OrNone:
        """The window it is in."""
        return self._parent.window()

    def parent(self) -> QAccessibleInterface:
        """The canvas."""
        return self._parent

    def childCount(self) -> int:
        """A node has no parts."""
        return 0

    def child(self, _index: int) -> OrNone:
        """A node has no parts."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """A node has no parts."""
        return -1

    def childAt(self, _x: int, _y: int) -> OrNone:
        """A node has no parts."""
        return None

    def rect(self) -> QRect:
        """Its place on the screen."""
        if not self.isValid():
            return QRect()
        box = node_box(self._stage, self._id).toRect()
        return box.translated(self._parent.rect().topLeft())

    def role(self) -> QAccessible.Role:
        """Something drawn."""
        return QAccessible.Role.Graphic

    def state(self) -> QAccessible.State:
        """Nothing special."""
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, and as a description its numbers."""
        if not self.isValid():
            return ""
        if kind == Text.Name:
            return spoken_name(self._stage.drawing.nodes[self._id])
        if kind != Text.Description:
            return ""
        said = tip_text(self._stage.look(0.0, 0.0), self._id)
        return "" if said is None else "; ".join(f"{name} {value}" for name, value in said.rows)

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Names are typed in place."""
