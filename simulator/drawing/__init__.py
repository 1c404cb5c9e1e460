"""The drawing: records, changes, history, edits, layout and files; no NumPy and no Qt."""
