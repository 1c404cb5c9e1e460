"""Reference code: the same training step, as a fine engineer would write it by hand for one network."""
