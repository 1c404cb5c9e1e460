"""A neuron: the activation of a weighted sum and a bias; marked so, an output."""

from __future__ import annotations

from simulator.language import phrase
from simulator.model.kind import Kind

NEURON = Kind("neuron", phrase("Kind", "Neuron"), "neuron")
