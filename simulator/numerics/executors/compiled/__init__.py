"""The executor that compiles, by numba where it is installed; only ``loading`` imports it."""
