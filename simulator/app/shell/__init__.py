"""What stands around the canvas, and what keeps it fresh."""
