"""The Export menu: weights for other programs, pictures of the drawing and of the loss curve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from simulator.app.documents.documents import Documents
from simulator.app.entries.entries import Entry
from simulator.app.exchange.pictures import png_of, svg_of
from simulator.app.shell.dialogs import Dialogs
from simulator.app.shell.notices import Notice, NoticeBar
from simulator.app.system.folders import home
from simulator.canvas.picture import bench_png, bench_svg
from simulator.exporting import EXPORTERS, Trained
from simulator.exporting.exporter import Exporter
from simulator.language import Phrase, phrase
from simulator.problems import Refusal
from simulator.saving import save
from simulator.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Export:
    """A row of the Export menu; ``write`` gives the bytes, or refuses."""

    key: str
    label: Phrase
    suffix: str
    shortcuts: tuple[str, ...]
    write: Callable[[], bytes]
    enabled: Callable[[], bool]


class Exports:
    """Asks for a place, writes through the one save function, and says where it is."""

    def __init__(
        self,
        bench: Workbench,
        documents: Documents,
        dialogs: Callable[[], Dialogs],
        notices: NoticeBar,
        plot: Callable[[], QWidget],
    ) -> None:
        self._bench, self._documents, self._dialogs, self._notices = bench, documents, dialogs, notices
        self.rows = (*(self._weights(row) for row in EXPORTERS), *self._pictures(plot))

    def entries(self) -> Iterator[Entry]:
        """The rows as entries of the menu."""
        for row in self.rows:
            key, run = f"export.{row.key}", partial(self.export, row)
            yield Entry(key, row.label, "file/export", "", row.shortcuts, run, row.enabled)

    def export(self, row: Export) -> bool:
        """Ask where, write, say so; whether it was written."""
        stem = Path(self._documents.name).stem
        title = phrase("Exports", "Export: {what}").of(what=row.label)
        folder = self._documents.path.parent if self._documents.path else home()
        proposal = str(folder / f"{stem}-{row.key.replace('_', '-')}{row.suffix}")
        path = self._dialogs().save_path(title, proposal, f"*{row.suffix}", row.suffix)
        return path is not None and self._write(row, path)

    def _write(self, row: Export, path: Path) -> bool:
        try:
            save(path, row.write())
        except Refusal as refusal:
            self._notices.show_notice(Notice("export", refusal.problem.sentence, "danger"))
            return False
        self._notices.show_notice(Notice("export", phrase("Exports", "Written: {path}").of(path=path)))
        return True

    def _weights(self, exporter: Exporter) -> Export:
        keys = ("Ctrl+E",) if exporter is EXPORTERS[0] else ()

        def write() -> bytes:
            return exporter.write(self._trained())

        return Export(exporter.key, exporter.label, exporter.suffix, keys, write, self._is_trained)

    def _pictures(self, plot: Callable[[], QWidget]) -> tuple[Export, ...]:
        bench = self._bench

        def drawn() -> bool:
            return bool(bench.drawing.nodes)

        trained = self._is_trained
        # fmt: off
        return (
            Export("drawing_png", phrase("Exports", "Drawing as PNG…"),    ".png",
                   (), lambda: bench_png(bench), drawn),
            Export("drawing_svg", phrase("Exports", "Drawing as SVG…"),    ".svg",
                   (), lambda: bench_svg(bench), drawn),
            Export("loss_png",    phrase("Exports", "Loss curve as PNG…"), ".png",
                   (), lambda: png_of(plot()),   trained),
            Export("loss_svg",    phrase("Exports", "Loss curve as SVG…"), ".svg",
                   (), lambda: svg_of(plot()),   trained),
        )
        # fmt: on

    def _is_trained(self) -> bool:
        trainer = self._bench.trainer
        return trainer.frame is not None and trainer.network is not None and trainer.dataset is not None

    def _trained(self) -> Trained:
        trainer = self._bench.trainer
        trainer.sync()
        assert trainer.frame is not None
        assert trainer.network is not None
        assert trainer.dataset is not None
        frame = trainer.frame
        return Trained(
            self._bench.drawing, trainer.network, frame.theta, trainer.dataset, frame.step, frame.epoch
        )
