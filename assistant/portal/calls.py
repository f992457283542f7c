"""What Dario knows, without a conversation: the calls, the facts of one, the check of a partnership."""

import asyncio
from datetime import date, datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from assistant.answers.model import Answer, Question
from assistant.portal.bodies import json_of
from assistant.portal.keys import WIRING
from assistant.portal.problems import ProblemError
from assistant.wiring import Wiring
from knowledge.schema import Call

ROME = ZoneInfo("Europe/Rome")
LANGUAGES = ("it", "en")


def add_routes(app: web.Application) -> None:
    """Give the application the routes about calls."""
    facts = Facts(app[WIRING])

    async def one(request: web.Request) -> web.Response:
        told = await asyncio.to_thread(facts.of, request.match_info["code"], datetime.now(timezone.utc))
        return web.json_response(told)

    app.router.add_get("/api/v1/calls", every, allow_head=False)
    app.router.add_get("/api/v1/calls/{code}", one, allow_head=False)
    app.router.add_post("/api/v1/calls/{code}/eligibility", check)


async def every(request: web.Request) -> web.Response:
    """All calls."""
    return web.json_response({"calls": await asyncio.to_thread(_every, request.app[WIRING])})


def _every(wiring: Wiring) -> list[dict[str, Any]]:
    now = datetime.now(timezone.utc)
    wiring.store.refresh()
    return [about(call, now) for call in wiring.store.calls()]


async def check(request: web.Request) -> web.Response:
    """A partnership beside the published conditions of a call."""
    wiring, code = request.app[WIRING], request.match_info["code"]
    await asyncio.to_thread(call_of, wiring, code)
    members = await json_of(request)
    result = await asyncio.to_thread(wiring.eligibility.check, code, members, datetime.now(timezone.utc))
    return web.json_response(result.contract())


def call_of(wiring: Wiring, code: str) -> Call:
    """The call with a code.  Raises ProblemError if there is none."""
    wiring.store.refresh()
    call = wiring.store.call(code)
    if call is None:
        raise ProblemError("no_call")
    return call


def about(call: Call, now: datetime) -> dict[str, Any]:
    """A call as data; ``status`` is the one at ``now`` (aware)."""
    closes = None if call.closes is None else call.closes.moment.isoformat()
    return {
        "code": call.code,
        "eu_reference": call.eu_reference,
        "title": {"it": call.title.it, "en": call.title.en},
        "short_title": {"it": call.short_title.it, "en": call.short_title.en},
        "page": call.page,
        "status": call.status(now),
        "published": _day(call.published),
        "opens": _day(call.opens),
        "closes": closes,
        "known_on": _day(call.known_on),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class Facts:
    """The facts of calls as Dario says them; written once for each knowledge version and day."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._written: dict[str, tuple[tuple[int, date], list[dict[str, Any]]]] = {}

    def of(self, code: str, now: datetime) -> dict[str, Any]:
        """A call with everything said about it in both languages, with its sources.  Raises ProblemError for none."""
        call = call_of(self._wiring, code)
        stamp = (self._wiring.store.refresh(), now.astimezone(ROME).date())
        if self._written.get(code, (None, []))[0] != stamp:
            self._written[code] = (stamp, self._write(code, now))
        return {**about(call, now), "facts": self._written[code][1]}

    def _write(self, code: str, now: datetime) -> list[dict[str, Any]]:
        topics = {topic_id: topic for topic_id, topic in self._wiring.store.topics().items() if topic.needs_call}
        facts = []
        for topic_id, topic in topics.items():
            answers = {language: self._answer(topic_id, language, code, now) for language in LANGUAGES}
            contract = answers["it"].contract()
            facts.append(
                {
                    "topic": topic_id,
                    "label": {"it": topic.label.it, "en": topic.label.en},
                    "status": contract["status"],
                    "text": {language: answer.text for language, answer in answers.items()},
                    "citations": contract["citations"],
                }
            )
        return facts

    def _answer(self, topic: str, language: str, code: str, now: datetime) -> Answer:
        return self._wiring.answerer.answer(Question(topic, language, now, code))
