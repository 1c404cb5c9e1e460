"""The largest network of the table once more, with two threads for everybody's matrix products."""

from __future__ import annotations

from tests.benchmarks.steps import report_beside_products


def report() -> None:
    """Print its row, and the drawing beside the bare products."""
    report_beside_products(2)
