"""A restart of the server in the middle of an interview loses nothing, whether it runs or is paused."""

import uuid
from pathlib import Path
from typing import Any

from tests.integration.conftest import Server, start


def interview_of(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """The interview's part of a reply."""
    parts = [message["custom"]["interview"] for message in messages if "interview" in message.get("custom", {})]
    assert parts, messages
    return dict(parts[-1])


def test_an_interview_outlives_a_restart(server: Server, tmp_path: Path) -> None:
    sender, other = uuid.uuid4().hex, uuid.uuid4().hex
    server.ask("Possiamo partecipare?", sender)
    before = interview_of(server.ask("siamo tre cluster: Lombardia, Catalogna e Sofia", sender))
    assert before["question"] == "legal_personality"
    server.ask("Can we take part?", other)
    server.ask("two", other)
    code = " ".join(message.get("text", "") for message in server.ask("pause", other)).split("**")[1]
    assert server.stop() == 0
    again = start(server.environment, tmp_path / "again.log")
    try:
        after = interview_of(again.ask("sì", sender))
        assert (after["question"], after["number"]) == ("platform_registration", before["number"] + 1)
        known = [
            (member["region"], member["kind"], member["legal_personality"]) for member in after["answers"]["members"]
        ]
        assert known == [(region, "cluster_organisation", True) for region in ("ITC4", "ES51", "BG41")]
        assert interview_of(again.ask("sì", sender))["state"] == "finished"
        resumed = interview_of(again.ask(f"riprendi {code}", uuid.uuid4().hex))
        assert (resumed["question"], len(resumed["answers"]["members"])) == ("country", 2)
    finally:
        assert again.stop() == 0
