"""What Dario knows: YAML files, checked, loaded into a database, read through one store.

The way of a fact: ``content/`` -> :mod:`knowledge.read` -> :mod:`knowledge.check` -> :mod:`knowledge.load`
-> database -> :mod:`knowledge.store`.  Nothing here knows Rasa, the web or the assistant.
"""
