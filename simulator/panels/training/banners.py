"""What stands in the way of training: problems of the drawing, or a run that diverged."""

from __future__ import annotations

from simulator.language import phrase, translate
from simulator.panels.widgets.banner import Banner
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import column
from simulator.panels.widgets.speaking import Speaking
from simulator.panels.widgets.wrapped_button import WrappedButton
from simulator.problems import Problem
from simulator.tools.commands import command
from simulator.training.frame import Frame, State
from simulator.workbench.workbench import Workbench

SHOWN = 6
"""More problems than this are counted, not listed."""

TAKEN_BACK = phrase("Banners", "The step that led there is taken back: what you see is where it began.")


class Diverged(Banner):
    """Names what blew up and offers those of the two ways out that help."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__("danger")
        self._bench = bench
        back, halve = command("train.back_to_finite"), command("train.halve_eta")
        self.back = self.offer(back.label, lambda: back.run(bench))
        self.halve = self.offer(halve.label, self._halve)
        self.where = self.offer(phrase("Banners", "Show where"), self._show_where)
        listen(self, bench.trainer.state_changed, self._show)
        listen(self, bench.trainer.framed, self._show)
        self._show()

    def retranslate(self) -> None:
        """The problem's sentence as well."""
        super().retranslate()
        self._show()

    def _show(self, _: State | Frame | None = None) -> None:
        problem, frame = self._problem(), self._bench.trainer.frame
        self.setVisible(problem is not None)
        if problem is not None:
            overshot = frame is not None and frame.overshot
            self.sentence.setText(f"{problem} {TAKEN_BACK}" if overshot else str(problem))
            self.where.setVisible(bool(problem.about))
            self.back.setVisible(frame is not None and frame.way_back)
            self.halve.setVisible(overshot)

    def _problem(self) -> Problem | None:
        trainer = self._bench.trainer
        if trainer.state is not State.FAILED or trainer.frame is None:
            return None
        return trainer.frame.problem

    def _halve(self) -> None:
        """One click is enough to go on: the rate is halved, and the weights are finite again."""
        command("train.halve_eta").run(self._bench)
        command("train.back_to_finite").run(self._bench)

    def _show_where(self) -> None:
        problem = self._problem()
        if problem is not None:
            self._bench.selection.set(problem.about)


class CannotTrain(Speaking):
    """Every problem of the drawing is a line; a click selects what it is about."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.banner = Banner("warning")
        self._lines = column(gap=0)
        self.setLayout(column(self.banner, self._lines))
        self.lines: list[WrappedButton] = []
        listen(self, bench.trainer.compiled, self._show)
        self._show()

    def retranslate(self) -> None:
        """The sentences of the problems as well."""
        super().retranslate()
        self._show()

    def _show(self, _: object = None) -> None:
        problems = self._bench.trainer.problems
        self.setVisible(bool(problems))
        for line in self.lines:
            line.hide()
            line.deleteLater()
        empty = not self._bench.drawing.nodes
        self.lines = [] if empty else [self._line(problem) for problem in problems[:SHOWN]]
        self.banner.take_tone("accent" if empty else "warning")
        self.banner.sentence.setText(_headline(len(problems), empty))

    def _line(self, problem: Problem) -> WrappedButton:
        line = WrappedButton(str(problem))
        line.clicked.connect(lambda: self._bench.selection.set(problem.about))
        self._lines.addWidget(line)
        return line


def _headline(problems: int, empty: bool) -> str:
    if empty:
        return translate(
            "Banners", "The paper is empty. Draw a network, or take a whole one from the palette."
        )
    if problems == 1:
        return translate("Banners", "This drawing cannot be trained yet. Click a line to see where.")
    return translate(
        "Banners", "This drawing cannot be trained yet ({count} reasons). Click a line to see where."
    ).format(count=problems)
