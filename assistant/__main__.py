"""``python -m assistant`` is ``dario``."""

from assistant.cli import main

main()
