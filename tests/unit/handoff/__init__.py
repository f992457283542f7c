"""The handoff without Rasa."""
