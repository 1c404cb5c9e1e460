"""Appearance: theme roles, color scales and icons, shared by everything that is on screen."""

import PySide6.QtCore  # noqa: F401 - before pyqtgraph, which takes the binding that it finds imported
