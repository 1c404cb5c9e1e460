"""Documents and the clipboard: round trips, canonical bytes, versions, the published schema."""

from __future__ import annotations

import json
import math
import os
import re
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.drawing import edits, files, limits
from simulator.drawing.document import Document
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import (
    copy_text,
    decode,
    document_of,
    drawing_of,
    encode,
    paste,
    piece_in,
    read_document,
    schema,
)
from simulator.drawing.records import Column, Edge, Node, Record, Table
from simulator.problems import Refusal
from tests.properties.editing import VERBS

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "document-2.schema.json"


def scribble(seed: int) -> Drawing:
    rng, drawing = Random(seed), Drawing()
    for _ in range(25):
        drawing.apply(rng.choice(VERBS)(rng, drawing))
    return drawing


numbers = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300)


@given(seed=st.integers(0, 10**6), value=numbers)
def test_what_is_saved_is_loaded(seed: int, value: float) -> None:
    drawing = scribble(seed)
    values = dict.fromkeys([*drawing.nodes, *drawing.edges][:5], value)
    document = document_of(drawing, values, values, 12, 3)
    data = encode(document)
    assert decode(data) == document
    assert encode(decode(data)) == data
    assert dict(drawing_of(decode(data)).records) == dict(drawing.records)


def test_the_order_of_making_leaves_no_trace() -> None:
    drawing = edits.from_layers([2, 3, 1])
    backwards = Drawing(reversed(drawing.records.values()))
    assert encode(document_of(drawing)) == encode(document_of(backwards))


def test_a_record_stands_on_a_line_and_lines_end_as_everywhere() -> None:
    data = encode(document_of(edits.from_layers([2, 1]), {"e1": 0.5, "e2": 1.0}))
    lines = data.decode().split("\n")
    assert lines[4].startswith('  {"id":"n1",')
    assert '  "e1": 0.5,' in lines
    assert lines[-1] == ""
    assert b"\r" not in data


def test_whole_numbers_in_float_fields_are_written_as_floats() -> None:
    drawing = Drawing([Node(id="n1", kind="neuron", x=1, y=2)])
    data = encode(document_of(drawing, {"n1": 3}))
    assert b'"x":1.0' in data
    assert b'"n1": 3.0' in data


def test_numbers_of_other_libraries_are_numbers() -> None:
    drawing = Drawing([Node(id="n1", kind="neuron", x=Fraction(1, 2), y=0.0)])  # type: ignore[arg-type]
    assert drawing_of(decode(encode(document_of(drawing)))).nodes["n1"].x == 0.5


def test_numbers_that_are_not_finite_or_belong_to_nothing_are_not_saved() -> None:
    document = document_of(
        edits.from_layers([1, 1]), {"e1": math.nan, "n2": 0.5, "e99": 1.0}, {"e1": math.inf}
    )
    assert (document.weights, document.initial) == ({"n2": 0.5}, {})


def test_a_document_that_holds_them_all_the_same_is_refused() -> None:
    with pytest.raises(Refusal, match="only finite numbers"):
        encode(Document(weights={"e1": math.nan}))


def test_a_document_too_large_to_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "DOCUMENT_BYTES", 1000)
    with pytest.raises(Refusal, match="64 MB"):
        encode(document_of(edits.from_layers([3, 3])))


def test_korean_and_emoji_are_kept_readable() -> None:
    drawing = edits.from_layers([1, 1])
    drawing.apply(edits.set_fields(drawing, ["n1"], label='입력 "😀"\n\\'))
    data = encode(document_of(drawing))
    assert "입력".encode() in data
    assert drawing_of(decode(data)).nodes["n1"].label == '입력 "😀"\n\\'


def test_a_table_travels_in_the_document() -> None:
    table = Table(name="t.csv", columns=(Column(name="a", role="feature", values=(1.0, -0.5), shift=2.0),))
    drawing = edits.from_layers([1, 1])
    drawing.apply(edits.set_data(drawing, dataset="table", table=table))
    assert drawing_of(decode(encode(document_of(drawing)))).data.table == table


@pytest.mark.parametrize("ascii_only", [True, False])
def test_other_ways_to_write_the_same_are_read(ascii_only: bool) -> None:
    drawing = edits.from_layers([2, 1])
    drawing.apply(edits.set_fields(drawing, ["n1"], label="입력😀"))
    document = document_of(drawing)
    text = json.dumps(json.loads(encode(document)), ensure_ascii=ascii_only, indent=7).replace("\n", "\r\n")
    assert decode(b"\xef\xbb\xbf" + text.encode()) == document


def test_fields_with_defaults_may_be_left_out() -> None:
    document = decode(
        b'{"format": "backprop-studio", "version": 1, "nodes": [{"id":"a","kind":"neuron","x":1,"y":2}]}'
    )
    assert document.nodes == (Node(id="a", kind="neuron", x=1.0, y=2.0),)


def test_an_unknown_kind_loads_for_the_compiler_to_speak_of() -> None:
    drawing = Drawing([Node(id="n1", kind="multiply", x=0.0, y=0.0, activation="swish")])
    assert drawing_of(decode(encode(document_of(drawing)))).nodes == drawing.nodes


# Versions.


def test_an_older_version_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_up(raw: files.Raw) -> files.Raw:
        return {**raw, "version": files.VERSION - 1, "step": raw["step"] + 1}

    def times_ten(raw: files.Raw) -> files.Raw:
        return {**raw, "version": files.VERSION, "step": raw["step"] * 10}

    old = encode(document_of(edits.from_layers([1, 1]), step=4))
    now = files.VERSION
    monkeypatch.setattr(files, "VERSION", now + 2)
    monkeypatch.setattr(files, "UPGRADES", (*files.UPGRADES, one_up, times_ten))
    assert decode(old).step == 50
    assert decode(_of_version(old, now + 1)).step == 40
    with pytest.raises(Refusal, match="newer version"):
        decode(_of_version(old, now + 3))


def _of_version(data: bytes, version: int) -> bytes:
    return re.sub(rb'"version": [0-9]+', b'"version": %d' % version, data)


def test_a_document_of_version_1_keeps_everything() -> None:
    drawing = scribble(7)
    document = document_of(drawing, {"n1": 0.5}, step=3)
    raw = json.loads(encode(document))
    for name in ("tie", "argument", "loss", "loss_weight"):
        for record in (*raw["nodes"], *raw["edges"]):
            record.pop(name, None)
    plain = drawing_of(decode(json.dumps({**raw, "version": 1}).encode()))
    standing = {id: _as_in_version_1(record) for id, record in drawing.records.items()}
    assert dict(plain.records) == standing


def _as_in_version_1(record: Record) -> Record:
    if isinstance(record, Edge):
        return replace(record, tie=None, argument=0)
    return replace(record, loss=None, loss_weight=1.0) if isinstance(record, Node) else record


def test_there_is_an_upgrade_for_every_older_version() -> None:
    assert len(files.UPGRADES) == files.VERSION - 1


def test_the_published_schema_is_current() -> None:
    assert SCHEMA.read_bytes() == schema(), "write what schema() gives into it"


def test_the_schema_knows_the_fields_of_a_document() -> None:
    described = json.loads(schema())
    written = json.loads(encode(document_of(edits.from_layers([1, 1]))))
    assert set(described["$defs"]["Document"]["properties"]) == {*written, "state"}
    assert set(described["$defs"]["Node"]["properties"]) == set(written["nodes"][0])


# Reading from a path.


def test_read_document(tmp_path: Path) -> None:
    document = document_of(edits.from_layers([2, 1]))
    (tmp_path / "a.json").write_bytes(encode(document))
    assert read_document(tmp_path / "a.json") == document


@pytest.mark.parametrize("name", ["missing.json", "no/folder.json", "a\0b", "."])
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match="Could not open"):
        read_document(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="it is not a file"):
        read_document(tmp_path / "pipe")


def test_no_more_is_read_than_can_be_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(limits.DOCUMENT_BYTES * 10)  # a sparse file: it costs nothing
    with pytest.raises(Refusal, match="at most 64 MB"):
        read_document(tmp_path / "huge.json")


# The clipboard.


def test_a_copy_is_pasted_with_its_middle_at_the_place() -> None:
    drawing = edits.from_layers([2, 3, 1])
    text = copy_text(drawing, ["n1", "n2", "n3", "e1", "nobody"])
    other = edits.from_layers([1, 1])
    change, ids = paste(other, piece_in(text), 1000.0, -1000.0)
    other.apply(change)
    nodes = [other.nodes[id] for id in ids]
    assert (min(n.x for n in nodes) + max(n.x for n in nodes)) / 2 == 1000.0
    assert (min(n.y for n in nodes) + max(n.y for n in nodes)) / 2 == -1000.0
    assert [n.label for n in nodes] == ["x2", "x3", "h1"]
    assert len(other.edges) == 3


def test_pasting_twice_gives_other_ids() -> None:
    drawing = edits.from_layers([2, 2])
    text = copy_text(drawing, drawing.nodes)
    for _ in range(2):
        drawing.apply(paste(drawing, piece_in(text), 0.0, 0.0)[0])
    assert (len(drawing.nodes), len(drawing.edges)) == (12, 12)
    assert len({n.label for n in drawing.nodes.values()}) == 12


def test_nothing_copied_is_no_text() -> None:
    assert copy_text(edits.from_layers([1, 1]), ["e1"]) == ""


@pytest.mark.parametrize(
    "text", ["", "hello", "[1]", "{}", '{"format":"x","version":1}', "\ud800", '{"a":"\ud800"}']
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        paste(Drawing(), piece_in(text), 0.0, 0.0)


def test_a_clip_is_checked_like_a_document() -> None:
    text = copy_text(edits.from_layers([1, 1]), ["n1", "n2"])
    with pytest.raises(Refusal, match="needs the node"):
        piece_in(text.replace('"source":"n1"', '"source":"n9"'))
    with pytest.raises(Refusal, match="another version"):
        piece_in(text.replace('"version": 1', '"version": 2'))


def test_pasting_never_leaves_the_paper() -> None:
    drawing = edits.from_layers([2, 1])
    change, ids = paste(drawing, piece_in(copy_text(drawing, drawing.nodes)), 1e6, 1e6)
    drawing.apply(change)
    assert max(drawing.nodes[id].x for id in ids) == 1e6
