"""Rasa components, one per module; config.yml names them in the order in which a message passes them."""
