"""Backprop Studio: draw a neural network and watch it learn."""

import os

__version__ = "0.2.0"

# One thread for matrix products, said before NumPy is imported. Those of a drawing are too small to share:
# on two busy cores, 10,000 edges trained 100 steps a second with two threads and 900 with one. It also keeps
# the order of additions, and so the last bit, from depending on the number of cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
