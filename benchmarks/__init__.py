"""Measures Dario beside Rasa's own starter bot: ``python -m benchmarks`` writes docs/performance.md."""
