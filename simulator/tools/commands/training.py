"""Train: play, step, reset, new weights, checking gradients, and the ways out of a divergence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from simulator.drawing import edits
from simulator.drawing.change import Change
from simulator.drawing.limits import COUNT
from simulator.language import Phrase, phrase
from simulator.problems import refuse
from simulator.tools.commands.command import Command, idle
from simulator.training.frame import State
from simulator.workbench.trainer import toggle
from simulator.workbench.workbench import Workbench


def _trainable(bench: Workbench) -> bool:
    return bench.trainer.network is not None


def _can_go_back(bench: Workbench) -> bool:
    frame = bench.trainer.frame
    return bench.trainer.state is State.FAILED and frame is not None and frame.way_back


def _running(bench: Workbench) -> bool | None:
    return bench.trainer.state is State.RUNNING


def _play_title(bench: Workbench) -> Phrase:
    return phrase("Commands", "Pause") if _running(bench) else phrase("Commands", "Play")


def _new_weights(bench: Workbench) -> None:
    """The next seed, then from its beginning: the same seeds come in the same order for everybody."""
    seed = bench.drawing.training.seed
    change = edits.set_training(bench.drawing, seed=seed + 1 if seed < COUNT else 0)
    numbers = edits.forget_weights(bench.drawing).then(_numbers_of_the_frozen(bench))
    bench.renewals.renew(phrase("Steps", "New random weights"), change.then(numbers))


def _numbers_of_the_frozen(bench: Workbench) -> Change:
    """What is frozen stays as it is: its number is written down, or another would be drawn."""
    frozen = {edge.id for edge in bench.drawing.edges.values() if edge.frozen}
    frozen |= {node.id for node in bench.drawing.nodes.values() if node.frozen}
    learned = bench.trainer.learned() if frozen else {}
    return edits.keep_weights(bench.drawing, {id: learned[id] for id in frozen & learned.keys()})


def _can_bring_back(bench: Workbench) -> bool:
    return idle(bench) and _trainable(bench) and bool(bench.trainer.shelf.runs)


def _bring_back(bench: Workbench) -> None:
    bench.trainer.reset(bench.trainer.shelf.runs[-1])


def _halve(bench: Workbench) -> None:
    change = edits.set_training(bench.drawing, eta=bench.drawing.training.eta / 2)
    bench.history.do(phrase("Steps", "Halve the learning rate"), change)


def _play_or_pause(bench: Workbench) -> None:
    toggle(bench.trainer)


def _step(grain: Literal["epoch", "batch", "sample"]) -> Callable[[Workbench], None]:
    return lambda bench: bench.trainer.step(grain)


def _step_back(bench: Workbench) -> None:
    frame = bench.trainer.frame
    if frame is not None and bench.trainer.state is State.PAUSED and not frame.goes_back:
        sentence = phrase("Steps", "This run is known from step {step} on: there is nothing before it.")
        raise refuse(sentence.of(step=f"{frame.first:,}"))
    bench.trainer.step("back")


def _reset(bench: Workbench) -> None:
    bench.trainer.reset()


def _back_to_finite(bench: Workbench) -> None:
    bench.trainer.back_to_finite()


def _check_gradients(bench: Workbench) -> None:
    bench.checks.ask()


# fmt: off
TRAIN: tuple[Command, ...] = (
    Command("train.play",            phrase("Commands", "Play or pause"),                   "run",
            ("Space", "F5"),   _play_or_pause,   _trainable,      checked=_running, naming=_play_title),
    Command("train.step_batch",      phrase("Commands", "Step by one batch"),               "run",
            (".", "F8"),       _step("batch"),   _trainable,      repeats=True),
    Command("train.step_sample",     phrase("Commands", "Step by one sample"),              "run",
            (",", "F7"),       _step("sample"),  _trainable,      repeats=True),
    Command("train.step_epoch",      phrase("Commands", "Step by one epoch"),               "run",
            ("Ctrl+.", "F9"),  _step("epoch"),   _trainable,      repeats=True),
    Command("train.step_back",       phrase("Commands", "Back by one batch"),               "run",
            ("Shift+F8",),     _step_back,       _trainable,      repeats=True),
    Command("train.reset",           phrase("Commands", "Back to the initial weights"),     "weights",
            ("Ctrl+R",),       _reset,           _trainable),
    Command("train.new_weights",     phrase("Commands", "New random weights"),              "weights",
            ("Ctrl+Shift+R",), _new_weights,     idle),
    Command("train.bring_back",      phrase("Commands", "Bring back the trained weights"),  "weights",
            (),                _bring_back,      _can_bring_back),
    Command("train.check_gradients", phrase("Commands", "Check gradients"),                 "check",
            ("Ctrl+Shift+K",), _check_gradients, idle),
    Command("train.back_to_finite",  phrase("Commands", "Back to before it ran away"),      "divergence",
            (),                _back_to_finite,  _can_go_back),
    Command("train.halve_eta",       phrase("Commands", "Halve the learning rate"),         "divergence",
            (),                _halve,           idle),
)
# fmt: on
