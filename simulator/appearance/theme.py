"""A theme: one color for each role on screen, in a light and a dark form."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette

from simulator.signal import Signal

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


FUSION_DARKENS = 140
"""Per cent by which Qt's Fusion style darkens the window color for an outline."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as ``#rrggbb``, lengths in logical pixels; whoever paints asks for a role, never for a color."""

    name: str
    # surfaces, from the back to the front
    paper: str
    """The canvas."""
    grid: str
    """The dots on the paper."""
    window: str
    """Tool bars, dock titles, the space between panels."""
    surface: str
    """Panels, fields, lists."""
    raised: str
    """Cards, buttons, tool tips."""
    border: str
    # what is written
    ink: str
    muted: str
    """Second-rank text: units, captions, biases."""
    faint: str
    """Text and icons that cannot be used now."""
    # what is meant
    accent: str
    """The one color of ours: what is selected, pressed, in focus."""
    on_accent: str
    soft_accent: str
    """A wash of the accent behind ordinary text."""
    warning: str
    soft_warning: str
    danger: str
    soft_danger: str
    success: str
    # what is drawn
    node: str
    """A node that holds no value yet."""
    rim: str
    edge: str
    """An edge that has no gradient yet."""
    backward: str
    """What comes back: gradients that are written beside values."""
    dimmed: str
    """What has no value, such as a dead unit."""
    shadow: str
    # what is plotted
    training_curve: str
    held_out_curve: str
    earlier_curve: str
    accuracy_curve: str
    # lengths
    radius: float = 6.0
    """Corners of fields and buttons."""
    card_radius: float = 10.0
    """Corners of cards on the canvas."""

    @property
    def dark(self) -> bool:
        """Whether light is drawn on dark."""
        return QColor(self.paper).lightness() < 128


LIGHT = Theme(
    name="light",
    paper="#fcfbf8",
    grid="#cfcbbf",
    window="#f1efea",
    surface="#fbfaf7",
    raised="#ffffff",
    border="#dad6cc",
    ink="#24262d",
    muted="#646772",
    faint="#a3a5ad",
    accent="#6b4fd8",
    on_accent="#ffffff",
    soft_accent="#e9e4fb",
    warning="#b45309",
    soft_warning="#fdf0d9",
    danger="#c8323a",
    soft_danger="#fde7e7",
    success="#1f7a4d",
    node="#ffffff",
    rim="#5c606b",
    edge="#8b8f99",
    backward="#a8410d",
    dimmed="#c9cad0",
    shadow="#1d1f2b",
    training_curve="#6b4fd8",
    held_out_curve="#c2660a",
    earlier_curve="#918fa6",
    accuracy_curve="#1f7a4d",
)

DARK = Theme(
    name="dark",
    paper="#16171d",
    grid="#3a3d4a",
    window="#1c1d24",
    surface="#202129",
    raised="#282a33",
    border="#383a46",
    ink="#e9e8ee",
    muted="#a2a4b1",
    faint="#646775",
    accent="#a48fff",
    on_accent="#17142b",
    soft_accent="#352e5c",
    warning="#f0a94b",
    soft_warning="#3e2f18",
    danger="#ff7a80",
    soft_danger="#442024",
    success="#5cc48d",
    node="#2a2c36",
    rim="#a5a8b6",
    edge="#6d707d",
    backward="#f5a06a",
    dimmed="#4b4d58",
    shadow="#000000",
    training_curve="#a48fff",
    held_out_curve="#f0a94b",
    earlier_curve="#75728f",
    accuracy_curve="#5cc48d",
)

THEMES = (LIGHT, DARK)

changed: Signal[Theme] = Signal()
"""Told after ``use`` chose another theme."""

_current = [LIGHT]


def current() -> Theme:
    """The theme in use."""
    return _current[0]


def use(theme: Theme) -> None:
    """Take a theme and tell everybody, if it is another one."""
    if theme != _current[0]:
        _current[0] = theme
        changed.emit(theme)


def theme_named(name: str) -> Theme:
    """The theme of a name from the settings; an unknown name is light."""
    return next((theme for theme in THEMES if theme.name == name), LIGHT)


def roles() -> tuple[str, ...]:
    """The names of all color roles."""
    return tuple(f.name for f in fields(Theme) if f.type == "str" and f.name != "name")


def palette_of(theme: Theme) -> QPalette:
    """The twenty roles of a Qt palette, for the Fusion style."""
    palette = QPalette()
    for role, color in _palette_colors(theme).items():
        palette.setColor(role, QColor(color))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        palette.setColor(Group.Disabled, role, QColor(theme.faint))
    palette.setColor(Group.Disabled, Role.Highlight, QColor(theme.dimmed))
    return palette


def box_palette_of(theme: Theme) -> QPalette:
    """For check boxes alone: Fusion outlines them in a darker window color, lost on a dark window."""
    palette = palette_of(theme)
    palette.setColor(Role.Window, QColor(theme.muted).lighter(FUSION_DARKENS))
    palette.setColor(Group.Disabled, Role.Window, QColor(theme.faint).lighter(FUSION_DARKENS))
    return palette


def _palette_colors(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: theme.window,
        Role.WindowText: theme.ink,
        Role.Base: theme.raised,
        Role.AlternateBase: theme.surface,
        Role.Text: theme.ink,
        Role.PlaceholderText: theme.faint,
        Role.Button: theme.surface,
        Role.ButtonText: theme.ink,
        Role.BrightText: theme.danger,
        Role.Highlight: theme.accent,
        Role.HighlightedText: theme.on_accent,
        Role.Accent: theme.accent,
        Role.Link: theme.accent,
        Role.LinkVisited: theme.accent,
        Role.ToolTipBase: theme.raised,
        Role.ToolTipText: theme.ink,
        Role.Light: theme.raised,
        Role.Midlight: theme.surface,
        Role.Mid: theme.border,
        Role.Dark: theme.faint,
        Role.Shadow: theme.shadow,
    }
