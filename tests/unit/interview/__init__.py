"""The interview without Rasa."""
