"""The hand: one gesture at a time, which ends well or leaves everything as it was."""

from __future__ import annotations

from simulator.drawing.change import Change
from simulator.problems import Refusal
from simulator.tools import tool
from simulator.tools.gesture import Gesture, Pointer
from simulator.workbench.overlay import NOTHING
from simulator.workbench.workbench import Workbench

_SETTINGS = {"training", "data"}


class Hand:
    """Gives every movement to the gesture under way, or lets the tool in hand begin one."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._gesture: Gesture | None = None
        self._selected: tuple[str, ...] = ()
        self._resuming = False
        self._hint = tool(bench.tool).hint
        bench.tool_changed.connect(self._tool_taken)
        bench.drawing.changed.connect(self._drawing_changed)
        bench.say(self._hint)

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def feed(self, pointer: Pointer) -> None:
        """One movement. A refusal puts everything back and is said; so does an exception, and is raised."""
        self._bench.pointer = pointer.at
        if self._gesture is not None:
            self._guide(pointer)
        elif pointer.phase in ("press", "double") and pointer.button == "left":
            in_hand = tool(self._bench.tool)
            self._start(in_hand.begin(self._bench, pointer), in_hand.key)
        elif pointer.phase == "move":
            self._bench.show(tool(self._bench.tool).hover(self._bench, pointer))

    def begin(self, tool_key: str, pointer: Pointer) -> None:
        """A drag from the palette: the ghost follows from here on, also before it is over the canvas."""
        carried = tool(tool_key)
        self.cancel()
        self._start((carried.carry or carried.begin)(self._bench, pointer), tool_key)

    def cancel(self) -> None:
        """Put everything back as it was before the gesture; without one, only clear what hovers."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.close()
            self._bench.selection.set(self._selected)
        self._bench.show(NOTHING)
        self._bench.say(tool(self._bench.tool).hint)

    def leave(self) -> None:
        """The hand has left the canvas; a gesture under way goes on."""
        self._bench.pointer = None
        if self._gesture is None:
            self._bench.show(NOTHING)

    def escape(self) -> None:
        """The Escape key: cancel the gesture; else put the tool down; else select and mark nothing."""
        if self._gesture is not None:
            self.cancel()
        elif self._bench.tool != "select":
            self._bench.take("select")
        else:
            self._bench.selection.clear()
            self._bench.checks.mark(False)

    def _start(self, gesture: Gesture, tool_key: str) -> None:
        self._gesture, self._selected = gesture, self._bench.selection.ids
        self._hint = tool(tool_key).hint
        self._bench.say(self._hint)
        self._resume(None)

    def _guide(self, pointer: Pointer) -> None:
        if pointer.phase in ("press", "double") and pointer.button == "right":
            self.cancel()
        elif pointer.phase not in ("press", "release", "double") or pointer.button in ("left", "none"):
            self._resume(pointer)

    def _resume(self, pointer: Pointer | None) -> None:
        gesture = self._gesture
        assert gesture is not None
        self._resuming = True
        try:
            next(gesture) if pointer is None else gesture.send(pointer)
        except StopIteration:
            self._gesture = None
            self._rest()
        except Refusal as refusal:
            self.cancel()
            self._bench.say(refusal.problem.sentence)
        except BaseException:
            self.cancel()
            raise
        finally:
            self._resuming = False

    def _rest(self) -> None:
        """A gesture has ended by itself; what it said last, a refusal for instance, stays to be read."""
        self._bench.show(NOTHING)
        if self._bench.hint == self._hint:
            self._bench.say(tool(self._bench.tool).hint)

    def _tool_taken(self, _key: str) -> None:
        self.cancel()

    def _drawing_changed(self, change: Change) -> None:
        """Somebody else changed what the gesture is about: what it remembers is no longer so."""
        if self._gesture is not None and not self._resuming and not _SETTINGS.issuperset(change.pairs):
            self.cancel()
