"""Exporting: what was learned, as files that other programs read."""

from simulator.exporting.exporter import Exporter, Trained
from simulator.exporting.weights_json import WEIGHTS_JSON

__all__ = ["EXPORTERS", "Exporter", "Trained"]

EXPORTERS: tuple[Exporter, ...] = (WEIGHTS_JSON,)
"""Every format that needs no screen; one file each."""
