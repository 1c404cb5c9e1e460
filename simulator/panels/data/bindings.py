"""The bindings: which input takes which feature, which output is compared with which target."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from simulator.drawing.edits import set_fields
from simulator.drawing.records import Node
from simulator.language import Phrase, phrase
from simulator.model.binding import compared_of, inputs_of, outputs_of
from simulator.panels.widgets.choice import Choice, Option
from simulator.panels.widgets.labels import Caption, text_label
from simulator.panels.widgets.listening import listen
from simulator.panels.widgets.rhythm import FIELD, column, form
from simulator.panels.widgets.speaking import Live
from simulator.workbench.workbench import Workbench

BY_ORDER = ""
"""The key of "in order"; no column has an empty name."""
LIMIT = 40
"""More inputs than this are counted, not listed."""


class Bindings(Live):
    """One row for each input, or for each output that needs a target."""

    interval = 100

    def __init__(self, bench: Workbench, ends: str) -> None:
        super().__init__()
        self._bench, self._ends = bench, ends
        self._rows: dict[str, Choice] = {}
        self.before: QWidget | None = None
        """The control after which these come by Tab; rows that are built later would come last."""
        self._signature: object = None
        self._body = QWidget()
        self.more = Caption(wrap=True)
        self._place = column(self._body, self.more)
        self.setLayout(self._place)
        listen(self, bench.drawing.changed, self.ask)
        listen(self, bench.trainer.compiled, self.ask)

    def refresh(self) -> None:
        """Build the rows again when ends or columns are others, and show what is bound."""
        nodes, columns = self._nodes(), self._columns()
        signature = tuple((node.id, node.label) for node in nodes)
        if signature != self._signature:
            self._signature = signature
            self._build(nodes)
        taken = self._taken()
        for node in nodes:
            row = self._rows[node.id]
            row.offer([(BY_ORDER, self._in_order(taken.get(node.id))), *self._options(columns, node)])
            row.show_key(node.column if node.column is not None else BY_ORDER)
        more = self._more(len(self._all()), len(columns))
        self.more.setVisible(more is not None)
        self.more.setText(str(more or ""))

    def rows(self) -> dict[str, Choice]:
        """The combo box of each node."""
        return dict(self._rows)

    def _all(self) -> Sequence[Node]:
        drawing = self._bench.drawing
        return inputs_of(drawing) if self._ends == "inputs" else compared_of(drawing)

    def _nodes(self) -> Sequence[Node]:
        return self._all()[:LIMIT]

    def _columns(self) -> tuple[str, ...]:
        dataset = self._bench.trainer.dataset
        if dataset is None:
            return ()
        return dataset.features if self._ends == "inputs" else dataset.targets

    def _options(self, columns: Sequence[str], node: Node) -> list[Option]:
        known: list[Option] = [(name, name) for name in columns]
        if node.column is not None and node.column not in columns:
            known.append((node.column, phrase("Bindings", "{column} (missing)").of(column=node.column)))
        return known

    def _in_order(self, column: str | None) -> Phrase:
        if column is None:
            return phrase("Bindings", "in order")
        return phrase("Bindings", "in order: {column}").of(column=column)

    def _taken(self) -> dict[str, str]:
        trainer = self._bench.trainer
        network, columns = trainer.network, self._columns()
        if network is None:
            return {}
        ids, numbers = (
            (network.inputs, network.feature_columns)
            if self._ends == "inputs"
            else (network.outputs, network.target_columns)
        )
        return {id: columns[n] for id, n in zip(ids, numbers, strict=True) if 0 <= n < len(columns)}

    def _build(self, nodes: Sequence[Node]) -> None:
        old, self._body = self._body, QWidget()
        layout = form()
        self._rows = {}
        for node in nodes:
            name = text_label(node.label or node.id)
            choice = self._rows[node.id] = Choice()
            choice.setAccessibleName(name.text())
            choice.picked.connect(lambda key, node_id=node.id: self._bind(node_id, key))
            name.setBuddy(choice)
            name.setMinimumHeight(FIELD)
            layout.addRow(name, choice)
        self._body.setLayout(layout)
        self._place.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        for first, second in pairwise(filter(None, (self.before, *self._rows.values()))):
            QWidget.setTabOrder(first, second)

    def _bind(self, id: str, key: str) -> None:
        bench = self._bench
        label = phrase("Bindings", "Bind {name} to a column").of(name=bench.drawing.nodes[id].label or id)
        bench.history.do(label, set_fields(bench.drawing, [id], column=key or None))

    def _more(self, nodes: int, columns: int) -> Phrase | None:
        """What is to be said below the rows, or in their place."""
        if nodes > LIMIT:
            return phrase("Bindings", "and {count} more").of(count=nodes - LIMIT)
        if nodes:
            return None
        if self._ends == "outputs" and outputs_of(self._bench.drawing):
            return phrase("Bindings", "The loss is the value of the output itself, so there is no target.")
        return phrase("Bindings", "None is drawn yet. The data has {count} columns for them.").of(
            count=columns
        )
