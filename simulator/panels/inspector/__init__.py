"""The inspector: every number of what is selected, to read, to check by hand and to change."""
