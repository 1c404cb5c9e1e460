"""The clipboard: a piece of a drawing as text, in the records of the document format."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from simulator.drawing.change import Change
from simulator.drawing.checks import check_records
from simulator.drawing.codec import canonical, header_of, plain, typed
from simulator.drawing.copies import Piece, bounds, copies, piece_of
from simulator.drawing.drawing import Drawing
from simulator.drawing.records import Edge, Group, Node
from simulator.drawing.strict_json import strict
from simulator.language import phrase
from simulator.problems import Refusal, refuse

FORMAT = "backprop-studio-clipboard"
VERSION = 1


class Clip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was copied; every edge has both ends in it."""

    format: str = FORMAT
    version: int = VERSION
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()


def copy_text(drawing: Drawing, ids: Iterable[str]) -> str:
    """The nodes among these ids and the edges between them as JSON; empty if there is no node."""
    piece = piece_of(drawing, ids)
    clip = Clip(nodes=piece.nodes, edges=piece.edges, groups=piece.groups)
    return canonical(plain(clip)).decode() if piece.nodes else ""


def piece_in(text: str) -> Piece:
    """What was copied; raises ``Refusal`` if the text is nothing that ``copy_text`` made."""
    clip = _read(text)
    return Piece(clip.nodes, clip.edges, clip.groups)


def paste(drawing: Drawing, piece: Piece, x: float, y: float) -> tuple[Change, tuple[str, ...]]:
    """Add what was copied with its middle at a place; answers the new nodes."""
    if not piece.nodes:
        return Change(), ()
    left, top, right, bottom = bounds(piece.nodes)
    return copies(drawing, piece, x - (left + right) / 2, y - (top + bottom) / 2)


def _read(text: str) -> Clip:
    if not text.lstrip().startswith("{"):
        raise _nothing()
    data = strict(text.encode("utf-8", "surrogatepass"))
    header = header_of(data)
    if header.format != FORMAT:
        raise _nothing()
    if header.version != VERSION:
        raise refuse(phrase("Files", "The clipboard was filled by another version of Backprop Studio."))
    clip = typed(data, Clip)
    check_records(clip.nodes, clip.edges, clip.groups)
    return clip


def _nothing() -> Refusal:
    return refuse(phrase("Files", "The clipboard holds no neurons; copy some first."))
