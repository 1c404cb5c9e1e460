"""Executors: the same program, run by different machinery."""
