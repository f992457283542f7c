"""What is said is kept once, answered once, and never lost, whatever the engine does."""

import asyncio
import json
import uuid
from datetime import datetime, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.language.cleaning import clean
from assistant.portal.conversations import GIVEN_UP, Conversations, plain
from assistant.portal.tables import conversation, message
from assistant.turns import turn
from tests.unit.portal.conftest import Talk, begun
from tests.unit.portal.fake_engine import CODE, FakeEngine

LATE = {"client_id": "client-1", "text": "ciao"}


def _fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("the portal stops here")


def keep_interview(database: sa.engine.Engine, talk: Talk, number: int, status: str) -> None:
    """A turn after which an interview stands so."""
    slots = json.dumps({"interview": {"state": {"status": status}}})
    row = {"sender_id": talk.told["id"], "number": number, "at": datetime.now(timezone.utc), "events": "[]"}
    with database.begin() as connection:
        connection.execute(turn.insert().values({**row, "slots": slots}))


async def test_a_conversation_begins_with_a_greeting(client: Any, engine: FakeEngine) -> None:
    talk = await begun(client, language="en", call="RLA12020034211")
    assert [each["author"] for each in talk.told["messages"]] == ["dario"]
    assert engine.heard[0]["metadata"] == {"language": "en", "call": "RLA12020034211"}
    assert engine.heard[0]["sender"] == talk.told["id"]


async def test_ids_and_tokens_cannot_be_guessed(client: Any, portal_database: sa.engine.Engine) -> None:
    talks = [await begun(client) for _ in range(3)]
    for name, length in (("id", 32), ("token", 43)):
        told = {talk.told[name] for talk in talks}
        assert len(told) == 3 and {len(each) for each in told} == {length}
    with portal_database.connect() as connection:
        kept = connection.execute(sa.select(conversation.c.token_hash)).scalars().all()
    assert not {talk.told["token"] for talk in talks} & set(kept)


async def test_a_message_and_its_answers_come_back_in_order(talk: Talk) -> None:
    asked, first, second = await talk.send(text="due domande")
    assert [each["number"] for each in (asked, first, second)] == [2, 3, 4]
    assert (asked["author"], asked["text"], asked["html"]) == ("person", "due domande", "<p>due domande</p>")
    assert first["text"] == "Prima.\n- **punto**\n\nFine."
    assert "<li><strong>punto</strong></li>" in first["html"]
    assert [answer["answer"]["topic"] for answer in (first, second)] == ["deadline", "budget"]
    assert await talk.messages(1) == [asked, first, second]


async def test_the_same_client_id_says_nothing_twice(talk: Talk, engine: FakeEngine) -> None:
    one = uuid.uuid4().hex
    first = await talk.send(one, text="qual è la scadenza?")
    assert await talk.send(one, text="qual è la scadenza?") == first
    assert engine.texts == ["qual è la scadenza?"]
    assert len(await talk.messages()) == 3


async def test_repeats_at_the_same_moment_say_it_once(talk: Talk, engine: FakeEngine) -> None:
    engine.takes = 0.1
    one = uuid.uuid4().hex
    told = await asyncio.gather(*(talk.send(one, text="ciao") for _ in range(5)))
    assert all(each == told[0] for each in told)
    assert engine.texts == ["ciao"]


async def test_one_message_is_in_flight_at_a_time(talk: Talk, engine: FakeEngine) -> None:
    engine.takes = 0.05
    told = await asyncio.gather(*(talk.send(text=f"domanda {number}") for number in range(5)))
    for asked, answer in told:
        assert answer["number"] == asked["number"] + 1
        assert answer["text"].startswith(f"Risposta a: {asked['text']}\n")


async def test_a_button_says_its_title_and_sends_its_payload(talk: Talk, engine: FakeEngine) -> None:
    _, answer = await talk.send(text="ciao")
    pressed, _ = await talk.send(button=answer["buttons"][1]["id"])
    assert pressed["text"] == "I risultati"
    assert engine.texts[-1] == "/ask_results"
    shown = [each for each in await talk.messages() if each["number"] == answer["number"]]
    assert [button["chosen"] for button in shown[0]["buttons"]] == [False, True]


@pytest.mark.parametrize("button", ["b2-1", "b1-3", "b99-1", "b1-0"])
async def test_a_button_that_is_nowhere_is_refused(talk: Talk, button: str, engine: FakeEngine) -> None:
    response = await talk.ask("POST", "/messages", json={"client_id": "a" * 8, "button": button})
    assert response.status == 404
    assert engine.texts == []
    assert len(await talk.messages()) == 1


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ('/ask_deadline{"call": "X"}', 'ask_deadline{"call": "X"}'),
        ("/restart", "restart"),
        ("// / /greet", "greet"),
        ("/", "?"),
        ("e / o?", "e / o?"),
        # Tags that are longer than a tag can be, until what repeats in them is shortened or covered.
        pytest.param("<" + "a" * 600 + ">/greet", "greet", id="tag-of-one-letter"),
        pytest.param("<" + "b " * 400 + ">/greet", "greet", id="tag-of-one-word"),
        pytest.param(f"<a {'x' * 600}@example.it>/greet", "greet", id="tag-with-an-address"),
    ],
)
async def test_what_is_typed_is_never_a_command(talk: Talk, engine: FakeEngine, typed: str, heard: str) -> None:
    asked, _ = await talk.send(text=typed)
    assert engine.texts == [heard]
    assert asked["text"] == (typed if len(typed) < 60 else "/greet")
    assert plain(clean(engine.texts[0])) == heard, "nor once the engine has cleaned it"


async def test_personal_data_are_covered_before_anything_is_kept(
    talk: Talk, engine: FakeEngine, portal_database: sa.engine.Engine
) -> None:
    asked, _ = await talk.send(text="scrivetemi a anna.rossi@example.it, <b>grazie</b>")
    assert asked["text"] == "scrivetemi a [e-mail], grazie"
    with portal_database.connect() as connection:
        kept = " ".join(connection.execute(sa.select(message.c.text)).scalars())
    assert "anna" not in kept and "anna" not in engine.texts[0]


@pytest.mark.parametrize("failure", ["gone", "failing", "unreadable", "silent"])
async def test_an_engine_that_does_not_answer_is_told_and_the_message_kept(
    client: Any, engine: FakeEngine, failure: str
) -> None:
    talk, port = await begun(client), int(engine.url.rpartition(":")[2])
    if failure == "gone":
        await engine.stop()
    engine.status = 500 if failure == "failing" else 200
    engine.body = {"unreadable": "{not json", "silent": "[]"}.get(failure)
    one = uuid.uuid4().hex
    asked, told = await talk.send(one, text="qual è la scadenza?")
    assert asked["retry"] and told["answer"]["status"] == "error"
    assert "Europe Direct Lombardia" in told["text"] and "00 800 6 7 8 9 10 11" in told["text"]
    assert await talk.send(one, text="qual è la scadenza?") == [asked, told], "a second try that fails says no more"
    engine.status, engine.body = 200, None
    if failure == "gone":
        await engine.start(port)
    again = await talk.send(one, text="qual è la scadenza?")
    assert [each["number"] for each in again] == [2, 3, 4]
    assert not again[0]["retry"] and again[2]["answer"]["status"] == "answered"
    assert await talk.messages(1) == again
    assert await talk.send(one, text="qual è la scadenza?") == again


async def test_a_conversation_begins_also_without_an_engine(client: Any, engine: FakeEngine) -> None:
    await engine.stop()
    talk = await begun(client, language="en")
    assert talk.told["messages"][0]["answer"]["status"] == "error"
    assert "Dario is not available" in talk.told["messages"][0]["text"]


async def test_the_code_of_a_pause_is_told_once_and_kept_nowhere(talk: Talk, portal_database: sa.engine.Engine) -> None:
    _, told = await talk.send(text="pause")
    assert CODE in told["text"] and CODE in told["html"]
    asked, _ = await talk.send(text=f"riprendi {CODE.lower()}")
    assert CODE.lower() not in asked["text"]
    assert CODE not in str(await talk.messages()).upper()
    with portal_database.connect() as connection:
        kept = " ".join(connection.execute(sa.select(message.c.text + message.c.content)).scalars())
    assert CODE not in kept.upper()


async def test_a_code_that_was_not_answered_is_asked_again_in_clear(talk: Talk, engine: FakeEngine) -> None:
    engine.status = 500
    one = uuid.uuid4().hex
    await talk.send(one, text=f"riprendi {CODE}")
    engine.status = 200
    await talk.send(one, text=f"riprendi {CODE}")
    assert engine.texts[-1] == f"riprendi {CODE}"


async def test_the_language_is_switched_and_stays(talk: Talk, engine: FakeEngine) -> None:
    response = await talk.ask("PUT", "/language", json={"language": "en"})
    [told] = (await response.json())["messages"]
    assert (told["language"], told["text"].split("\n")[0]) == ("en", "In en.")
    assert (await (await talk.ask("GET")).json())["language"] == "en"
    await talk.send(text="budget?")
    assert engine.heard[-1]["metadata"]["language"] == "en"


async def test_a_switch_that_is_asked_again_is_told_once(talk: Talk) -> None:
    told = [await (await talk.ask("PUT", "/language", json={"language": "en"})).json() for _ in range(2)]
    assert told[0] == told[1] and len(await talk.messages()) == 2
    await talk.ask("PUT", "/language", json={"language": "it"})
    assert [each["language"] for each in await talk.messages(1)] == ["en", "it"]


async def test_two_switches_in_words_at_once_leave_the_last_one(talk: Talk, engine: FakeEngine) -> None:
    engine.takes = 0.1
    first = asyncio.create_task(talk.send(text="lingua en"))
    await asyncio.sleep(0.03)
    await asyncio.gather(first, talk.send(text="lingua it"))
    assert (await (await talk.ask("GET")).json())["language"] == "it"


async def test_the_engine_hears_nothing_of_a_conversation_that_was_deleted(talk: Talk, engine: FakeEngine) -> None:
    engine.takes = 0.2
    sent = asyncio.create_task(talk.send(text="ciao"))
    await asyncio.sleep(0.05)
    deleted = asyncio.create_task(talk.ask("DELETE"))
    await asyncio.sleep(0.05)
    late = [talk.ask("PUT", "/language", json={"language": "en"}), talk.ask("POST", "/messages", json=LATE)]
    assert [each.status for each in await asyncio.gather(*late)] == [404, 404]
    await asyncio.gather(sent, deleted)
    assert engine.texts == ["ciao"], "each turn of the engine's leaves a row"


async def test_a_pause_asked_twice_at_once_is_one(
    talk: Talk, engine: FakeEngine, portal_database: sa.engine.Engine
) -> None:
    engine.takes = 0.1
    keep_interview(portal_database, talk, 1, "asking")
    first = asyncio.create_task(talk.ask("POST", "/pause"))
    await asyncio.sleep(0.03)
    second = asyncio.create_task(talk.ask("POST", "/pause"))
    await asyncio.sleep(0.03)
    keep_interview(portal_database, talk, 2, "paused")
    assert [(await each).status for each in (first, second)] == [200, 409]
    assert len(engine.texts) == 1


async def test_a_message_that_nobody_answers_any_more_can_be_sent_again(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, portal_database: sa.engine.Engine
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Conversations, "answer", _fail)
        assert (await talk.ask("POST", "/messages", json=LATE)).status == 500
    assert not (await talk.messages())[-1]["retry"], "it may be with the engine still"
    with portal_database.begin() as connection:
        earlier = datetime.now(timezone.utc) - GIVEN_UP
        connection.execute(message.update().where(message.c.author == "person").values(at=earlier))
    assert (await talk.messages())[-1]["retry"]
    asked, _ = await talk.send(**LATE)
    assert not asked["retry"] and not any(each["retry"] for each in await talk.messages())


async def test_a_switch_that_the_engine_did_not_hear_is_no_switch(talk: Talk, engine: FakeEngine) -> None:
    engine.status = 500
    response = await talk.ask("PUT", "/language", json={"language": "en"})
    [told] = (await response.json())["messages"]
    assert told["answer"]["status"] == "error" and told["language"] == "en"
    assert (await (await talk.ask("GET")).json())["language"] == "it"


async def test_deleting_leaves_nothing(talk: Talk, portal_database: sa.engine.Engine) -> None:
    await talk.send(text="ciao")
    assert (await talk.ask("DELETE")).status == 204
    assert (await talk.ask("GET")).status == 404
    with portal_database.connect() as connection:
        for table in (conversation, message):
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0


async def test_asking_dario_to_delete_deletes_here_too(talk: Talk, portal_database: sa.engine.Engine) -> None:
    asked, told = await talk.send(text="cancella tutto")
    assert (asked["text"], told["answer"]["topic"]) == ("cancella tutto", "delete_data")
    assert (await talk.ask("GET")).status == 404
    with portal_database.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(message)).scalar_one() == 0


async def test_another_token_opens_nothing(client: Any) -> None:
    one, other = await begun(client), await begun(client)
    answered = await client.get(one.url, headers=other.headers)
    unknown = await client.get("/api/v1/conversations/" + "x" * 32, headers=other.headers)
    assert (answered.status, await answered.json()) == (404, await unknown.json()), "nobody learns which ids there are"


async def test_an_answer_is_judged_and_judged_anew(talk: Talk) -> None:
    await talk.send(text="ciao")
    body = {"helpful": False, "reason": "unclear"}
    assert (await talk.ask("PUT", "/messages/3/feedback", json=body)).status == 204
    assert (await talk.messages(2))[0]["feedback"] == body
    assert (await talk.ask("PUT", "/messages/3/feedback", json={"helpful": True})).status == 204
    assert (await talk.messages(2))[0]["feedback"] == {"helpful": True, "reason": None}
    assert (await talk.ask("PUT", "/messages/2/feedback", json=body)).status == 404, "a person's own message"
    assert (await talk.ask("PUT", "/messages/9/feedback", json=body)).status == 404
