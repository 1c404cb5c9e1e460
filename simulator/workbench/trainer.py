"""The trainer: what hands can do with training, and what they see of it; it keeps up with the drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from simulator.drawing.drawing import Drawing
from simulator.drawing.standing import Standing
from simulator.model.network import Network
from simulator.problems import Problem
from simulator.signal import Signal
from simulator.training.compilation import Compilation
from simulator.training.dataset import Dataset
from simulator.training.frame import Frame, State
from simulator.training.inheritance import Inheritance
from simulator.training.session import Grain, Session
from simulator.training.standing import why_unfit
from simulator.training.worker import Worker
from simulator.workbench.course import Course
from simulator.workbench.progress import Progress, progress_of, shown_progress
from simulator.workbench.shelf import Run, Shelf

PATIENCE = 1.0
"""Seconds that a question to the worker may take, as when a document is saved."""

BLINK = 0.01
"""Seconds that ``pull`` waits for the first frame of a new network, so that the picture does not flicker."""


def _as_it_is(_: Inheritance) -> None:
    """Nothing that was left is changed."""


class Trainer:
    """Used from one thread; training goes on in another, and ``pull`` brings its latest frame.

    Structure is compiled anew when it changed, and learned weights are carried over by id. Settings of
    training are taken over with no reset; what draws initial weights counts at the next ``reset``.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.framed: Signal[Frame] = Signal()
        self.compiled: Signal[Trainer] = Signal()
        self.course = Course()
        self.state_changed = self.course.state_changed
        self.frame: Frame | None = None
        self.network: Network | None = None
        self.dataset: Dataset | None = None
        self.problems: tuple[Problem, ...] = ()
        """Why the drawing cannot be trained; empty when it can."""
        self.revision = 0
        """Of the network; frames of an earlier one are dropped."""
        self.speed: float | None = None
        """Steps per second; ``None`` is unbounded."""
        self.shelf = Shelf()
        self.sample: int | None = None
        """Which row of the data z, a and delta are shown for; ``None`` follows the training."""
        self.surface_side = 0
        """Points along each side of the predictions that frames carry; 0 while nobody looks."""
        self._looked: tuple[int | None, int] = (None, 0)
        self.drawing = drawing
        self._compilation = Compilation(drawing)
        self.sync()

    @property
    def state(self) -> State:
        """What training does, or will do once it gets to the last command."""
        return self.course.state

    def play(self) -> None:
        """Train until something stops it; after a divergence from the last calm weights."""
        self.sync()
        if self.network is not None:
            self.course.move(Worker.play, State.RUNNING)

    def pause(self) -> None:
        """Stop after the running batch."""
        if self.state is State.RUNNING:
            self.course.command(Worker.pause, State.STOPPING)

    def step(self, grain: Grain) -> None:
        """One epoch, batch or sample further; a run that is going on is paused by it."""
        self.sync()
        if self.network is not None:
            expected = State.RUNNING if grain == "epoch" else State.PAUSED
            self.course.move(lambda worker: worker.step(grain), expected)

    def reset(self, to: Run | None = None) -> Run:
        """To the initial weights, as drawing and seed give them now, or to a run that was put aside.

        The present run is put aside, and answered: nothing that was learned is lost.
        """
        left = self.shelf.put_aside(self.course.run, self.frame, to)
        self._compilation.refresh()
        self._renew(instead=to or Run(Inheritance(), None, False))
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
        self.shelf.clear()
        self._compilation.load_initial(initial)
        inheritance = Inheritance()
        inheritance.begin(learned, step, epoch, standing)
        self._renew(instead=Run(inheritance, None, step > 0 or not learned.items() <= initial.items()))
        network, dataset, training = self.network, self.dataset, self.drawing.training
        if standing is None or network is None or dataset is None:
            return None
        return why_unfit(standing, network, dataset.training, training, step, epoch)

    def set_weights(self, values: Mapping[str, float]) -> None:
        """Go on with these learned weights and biases; the drawing and all others stay as they are."""
        self.sync()
        if self.network is not None and values:
            chosen = dict(values)
            self.course.mark_moved()
            self._renew(lambda inheritance: inheritance.put(chosen))

    def back_to_finite(self) -> None:
        """After a divergence: paused at the last weights from which training can go on."""
        if self.state is State.FAILED:
            self.course.command(Worker.back_to_finite, State.PAUSED)

    def set_speed(self, speed: float | None) -> None:
        """Steps per second while playing; ``None`` is unbounded."""
        self.speed = speed
        self.course.command(lambda worker: worker.set_speed(speed))

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
        look = self.sample, self.surface_side
        if look != self._looked:
            self._looked = look
            self.course.command(lambda worker: worker.look(*look))
        new = self.frame is None and self.network is not None
        frame = self.course.latest(self.revision, BLINK if new else 0.0)
        if frame is not None:
            self.frame = _explained(frame, self.drawing, self.network)
            self.framed.emit(self.frame)
        self.course.tell()

    def sync(self) -> None:
        """Keep up with the drawing now."""
        stale = self._compilation.stale()
        if stale == "network":
            dataset, typed = self.dataset, self._compilation.refresh()
            if self._compilation.dataset is not dataset and self.frame is not None:
                self.shelf.keep(self.frame.curve if len(self.frame.curve.step) > 1 else None)
            self._renew(lambda inheritance: inheritance.take_typed(typed))
        elif stale == "settings":
            self._compilation.settle()
            training = self.drawing.training
            self.course.command(lambda worker: worker.retune(training))

    def close(self) -> bool:
        """End the thread, within two seconds from any state; whether it did."""
        return self.course.runner.close()

    def _renew(self, prepare: Callable[[Inheritance], None] = _as_it_is, instead: Run | None = None) -> None:
        """Go on with what is compiled now; frames of what was compiled before count no more."""
        compilation, training = self._compilation, self.drawing.training
        network, dataset, initial = compilation.network, compilation.dataset, compilation.initial
        self.network, self.dataset, self.problems = network, dataset, compilation.problems
        self.revision += 1
        self.frame = None

        def make(inheritance: Inheritance) -> Session | None:
            prepare(inheritance)
            if network is None or dataset is None:
                return None
            return inheritance.session(network, dataset, training, initial)

        self.course.succeed(make, self.revision, network is not None, instead)
        self.compiled.emit(self)


def toggle(trainer: Trainer) -> None:
    """Play or pause."""
    if trainer.state is State.RUNNING:
        trainer.pause()
    else:
        trainer.play()


def progress(trainer: Trainer, at_once: bool = False) -> Progress:
    """What it has come to at this moment; ``at_once`` as the latest frame shows it, if there is one."""
    trainer.sync()
    shown = shown_progress(trainer.network, trainer.frame)
    known = shown if at_once and shown.step is not None else None
    known = known or trainer.course.runner.ask(progress_of, PATIENCE) or shown
    owners = {*trainer.drawing.edges, *trainer.drawing.nodes}
    return replace(known, learned={id: value for id, value in known.learned.items() if id in owners})


def _explained(frame: Frame, drawing: Drawing, network: Network | None) -> Frame:
    """A divergence has its reasons in the drawing."""
    if frame.divergence is None or network is None:
        return frame
    return replace(frame, problem=frame.divergence.explain(drawing, network))
