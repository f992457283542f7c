"""How much one conversation and one address may ask for: token buckets in memory, and whose address a request has."""

import ipaddress
import math
import re
import time
from collections.abc import Callable

from aiohttp import web

from assistant.portal.metrics import Metrics
from assistant.portal.problems import ProblemError
from assistant.settings import Settings

KEPT = 60.0
"""Seconds after which buckets that have filled up again are forgotten: nobody's address is kept longer than needed."""

MOST_BUCKETS = 20_000
"""Buckets with which it is looked more often."""

PAUSE = 2.0
"""Seconds between two looks through all of them: under a flood none is full, and each look would be in vain."""


class Buckets:
    """One bucket for each key: it holds what may be asked for in a minute, and fills up again steadily."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute, self._clock = a_minute, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._forgot = self._clock()

    def take(self, key: str) -> float:
        """Take one; the seconds to wait where the bucket is empty, else 0."""
        if not self._a_minute:
            return 0.0
        now, rate = self._clock(), self._a_minute / 60
        if now - self._forgot >= (PAUSE if len(self._left) >= MOST_BUCKETS else KEPT):
            self._forget(now, rate)
        left, then = self._left.get(key, (float(self._a_minute), now))
        left = min(float(self._a_minute), left + (now - then) * rate)
        if left < 1:
            self._left[key] = (left, now)
            return (1 - left) / rate
        self._left[key] = (left - 1, now)
        return 0.0

    def _forget(self, now: float, rate: float) -> None:
        full, self._forgot = float(self._a_minute), now
        self._left = {
            key: (left, then) for key, (left, then) in self._left.items() if left + (now - then) * rate < full
        }


class Limits:
    """The limits of one portal."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._proxies, self._metrics = settings.portal_proxies, metrics
        self._conversations = Buckets(settings.portal_rate_conversation)
        self._addresses = Buckets(settings.portal_rate_address)

    def conversation(self, conversation: str) -> None:
        """Count a message of a conversation.  Raises ProblemError where there were too many."""
        self._count("conversation", self._conversations.take(conversation))

    def address(self, request: web.Request) -> None:
        """Count a request of its address.  Raises ProblemError where there were too many."""
        self._count("address", self._addresses.take(address_of(request, self._proxies)))

    def _count(self, limit: str, wait: float) -> None:
        if wait:
            self._metrics.limited.labels(limit).inc()
            seconds = math.ceil(wait)
            raise ProblemError("too_many", headers={"Retry-After": str(seconds)}, seconds=seconds)


LIMITS = web.AppKey("limits", Limits)


_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d+)?|([\d.]+):\d+")


def _without_port(written: str) -> str:
    """An address as some proxies write it: "1.2.3.4:5678", "[2001:db8::1]:5678"; each connection has another port."""
    match = _WITH_PORT.fullmatch(written)
    return written if match is None else match.group(1) or match.group(2) or ""


def address_of(request: web.Request, proxies: int) -> str:
    """Where a request comes from; behind ``proxies`` trusted ones, what the first of them saw.

    Of an IPv6 address only the network counts (64 bits): one household has as many addresses as it likes.
    """
    written = request.remote or ""
    if proxies:
        told = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        written = _without_port(told[-proxies].strip()) if len(told) >= proxies else written
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return written[:60]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address), 64), strict=False))
    return str(address)
