"""The model: where drawings meet numbers."""
