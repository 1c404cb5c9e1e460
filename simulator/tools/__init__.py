"""Tools: gestures that read like the hand's movement; no Qt."""
