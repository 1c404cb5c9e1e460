"""The trainer: what hands can do with training, and what they see of it; it keeps up with the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from simulator.drawing.drawing import Drawing
from simulator.drawing.standing import Standing
from simulator.model.network import Network
from simulator.problems import Problem
from simulator.signal import Signal
from simulator.training.compilation import Compilation
from simulator.training.dataset import Dataset
from simulator.training.frame import CurvePoints, Frame, State
from simulator.training.inheritance import Inheritance, Typed
from simulator.training.runner import Command, Runner
from simulator.training.session import Grain, Session
from simulator.training.standing import why_unfit
from simulator.training.worker import Worker
from simulator.workbench.progress import Progress, progress_of, shown_progress
from simulator.workbench.shelf import Run, put_aside

PATIENCE = 1.0
"""Seconds that a question to the worker may take, as when a document is saved."""

BLINK = 0.01
"""Seconds that ``pull`` waits for the first frame of a new network, so that the picture does not flicker."""


class Trainer:
    """Used from one thread; training goes on in another, and ``pull`` brings its latest frame.

    Structure is compiled anew when it changed, and learned weights are carried over by id. Settings of
    training are taken over with no reset; what draws initial weights counts at the next ``reset``.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.framed: Signal[Frame] = Signal()
        self.compiled: Signal[Trainer] = Signal()
        self.state_changed: Signal[State] = Signal()
        self.frame: Frame | None = None
        self.network: Network | None = None
        self.dataset: Dataset | None = None
        self.problems: tuple[Problem, ...] = ()
        """Why the drawing cannot be trained; empty when it can."""
        self.revision = 0
        """Of the network; frames of an earlier one are dropped."""
        self.speed: float | None = None
        """Steps per second; ``None`` is unbounded."""
        self.earlier_runs: tuple[CurvePoints, ...] = ()
        self.aside: tuple[Run, ...] = ()
        """Runs that were trained and left by a reset; the last one comes back first."""
        self.surface_side = 0
        """Points along each side of the predictions that frames carry; 0 while nobody looks."""
        self._sample: int | None = None
        self._looked: tuple[int | None, int] = (None, 0)
        self._drawing = drawing
        self._compilation = Compilation(drawing)
        self._runner = Runner()
        self._run = Run(self._runner.worker.inheritance, None, False)
        self._expected = self._told = State.IDLE
        self.sync()

    @property
    def state(self) -> State:
        """What training does, or will do once it gets to the last command."""
        return self._expected if self._runner.busy else self._runner.worker.state

    def play(self) -> None:
        """Train until something stops it; after a divergence from the last calm weights."""
        self.sync()
        if self.network is not None:
            _move(self, Worker.play, State.RUNNING)

    def pause(self) -> None:
        """Stop after the running batch."""
        if self.state is State.RUNNING:
            _command(self, Worker.pause, State.STOPPING)

    def step(self, grain: Grain) -> None:
        """One epoch, batch or sample further; a run that is going on is paused by it."""
        self.sync()
        if self.network is not None:
            expected = State.RUNNING if grain == "epoch" else State.PAUSED
            _move(self, lambda worker: worker.step(grain), expected)

    def reset(self, to: Run | None = None) -> Run:
        """To the initial weights, as drawing and seed give them now, or to a run that was put aside.

        The present run is put aside, and answered: nothing that was learned is lost.
        """
        left, self.earlier_runs, self.aside = put_aside(
            self._run, self.frame, self.earlier_runs, self.aside, to
        )
        _compile(self)
        self._compilation.redraw()
        _begin(self, to or Run(Inheritance(), None, False))
        return left

    def load_weights(
        self,
        learned: Mapping[str, float],
        initial: Mapping[str, float],
        step: int,
        epoch: int,
        standing: Standing | None = None,
    ) -> Problem | None:
        """Go on from the weights of a file; ids that it does not name start from their initial ones.

        With where training stood, to the bit; the answer is why that does not fit.
        """
        self.sync()
        self.earlier_runs = self.aside = ()
        self._compilation.load_initial(initial)
        inheritance = Inheritance()
        inheritance.begin(learned, step, epoch, standing)
        _begin(self, Run(inheritance, None, step > 0 or not learned.items() <= initial.items()))
        network, dataset, training = self.network, self.dataset, self._drawing.training
        if standing is None or network is None or dataset is None:
            return None
        return why_unfit(standing, network, dataset.training, training, step, epoch)

    def set_weights(self, values: Mapping[str, float]) -> None:
        """Go on with these learned weights and biases; the drawing and all others stay as they are."""
        self.sync()
        if self.network is not None and values:
            self._run = replace(self._run, moved=True)
            _succeed(self, {}, dict(values))

    def back_to_finite(self) -> None:
        """After a divergence: paused at the last weights from which training can go on."""
        if self.state is State.FAILED:
            _command(self, Worker.back_to_finite, State.PAUSED)

    def set_speed(self, speed: float | None) -> None:
        """Steps per second while playing; ``None`` is unbounded."""
        self.speed = speed
        _command(self, lambda worker: worker.set_speed(speed))

    def show_sample(self, row: int | None) -> None:
        """Which row of the data z, a and delta are shown for; ``None`` follows the training."""
        self._sample = row

    def learned(self) -> dict[str, float]:
        """Every learned weight and bias by id, at this moment."""
        return dict(progress(self).learned)

    def initial(self) -> dict[str, float]:
        """The weights and biases by id that a reset leads to."""
        self.sync()
        return self._compilation.initial_values()

    def pull(self) -> None:
        """Called by a timer: keep up with the drawing, take the latest frame, tell what changed."""
        self.sync()
        look = (self._sample, self.surface_side)
        if look != self._looked:
            self._looked = look
            _command(self, lambda worker: worker.look(*look))
        frame = _latest(self)
        if frame is not None:
            self.frame = frame
            self.framed.emit(frame)
        _tell(self)

    def sync(self) -> None:
        """Keep up with the drawing now."""
        stale = self._compilation.stale()
        if stale == "network":
            _succeed(self, self._compilation.refresh())
        elif stale == "settings":
            self._compilation.settle()
            training = self._drawing.training
            _command(self, lambda worker: worker.retune(training))

    def close(self) -> bool:
        """End the thread, within two seconds from any state; whether it did."""
        return self._runner.close()


def toggle(trainer: Trainer) -> None:
    """Play or pause."""
    if trainer.state is State.RUNNING:
        trainer.pause()
    else:
        trainer.play()


def trained(trainer: Trainer) -> bool:
    """Whether anything may have been learned since the initial weights were drawn."""
    return trainer._run.moved


def give(trainer: Trainer, values: Mapping[str, float]) -> None:
    """Let edges and nodes that are about to be drawn begin with these learned values."""
    if values:
        _move(trainer, lambda worker: worker.inheritance.give(values), trainer.state)


def progress(trainer: Trainer, at_once: bool = False) -> Progress:
    """What it has come to at this moment; ``at_once`` as the latest frame shows it, if there is one."""
    trainer.sync()
    shown = shown_progress(trainer.network, trainer.frame)
    known = shown if at_once and shown.step is not None else None
    known = known or trainer._runner.ask(progress_of, PATIENCE) or shown
    drawing = trainer._drawing
    owners = {*drawing.edges, *drawing.nodes}
    return replace(known, learned={id: value for id, value in known.learned.items() if id in owners})


def _command(trainer: Trainer, command: Command, expected: State | None = None) -> None:
    trainer._expected = expected or trainer.state
    trainer._runner.post(command)
    _tell(trainer)


def _move(trainer: Trainer, command: Command, expected: State) -> None:
    """A command that may change the weights."""
    trainer._run = replace(trainer._run, moved=True)
    _command(trainer, command, expected)


def _tell(trainer: Trainer) -> None:
    state = trainer.state
    if state is not trainer._told:
        trainer._told = state
        trainer.state_changed.emit(state)


def _succeed(trainer: Trainer, typed: Typed, learned: Mapping[str, float] = MappingProxyType({})) -> None:
    """Go on with the network as it is compiled now, and with weights that were set meanwhile."""
    training, initial = trainer._drawing.training, trainer._compilation.initial
    network, dataset = _adopt(trainer)

    def make(inheritance: Inheritance) -> Session | None:
        inheritance.type(typed)
        inheritance.set(learned)
        if network is None or dataset is None:
            return None
        return inheritance.session(network, dataset, training, initial)

    running = trainer.state is State.RUNNING
    expected = State.IDLE if network is None else State.RUNNING if running else State.PAUSED
    revision = trainer.revision
    _command(trainer, lambda worker: worker.succeed(make, revision), expected)
    trainer.compiled.emit(trainer)


def _compile(trainer: Trainer) -> None:
    """Keep up with the drawing, and tell no run what was typed: another one begins."""
    if trainer._compilation.stale() == "network":
        trainer._compilation.refresh()
    else:
        trainer._compilation.settle()


def _begin(trainer: Trainer, run: Run) -> None:
    """Go on with this run in the place of the present one, paused."""
    training, initial = trainer._drawing.training, trainer._compilation.initial
    network, dataset = _adopt(trainer)
    trainer._run = run

    def make(inheritance: Inheritance) -> Session | None:
        if network is None or dataset is None:
            return None
        return inheritance.session(network, dataset, training, initial)

    revision = trainer.revision
    expected = State.IDLE if network is None else State.PAUSED
    _command(trainer, lambda worker: worker.succeed(make, revision, run.inheritance), expected)
    trainer.compiled.emit(trainer)


def _adopt(trainer: Trainer) -> tuple[Network | None, Dataset | None]:
    """Show what is compiled; frames of what was compiled before count no more."""
    compilation = trainer._compilation
    trainer.network, trainer.dataset = compilation.network, compilation.dataset
    trainer.problems = compilation.problems
    trainer.revision += 1
    trainer.frame = None
    return trainer.network, trainer.dataset


def _latest(trainer: Trainer) -> Frame | None:
    """The frame in the mailbox, if it is of this network; a divergence is explained by name."""
    runner = trainer._runner
    if trainer.frame is None and trainer.network is not None and runner.busy:
        runner.wait(BLINK)
    frame = runner.frames.take()
    if frame is None or frame.revision != trainer.revision:
        return None
    session = runner.worker.session
    divergence = None if session is None else session.divergence
    if frame.state is State.FAILED and divergence is not None and trainer.network is not None:
        return replace(frame, problem=divergence.explain(trainer._drawing, trainer.network))
    return frame
