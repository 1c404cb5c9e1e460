"""Benchmarks: plain measurements with no verdict; ``python -m tests.benchmarks`` prints them all."""
