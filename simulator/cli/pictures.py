"""Pictures on the command line; Qt is loaded when the first one is asked for."""

from __future__ import annotations

import os
import sys
from types import ModuleType

from simulator.cli.preparing import Prepared
from simulator.language import phrase
from simulator.problems import refuse
from simulator.training.frame import Frame


def drawing_picture(prepared: Prepared, frame: Frame, kind: str) -> bytes:
    """The drawing with its colored edges, as ``png`` or ``svg``; ``Refusal`` where Qt does not load."""
    content: bytes = _painting().paint_drawing(prepared, frame, kind)
    return content


def loss_picture(frame: Frame, kind: str) -> bytes:
    """The loss over the steps, as ``png`` or ``svg``; ``Refusal`` where Qt does not load."""
    content: bytes = _painting().paint_loss(frame, kind)
    return content


def _painting() -> ModuleType:
    if sys.platform == "linux":
        # Only fonts and painting are needed of Qt, so no screen is.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        # Late on purpose: all the rest of the command line runs where no Qt is installed.
        from simulator.cli import painting  # noqa: PLC0415
    except ImportError as error:
        sentence = phrase("CommandLine", "Pictures need Qt, which does not load here: {reason}.")
        raise refuse(sentence.of(reason=error)) from error
    painting.start()
    return painting
