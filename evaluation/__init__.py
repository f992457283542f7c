"""Measures how well Dario understands people: ``python -m evaluation`` writes docs/evaluation.md."""
