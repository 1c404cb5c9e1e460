"""No text reaches the screen without passing through translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "simulator").rglob("*.py"))

MARKS = {"phrase", "translate"}
SHOWING = {
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText",
    "setTitle", "setLabelText", "setPrefix", "setSuffix", "setAccessibleName",
    "setAccessibleDescription", "setItemText", "setTabText", "setHeaderLabels", "addItem", "addAction",
    "addMenu", "addTab", "addRow", "showMessage", "setInformativeText", "setDetailedText", "insertItem",
    "setHtml", "setPlainText", "drawText", "QLabel", "QAction", "QPushButton", "QToolButton",
    "QCheckBox", "QRadioButton", "QGroupBox", "QDockWidget", "QMenu", "QMessageBox",
}  # fmt: skip


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_words(text: str) -> bool:
    """Two letters in a row that are not a mere symbol of the field, a unit or a style."""
    return bool(re.search(r"[A-Za-z]{3,}|[가-힣]", re.sub(r"<[^>]*>|\{[^}]*\}", "", text)))


def _literals(node: ast.expr) -> Iterator[str]:
    """What is written in place, not what an inner call makes of it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.BinOp | ast.IfExp | ast.List | ast.Tuple | ast.BoolOp):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _literals(child)


def untranslated(source: str) -> Iterator[str]:
    """Words shown as they are written, and marks that lupdate could not read."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node)
        if name in MARKS and isinstance(node.func, ast.Name):
            literal = [isinstance(a, ast.Constant) and isinstance(a.value, str) for a in node.args]
            variables = any(isinstance(a, ast.Name | ast.Attribute) for a in node.args)
            if not variables and (literal != [True, True] or node.keywords):
                yield f"{node.lineno}: {name} takes two literal texts and nothing else"
        elif name in SHOWING:
            for argument in node.args:
                for text in _literals(argument):
                    if _is_words(text):
                        yield f"{node.lineno}: {name} shows {text!r} without translation"
        elif name == "tr":
            yield f"{node.lineno}: tr() is not used here; it is translate(...)"


def test_all_that_is_shown_is_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{what}"
        for path in SOURCES
        if path.name != "language.py"
        for what in untranslated(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "label.setText('Loss')",
        "QLabel(f'Loss {x}')",
        "box.setToolTip('Open ' + name)",
        "phrase('Window', f'Open {x}')",
        "phrase('Window')",
        "translate('Window', 'a' + b)",
    ],
)
def test_a_planted_text_is_found(source: str) -> None:
    assert list(untranslated(source))


@pytest.mark.parametrize(
    "source",
    [
        "label.setText(translate('Window', 'Loss'))",
        "label.setText('η')",
        "label.setText(str(problem))",
        "spin.setSuffix(' %')",
        "phrase('Window', 'Open {name}').of(name=name)",
    ],
)
def test_what_needs_no_translation_passes(source: str) -> None:
    assert not list(untranslated(source))
