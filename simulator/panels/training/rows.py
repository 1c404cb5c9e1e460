"""The rows of the settings: what each field is called, what it means, and what it may be."""

from __future__ import annotations

from simulator.drawing.limits import BELOW_ONE, COUNT
from simulator.language import Phrase, phrase
from simulator.numerics.initializers import INITIALIZERS
from simulator.numerics.losses import LOSSES
from simulator.numerics.optimizers import OPTIMIZERS
from simulator.panels.widgets.labels import Formula
from simulator.panels.widgets.record_form import RecordForm

BIASES: tuple[tuple[str, Phrase], ...] = (
    ("same", phrase("TrainingSettings", "As weights")),
    ("zero", phrase("TrainingSettings", "Zero")),
)


SPREADS = {
    "uniform": phrase("TrainingSettings", "Half width r"),
    "normal": phrase("TrainingSettings", "Deviation σ"),
    "constant": phrase("TrainingSettings", "Value c"),
}
GAIN = phrase("TrainingSettings", "Gain g")
MOMENTUM, DECAY = phrase("TrainingSettings", "Momentum α"), phrase("TrainingSettings", "Decay ρ")
BETAS = phrase("TrainingSettings", "Decay of mean β₁"), phrase("TrainingSettings", "Decay of square β₂")


def loss_rows(form: RecordForm, formula: Formula) -> None:
    """Which number is made small."""
    form.choice(
        "loss",
        phrase("TrainingSettings", "Function"),
        phrase("TrainingSettings", "What is measured between outputs and targets"),
        [(row.key, row.label) for row in LOSSES],
    )
    form.choice(
        "convention",
        phrase("TrainingSettings", "Convention"),
        phrase(
            "TrainingSettings", "The factor in front of the sum. n is the number of samples in the batch."
        ),
        [],
    )
    form.layout.addRow(formula)


def optimizer_rows(form: RecordForm, formula: Formula) -> None:
    """How a gradient becomes a step; only the fields in use are shown."""
    form.choice(
        "optimizer",
        phrase("TrainingSettings", "Method"),
        phrase("TrainingSettings", "How a gradient becomes a step of the weights"),
        [(row.key, row.label) for row in OPTIMIZERS],
    )
    form.number(
        "eta",
        phrase("TrainingSettings", "Learning rate η"),
        phrase(
            "TrainingSettings", "How far one step goes. The arrow keys change it by a tenth of its decade."
        ),
        low=0.0,
    )
    form.number(
        "momentum",
        MOMENTUM,
        phrase("TrainingSettings", "How much of the last step, or of the mean gradient, is kept: 0 to 1"),
        low=0.0,
        high=BELOW_ONE,
        step=0.05,
    )
    form.number(
        "decay",
        DECAY,
        phrase("TrainingSettings", "How much of the mean squared gradient is kept: 0 to 1"),
        low=0.0,
        high=BELOW_ONE,
        step=0.001,
    )
    form.layout.addRow(formula)


def batch_rows(form: RecordForm) -> None:
    """How many samples make one step, and in which order."""
    form.optional(
        "batch",
        phrase("TrainingSettings", "Samples in a batch"),
        phrase("TrainingSettings", "Without the tick, all training samples make one batch."),
        suggestion=1,
        low=1,
        whole=True,
        absent=0,
        without=phrase("TrainingSettings", "all"),
    )
    form.check(
        "shuffle",
        phrase("TrainingSettings", "Shuffle every epoch"),
        phrase("TrainingSettings", "Samples come in a new random order, which the seed decides"),
    )


def penalty_rows(form: RecordForm, formula: Formula) -> None:
    """What large weights cost."""
    form.number(
        "l1",
        phrase("TrainingSettings", "L1"),
        phrase("TrainingSettings", "Pulls every weight toward 0 with the same force"),
        low=0.0,
        step=0.001,
    )
    form.number(
        "l2",
        phrase("TrainingSettings", "L2"),
        phrase("TrainingSettings", "Pulls every weight toward 0 in proportion to its size"),
        low=0.0,
        step=0.001,
    )
    form.layout.addRow(formula)


def initial_rows(form: RecordForm, formula: Formula) -> None:
    """Where weights start that were not typed."""
    form.choice(
        "initializer",
        phrase("TrainingSettings", "Drawn from"),
        phrase(
            "TrainingSettings", "Where weights start that you have not typed. Counts from the next reset on."
        ),
        [(row.key, row.label) for row in INITIALIZERS],
    )
    form.number(
        "spread",
        GAIN,
        phrase("TrainingSettings", "Half the width, the standard deviation, a gain, or the constant"),
        step=0.1,
    )
    form.choice(
        "initial_bias",
        phrase("TrainingSettings", "Biases"),
        phrase("TrainingSettings", "Whether biases are drawn as weights are, or start at 0"),
        BIASES,
    )
    form.number(
        "seed",
        phrase("TrainingSettings", "Seed"),
        phrase("TrainingSettings", "The same seed gives the same weights and the same order of samples."),
        low=0,
        high=COUNT,
        whole=True,
    )
    form.layout.addRow(formula)


def stop_rows(form: RecordForm) -> None:
    """When a run ends by itself."""
    form.optional(
        "stop_epochs",
        phrase("TrainingSettings", "After epochs"),
        phrase("TrainingSettings", "Pauses when this many epochs are done"),
        suggestion=1000,
        low=1,
        whole=True,
    )
    form.optional(
        "stop_loss",
        phrase("TrainingSettings", "At a loss below"),
        phrase("TrainingSettings", "Pauses when the loss over the training samples is below this"),
        suggestion=0.01,
        low=0.0,
    )
    form.optional(
        "patience",
        phrase("TrainingSettings", "Epochs without progress"),
        phrase("TrainingSettings", "Pauses when the loss has not become better for this many epochs"),
        suggestion=100,
        low=1,
        whole=True,
    )
