"""The REST channel under hostile input: every text gets an answer, every wrong shape a problem document."""

import json
import uuid
from typing import Any

import pytest

from tests.integration.conftest import Server

NOISE = "lorem ipsum dolor sit amet " * 400
TEXTS = {
    "empty": "",
    "blank": " \t\n ",
    "ten thousand characters": "x" * 10_000,
    "ten thousand words of noise": "perché " * 1_500,
    "control characters": "\x00\x07\x1b[31m",
    "an emoji": "🤷",
    "a restart typed by hand": "/restart",
    "a session start typed by hand": "/session_start",
    "an inform typed by hand": '/inform{"call": "<script>alert(1)</script>"}',
    "a payload with wrong JSON": "/ask_deadline{",
    "a payload with a foreign entity": '/ask_deadline{"language": "xx"}',
    "a payload with a forced confidence": "/ask_deadline@0.1",
    "a payload that undoes": "/back",
    "a call that does not exist": '/ask_deadline{"call": "NOSUCHCALL"}',
    "HTML": "<script>alert('x')</script>",
    "a template": "{{7*7}}",
    "a format string": "{0.__class__} %s %n ${HOME}",
    "SQL": "'; DROP TABLE conversation_turn; --",
    "right to left marks": "\u202e\u200f\u200bciao",
}
WITH_A_QUESTION = {
    "HTML around": "<div><b>qual è la scadenza</b> del bando?</div>",
    "control characters inside": "qual è\x00 la \x07scadenza\x1b?",
    "a template before": "{{7*7}} qual è la scadenza?",
    "emoji around": "👋👋 qual è la scadenza? 🙏🙏🙏",
    "a slash before": "/qual è la scadenza?",
    "repeated letters before": "a" * 9_000 + " qual è la scadenza?",
    "repeated words after": "Qual è la scadenza? " + "bla " * 2_000,
    "ten thousand characters of noise before": NOISE + ". Qual è la scadenza del bando?",
    "blank lines": "\n\n\nqual è la scadenza?\n\n\n",
}
WRONG_SHAPES = {
    "no JSON": b"{bad",
    "no body": b"",
    "a list": b"[1, 2]",
    "a text": b'"scadenza"',
    "a number": b"7",
    "null": b"null",
    "deep nesting": b"[" * 100_000,
    "no sender": b'{"message": "ciao"}',
    "an empty sender": b'{"sender": "", "message": "ciao"}',
    "a sender of numbers": b'{"sender": 5, "message": "ciao"}',
    "a sender too long": json.dumps({"sender": "s" * 256, "message": "ciao"}).encode(),
    "a sender with control characters": b'{"sender": "a\\u0000b", "message": "ciao"}',
    "no message": b'{"sender": "a"}',
    "a message of numbers": b'{"sender": "a", "message": 5}',
    "a message in a list": b'{"sender": "a", "message": ["ciao"]}',
    "metadata in a list": b'{"sender": "a", "message": "ciao", "metadata": []}',
    "a call of numbers": b'{"sender": "a", "message": "ciao", "metadata": {"call": 5}}',
    "bytes that are no text": b'{"sender": "a", "message": "\xff\xfe"}',
}


def first_answer(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """The contract of the first answer of a reply."""
    return next(message["custom"]["answer"] for message in messages if "answer" in message.get("custom", {}))


def assert_works(server: Server, sender: str) -> None:
    """A plain question is answered, in a conversation that saw something hostile."""
    answer = first_answer(server.ask("qual è la scadenza?", sender, language="it"))
    assert (answer["topic"], answer["status"]) == ("deadline", "answered")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_text_gets_an_answer_and_the_next_question_works(server: Server, text: str) -> None:
    sender = uuid.uuid4().hex
    messages = server.ask(text, sender, language="it")
    assert first_answer(messages)["v"] == 1
    said = " ".join(message.get("text", "") for message in messages)
    assert said.strip()
    # A technical problem is told back in the person's own words; what they might do must not have happened.
    for done in ("49", "<script>", "Traceback"):
        assert done not in said
    assert_works(server, sender)


@pytest.mark.parametrize("text", WITH_A_QUESTION.values(), ids=WITH_A_QUESTION.keys())
def test_a_real_question_inside_noise_is_answered(server: Server, text: str) -> None:
    answer = first_answer(server.ask(text, uuid.uuid4().hex, language="it"))
    assert answer["topic"] == "deadline"
    assert answer["facts"] == ["RLA12020034211/deadline"]


@pytest.mark.parametrize("body", WRONG_SHAPES.values(), ids=WRONG_SHAPES.keys())
def test_a_wrong_shape_gets_a_problem_document(server: Server, body: bytes) -> None:
    response = server.post(body)
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"].startswith("application/problem+json")
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem["title"] and problem["detail"]
    assert "Traceback" not in response.text
    assert_works(server, uuid.uuid4().hex)


def test_lone_surrogates_are_read_as_blanks(server: Server) -> None:
    body = b'{"sender": "surrogates", "message": "\\ud800 qual \\u00e8 la scadenza\\udfff?"}'
    response = server.post(body)
    assert response.status_code == 200
    assert first_answer(response.json())["topic"] == "deadline"


def test_a_button_sends_its_payload(server: Server) -> None:
    answer = first_answer(server.ask("/ask_budget", uuid.uuid4().hex, language="en"))
    assert (answer["topic"], answer["confidence"], answer["language"]) == ("budget", 1.0, "en")


def test_personal_data_is_masked_before_it_is_stored(server: Server) -> None:
    import sqlalchemy as sa

    sender = uuid.uuid4().hex
    server.ask("sono anna.bianchi@example.org, 333 1234567: qual è la scadenza?", sender)
    engine = sa.create_engine(server.environment["DARIO_DATABASE_URL"])
    with engine.connect() as connection:
        query = sa.text("SELECT events FROM conversation_turn WHERE sender_id = :sender")
        stored = " ".join(connection.execute(query, {"sender": sender}).scalars())
    assert "scadenza" in stored
    assert "anna.bianchi" not in stored and "1234567" not in stored
    assert "anna.bianchi" not in server.log.read_text()


def test_a_conversation_is_deleted_when_asked(server: Server) -> None:
    import sqlalchemy as sa

    sender = uuid.uuid4().hex
    server.ask("qual è la scadenza?", sender)
    assert first_answer(server.ask("cancella tutta la conversazione", sender))["topic"] == "delete_data"
    engine = sa.create_engine(server.environment["DARIO_DATABASE_URL"])
    with engine.connect() as connection:
        query = sa.text("SELECT count(*) FROM conversation_turn WHERE sender_id = :sender")
        assert connection.execute(query, {"sender": sender}).scalar() == 0
    assert_works(server, sender)


def test_a_failing_database_is_told_and_loses_nothing(server: Server) -> None:
    import sqlalchemy as sa

    sender = uuid.uuid4().hex
    server.ask("qual è la scadenza?", sender)
    engine = sa.create_engine(server.environment["DARIO_DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE conversation_turn RENAME TO away"))
    try:
        response = server.post({"sender": sender, "message": "e il budget?"})
        assert response.status_code == 500
        assert response.json()["title"] == "Dario could not answer"
    finally:
        with engine.begin() as connection:
            connection.execute(sa.text("ALTER TABLE away RENAME TO conversation_turn"))
    with engine.connect() as connection:
        query = sa.text("SELECT count(*) FROM conversation_turn WHERE sender_id = :sender")
        assert connection.execute(query, {"sender": sender}).scalar() == 1
    assert_works(server, sender)
