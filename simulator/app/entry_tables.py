"""The window's own entries: files, view, panels, themes, languages, help; the others are ``COMMANDS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
        command.key,
        command.label,
        _menu_of(command),
        command.group,
        run,
        command.shortcuts,
        lambda: command.enabled(bench),
        (lambda: command.checked(bench)) if has_mark else None,
        ICONS.get(command.key, ""),
        command.repeats,
        partial(play_or_pause, bench) if command.key == "train.play" else None,
        lambda: command.title(bench),
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
    yield Entry("file.new", phrase("Entries", "&New"), "file", "open", files.new, ("Ctrl+N",), icon="new")
    yield Entry(
        "file.open", phrase("Entries", "&Open…"), "file", "open", files.open, ("Ctrl+O",), icon="open"
    )
    for example in EXAMPLES:
        run = partial(files.open_example, example)
        yield Entry(f"file.example_{example.key}", example.title, "file/examples", "", run)
    label = phrase("Entries", "&Bring back the example that was left")
    aside = lambda: window.documents.aside is not None  # noqa: E731
    yield Entry("file.bring_back", label, "file", "open", files.bring_back, enabled=aside)
    label = phrase("Entries", "&Save")
    yield Entry("file.save", label, "file", "save", files.save, ("Ctrl+S",), icon="save")
    label = phrase("Entries", "Save &as…")
    yield Entry("file.save_as", label, "file", "save", files.save_as, ("Ctrl+Shift+S",))
    label = phrase("Entries", "&Import a table…")
    yield Entry("file.import_table", label, "file", "exchange", window.tables.ask, ("Ctrl+I",), icon="import")
    yield from window.exports.entries()
    yield Entry("file.quit", phrase("Entries", "&Quit"), "file", "quit", window.close, ("Ctrl+Q",))


def view_entries(window: Window) -> Iterator[Entry]:
    """Zoom."""
    canvas, selection = window.canvas, window.bench.selection
    rows: tuple[tuple[str, Phrase, Callable[[], object], tuple[str, ...], str], ...] = (
        (
            "zoom_in",
            phrase("Entries", "Zoom &in"),
            lambda: canvas.zoom_to(canvas.scale * ZOOM),
            ("Ctrl++", "Ctrl+="),
            "zoom-in",
        ),
        (
            "zoom_out",
            phrase("Entries", "Zoom &out"),
            lambda: canvas.zoom_to(canvas.scale / ZOOM),
            ("Ctrl+-",),
            "zoom-out",
        ),
        ("zoom_actual", phrase("Entries", "Actual si&ze"), lambda: canvas.zoom_to(1.0), ("Ctrl+0",), ""),
        ("fit", phrase("Entries", "&Fit the drawing"), canvas.fit, ("Ctrl+1",), "fit"),
        (
            "fit_selection",
            phrase("Entries", "Fit the &selection"),
            lambda: canvas.fit(selection.ids or None),
            ("F", "Alt+Shift+F"),
            "",
        ),
    )
    for key, label, run, shortcuts, icon in rows:
        yield Entry(f"view.{key}", label, "view", "zoom", run, shortcuts, icon=icon)


def panel_entries(window: Window) -> Iterator[Entry]:
    """A switch for every panel, the ways between them, and the way back."""
    docks, around = window.docks, window.around
    for panel in PANELS:
        run, shown = partial(docks.toggle, panel.key), partial(in_sight, docks, panel.key)
        yield Entry(
            f"view.panel_{panel.key}",
            panel.title,
            "view/panels",
            "panels",
            run,
            checked=shown,
            icon=panel.icon,
        )
    search = lambda: search_palette(window)  # noqa: E731
    label = phrase("Entries", "&Search the palette")
    yield Entry("tools.search", label, "tools", "search", search, ("Ctrl+F", "/"), icon="search")
    label = phrase("Entries", "&Next panel")
    yield Entry("view.next_panel", label, "view/panels", "keyboard", lambda: around.go(1), ("F6",))
    label = phrase("Entries", "Pre&vious panel")
    yield Entry("view.previous_panel", label, "view/panels", "keyboard", lambda: around.go(-1), ("Shift+F6",))
    turn, keys = around.float_or_dock, ("Ctrl+F6",)
    yield Entry("view.float_panel", FLOAT, "view/panels", "keyboard", turn, keys, title=around.title)
    yield Entry("view.reset_layout", phrase("Entries", "Reset &layout"), "view/panels", "reset", docks.reset)


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
        lambda: settings.change(**{field: key}),
        checked=lambda: getattr(settings.current, field) == key,
    )


def help_entries(window: Window) -> Iterator[Entry]:
    """The sheet of keys, the finder, about."""
    label = phrase("Entries", "&Keys and gestures")
    yield Entry("help.keys", label, "help", "find", window.guides.show_keys, ("F1", "?"), icon="keyboard")
    label = phrase("Entries", "&Find a command…")
    yield Entry("help.find", label, "help", "find", window.guides.find_command, ("Ctrl+K",), icon="search")
    label = phrase("Entries", "&About Backprop Studio")
    yield Entry("help.about", label, "help", "about", window.guides.show_about, icon="info")
