"""Drafts of replies to e-mails as they come in, with the real model; nothing of them is kept."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from ruamel.yaml import YAML

from assistant.draft import draft, reply
from assistant.terminal import Parser
from assistant.wiring import Wiring

EMAILS = YAML(typ="safe").load((Path(__file__).parent / "emails.yml").read_text(encoding="utf-8"))
REGARDS = {"it": "Cordiali saluti", "en": "Kind regards"}


@pytest.fixture(scope="module")
def parser(parts: Wiring) -> Parser:
    """Reads texts with the trained model."""
    parts.store.refresh()
    return Parser(parts.settings)


def rows(engine: sa.engine.Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the database holds, by table."""
    inspector = sa.inspect(engine)
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(sa.text(f'SELECT * FROM "{name}"'))]
            for name in inspector.get_table_names()
            if "fts" not in name and "search" not in name
        }


@pytest.mark.parametrize("email", EMAILS, ids=lambda email: str(email["email"]))
def test_a_reply_answers_every_question_in_the_language_of_the_mail(email: dict[str, Any], parser: Parser) -> None:
    said = reply(email["text"], parser)
    for words in email["contains"]:
        assert words in said, f"{words!r} is not in:\n{said}"
    for words in email.get("lacks", []):
        assert words not in said, f"{words!r} is in:\n{said}"
    assert len(re.findall(r"^\d+\. [«“]", said, re.MULTILINE)) == email["questions"], said
    assert said.endswith(f"{REGARDS[email['language']]}\nEurope Direct Lombardia")


def test_every_answer_with_facts_names_a_source_with_its_day(parser: Parser) -> None:
    said = reply("Qual è la scadenza? Quanto deve durare un progetto?", parser)
    answers = re.split(r"^\d+\. ", said, flags=re.MULTILINE)[1:]
    assert len(answers) == 2
    assert all(re.search(r"Fonte: .+, «.+», letta il \d+ \w+ \d{4}\. https?://", answer) for answer in answers), said


class Unsure(Parser):
    """A parser that is sure of nothing, as the model is of what nobody foresaw."""

    def __init__(self) -> None:
        """No model is loaded."""

    def message(self, text: str) -> dict[str, Any]:
        """The text, not understood."""
        return {"text": text, "language": "en", "intent": {"name": "nlu_fallback", "confidence": 0.7}, "entities": []}


def test_a_question_that_is_not_understood_gets_an_honest_line() -> None:
    said = reply("What about the stamp thing?", Unsure())
    honest = "[To be checked before sending] On this point the available sources give no certain answer"
    assert f"1. “What about the stamp thing?”\n{honest}" in said
    assert "Source:" not in said


def test_the_same_is_not_answered_twice(parser: Parser) -> None:
    said = reply("What is the deadline?\n\nPlease tell me what the deadline is.", parser)
    assert said.count("Proposals had to be submitted") == 1


def test_nothing_of_an_e_mail_is_kept(parser: Parser, parts: Wiring, caplog: pytest.LogCaptureFixture) -> None:
    before = rows(parts.database)
    with caplog.at_level("DEBUG"):
        for email in EMAILS:
            reply(email["text"], parser)
    assert rows(parts.database) == before
    assert "Brescia" not in caplog.text and "Bergamo" not in caplog.text


def test_the_command_reads_standard_input(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.draft.Parser", lambda: parser)
    result = CliRunner().invoke(draft, [], input=b"Hello,\nwhat is the total budget of the call?\nBye")
    assert result.exit_code == 0, result.output
    assert "€6,000,000" in result.output


@pytest.mark.parametrize(
    "text", ["\x00\x01", "?" * 3000, "a" * 60_000, "Ø§Ù„Ø³", "> > >\n--\n", "/ask_deadline", "<b>budget?</b>"]
)
def test_any_text_gets_a_reply(text: str, parser: Parser) -> None:
    assert reply(text, parser).endswith("Europe Direct Lombardia")
