"""The training panel: the run, its numbers, and everything that decides how it goes."""
