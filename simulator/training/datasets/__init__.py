"""Datasets that come with the program: one file a family, every kind a row of ``DATASETS``."""

from __future__ import annotations

from simulator.training.datasets.clouds import CLOUDS
from simulator.training.datasets.curves import CURVES
from simulator.training.datasets.gates import GATES
from simulator.training.datasets.kind import DatasetKind
from simulator.training.datasets.mazur import MAZUR
from simulator.training.datasets.spirals import SPIRALS

DATASETS: tuple[DatasetKind, ...] = (*GATES, MAZUR, *CLOUDS, *SPIRALS, *CURVES)

__all__ = ["DATASETS", "DatasetKind"]
