"""The engine with the trained model, as the conversations have it."""

from tests.conversations.conftest import agent

__all__ = ["agent"]
