"""A program run by NumPy: every step becomes calls on tables that are made once; nothing is allocated."""
