"""The gradient check panel."""
