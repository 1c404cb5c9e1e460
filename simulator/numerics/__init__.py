"""Numbers: activations, losses, initializers and the program they are woven into; NumPy only."""
