"""What any Rasa developer expects: `rasa run` with `rasa run actions` beside it answers as `dario serve` does."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from ruamel.yaml import YAML

from assistant.settings import ROOT
from assistant.training import STAMP
from tests.integration.conftest import dario, environment_of, free_port
from tests.integration.test_rest import first_answer


@contextmanager
def rasa(*arguments: str, environment: dict[str, str], log: Path, address: str) -> Iterator[None]:
    """A Rasa server, from the moment it answers until the block ends."""
    with log.open("wb") as stream:
        command = [sys.executable, "-m", "rasa", *arguments]
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, cwd=ROOT)
    try:
        for _ in range(240):
            try:
                requests.get(address, timeout=2)
                break
            except requests.ConnectionError:
                assert process.poll() is None, log.read_text()[-3000:]
                time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_rasa_run_answers_with_its_action_server_beside_it(tmp_path: Path) -> None:
    port, actions = free_port(), free_port()
    environment = environment_of(f"sqlite:///{tmp_path / 'dario.db'}", port)
    assert dario("knowledge", "load", environment=environment).returncode == 0
    endpoints = YAML(typ="safe").load((ROOT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{actions}/webhook"
    YAML().dump(endpoints, tmp_path / "endpoints.yml")
    model = ROOT / "models" / str(YAML(typ="safe").load((ROOT / "models" / STAMP).read_text())["model"])
    server = (
        "run",
        "-i",
        "127.0.0.1",
        "-p",
        str(port),
        "--endpoints",
        str(tmp_path / "endpoints.yml"),
        "-m",
        str(model),
    )
    address = f"http://127.0.0.1:{port}"
    with (
        rasa(
            *("run", "actions", "-p", str(actions)),
            environment=environment,
            log=tmp_path / "actions.log",
            address=f"http://127.0.0.1:{actions}/health",
        ),
        rasa(*server, environment=environment, log=tmp_path / "rasa.log", address=address),
    ):
        body = {"sender": "developer", "message": "how much money can one project get?"}
        reply = requests.post(f"{address}/webhooks/rest/webhook", json=body, timeout=30)
    answer = first_answer(reply.json())
    assert (answer["topic"], answer["language"]) == ("grant_amount", "en")
    assert answer["facts"] == ["RLA12020034211/grant_amount"]
