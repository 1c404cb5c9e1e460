"""The canvas: paints drawings and frames, carries the hand's movements down, and decides nothing."""

import PySide6.QtCore  # noqa: F401 - before pyqtgraph, which takes the binding that it finds imported
