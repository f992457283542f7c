"""What is done next, where Rasa's own policies cannot tell."""
