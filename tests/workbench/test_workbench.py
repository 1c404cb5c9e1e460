"""The workbench: whoever changes a part, everybody who listens hears it once."""

from __future__ import annotations

from dataclasses import replace

from simulator.language import phrase
from simulator.workbench.overlay import NOTHING, Overlay
from tests.tools.studio import Studio, small_network


def test_each_part_tells_its_changes_and_only_those() -> None:
    bench = Studio(*small_network()).bench
    heard: list[object] = []
    for signal in (bench.overlay_changed, bench.hint_changed, bench.options_changed, bench.tool_changed):
        signal.connect(heard.append)  # type: ignore[attr-defined]
    hint, options = phrase("Tools", "Click."), replace(bench.options, grid=False)
    for _ in range(2):
        bench.show(Overlay(refused=True))
        bench.say(hint)
        bench.look(options)
    assert heard == [Overlay(refused=True), hint, options]
    bench.take("neuron")
    bench.take("neuron")
    assert heard.count("neuron") == 1
    assert bench.overlay == NOTHING
