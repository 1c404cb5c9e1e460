"""The palette: what can be placed, to drag onto the paper or to pick with a key."""
