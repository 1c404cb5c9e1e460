"""The loss plot: how training has gone so far."""
