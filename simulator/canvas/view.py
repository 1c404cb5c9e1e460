"""The canvas view: a plain widget with its own camera that paints in layers and hands movements down."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.canvas.accessible import make_accessible
from simulator.canvas.camera import Camera
from simulator.canvas.inline_editor import InlineEditor
from simulator.canvas.places import place_of
from simulator.canvas.pointer_events import pointer_at
from simulator.canvas.senses import Senses
from simulator.canvas.stage import Stage
from simulator.canvas.subject import Field, Subject, subject_of
from simulator.canvas.tip import Tip
from simulator.canvas.tip_text import hover_text
from simulator.language import phrase, translate
from simulator.tools.gesture import Phase, Pointer
from simulator.tools.hand import Hand
from simulator.workbench.selection import Selection
from simulator.workbench.workbench import Workbench

NOTHING_TO_TYPE = phrase(
    "Canvas", "This edge has no weight: it carries a value into an operation, just as it is."
)


class CanvasView(QWidget):
    """Where the drawing is seen and touched; same drawing, selection, overlay and frame, same picture."""

    scale_changed = Signal(float)
    context_menu_requested = Signal(object, QPoint)
    """The id of a node or edge, or None, and the place on the screen."""

    def __init__(self, bench: Workbench, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._hand = bench, hand
        self.stage = Stage(bench, self, self.update)
        self.senses = Senses(self, bench, hand, self.stage, self.context_menu_requested.emit)
        # A tip would lie over what is being typed.
        self.tip = Tip(self, lambda: None if self.editor.subject else hover_text(self.stage))
        self.editor = InlineEditor(self, bench, partial(place_of, self.stage))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        make_accessible(self, self.stage)
        self._listen()
        self.retranslate()

    def _listen(self) -> None:
        bench, stage = self._bench, self.stage
        self.senses.mouse.rested.connect(self.tip.aim)
        stage.viewpoint.changed.connect(self._camera_changed)
        ends = (
            bench.edit_requested.connect(self.edit_value),
            bench.selection.changed.connect(self._reveal),
            bench.trainer.framed.connect(lambda _: self.tip.refresh()),
            bench.tool_changed.connect(lambda _: self.senses.mouse.show_cursor()),
            bench.drawing.changed.connect(lambda _: self.editor.follow()),
            stage.close,
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    def _reveal(self, selection: Selection) -> None:
        """What keys and panels select comes into sight; under the hand the paper stays where it is."""
        if selection.ids and not self._hand.busy:
            self.stage.viewpoint.reveal(selection.ids)

    def _camera_changed(self, camera: Camera) -> None:
        self.editor.follow()
        self.scale_changed.emit(camera.scale)

    def event(self, event: QEvent) -> bool:
        """What the hand does goes to the senses, all else to Qt."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        senses: Senses | None = getattr(self, "senses", None)  # Qt calls before the constructor is through
        return (senses is not None and senses.take(event)) or super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All layers."""
        with QPainter(self) as painter:  # one that outlives the event takes the process with it
            self.stage.paint(painter, self.size(), self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        """As large as a drawing likes to be seen."""
        return QSize(960, 640)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(translate("Canvas", "Drawing"))
        self.stage.refresh()

    @property
    def scale(self) -> float:
        """Pixels for a scene unit."""
        return self.stage.camera.scale

    def zoom_to(self, scale: float) -> None:
        """This scale, with the middle of the view staying where it is."""
        self.stage.viewpoint.zoom(scale / self.scale, QPointF(self.width() / 2, self.height() / 2))

    def fit(self, ids: Iterable[str] | None = None) -> None:
        """Show these nodes and edges whole, or the whole drawing."""
        self.stage.viewpoint.fit(ids)

    def to_scene(self, place: QPointF) -> tuple[float, float]:
        """The scene point at a place of the view."""
        return self.stage.camera.to_scene(place.x(), place.y())

    def to_view(self, x: float, y: float) -> QPointF:
        """Where a scene point is seen."""
        return QPointF(*self.stage.camera.to_view(x, y))

    def pointer_at(self, phase: Phase, place: QPointF) -> Pointer:
        """The hand at a place of the view, for drags that began elsewhere."""
        return pointer_at(self.stage, phase, place)

    def edit_value(self, id: str, field: Field | None = None) -> None:
        """Type a weight, a bias or a name in place; without a field, what the hand aims at."""
        aimed = self.senses.mouse.bias_aimed == id
        subject = Subject(id, field) if field else subject_of(self._bench, id, bias=aimed)
        if subject is None:
            self._bench.say(NOTHING_TO_TYPE)
        else:
            self.tip.aim(None)
            self.stage.viewpoint.show(place_of(self.stage, subject).center())
            self.editor.open(subject)
