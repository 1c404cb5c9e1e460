"""Reasons: what others say in English does not stand in the middle of a Korean sentence."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.app.documents.opening import read_bytes
from simulator.cli.spoken import translator
from simulator.drawing.edits import from_layers
from simulator.drawing.files import decode, document_of, encode, read_document
from simulator.exporting.weights_reading import decode as decode_weights
from simulator.language import use_translator
from simulator.problems import Refusal
from simulator.reasons import why_not_read, why_not_written
from simulator.resources import resource

ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
WHOLE = encode(document_of(from_layers([2, 3, 1])))


@pytest.fixture
def korean() -> Iterator[None]:
    use_translator(translator(resource("translations", "backprop_ko.ts").read_bytes()))
    yield
    use_translator(None)


def said(data: bytes) -> str:
    with pytest.raises(Refusal) as raised:
        decode(data)
    return str(raised.value)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_text_that_was_cut_off_is_refused_in_korean_alone(korean: None, share: float) -> None:
    start = int(len(WHOLE) * share)
    for length in range(start, start + 40):
        assert not ENGLISH.search(said(WHOLE[:length]))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"format": "backprop', "the text that begins here has no closing quotation mark"),
        (b'{"format": ', "it ends too early"),
        (b'{"format": }', "a value is needed here"),
        (b'{"format": 1 2}', "a comma or a closing bracket is needed here"),
        (b'{"format" 1}', "a colon is needed here"),
        (b"{format: 1}", "a name in double quotation marks is needed here"),
        (b'{"format": 1} 2', "it should end here"),
        (b'{"format": "a\nb"}', "a line break or control character stands in a text"),
        (rb'{"format": "\q"}', "the backslash begins nothing that is known"),
        (rb'{"format": "\u12"}', "the backslash begins nothing that is known"),
    ],
)
def test_mistakes_of_syntax_have_sentences(data: bytes, reason: str) -> None:
    assert f"this is not JSON ({reason})." in said(data)


def test_no_mistake_of_syntax_speaks_english_to_koreans(korean: None) -> None:
    for data in (
        b'{"a": }',
        b'{"a": 1 2}',
        b'{"a" 1}',
        b"{a: 1}",
        b"{} 2",
        b'{"a": "\n"}',
        rb'"\q"',
        b'{"a":1,}',
    ):
        assert not ENGLISH.search(said(data))


def test_a_misfit_speaks_korean(korean: None) -> None:
    data = WHOLE.replace(b'"nodes": [', b'"nodes": [5, ', 1)
    assert not ENGLISH.search(said(data))
    weights = b'{"format": "backprop-weights", "version": 1, "nodes": 5}'
    with pytest.raises(Refusal) as raised:
        decode_weights(weights)
    assert not ENGLISH.search(str(raised.value))


USUAL = "ENOENT EACCES EPERM EISDIR ENOTDIR EIO ENAMETOOLONG ELOOP EMFILE".split()


@pytest.mark.parametrize("name", [*USUAL, "ENOSPC", "EROFS", "EEXIST", "EDQUOT"])
def test_what_the_system_says_has_words_of_ours(name: str) -> None:
    code = getattr(errno, name)
    error = OSError(code, os.strerror(code))
    assert os.strerror(code) not in str(why_not_written(error))
    assert name not in USUAL or os.strerror(code) not in str(why_not_read(error))


def test_what_is_unusual_is_said_in_english_only(korean: None) -> None:
    odd = why_not_read(OSError(errno.EPROTO, "Protocol error"))
    assert "Protocol" not in str(odd)
    use_translator(None)
    assert str(odd) == "Protocol error"
    assert str(why_not_read(OSError())) == "an unusual error of the system"


@pytest.mark.parametrize("read", [read_bytes, read_document])
def test_files_that_cannot_be_read_say_why_in_korean(korean: None, tmp_path: Path, read: object) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"{}")
    for path in ("missing", "folder", "file/below", "n" * 300):
        with pytest.raises(Refusal) as raised:
            read(tmp_path / path)  # type: ignore[operator]
        assert not ENGLISH.search(str(raised.value).replace("Backprop Studio", ""))
