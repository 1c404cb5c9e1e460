"""Drawing without a mouse: Enter places, arrows nudge, walk, and grow new neurons."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from simulator.drawing import edits
from simulator.drawing.arguments import in_order
from simulator.drawing.change import Change
from simulator.drawing.records import COLUMN, NEURON, ROW, Node
from simulator.language import Phrase, phrase
from simulator.model.kinds import COMPUTING
from simulator.model.kinds import kind as kind_of
from simulator.model.names import node_name
from simulator.model.rules import why_not_into
from simulator.tools import tool
from simulator.tools.commands.command import Command, idle
from simulator.tools.commands.edit import nodes_selected
from simulator.tools.gesture import Pointer
from simulator.tools.ground import Ground
from simulator.tools.walking import STEP, Direction, along_edges, free_spot, through_the_open
from simulator.tools.wiring import connecting, first_values
from simulator.workbench.workbench import Workbench

NUDGE, LEAP = 1, 10
"""Scene units that an arrow moves, without and with Shift."""


def _can_enter(bench: Workbench) -> bool:
    return idle(bench) and (tool(bench.tool).carry is not None or len(bench.selection) > 0)


def _enter(bench: Workbench) -> None:
    """Place what is in hand as a drop from the palette would; with nothing to place, type in place."""
    carry = tool(bench.tool).carry
    if carry is None:
        bench.edit_requested.emit(bench.selection.ids[-1])
    else:
        deque(carry(bench, Pointer("release", *_spot(bench, bench.tool))), maxlen=0)


def _spot(bench: Workbench, in_hand: str) -> tuple[float, float]:
    """Below a selected node of the same kind; else in a column behind the selection, or behind all nodes."""
    nodes = bench.drawing.nodes
    around = [nodes[id] for id in bench.selection.nodes] or list(nodes.values())
    if not around:
        return 0.0, 0.0
    if bench.selection.nodes and around[-1].kind == in_hand:
        wish = around[-1].x, around[-1].y + ROW
    else:
        wish = max(node.x for node in around) + COLUMN, sum(node.y for node in around) / len(around)
    return Ground(nodes.values()).room([wish])[0]


def _can_walk(bench: Workbench) -> bool:
    return idle(bench) and bool(bench.drawing.nodes)


def _can_walk_along(bench: Workbench) -> bool:
    return idle(bench) and len(bench.selection) > 0


def _arrow(bench: Workbench, direction: Direction) -> None:
    """Move what is selected; with nothing selected, walk to the nearest node."""
    if bench.selection.nodes:
        _nudge(bench, direction, NUDGE)
    else:
        found = through_the_open(bench.drawing, bench.selection.latest, direction)
        bench.selection.set([found] if found else ())


def _nudge(bench: Workbench, direction: Direction, distance: int) -> None:
    ids = bench.selection.nodes
    dx, dy = STEP[direction]
    label = phrase("Steps", "Nudge {count} nodes").of(count=len(ids))
    if len(ids) == 1:
        label = phrase("Steps", "Nudge {node}").of(node=node_name(bench.drawing.nodes[ids[0]]))
    change = edits.move(bench.drawing, ids, dx * distance, dy * distance)
    bench.history.do(label, change, merge="nudge " + " ".join(sorted(ids)))


def _walk_along(bench: Workbench, direction: Direction) -> None:
    found = along_edges(bench.drawing, bench.selection.ids[-1], direction)
    if found is not None:
        bench.selection.set([found])


def _grow(bench: Workbench, direction: Direction) -> None:
    """A new neuron: behind the selection, before it, or beside it with the same edges."""
    sideways = direction in ("left", "right")
    change, node = (_in_line if sideways else _beside)(bench, direction)
    if change:
        bench.history.do(_grow_step(change, node), change)
        bench.selection.set([node])


def _grow_step(change: Change, node: str) -> Phrase:
    new = change.pairs[node][1]
    assert isinstance(new, Node)
    if new.kind == NEURON:
        return phrase("Steps", "Add a connected neuron")
    return phrase("Steps", "Add a connected node: {kind}").of(kind=kind_of(new.kind).label)


def _kind_in_hand(bench: Workbench) -> str:
    """A neuron, or the operation whose tool is in hand."""
    return bench.tool if bench.tool in COMPUTING else NEURON


def _in_line(bench: Workbench, direction: Direction) -> tuple[Change, str]:
    drawing, chosen = bench.drawing, [bench.drawing.nodes[id] for id in bench.selection.nodes]
    edge_of_all = max if direction == "right" else min
    x = edge_of_all(node.x for node in chosen) + STEP[direction][0] * COLUMN
    y = sum(node.y for node in chosen) / len(chosen)
    x, y = free_spot(drawing, x, y, direction)
    change, new = edits.add_node(drawing, _kind_in_hand(bench), x, y, activation=chosen[0].activation)
    if direction == "right":
        return change.then(connecting(drawing, [(node.id, new) for node in chosen])), new
    refusals = [why_not_into(drawing, node.id) for node in chosen]
    problem = next((refusal for refusal in refusals if refusal), None)
    if problem is not None:
        bench.say(problem.sentence)
        return Change(), new
    return change.then(connecting(drawing, [(new, node.id) for node in chosen])), new


def _beside(bench: Workbench, direction: Direction) -> tuple[Change, str]:
    """A sibling of the node that was selected last; a node without edges gets an edge to it instead."""
    drawing, node = bench.drawing, bench.drawing.nodes[bench.selection.nodes[-1]]
    before = [edge.source for edge in in_order(drawing.incoming(node.id).values())]
    behind = [edge.target for edge in drawing.outgoing(node.id).values()]
    x, y = _next_row(bench, node, direction)
    like = {"activation": node.activation, "output": node.output, "group": node.group}
    if not before and not behind:
        change, new = edits.add_node(drawing, _kind_in_hand(bench), x, y, activation=node.activation)
        return change.then(connecting(drawing, [(node.id, new)])), new
    change, new = edits.add_node(drawing, node.kind, x, y, **like, **first_values(node.kind))
    open_ = [target for target in behind if why_not_into(drawing, target) is None]
    pairs = [(source, new) for source in before] + [(new, target) for target in open_]
    return change.then(connecting(drawing, pairs)), new


def _next_row(bench: Workbench, node: Node, direction: Direction) -> tuple[float, float]:
    return free_spot(bench.drawing, node.x, node.y + STEP[direction][1] * ROW, direction)


Act = Callable[[Workbench, Direction], None]


def _towards(act: Act, direction: Direction) -> Callable[[Workbench], None]:
    return lambda bench: act(bench, direction)


def _four(
    verb: str,
    labels: tuple[Phrase, Phrase, Phrase, Phrase],
    keys: str,
    act: Act,
    when: Callable[[Workbench], bool],
) -> tuple[Command, ...]:
    directions: tuple[Direction, ...] = ("left", "right", "up", "down")
    return tuple(
        Command(
            key=f"edit.{verb}_{direction}",
            label=label,
            group=verb,
            shortcuts=(keys + direction.capitalize(),),
            act=_towards(act, direction),
            when=when,
            repeats=True,
        )
        for direction, label in zip(directions, labels, strict=True)
    )


def _leap(bench: Workbench, direction: Direction) -> None:
    _nudge(bench, direction, LEAP)


# fmt: off
KEYBOARD: tuple[Command, ...] = (
    Command("edit.enter", phrase("Commands", "Place what is in hand; else rename or type a value"), "enter",
            ("Return", "Enter"), _enter, _can_enter),
    *_four("nudge", (phrase("Commands", "Nudge left, or walk left"),
                     phrase("Commands", "Nudge right, or walk right"),
                     phrase("Commands", "Nudge up, or walk up"),
                     phrase("Commands", "Nudge down, or walk down")),
           "", _arrow, _can_walk),
    *_four("leap", (phrase("Commands", "Move left by 10"),
                    phrase("Commands", "Move right by 10"),
                    phrase("Commands", "Move up by 10"),
                    phrase("Commands", "Move down by 10")),
           "Shift+", _leap, nodes_selected),
    *_four("grow", (phrase("Commands", "New neuron before the selection"),
                    phrase("Commands", "New neuron behind the selection"),
                    phrase("Commands", "New node above the selected one"),
                    phrase("Commands", "New node below the selected one")),
           "Ctrl+", _grow, nodes_selected),
    *_four("walk", (phrase("Commands", "Walk along edges to the left"),
                    phrase("Commands", "Walk along edges to the right"),
                    phrase("Commands", "Walk along edges upward"),
                    phrase("Commands", "Walk along edges downward")),
           "Alt+", _walk_along, _can_walk_along),
)
# fmt: on
