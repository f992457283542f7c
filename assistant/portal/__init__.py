"""The front door, and the only thing that faces people: conversations, API, pages.  Knows no Rasa."""
