"""Whole conversations with the real model, the real actions and a real database."""
