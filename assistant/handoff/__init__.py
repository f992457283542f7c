"""Handing a conversation over: what is asked for it, the packet that is shown, and the ticket that is kept on consent.

Pure but for the two modules that read and write the database (``turns`` and ``tickets``).
"""
