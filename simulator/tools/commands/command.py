"""A command: a verb with a name, a place in the menus and its keys, that needs no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.language import Phrase
from simulator.problems import Refusal
from simulator.workbench.workbench import Workbench


def idle(bench: Workbench) -> bool:
    """Whether no gesture holds a step open; a verb that edits waits for its end."""
    return not bench.history.busy


def always(_bench: Workbench) -> bool:
    """Possible at any time."""
    return True


def _not_checkable(_bench: Workbench) -> bool | None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """A row of ``COMMANDS``; menus, keys, the toolbar and the search box are made from these.

    In a table it is two lines: what a person calls it and where it stands, and which keys do what, and when.
    """

    key: str
    """``menu.verb``, for settings and tests."""
    label: Phrase
    group: str
    """Commands of one group stand together; a separator parts it from the next."""
    shortcuts: tuple[str, ...]
    """In Qt's portable notation, the one that menus show first."""
    act: Callable[[Workbench], object]
    when: Callable[[Workbench], bool] = idle
    suits: Callable[[Workbench], bool] = always
    """Whether what is selected is of its kind; unlike ``when`` it holds through gestures, undo and redo."""
    checked: Callable[[Workbench], bool | None] = _not_checkable
    """Whether the menu shows a mark; ``None`` where there is nothing to mark."""
    naming: Callable[[Workbench], Phrase] | None = None
    """A fuller name that depends on what stands, such as "Undo Move h1"."""
    repeats: bool = False
    """Whether a held key goes on, as in nudging."""

    @property
    def menu(self) -> str:
        """Where it stands: edit, arrange, train, tools or view."""
        return self.key.partition(".")[0]

    def enabled(self, bench: Workbench) -> bool:
        """Whether it can be done now."""
        return self.when(bench) and self.suits(bench)

    def run(self, bench: Workbench) -> None:
        """Do it; where it cannot be done now, do nothing, and where it is refused, say why."""
        try:
            if self.enabled(bench):
                self.act(bench)
        except Refusal as refusal:
            bench.say(refusal.problem.sentence)

    def title(self, bench: Workbench) -> Phrase:
        """What its menu entry says now."""
        return self.naming(bench) if self.naming else self.label
