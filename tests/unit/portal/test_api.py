"""The API's edges: problems in the caller's language, limits, headers, other origins, health and figures."""

import asyncio
import threading
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest
import sqlalchemy as sa
from aiohttp.test_utils import TestClient, TestServer

from assistant.portal.app import make_app
from assistant.portal.limits import MOST_BUCKETS, Buckets
from assistant.turns import turn
from assistant.wiring import Wiring
from knowledge.load import load
from knowledge.read import Content
from knowledge.store import KnowledgeStore
from tests.conftest import CALL
from tests.unit.portal.conftest import SETTINGS, Talk, begun
from tests.unit.portal.fake_engine import FakeEngine

SEND = {"client_id": "client-1", "text": "ciao"}


async def problem(response: Any, status: int, kind: str) -> dict[str, Any]:
    """The problem document of a response that must be one."""
    assert response.status == status, await response.text()
    assert response.content_type == "application/problem+json"
    document: dict[str, Any] = await response.json()
    assert (document["type"], document["status"]) == (f"urn:dario:problem:{kind}", status)
    assert "Traceback" not in str(document)
    return document


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("", "Questa conversazione non c'è"),
        ("en", "There is no such conversation"),
        ("en-GB,en;q=0.9,it;q=0.8", "There is no such conversation"),
        ("it;q=0.5, en;q=0.7", "There is no such conversation"),
        ("fr, it;q=0.5", "Questa conversazione non c'è"),
        ("en;q=wrong", "Questa conversazione non c'è"),
    ],
)
async def test_problems_speak_the_callers_language(talk: Talk, accepted: str, title: str) -> None:
    headers = {"Authorization": "Bearer wrong", "Accept-Language": accepted}
    response = await talk.ask("GET", headers=headers)
    assert (await problem(response, 404, "no-conversation"))["title"] == title


async def test_a_message_that_is_too_long_is_told_with_its_count(talk: Talk, engine: FakeEngine) -> None:
    response = await talk.ask("POST", "/messages", json={**SEND, "text": "è" * 2001})
    document = await problem(response, 422, "too-long")
    assert (document["count"], document["limit"]) == (2001, 2000)
    assert "2.001" in document["detail"] and "2.000" in document["detail"]
    assert (await talk.ask("POST", "/messages", json={**SEND, "text": "è" * 2000})).status == 200
    assert len(engine.texts) == 1


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"{bad", 400, "not-json"),
        (b"[1]", 400, "not-json"),
        (b"[" * 9_000, 400, "not-json"),
        (b'{"text": "ciao"}', 422, "invalid"),
        (b'{"client_id": "client-1"}', 422, "invalid"),
        (b'{"client_id": "client-1", "text": "a", "button": "b1-1"}', 422, "invalid"),
        (b'{"client_id": "short", "text": "a"}', 422, "invalid"),
        (b'{"client_id": "client-1", "text": 5}', 422, "invalid"),
        (b'{"client_id": "client-1", "text": null}', 422, "invalid"),
        (b'{"client_id": "client-1", "text": "a", "more": 1}', 422, "invalid"),
        (b'{"client_id": "client-1", "button": "/ask_deadline"}', 422, "invalid"),
        (b'{"client_id": "client-1", "text": " \\u0000 "}', 422, "empty"),
        (b'{"client_id": "client-1", "text": "' + b"x" * 17_000 + b'"}', 413, "too-large"),
    ],
)
async def test_what_has_not_the_shape_is_refused_and_not_kept(
    talk: Talk, engine: FakeEngine, body: bytes, status: int, kind: str
) -> None:
    response = await talk.ask("POST", "/messages", data=body, headers={"Content-Type": "application/json"})
    await problem(response, status, kind)
    assert engine.texts == [] and len(await talk.messages()) == 1


async def test_everything_wrong_is_told_at_once(client: Any) -> None:
    response = await client.post("/api/v1/conversations", json={"language": "fr", "call": "a b", "sender": "mine"})
    faults = (await problem(response, 422, "invalid"))["faults"]
    assert [fault.split()[0] for fault in faults] == ["language", "call", "sender"]


async def test_a_body_of_another_type_is_refused(client: Any) -> None:
    await problem(await client.post("/api/v1/conversations", data={"language": "it"}), 415, "unsupported-type")


async def test_a_call_that_is_not_known_is_told(client: Any) -> None:
    await problem(await client.post("/api/v1/conversations", json={"call": "NO-SUCH"}), 404, "no-call")
    await problem(await client.get("/api/v1/calls/NO-SUCH"), 404, "no-call")


async def test_without_a_token_nothing_is_told(talk: Talk) -> None:
    for method, path in (("GET", ""), ("GET", "/events"), ("POST", "/messages"), ("DELETE", ""), ("POST", "/pause")):
        response = await talk.client.request(method, talk.url + path)
        await problem(response, 401, "no-token")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


async def test_addresses_that_do_not_exist_are_problems_too(client: Any) -> None:
    await problem(await client.get("/api/v1/nothing"), 404, "not-found")
    response = await client.put("/api/v1/calls")
    await problem(response, 405, "method-not-allowed")
    assert "GET" in response.headers["Allow"]


async def test_nothing_can_be_paused_or_printed_where_no_interview_runs(talk: Talk) -> None:
    await problem(await talk.ask("POST", "/pause"), 409, "no-interview")
    await problem(await talk.ask("GET", "/interview"), 409, "no-interview")


async def test_a_fault_of_ours_is_told_without_its_insides(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret insides")

    monkeypatch.setattr("assistant.portal.conversations.Conversations.last", fail)
    assert "insides" not in str(await problem(await talk.ask("GET"), 500, "failed"))


async def test_a_conversation_has_its_limit(make_client: Any) -> None:
    talk = await begun(await make_client(portal_rate_conversation=3))
    for number in range(3):
        await talk.send(text=f"domanda {number}")
    response = await talk.ask("POST", "/messages", json=SEND)
    await problem(response, 429, "too-many")
    assert 0 < int(response.headers["Retry-After"]) <= 20
    assert (await talk.ask("GET", "/events")).status == 200, "reading goes on"


async def test_an_address_has_its_limit(make_client: Any) -> None:
    client = await make_client(portal_rate_address=3)
    statuses = [(await client.get("/api/v1/calls")).status for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    assert (await client.get("/healthz")).status == 200


@pytest.mark.parametrize(("proxies", "third"), [(0, 429), (1, 200)])
async def test_a_forwarded_address_counts_only_behind_a_proxy(make_client: Any, proxies: int, third: int) -> None:
    client = await make_client(portal_rate_address=2, portal_proxies=proxies)
    statuses = [
        (await client.get("/api/v1/calls", headers={"X-Forwarded-For": f"1.2.3.4, 10.0.0.{number}"})).status
        for number in range(3)
    ]
    assert statuses == [200, 200, third]


@pytest.mark.parametrize("address", ["10.0.0.1:{}", "[2001:db8::1]:{}", "[2001:db8::{}]", "2001:db8::{}"])
async def test_the_port_of_a_forwarded_address_does_not_count(make_client: Any, address: str) -> None:
    client = await make_client(portal_rate_address=2, portal_proxies=1)
    forwarded = [address.format(5000 + number) for number in range(3)]
    statuses = [(await client.get("/api/v1/calls", headers={"X-Forwarded-For": each})).status for each in forwarded]
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/conversations/%00"),
        ("GET", "/api/v1/conversations/a%00/events"),
        ("GET", "/api/v1/conversations/%ED%A0%80"),
        ("GET", f"/api/v1/conversations/{'x' * 3000}"),
        ("GET", "/api/v1/calls/%00"),
        ("POST", "/api/v1/calls/%00/eligibility"),
        ("GET", "/calls/%00"),
    ],
)
async def test_what_no_database_can_be_asked_for_is_not_there(
    database_url: str, content: Content, engine: FakeEngine, method: str, path: str
) -> None:
    wiring = Wiring(replace(SETTINGS, database_url=database_url, engine_url=engine.url))
    load(content, wiring.database)
    async with TestClient(TestServer(make_app(wiring))) as client:
        response = await client.request(method, path, json={}, headers={"Authorization": f"Bearer {'x' * 43}"})
        assert response.status == 404
        assert (await client.get("/chat?call=%00")).status == 200
    wiring.database.dispose()


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert [buckets.take("a") for _ in range(60)] == [0.0] * 60
    assert buckets.take("a") == pytest.approx(1.0)
    assert buckets.take("b") == 0.0
    now[0] = 2.5
    assert [buckets.take("a") > 0 for _ in range(3)] == [False, False, True]


def test_many_buckets_are_forgotten_once_full_and_not_looked_through_at_each_request() -> None:
    now, looks = [0.0], []

    class Watched(Buckets):
        def _forget(self, now: float, rate: float) -> None:
            looks.append(now)
            super()._forget(now, rate)

    buckets = Watched(60, lambda: now[0])
    for number in range(MOST_BUCKETS + 100):
        buckets.take(str(number))
    assert looks == []
    now[0] = 2.5
    buckets.take("a")
    assert looks == [2.5] and list(buckets._left) == ["a"]


def test_an_address_is_forgotten_after_a_minute_or_two() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    buckets.take("10.0.0.1")
    for now[0] in (50.0, 100.0, 150.0):
        buckets.take("10.0.0.2")
    assert list(buckets._left) == ["10.0.0.2"]


async def test_only_listed_origins_may_read(make_client: Any) -> None:
    client = await make_client(portal_origins=("https://www.example.org",))
    for origin, allowed in (("https://www.example.org", True), ("https://evil.example", False)):
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        preflight = await client.options("/api/v1/conversations", headers=asked)
        assert preflight.status == 204
        assert ("Access-Control-Allow-Origin" in preflight.headers) is allowed
        answered = await client.get("/api/v1/calls", headers={"Origin": origin})
        assert (answered.headers.get("Access-Control-Allow-Origin") == origin) is allowed
        assert "Access-Control-Allow-Credentials" not in answered.headers
        assert answered.headers["Vary"] == "Origin"


async def test_every_response_protects_who_reads_it(talk: Talk) -> None:
    for path in ("/api/v1/calls", "/api/v1/nothing", "/healthz", talk.url, "/nothing"):
        response = await talk.client.get(path)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in response.headers
        assert "Python" not in response.headers["Server"]


async def test_health_and_readiness(client: Any, engine: FakeEngine) -> None:
    assert (await client.get("/healthz")).status == 200
    ready = await client.get("/readyz")
    assert (ready.status, await ready.json()) == (200, {"ready": True, "why": None})
    asked = len(engine.heard)
    assert (await client.get("/readyz")).status == 200
    assert len(engine.heard) == asked, "an answer counts for some seconds"


async def test_readiness_asks_once_for_all_who_ask_at_the_same_time(client: Any, engine: FakeEngine) -> None:
    engine.takes = 0.2
    told = await asyncio.gather(*(client.get("/readyz") for _ in range(10)))
    assert {each.status for each in told} == {200} and len(engine.heard) == 1


async def test_readiness_leaves_nothing_of_a_question_that_failed(
    client: Any, engine: FakeEngine, portal_database: sa.engine.Engine
) -> None:
    engine.status = 500
    row = {"number": 1, "at": datetime.now(timezone.utc), "events": "[]", "slots": "{}"}

    def keep(asked: dict[str, Any]) -> None:
        with portal_database.begin() as connection:
            connection.execute(turn.insert().values({**row, "sender_id": asked["sender"]}))

    engine.on_hearing = keep
    assert (await client.get("/readyz")).status == 503 and len(engine.heard) == 1
    with portal_database.connect() as connection:
        assert connection.execute(sa.select(turn.c.sender_id)).all() == []


async def test_the_database_is_waited_for_beside_the_event_loop(
    talk: Talk, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_from, refresh = [], KnowledgeStore.refresh

    def noted(self: KnowledgeStore) -> int:
        asked_from.append(threading.get_ident())
        return refresh(self)

    monkeypatch.setattr(KnowledgeStore, "refresh", noted)
    members = {"members": [{"country": "IT"}]}
    engine.status = 500
    for method, path, body in (
        ("POST", "/api/v1/conversations", {"call": CALL}),
        ("GET", "/api/v1/calls", None),
        ("GET", f"/api/v1/calls/{CALL}", None),
        ("POST", f"/api/v1/calls/{CALL}/eligibility", members),
        ("POST", f"{talk.url}/messages", SEND),
        ("PUT", f"{talk.url}/language", {"language": "en"}),
        ("GET", "/", None),
        ("GET", "/about", None),
    ):
        asked_from.clear()
        response = await talk.client.request(method, path, json=body, headers=talk.headers)
        assert response.status < 300 and asked_from, path
        assert threading.get_ident() not in asked_from, path


async def test_not_ready_without_an_engine(client: Any, engine: FakeEngine) -> None:
    await engine.stop()
    ready = await client.get("/readyz")
    assert (ready.status, (await ready.json())["why"]) == (503, "engine unreachable")


async def test_the_figures_count_what_happens(talk: Talk, engine: FakeEngine) -> None:
    for text in ("due domande", "boh", "persona"):
        await talk.send(text=text)
    engine.status = 500
    await talk.send(text="ciao")
    await talk.ask("PUT", "/messages/3/feedback", json={"helpful": False, "reason": "wrong"})
    figures = await (await talk.client.get("/metrics")).text()
    for line in (
        'dario_messages_total{kind="text",result="answered"} 3.0',
        'dario_messages_total{kind="text",result="unanswered"} 1.0',
        'dario_topics_total{topic="budget"} 1.0',
        'dario_statuses_total{status="clarify"} 1.0',
        "dario_fallbacks_total 1.0",
        "dario_handoffs_total 1.0",
        'dario_feedback_total{helpful="no",reason="wrong"} 1.0',
        'dario_engine_failures_total{why="failed"} 1.0',
        "dario_answer_seconds_count 4.0",
    ):
        assert line in figures
    assert "domande" not in figures


async def test_the_calls_and_the_facts_of_one_with_their_sources(client: Any) -> None:
    calls = (await (await client.get("/api/v1/calls")).json())["calls"]
    assert "RLA12020034211" in [call["code"] for call in calls]
    told = await (await client.get("/api/v1/calls/RLA12020034211")).json()
    deadline = next(fact for fact in told["facts"] if fact["topic"] == "deadline")
    assert "2 febbraio 2021" in deadline["text"]["it"] and "2 February 2021" in deadline["text"]["en"]
    assert deadline["citations"] and told["closes"].startswith("2021-02-02T17:00:00")


async def test_a_partnership_is_compared_and_its_faults_are_told(client: Any) -> None:
    address = "/api/v1/calls/RLA12020034211/eligibility"
    result = await (await client.post(address, json={"members": [{"country": "IT", "region": "ITC4"}]})).json()
    assert (result["call"], result["verdict"]) == ("RLA12020034211", "not_eligible")
    response = await client.post(address, json={"members": [{"country": "EL"}]}, headers={"Accept-Language": "it"})
    document = await problem(response, 422, "faulty-members")
    assert document["faults"][0]["member"] == 0 and "EL" in document["detail"]
    assert "membro 1" in document["detail"]


async def test_a_transcript_holds_what_was_said_and_its_sources(talk: Talk) -> None:
    _, answer = await talk.send(text="<b>qual è</b> la scadenza? a < b & c")
    await talk.send(button=answer["buttons"][0]["id"])
    plain = await (await talk.ask("GET", "/transcript")).text()
    for words in ("la scadenza? a < b & c", "Risposta a:", "[x] È ancora aperto?", "letta il 9 novembre 2020"):
        assert words in plain
    html = await talk.ask("GET", "/transcript?format=html")
    page = await html.text()
    assert 'lang="it"' in page and "a &lt; b &amp; c" in page and "<script" not in page
    assert "sha256-" in html.headers["Content-Security-Policy"], "its style sheet is allowed, and no other"
    data = await (await talk.ask("GET", "/transcript?format=json")).json()
    assert data["messages"] == await talk.messages()
    await problem(await talk.ask("GET", "/transcript?format=pdf"), 422, "invalid")


async def test_the_description_is_served(client: Any) -> None:
    document = await (await client.get("/api/v1/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    routes = {
        route.resource.canonical.replace("{number:[0-9]{1,9}}", "{number}")
        for route in client.app.router.routes()
        if route.resource is not None and route.resource.canonical.startswith("/api/")
    }
    assert routes - {"/api/v1/openapi.json"} == set(document["paths"])


async def test_the_line_to_a_slow_engine_ends(make_client: Any, engine: FakeEngine, monkeypatch: Any) -> None:
    monkeypatch.setattr("assistant.portal.app.ANSWERING", 0.2)
    talk = await begun(await make_client())
    engine.takes = 1.0
    begun_at = asyncio.get_running_loop().time()
    asked, told = await talk.send(text="ciao")
    assert asyncio.get_running_loop().time() - begun_at < 0.9
    assert asked["retry"] and told["answer"]["status"] == "error"
