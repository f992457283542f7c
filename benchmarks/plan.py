"""How much is measured: in full, or a short trial."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of rounds, messages, clients, calls and turns."""

    rounds: int
    """Each round starts both bots anew and measures them one after the other."""
    warm_up: int
    """Messages sent to a server before its first measure of a round, not counted."""
    messages: int
    """Messages of one client, a round and server."""
    load_messages: int
    """Messages of all concurrent clients together, a round and server."""
    clients: int
    """Concurrent clients of the load."""
    calls: tuple[int, ...]
    """Sizes of the knowledge bases, in calls."""
    growth_rounds: int
    """Rounds over the knowledge bases, whose servers all stay up."""
    long_conversations: int
    """Long conversations a bot."""
    early: tuple[int, int]
    """First and last of the early turns of a long conversation, counted from 1."""
    late: tuple[int, int]
    """First and last of the late turns; the conversation ends with the last."""
    portal_rate: int
    """Messages a second of the load on the portal."""
    portal_conversations: int
    """Conversations among which they go round."""
    portal_seconds: int
    """How long the load lasts."""


FULL = Plan(
    rounds=2,
    warm_up=20,
    messages=300,
    load_messages=400,
    clients=8,
    calls=(1, 100, 1000),
    growth_rounds=1,
    long_conversations=3,
    early=(6, 10),
    late=(91, 100),
    portal_rate=20,
    portal_conversations=200,
    portal_seconds=60,
)

QUICK = Plan(
    rounds=2,
    warm_up=10,
    messages=40,
    load_messages=80,
    clients=8,
    calls=(1, 10),
    growth_rounds=1,
    long_conversations=2,
    early=(6, 10),
    late=(21, 30),
    portal_rate=20,
    portal_conversations=20,
    portal_seconds=5,
)
