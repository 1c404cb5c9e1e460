"""Broken documents for the campaign: made by hand, truncated, with flipped bytes, with mutated records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from simulator.drawing.edits import from_layers, tie
from simulator.drawing.files import VERSION, document_of, encode
from tests.attaching import attach


def small() -> bytes:
    """A document of about three kilobytes: a network whose output is squared, with two tied edges."""
    drawing = from_layers([1, 2, 1], "tanh")
    drawing.apply(tie(drawing, ["e1", "e2"]))
    drawing.apply(attach(drawing, "n4", 300.0, 0.0, "square", output=True, loss="huber")[0])
    return encode(document_of(drawing, {"e1": 0.5, "n2": -1e-300}, {"e1": 0.25}, 12, 3))


HALF = r"\ud800"


def quoted(text: str) -> str:
    """A JSON text without escapes."""
    return f'"{text}"'


def with_(**fields: str) -> bytes:
    """A document whose fields are these JSON texts."""
    texts = {"format": '"backprop-studio"', "version": str(VERSION), **fields}
    return ("{" + ",".join(f'"{name}":{text}' for name, text in texts.items()) + "}").encode()


def node(**fields: str) -> str:
    """A node whose fields are these JSON texts."""
    texts = {"id": '"n1"', "kind": '"neuron"', "x": "0", "y": "0", **fields}
    return "{" + ",".join(f'"{name}":{text}' for name, text in texts.items()) + "}"


def nodes(*ids: str, kind: str = "neuron") -> str:
    """A list of nodes with these ids."""
    return "[" + ",".join(node(id=f'"{id}"', kind=f'"{kind}"') for id in ids) + "]"


def edges(*ends: str) -> str:
    """A list of edges from pairs of ids such as ``a>b``."""
    rows = (
        f'{{"id":"e{number}","source":"{pair.split(">")[0]}","target":"{pair.split(">")[1]}"}}'
        for number, pair in enumerate(ends)
    )
    return "[" + ",".join(rows) + "]"


def table(values: str, columns: int = 1) -> str:
    """Data whose table has columns with these values."""
    column = '{"name":"c","role":"feature","values":[' + values + "]}"
    return '{"dataset":"table","table":{"name":"t","columns":[' + ",".join([column] * columns) + "]}}"


BY_HAND: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "Line 1, column 1"),
    "only a byte order mark": (b"\xef\xbb\xbf", "Line 1, column 1"),
    "not JSON": (b"hello", "Line 1, column 1"),
    "a number": (b"1", "not a file of Backprop Studio"),
    "null": (b"null", "not a file of Backprop Studio"),
    "a list": (b"[]", "not a file of Backprop Studio"),
    "no format": (b"{}", "not a file of Backprop Studio"),
    "another format": (with_(format='"pixels"'), "“pixels” file"),
    "no version": (b'{"format":"backprop-studio"}', "not a file"),
    "newer version": (with_(version="3", miracles="[]"), "newer version"),
    "version 0": (with_(version="0"), "no format version 0"),
    "version -1": (with_(version="-1"), "no format version -1"),
    "version true": (with_(version="true"), "not a file"),
    "version 1.5": (with_(version="1.5"), "not a file"),
    "version 1e400": (with_(version="1e400"), "not a file"),
    "second document": (with_() + with_(), "it should end here"),
    "trailing comma": (b'{"format":1,}', "Line 1, column 1"),
    "comment": (b"{\n  // hello\n}", "Line 2, column 3"),
    "single quotes": (b"{'format':1}", "Line 1, column 2"),
    "NaN": (with_(step="NaN"), "column 48: only finite numbers"),
    "Infinity in text only": (
        with_(nodes=f"[{node(label=quoted('NaN'), x='-Infinity')}]"),
        "finite",
    ),
    "1e999": (with_(nodes=f"[{node(x='1e999')}]"), "$.nodes[0].x: the number is too large"),
    "1e301": (with_(nodes=f"[{node(bias='1e301')}]"), "“n1” has 1e+301 in bias"),
    "a thousand digits": (with_(nodes=f"[{node(x='1' * 1000)}]"), "too large"),
    "ten thousand digits": (with_(step="1" * 10_000), "too large"),
    "far away": (with_(nodes=f"[{node(x='1000001')}]"), "“n1” has 1000001.0 in x"),
    "an argument below 0": (
        with_(nodes=nodes("a", "b"), edges=edges("a>b").replace("}", ',"argument":-1}')),
        "“e0” has -1 in argument",
    ),
    "half an argument": (
        with_(nodes=nodes("a", "b"), edges=edges("a>b").replace("}", ',"argument":0.5}')),
        "$.edges[0].argument",
    ),
    "a long tie": (
        with_(nodes=nodes("a", "b"), edges=edges("a>b").replace("}", ',"tie":"' + "t" * 65 + '"}')),
        "“e0” has 65 characters in tie",
    ),
    "a loss that is no word": (with_(nodes=f"[{node(loss=quoted('?'))}]"), "“?” in loss"),
    "an endless weight of the loss": (with_(nodes=f"[{node(loss_weight='1e301')}]"), "in loss_weight"),
    "an edge into a variable": (
        with_(nodes=nodes("a", "b", kind="variable"), edges=edges("a>b")),
        "leads into “b”, which has a value of its own",
    ),
    "true for a number": (with_(nodes=f"[{node(x='true')}]"), "$.nodes[0].x: float is needed here, not bool"),
    "text for a number": (with_(nodes=f"[{node(x=quoted('1'))}]"), "$.nodes[0].x"),
    "number for a text": (with_(nodes=f"[{node(label='1')}]"), "$.nodes[0].label"),
    "null for a number": (with_(nodes=f"[{node(y='null')}]"), "$.nodes[0].y"),
    "object for a list": (with_(nodes="{}"), "$.nodes"),
    "list for an object": (with_(training="[]"), "$.training"),
    "missing field": (
        with_(nodes='[{"id":"n1","kind":"neuron","x":1}]'),
        "$.nodes[0]: the field “y” is missing",
    ),
    "unknown field": (with_(colour='"red"'), "the field “colour” is not known"),
    "unknown field of a node": (
        with_(nodes=f"[{node(__class__='1')}]"),
        "the field “__class__” is not known",
    ),
    "duplicate key": (with_(nodes="[" + node(x="1")[:-1] + ',"x":2}]'), "The key “x” stands twice in “n1”"),
    "duplicate key by escape": (
        b'{"format":"backprop-studio","f\\u006frmat":1}',
        "The key “format” stands twice",
    ),
    "lone surrogate": (
        with_(nodes=f"[{node(label=quoted(HALF))}]"),
        "half of a character",
    ),
    "low surrogate": (
        with_(nodes=f"[{node(label=quoted(HALF.replace('8', 'c', 1) + 'x'))}]"),
        "half of a character",
    ),
    "raw surrogate": (with_().replace(b"-", b"\xed\xa0\x80"), "Line 1, column 20: this is not UTF-8"),
    "Latin-1": (with_(name='"x"').replace(b"x", b"\xe9"), "not UTF-8"),
    "cut character": (b'"\xed\x95', "Line 1, column 2: this is not UTF-8"),
    "UTF-16": (with_().decode().encode("utf-16"), "not UTF-8"),
    "control character": (
        with_(nodes=f"[{node(label=quoted(chr(1)))}]"),
        "control character stands in a text",
    ),
    "a hundred levels": (b"[" * 100 + b"]" * 100, "more than 64 deep"),
    "a hundred levels of objects": (b'{"a":' * 100 + b"1" + b"}" * 100, "more than 64 deep"),
    "open levels": (b"[" * 100_000, "more than 64 deep"),
    "closed levels": (b"]" * 100_000, "more than 64 deep"),
    "too many nodes": (with_(nodes=nodes(*(f"n{i}" for i in range(20_001)))), "20001 nodes; at most 20000"),
    "too many cells": (with_(data=table("1," * 500_000 + "1", 2)), "1000002 numbers; at most 1000"),
    "too many columns": (with_(data=table("1", 1001)), "1001 columns"),
    "too many keys": (
        with_(weights="{" + ",".join(f'"a{i}":0' for i in range(230_000)) + "}"),
        "more records than",
    ),
    "too many objects": (with_(nodes="[" + "{}," * 260_000 + "{}]"), "more records than"),
    "long label": (
        with_(nodes=f"[{node(label=quoted('x' * 1001))}]"),
        "1001 characters in label",
    ),
    "long column": (
        with_(nodes=f"[{node(column=quoted('x' * 1001))}]"),
        "1001 characters in column",
    ),
    "empty id": (with_(nodes=nodes("")), "cannot be an id"),
    "id with a space": (with_(nodes=nodes("n 1")), "cannot be an id"),
    "long id": (with_(nodes=nodes("n" * 65)), "cannot be an id"),
    "id with a path": (with_(nodes=nodes("../etc/passwd")), "cannot be an id"),
    "reserved id": (with_(nodes=nodes("training")), "The id “training” stands twice"),
    "duplicate ids": (with_(nodes=nodes("n1", "n1")), "The id “n1” stands twice"),
    "id of node and edge": (with_(nodes=nodes("a", "e0"), edges=edges("a>e0")), "The id “e0” stands twice"),
    "strange kind": (with_(nodes=nodes("n1", kind="Neu ron")), "“Neu ron” in kind"),
    "strange activation": (with_(nodes=f"[{node(activation=quoted(''))}]"), "“” in activation"),
    "edge from nowhere": (with_(nodes=nodes("a"), edges=edges("b>a")), "edge “e0” needs the node “b”"),
    "edge to nowhere": (with_(nodes=nodes("a"), edges=edges("a>b")), "edge “e0” needs the node “b”"),
    "edge to a group": (
        with_(nodes=nodes("a"), groups='[{"id":"g"}]', edges=edges("a>g")),
        "needs the node “g”",
    ),
    "self-loop": (with_(nodes=nodes("a"), edges=edges("a>a")), "“e0” leads from “a” back to itself"),
    "doubled edge": (
        with_(nodes=nodes("a", "b"), edges=edges("a>b", "a>b")),
        "“e1” and “e0” connect the same",
    ),
    "two-cycle": (with_(nodes=nodes("a", "b"), edges=edges("a>b", "b>a")), "in a circle: "),
    "cycle": (with_(nodes=nodes("a", "b", "c", "d"), edges=edges("a>b", "b>c", "c>b", "c>d")), "b → c → b"),
    "into an input": (
        with_(nodes=nodes("a", "b", kind="input"), edges=edges("a>b")),
        "leads into the input “b”",
    ),
    "missing group": (
        with_(nodes=f"[{node(group=quoted('g1'))}]"),
        "the group “g1”, which is not there",
    ),
    "weight of nothing": (with_(weights='{"e1":1}'), "“weights” has a number for “e1”"),
    "weight 1e301": (with_(nodes=nodes("n1"), weights='{"n1":1e301}'), "“n1” has 1e+301 in weights"),
    "negative step": (with_(step="-1"), "“step” must lie between 0"),
    "huge epoch": (with_(epoch=str(2**53 + 1)), "“epoch” must lie between 0"),
    "negative seed": (with_(training='{"seed":-1}'), "“training” has -1 in seed"),
    "momentum of 2": (with_(training='{"momentum":2}'), "“training” has 2.0 in momentum"),
    "another id of training": (with_(training='{"id":"data"}'), "$.training.id"),
    "no samples": (with_(data='{"size":0}'), "“data” has 0 in size"),
    "a billion samples": (with_(data='{"size":1000000000}'), "“data” has 1000000000 in size"),
    "all held out": (with_(data='{"held_out":1.5}'), "“data” has 1.5 in held_out"),
    "unknown role": (with_(data=table("1").replace("feature", "secret")), "'secret' is not possible here"),
}


def truncations(data: bytes) -> Iterator[bytes]:
    """Every beginning."""
    return (data[:length] for length in range(len(data)))


def flips(data: bytes, rng: Random, count: int) -> Iterator[bytes]:
    """One to four bytes changed, taken out or put in."""
    for _ in range(count):
        broken = bytearray(data)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(broken))
            what = rng.random()
            if what < 0.5:
                broken[place] ^= 1 << rng.randrange(8)
            elif what < 0.75:
                del broken[place]
            else:
                broken.insert(place, rng.choice(b'{}[]",:0-9eE.\\u\x00\xff\xed'))
        yield bytes(broken)


WEIRD: tuple[Any, ...] = (
    *(None, True, False, 0, -0.0, -1, 1.5, 2**53 + 1, 10**400, 1e300, 1e301, -1e6 - 1),
    *(float("nan"), float("inf"), "", "a", "n1", "e1", "training", "\ud800", "😀", "x" * 1001),
    *("\0", "NaN", [], {}, [[]], {"id": "n1"}, ["n1"], {"": 0}),
)


def mutations(data: bytes, rng: Random, count: int) -> Iterator[bytes]:
    """One to three changes that know the schema: values, keys, records, ends and ids swapped."""
    original = json.loads(data)
    for _ in range(count):
        broken = deepcopy(original)
        for _ in range(rng.randint(1, 3)):
            _mutate(broken, rng)
        yield json.dumps(broken, ensure_ascii=rng.random() < 0.8).encode("utf-8", "surrogatepass")


def _mutate(value: Any, rng: Random) -> None:
    place = value
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = rng.choice(keys)
        inside = place[key]
        if isinstance(inside, dict | list) and inside and rng.random() < 0.85:
            place = inside
            continue
        break
    _change(place, key, rng)


def _change(place: Any, key: Any, rng: Random) -> None:
    what = rng.randrange(6)
    if what == 0:
        del place[key]
    elif what == 1 and isinstance(place, dict):
        place[rng.choice(("id", "x", "", "weights", "__proto__"))] = place.pop(key)
    elif what == 2 and isinstance(place, list):
        place.insert(0, deepcopy(place[key]))
    elif what == 3 and isinstance(place[key], float):
        place[key] = rng.choice((-place[key], place[key] + 1, place[key] * 1e300, str(place[key])))
    elif what == 4 and isinstance(place[key], str):
        place[key] = rng.choice(("n1", "n2", "n3", "n4", "e1", "g1", "input", place[key] * 3))
    else:
        place[key] = deepcopy(rng.choice(WEIRD))
