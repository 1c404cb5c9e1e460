"""The predictions panel: picture and table; a click on a sample shows it everywhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from simulator.language import phrase
from simulator.model.names import node_name
from simulator.panels.inspector.values import trouble_of
from simulator.panels.predictions.key import Key
from simulator.panels.predictions.picture import WINNER, Picture, drawable
from simulator.panels.predictions.table_model import Output, PredictionsModel
from simulator.panels.widgets.choice import Choice, Option
from simulator.panels.widgets.copying_table import CopyingTable
from simulator.panels.widgets.labels import Caption
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import EDGE, GAP, column, row
from simulator.panels.widgets.speaking import Live
from simulator.training.dataset import Dataset
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

PICTURE, TABLE = 0, 1
SIDE = 60
"""The surface is asked for with so many points a side."""
NO_PICTURE = phrase(
    "Predictions", "There is a picture for one or two features; this data has {count}. See the table."
)
NO_VALUE = phrase("Predictions", "{node} has no value for this row. Choose the row to see why on the paper.")
NO_DATA = phrase("Predictions", "There are no predictions yet. Draw a network and choose data.")


class PredictionsPanel(Live):
    """Asks for a surface only while the picture is seen."""

    interval, turn = 150, 40

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.plot, self.model, self.table = Picture(), PredictionsModel(), CopyingTable()
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.say(self.table.setAccessibleName, phrase("Predictions", "Targets and predictions"))
        self.output = Choice()
        self.say(self.output.setAccessibleName, phrase("Predictions", "Output shown"))
        self.output.picked.connect(self.ask)
        self.output.hide()
        self.key, self.remark = Key(), Caption(wrap=True)
        self.tabs = self._tabs()
        self._left_picture = False
        """The table is shown only because there was no picture."""
        self.setLayout(column(self.tabs))
        self.plot.samples.clicked.connect(self._look_at)
        self.table.selectionModel().currentRowChanged.connect(self._choose_row)
        self.tabs.currentChanged.connect(self._want_surface)
        listen(self, bench.trainer.framed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)
        listen(self, bench.drawing.changed, self._hear)
        self._said: tuple[Output, ...] = ()

    def refresh(self) -> None:
        """Show the latest frame."""
        trainer = self._bench.trainer
        frame = trainer.frame if trainer.network is not None else None
        dataset = trainer.dataset
        self.remark.setText(str(NO_DATA))
        visible = dataset is not None and drawable(dataset) and trainer.network is not None
        self.stack.setCurrentIndex(0 if visible else 1)
        if dataset is not None and (trainer.network is not None or drawable(dataset)):
            self._choose_tab(dataset)
        self.key.setVisible(visible)
        self._said = said = _outputs(self._bench)
        self.model.show_dataset(dataset, said)
        if frame is None or dataset is None or frame.revision != trainer.revision:
            return
        self._offer(dataset, said)
        self._show(frame, dataset, said)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for surfaces."""
        super().showEvent(event)
        self._want_surface()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bench.trainer.surface_side = 0

    def retranslate(self) -> None:
        """Table headers as well."""
        super().retranslate()
        self.table.horizontalHeader().viewport().update()

    def _hear(self, _: object) -> None:
        """A name is no part of the network: nothing is compiled when an output is called otherwise."""
        if _outputs(self._bench) != self._said:
            self.ask()

    def _show(self, frame: Frame, dataset: Dataset, said: tuple[Output, ...]) -> None:
        key = self.output.currentData()
        output = int(key) if key is not None else 0
        target = said[max(output, 0)].target or 0
        self.plot.show_dataset(dataset, target)
        if drawable(dataset):
            self.key.show_dataset(dataset, target)
        self.plot.show_surface(frame.surface, output)
        self.plot.samples.show_row(frame.sample)
        self.model.show_outputs(frame.outputs, self._why_none)
        self.table.viewport().update()

    def _why_none(self, row: int, place: int) -> str:
        """Values of all nodes, which tell the reason, are known of the shown sample only."""
        trainer = self._bench.trainer
        network, frame = trainer.network, trainer.frame
        if network is None or frame is None or place >= len(network.outputs):
            return ""
        id = network.outputs[place]
        problem = trouble_of(self._bench, id) if row == frame.sample else None
        return str(
            problem.sentence if problem else NO_VALUE.of(node=node_name(self._bench.drawing.nodes[id]))
        )

    def _choose_tab(self, dataset: Dataset) -> None:
        """Where there is no picture the table is shown; and the picture again where that was left for it."""
        there, tabs = drawable(dataset), self.tabs
        tabs.setTabToolTip(PICTURE, "" if there else str(NO_PICTURE.of(count=len(dataset.features))))
        if there == tabs.isTabEnabled(PICTURE):
            return
        if not there:
            self._left_picture = tabs.currentIndex() == PICTURE
            tabs.setCurrentIndex(TABLE)
        tabs.setTabEnabled(PICTURE, there)
        if there and self._left_picture:
            tabs.setCurrentIndex(PICTURE)

    def _offer(self, dataset: Dataset, said: tuple[Output, ...]) -> None:
        options: list[Option] = [
            (str(n), output.name if output.target is None else dataset.targets[output.target])
            for n, output in enumerate(said)
        ]
        compared = sum(output.target is not None for output in said)
        if dataset.classes is not None and 1 < compared == len(said) and len(dataset.features) == 2:
            options.insert(0, (str(WINNER), phrase("Predictions", "Largest output")))
        self.output.offer(options)
        if self.output.currentIndex() < 0:
            self.output.setCurrentIndex(0)
        self.output.setVisible(len(options) > 1)

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.plot)
        self.stack.addWidget(self.remark)
        self.remark.setMargin(EDGE)
        head = row(self.key, self.output)
        head.setStretch(0, 1)
        head.setContentsMargins(EDGE, GAP, EDGE, 0)
        page = QWidget()
        page.setLayout(column(head, self.stack, gap=4))
        tabs.addTab(page, "")
        tabs.addTab(self.table, "")
        self.say(lambda text: tabs.setTabText(0, text), phrase("Predictions", "Picture"))
        self.say(lambda text: tabs.setTabText(1, text), phrase("Predictions", "Table"))
        return tabs

    def _want_surface(self, _: int = 0) -> None:
        self._bench.trainer.surface_side = SIDE if self.isVisible() and self.tabs.currentIndex() == 0 else 0
        self.ask()

    def _look_at(self, row: int) -> None:
        self._bench.trainer.sample = row

    def _choose_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._look_at(index.row())


def _outputs(bench: Workbench) -> tuple[Output, ...]:
    """What the network says, by the names of its outputs."""
    network, nodes = bench.trainer.network, bench.drawing.nodes
    if network is None:
        return ()
    pairs = zip(network.outputs, network.target_columns, strict=True)
    names = {id: node_name(nodes[id]) if id in nodes else id for id in network.outputs}
    return tuple(Output(names[id], None if column < 0 else column) for id, column in pairs)
