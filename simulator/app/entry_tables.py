"""The window's own entries: files, view, panels, themes, languages, help; the others are ``COMMANDS``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from simulator.app.documents.examples import EXAMPLES
from simulator.app.entries.command_icons import ICONS
from simulator.app.entries.entries import Entry
from simulator.app.shell.around import FLOAT
from simulator.app.shell.docks import in_sight
from simulator.app.system.language_switch import LANGUAGES
from simulator.language import Phrase, phrase
from simulator.panels import PANELS
from simulator.panels.palette.panel import PalettePanel
from simulator.tools.commands import COMMANDS
from simulator.tools.commands.command import Command
from simulator.tools.commands.keyboard import KEYBOARD
from simulator.training.frame import State
from simulator.workbench.workbench import Workbench

if TYPE_CHECKING:
    from simulator.app.window import Window

ZOOM = 1.25
"""One step of zooming by key."""


def entries_of(window: Window) -> list[Entry]:
    """Everything that can be done in a window."""
    return [
        *file_entries(window),
        *(command_entry(window, command) for command in COMMANDS),
        *view_entries(window),
        *panel_entries(window),
        *choice_entries(window),
        *help_entries(window),
    ]


def command_entry(window: Window, command: Command) -> Entry:
    """A command of the tools, with an icon and its place in the menus."""
    bench = window.bench
    has_mark = command.checked(bench) is not None

    def run() -> None:
        command.run(bench)
        window.clipboard.push()

    return Entry(
        key=command.key,
        label=command.label,
        menu=_menu_of(command),
        group=command.group,
        shortcuts=command.shortcuts,
        run=run,
        enabled=lambda: command.enabled(bench),
        checked=(lambda: command.checked(bench)) if has_mark else None,
        icon=ICONS.get(command.key, ""),
        repeats=command.repeats,
        live_icon=partial(play_or_pause, bench) if command.key == "train.play" else None,
        title=lambda: command.title(bench),
    )


def _menu_of(command: Command) -> str:
    """Long families have menus of their own."""
    if command in KEYBOARD:
        return "edit/keyboard"
    return "tools/operations" if command.group == "operations" else command.menu


def play_or_pause(bench: Workbench) -> str:
    """What the button would do."""
    return "pause" if bench.trainer.state is State.RUNNING else "play"


def file_entries(window: Window) -> Iterator[Entry]:
    """New, open, save, import, export, quit."""
    files = window.files

    def something_aside() -> bool:
        return window.documents.aside is not None

    # fmt: off
    yield from (
        Entry("file.new",  phrase("Entries", "&New"),   "file", "open",
              ("Ctrl+N",), files.new,  icon="new"),
        Entry("file.open", phrase("Entries", "&Open…"), "file", "open",
              ("Ctrl+O",), files.open, icon="open"),
    )
    for example in EXAMPLES:
        run = partial(files.open_example, example)
        yield Entry(f"file.example_{example.key}", example.title, "file/examples", "", (), run)
    yield from (
        Entry("file.bring_back", phrase("Entries", "&Bring back the example that was left"), "file", "open",
              (),                files.bring_back,  enabled=something_aside),
        Entry("file.save",       phrase("Entries", "&Save"),              "file", "save",
              ("Ctrl+S",),       files.save,        icon="save"),
        Entry("file.save_as",    phrase("Entries", "Save &as…"),          "file", "save",
              ("Ctrl+Shift+S",), files.save_as),
        Entry("file.import_table", phrase("Entries", "&Import a table…"), "file", "exchange",
              ("Ctrl+I",),       window.tables.ask, icon="import"),
        *window.exports.entries(),
        Entry("file.quit",       phrase("Entries", "&Quit"),              "file", "quit",
              ("Ctrl+Q",),       window.close),
    )
    # fmt: on


def view_entries(window: Window) -> tuple[Entry, ...]:
    """Zoom."""
    canvas, selection = window.canvas, window.bench.selection

    def fit_selection() -> None:
        canvas.fit(selection.ids or None)

    # fmt: off
    return (
        Entry("view.zoom_in",       phrase("Entries", "Zoom &in"),           "view", "zoom",
              ("Ctrl++", "Ctrl+="), lambda: canvas.zoom_to(canvas.scale * ZOOM), icon="zoom-in"),
        Entry("view.zoom_out",      phrase("Entries", "Zoom &out"),          "view", "zoom",
              ("Ctrl+-",),          lambda: canvas.zoom_to(canvas.scale / ZOOM), icon="zoom-out"),
        Entry("view.zoom_actual",   phrase("Entries", "Actual si&ze"),       "view", "zoom",
              ("Ctrl+0",),          lambda: canvas.zoom_to(1.0)),
        Entry("view.fit",           phrase("Entries", "&Fit the drawing"),   "view", "zoom",
              ("Ctrl+1",),          canvas.fit, icon="fit"),
        Entry("view.fit_selection", phrase("Entries", "Fit the &selection"), "view", "zoom",
              ("F", "Alt+Shift+F"), fit_selection),
    )
    # fmt: on


def panel_entries(window: Window) -> Iterator[Entry]:
    """A switch for every panel, the ways between them, and the way back."""
    docks, around = window.docks, window.around
    for panel in PANELS:
        run, shown = partial(docks.toggle, panel.key), partial(in_sight, docks, panel.key)
        key = f"view.panel_{panel.key}"
        yield Entry(key, panel.title, "view/panels", "panels", (), run, checked=shown, icon=panel.icon)
    # fmt: off
    yield from (
        Entry("tools.search",        phrase("Entries", "&Search the palette"), "tools",       "search",
              ("Ctrl+F", "/"), partial(search_palette, window), icon="search"),
        Entry("view.next_panel",     phrase("Entries", "&Next panel"),         "view/panels", "keyboard",
              ("F6",),         partial(around.go, 1)),
        Entry("view.previous_panel", phrase("Entries", "Pre&vious panel"),     "view/panels", "keyboard",
              ("Shift+F6",),   partial(around.go, -1)),
        Entry("view.float_panel",    FLOAT,                                    "view/panels", "keyboard",
              ("Ctrl+F6",),    around.float_or_dock, title=around.title),
        Entry("view.reset_layout",   phrase("Entries", "Reset &layout"),       "view/panels", "reset",
              (),              docks.reset),
    )
    # fmt: on


def search_palette(window: Window) -> None:
    """Bring the palette, and the keyboard into its search field."""
    window.docks.bring("palette")
    palette = window.docks.panels["palette"]
    assert isinstance(palette, PalettePanel)
    palette.activateWindow()
    palette.look_for()


def choice_entries(window: Window) -> Iterator[Entry]:
    """Theme and language: the one in force is checked."""
    system = phrase("Entries", "As the system")
    themes = (("system", system), ("light", phrase("Entries", "Light")), ("dark", phrase("Entries", "Dark")))
    yield from (_choice(window, "theme", key, label) for key, label in themes)
    languages = (("system", system), *((key, Phrase("", name)) for key, name in LANGUAGES))
    yield from (_choice(window, "language", key, label) for key, label in languages)


def _choice(window: Window, field: str, key: str, label: Phrase) -> Entry:
    settings = window.settings
    return Entry(
        f"view.{field}_{key}",
        label,
        f"view/{field}",
        "choice",
        (),
        lambda: settings.change(**{field: key}),
        checked=lambda: getattr(settings.current, field) == key,
    )


def help_entries(window: Window) -> tuple[Entry, ...]:
    """The sheet of keys, the finder, about."""
    guides = window.guides
    # fmt: off
    return (
        Entry("help.keys",  phrase("Entries", "&Keys and gestures"),     "help", "find",
              ("F1", "?"),  guides.show_keys,    icon="keyboard"),
        Entry("help.find",  phrase("Entries", "&Find a command…"),       "help", "find",
              ("Ctrl+K",),  guides.find_command, icon="search"),
        Entry("help.about", phrase("Entries", "&About Backprop Studio"), "help", "about",
              (),           guides.show_about,   icon="info"),
    )
    # fmt: on
