"""Where the files beside the code are: icons, examples, schemas, translations."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = next(
    (folder for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources") if folder.is_dir()),
    _PACKAGE / "resources",
)
"""Inside the package in an installed wheel, beside it in a checkout."""


def resource(*parts: str) -> Path:
    """The path of a resource, as in ``resource("examples", "xor.json")``."""
    return _ROOT.joinpath(*parts)
