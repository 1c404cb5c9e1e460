"""Arrange: align, distribute, lay out, connect all, layers, outputs, freezing."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.layout import Side, align, auto_layout, distribute
from simulator.drawing.records import NEURON, NODE_RADIUS
from simulator.language import Phrase, phrase
from simulator.model.kinds import COMPUTING, VARIABLE
from simulator.model.rules import connectable
from simulator.problems import Problem
from simulator.tools.commands.command import Command, idle
from simulator.tools.commands.edit import nodes_selected, something_selected
from simulator.tools.commands.graph import weighted
from simulator.tools.wiring import connecting
from simulator.workbench.workbench import Workbench

LEARNING = frozenset({NEURON, VARIABLE.key})
"""Kinds of nodes with a number that training changes."""


def _two_selected(bench: Workbench) -> bool:
    return idle(bench) and len(bench.selection.nodes) >= 2


def _three_selected(bench: Workbench) -> bool:
    return idle(bench) and len(bench.selection.nodes) >= 3


def _any_nodes(bench: Workbench) -> bool:
    return idle(bench) and bool(bench.drawing.nodes)


def _align(bench: Workbench, side: Side, label: Phrase) -> None:
    places = align(bench.drawing, bench.selection.nodes, side)
    bench.history.do(label, edits.place(bench.drawing, places))


def _distribute_across(bench: Workbench) -> None:
    places = distribute(bench.drawing, bench.selection.nodes, "horizontal")
    bench.history.do(phrase("Commands", "Distribute horizontally"), edits.place(bench.drawing, places))


def _distribute_down(bench: Workbench) -> None:
    places = distribute(bench.drawing, bench.selection.nodes, "vertical")
    bench.history.do(phrase("Commands", "Distribute vertically"), edits.place(bench.drawing, places))


def _lay_out(bench: Workbench) -> None:
    """The selected nodes if there are several, else all."""
    chosen = bench.selection.nodes
    places = auto_layout(bench.drawing, chosen if len(chosen) >= 2 else None)
    bench.history.do(phrase("Steps", "Lay out"), edits.place(bench.drawing, places))


def columns_of(drawing: Drawing, ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The layers of these nodes from left to right: their groups if all are in some, else their columns."""
    nodes = sorted((drawing.nodes[id] for id in ids), key=lambda node: (node.x, node.y))
    groups: dict[str | None, list[str]] = {}
    for node in nodes:
        groups.setdefault(node.group, []).append(node.id)
    if None not in groups and len(groups) > 1:
        return [tuple(group) for group in groups.values()]
    columns: list[list[str]] = []
    last = float("-inf")
    for node in nodes:
        if node.x - last > NODE_RADIUS:
            columns.append([])
        columns[-1].append(node.id)
        last = node.x
    return [tuple(column) for column in columns]


def _connect_all(bench: Workbench) -> None:
    """Each column with the next one; all in one step, and nothing that would close a cycle."""
    drawing = bench.drawing
    refusal: Problem | None = None
    with bench.history.step(phrase("Steps", "Connect all")) as step:
        for sources, targets in pairwise(columns_of(drawing, bench.selection.nodes)):
            pairs, problem = connectable(drawing, sources, targets)
            step.apply(connecting(drawing, pairs))
            refusal = refusal or problem
    if refusal is not None:
        bench.say(refusal.sentence)


def _disconnect(bench: Workbench) -> None:
    """The selected edges and those between the selected nodes; of a single node, all of its edges."""
    drawing, nodes = bench.drawing, bench.selection.nodes
    edges = dict.fromkeys(bench.selection.edges)
    for id in nodes:
        for edge in (*drawing.outgoing(id).values(), *drawing.incoming(id).values()):
            if len(nodes) == 1 or (edge.source in nodes and edge.target in nodes):
                edges[edge.id] = None
    bench.history.do(phrase("Steps", "Disconnect"), edits.remove(drawing, edges))


def _group(bench: Workbench) -> None:
    change, _ = edits.group(bench.drawing, bench.selection.nodes)
    bench.history.do(phrase("Steps", "Make a layer"), change)


def _ungroup(bench: Workbench) -> None:
    bench.history.do(
        phrase("Steps", "Dissolve the layer"), edits.ungroup(bench.drawing, bench.selection.nodes)
    )


def _grouped(bench: Workbench) -> bool:
    return idle(bench) and any(bench.drawing.nodes[id].group for id in bench.selection.nodes)


def _computing(bench: Workbench) -> tuple[str, ...]:
    """What may be an output: neurons and operations."""
    return tuple(id for id in bench.selection.nodes if bench.drawing.nodes[id].kind in COMPUTING)


def _computing_selected(bench: Workbench) -> bool:
    return idle(bench) and bool(_computing(bench))


def _mark_output(bench: Workbench) -> None:
    hidden = phrase("Steps", "Make no output any more")
    label = hidden if _are_outputs(bench) else phrase("Steps", "Make an output")
    bench.history.do(label, edits.mark_output(bench.drawing, _computing(bench)))


def _are_outputs(bench: Workbench) -> bool | None:
    chosen = _computing(bench)
    return bool(chosen) and all(bench.drawing.nodes[id].output for id in chosen)


def _freezable(bench: Workbench) -> tuple[str, ...]:
    """What has a number that is learned: biases, variables, weights."""
    nodes = bench.drawing.nodes
    learning = (id for id in bench.selection.nodes if nodes[id].kind in LEARNING)
    return (*learning, *weighted(bench.drawing, bench.selection.edges))


def _can_freeze(bench: Workbench) -> bool:
    return something_selected(bench) and bool(_freezable(bench))


def _freeze(bench: Workbench) -> None:
    label = phrase("Steps", "Thaw") if _are_frozen(bench) else phrase("Steps", "Freeze")
    bench.history.do(label, edits.toggle_frozen(bench.drawing, _freezable(bench)))


def _are_frozen(bench: Workbench) -> bool | None:
    nodes, edges, chosen = bench.drawing.nodes, bench.drawing.edges, _freezable(bench)
    return bool(chosen) and all((nodes.get(id) or edges[id]).frozen for id in chosen)


def _keep_weights(bench: Workbench) -> None:
    change = edits.keep_weights(bench.drawing, bench.trainer.learned())
    bench.history.do(phrase("Steps", "Keep the learned weights"), change)


def _learned(bench: Workbench) -> bool:
    return idle(bench) and bench.trainer.network is not None


def _aligning(side: Side, label: Phrase) -> Command:
    act = partial(_align, side=side, label=label)
    return Command(f"arrange.align_{side}", label, "align", (), act, _two_selected)


# fmt: off
ARRANGE: tuple[Command, ...] = (
    Command("arrange.connect_all", phrase("Commands", "Connect all, column by column"), "connect",
            ("Ctrl+L",),          _connect_all,       _two_selected),
    Command("arrange.disconnect",  phrase("Commands", "Disconnect"),                    "connect",
            ("Ctrl+Shift+L",),    _disconnect,        something_selected),
    Command("arrange.group",   phrase("Commands", "Make a layer of the selection"), "layer",
            ("Ctrl+G",),          _group,             nodes_selected),
    Command("arrange.ungroup", phrase("Commands", "Dissolve the layer"),            "layer",
            ("Ctrl+Shift+G",),    _ungroup,           _grouped),
    Command("arrange.output",       phrase("Commands", "Output"),                   "mark",
            ("Ctrl+T",),          _mark_output,       _computing_selected, checked=_are_outputs),
    Command("arrange.freeze",       phrase("Commands", "Frozen (no update)"),       "mark",
            ("M", "Alt+Shift+M"), _freeze,            _can_freeze,         checked=_are_frozen),
    Command("arrange.keep_weights", phrase("Commands", "Keep the learned weights"), "mark",
            (),                   _keep_weights,      _learned),
    _aligning("left",   phrase("Commands", "Align left")),
    _aligning("center", phrase("Commands", "Align centers in a column")),
    _aligning("right",  phrase("Commands", "Align right")),
    _aligning("top",    phrase("Commands", "Align top")),
    _aligning("middle", phrase("Commands", "Align middles in a row")),
    _aligning("bottom", phrase("Commands", "Align bottom")),
    Command("arrange.distribute_horizontally", phrase("Commands", "Distribute horizontally"), "distribute",
            (),                   _distribute_across, _three_selected),
    Command("arrange.distribute_vertically",   phrase("Commands", "Distribute vertically"),   "distribute",
            (),                   _distribute_down,   _three_selected),
    Command("arrange.lay_out", phrase("Commands", "Lay out by itself"), "layout",
            ("Ctrl+Alt+L",),      _lay_out,           _any_nodes),
)
# fmt: on
