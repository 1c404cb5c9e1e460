"""Training: data, optimizers, sessions and the frames they publish."""
