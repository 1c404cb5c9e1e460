"""Files, classes and functions stay small enough to be read in one sitting."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "simulator").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def over_budget(source: str, name: str) -> Iterator[str]:
    """Every way in which a file is too much."""
    tree = ast.parse(source)
    lines = source.count("\n")
    if lines >= 300:
        yield f"{name} has {lines} lines (budget: under 300)"
    for function in functions(tree):
        if _length(function) > 40:
            yield f"{name}:{function.lineno} {function.name} has {_length(function)} lines (budget: 40)"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(m, Function) and not m.name.startswith("__") for m in node.body)
            if _length(node) >= 200:
                yield f"{name}:{node.lineno} {node.name} has {_length(node)} lines (budget: under 200)"
            if methods > 15:
                yield f"{name}:{node.lineno} {node.name} has {methods} methods (budget: 15)"


def test_no_file_class_or_function_is_too_long() -> None:
    found = [
        line for path in SOURCES for line in over_budget(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    ]
    assert not found, "\n".join(found)


def test_most_functions_are_short() -> None:
    lengths = [_length(f) for path in SOURCES for f in functions(ast.parse(path.read_text("utf-8")))]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=20)[-1] <= 25


def test_every_module_opens_with_its_idea() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("x = 0\n" * 300, "300 lines"),
        ("def long():\n" + "    x = 0\n" * 40, "long has 41"),
        ("class Wide:\n" + "".join(f"    def m{i}(self): ...\n" for i in range(16)), "16 methods"),
        ("class Long:\n" + "    x = 0\n" * 199, "Long has 200"),
    ],
)
def test_a_planted_excess_is_found(source: str, word: str) -> None:
    assert any(word in line for line in over_budget(source, "planted.py"))
