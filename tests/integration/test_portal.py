"""The whole way: the portal before the real engine, through a restart of the engine, to the deletion of everything."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
import sqlalchemy as sa

from assistant.paused_interviews import paused
from assistant.portal.tables import message
from assistant.settings import ROOT
from assistant.turns import turn
from tests.integration.conftest import START_TIMEOUT, dario, environment_of, free_port


@dataclass
class Portal:
    """A running `dario serve`."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path
    database: str

    def begin(self, **body: str) -> "Talk":
        """A new conversation."""
        response = requests.post(f"{self.url}/api/v1/conversations", json=body, timeout=60)
        assert response.status_code == 201, response.text
        return Talk(self.url, response.json())

    def engine(self) -> psutil.Process:
        """The engine's process."""
        [child] = psutil.Process(self.process.pid).children()
        return child

    def ready(self) -> bool:
        """Whether a question is answered now."""
        return requests.get(f"{self.url}/readyz", timeout=30).status_code == 200

    def count(self, table: Any, column: Any, owner: str) -> int:
        """How many rows of a conversation there are in a table."""
        engine = sa.create_engine(self.database)
        with engine.connect() as connection:
            return int(
                connection.execute(sa.select(sa.func.count()).select_from(table).where(column == owner)).scalar()
            )

    def paused(self) -> int:
        """How many interviews are paused."""
        with sa.create_engine(self.database).connect() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(paused)).scalar())


class Talk:
    """One conversation over the API."""

    def __init__(self, url: str, told: dict[str, Any]) -> None:
        self.told, self.url = told, f"{url}/api/v1/conversations/{told['id']}"
        self.headers = {"Authorization": f"Bearer {told['token']}"}

    def ask(self, method: str, path: str = "", **options: Any) -> requests.Response:
        """A request about the conversation."""
        return requests.request(method, self.url + path, headers=self.headers, timeout=60, **options)

    def send(self, client_id: str = "", **what: str) -> list[dict[str, Any]]:
        """Say something; the messages that come back."""
        response = self.ask("POST", "/messages", json={"client_id": client_id or uuid.uuid4().hex, **what})
        assert response.status_code == 200, response.text
        return list(response.json()["messages"])

    def messages(self, after: int = 0) -> list[dict[str, Any]]:
        """The messages after a number."""
        return list(self.ask("GET", f"/events?after={after}").json()["messages"])


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Dario serving people, with the real content and the real model."""
    folder = tmp_path_factory.mktemp("portal")
    database = f"sqlite:///{folder / 'dario.db'}"
    environment = environment_of(database, free_port())
    loaded = dario("knowledge", "load", environment=environment)
    assert loaded.returncode == 0, loaded.stderr
    log = folder / "serve.log"
    with log.open("wb") as stream:
        command = [sys.executable, "-m", "assistant", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, cwd=ROOT)
    running = Portal(process, f"http://127.0.0.1:{environment['DARIO_PORTAL_PORT']}", log, database)
    deadline = time.monotonic() + START_TIMEOUT
    while b"Ctrl-C stops it" not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(f"Dario did not start: {log.read_text()[-3000:]}")
        time.sleep(0.2)
    yield running
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def topic_of(said: dict[str, Any]) -> str:
    """The topic of an answer."""
    return str(said["answer"]["topic"])


def test_one_address_is_printed(portal: Portal) -> None:
    assert portal.log.read_text().count("http://") == 1
    assert f"{portal.url}/" in portal.log.read_text()


def test_a_question_is_answered_with_its_sources(portal: Portal) -> None:
    talk = portal.begin(language="it", call="RLA12020034211")
    assert topic_of(talk.told["messages"][0]) == "greet"
    asked, answer = talk.send(text="Qual è la scadenza?")
    assert asked["author"] == "person"
    assert topic_of(answer) == "deadline" and "2 febbraio 2021" in answer["text"]
    assert answer["answer"]["citations"] and "<strong>" in answer["html"]
    assert portal.ready()


def test_a_button_leads_to_its_topic_and_stays_chosen(portal: Portal) -> None:
    talk = portal.begin(language="it")
    shown = talk.send(text="Qual è la scadenza?")[-1]["buttons"][0]
    pressed, answer = talk.send(button=shown["id"])
    assert pressed["text"] == shown["title"] and answer["answer"]["confidence"] == 1.0
    assert [one["chosen"] for one in talk.messages(2)[0]["buttons"]][:1] == [True]


def test_a_repeat_is_not_said_twice(portal: Portal) -> None:
    talk, one = portal.begin(language="it"), uuid.uuid4().hex
    first = talk.send(one, text="possiamo partecipare?")
    assert talk.send(one, text="possiamo partecipare?") == first
    assert len(talk.messages()) == 3
    assert portal.count(turn, turn.c.sender_id, talk.told["id"]) == 2, "the greeting and the question"


def test_a_typed_payload_is_plain_text(portal: Portal) -> None:
    talk = portal.begin(language="it")
    _, answer = talk.send(text="/greet")
    assert answer["answer"]["confidence"] != 1.0, "a button would be sure"
    asked, answer = talk.send(text='/ask_deadline{"call": "SMP-COSME-2021-CLUSTER-01"}')
    assert asked["text"].startswith("/ask_deadline{") and answer["answer"]["confidence"] != 1.0


def test_the_events_after_a_number(portal: Portal) -> None:
    talk = portal.begin(language="en")
    sent = talk.send(text="What is the deadline?") + talk.send(text="How much money is there?")
    assert talk.messages(1) == sent
    assert [each["number"] for each in talk.messages(3)] == [4, 5]


def test_the_language_is_switched_and_the_conversation_goes_on(portal: Portal) -> None:
    talk = portal.begin(language="it")
    talk.send(text="Qual è la scadenza?")
    [told] = talk.ask("PUT", "/language", json={"language": "en"}).json()["messages"]
    assert (told["language"], topic_of(told)) == ("en", "language_switch")
    answer = talk.send(text="budget?")[-1]
    assert (answer["language"], topic_of(answer)) == ("en", "budget")


def test_asking_for_a_language_in_words_switches_the_page_too(portal: Portal) -> None:
    talk = portal.begin(language="it")
    assert talk.send(text="Please speak English")[-1]["language"] == "en"
    assert talk.ask("GET").json()["language"] == "en"


def test_an_interview_is_paused_printed_and_deleted_with_everything(portal: Portal) -> None:
    before = portal.paused()
    talk = portal.begin(language="it")
    talk.send(text="possiamo partecipare?")
    talk.send(text="siamo in tre: Lombardia, Catalogna e Sofia")
    page = talk.ask("GET", "/interview")
    assert page.status_code == 200 and "Catalogna" in page.text
    told = talk.ask("POST", "/pause").json()
    assert told["code"] in told["messages"][0]["text"] and told["lapses_at"] > told["messages"][0]["at"]
    assert portal.paused() == before + 1
    assert told["code"] not in str(talk.messages())
    assert talk.ask("DELETE").status_code == 204
    assert portal.paused() == before, "the paused copy too"
    assert portal.count(turn, turn.c.sender_id, talk.told["id"]) == 0
    assert portal.count(message, message.c.conversation, talk.told["id"]) == 0


def test_deleting_by_words_deletes_here_too(portal: Portal) -> None:
    talk = portal.begin(language="it")
    answer = talk.send(text="cancella questa conversazione")[1]
    assert topic_of(answer) == "delete_data"
    assert talk.ask("GET").status_code == 404
    assert portal.count(turn, turn.c.sender_id, talk.told["id"]) == 0


def test_readiness_leaves_nothing_behind(portal: Portal) -> None:
    time.sleep(5.1)
    assert portal.ready()
    with sa.create_engine(portal.database).connect() as connection:
        left = connection.execute(sa.select(turn.c.sender_id).where(turn.c.sender_id.like("readiness-%"))).all()
    assert left == []


def test_an_engine_that_dies_is_started_again_and_nothing_is_lost(portal: Portal) -> None:
    talk, one = portal.begin(language="it"), uuid.uuid4().hex
    talk.send(text="possiamo partecipare?")
    portal.engine().kill()
    asked, told = talk.send(one, text="siamo in tre: Lombardia, Catalogna e Sofia")
    assert asked["retry"] and told["answer"]["status"] == "error" and "Europe Direct" in told["text"]
    deadline = time.monotonic() + START_TIMEOUT
    while (again := talk.send(one, text="siamo in tre: Lombardia, Catalogna e Sofia"))[0]["retry"]:
        assert time.monotonic() < deadline, portal.log.read_text()[-2000:]
        time.sleep(1)
    assert len(again[-1]["interview"]["answers"]["members"]) == 3
    assert [each["number"] for each in talk.messages()] == list(range(1, 7))


def test_ctrl_c_stops_both(portal: Portal) -> None:
    engine = portal.engine()
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(30) == 0
    assert not engine.is_running()
    assert "Traceback" not in portal.log.read_text()


def test_an_engine_whose_portal_is_killed_stops_by_itself(tmp_path: Path) -> None:
    environment = environment_of(f"sqlite:///{tmp_path / 'dario.db'}", free_port())
    command = [sys.executable, "-m", "assistant", "serve"]
    with (tmp_path / "serve.log").open("wb") as stream:
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while not (children := psutil.Process(process.pid).children()):
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert psutil.wait_procs(children, timeout=60)[1] == []
