"""Starts Dario's engine as `dario serve` does, on a free port and with a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from assistant.settings import ROOT

START_TIMEOUT = 120
"""Seconds that Rasa gets to start on a busy machine."""


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A running Dario: its address, its environment, and what it printed."""

    process: subprocess.Popen[bytes]
    url: str
    environment: dict[str, str]
    log: Path

    def post(self, body: Any) -> requests.Response:
        """The answer to a request body, given as bytes or as something to be written as JSON."""
        if isinstance(body, bytes):
            return requests.post(f"{self.url}/webhooks/rest/webhook", data=body, timeout=30)
        return requests.post(f"{self.url}/webhooks/rest/webhook", json=body, timeout=30)

    def ask(self, text: str, sender: str = "integration", **metadata: str) -> list[dict[str, Any]]:
        """The messages in answer to a text; every text is answered with 200."""
        response = self.post({"sender": sender, "message": text, "metadata": metadata})
        assert response.status_code == 200, response.text
        messages: list[dict[str, Any]] = response.json()
        return messages

    def stop(self) -> int:
        """Interrupt it as Ctrl-C does; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def environment_of(database: str, port: int) -> dict[str, str]:
    """The environment of a Dario of the tests' own."""
    ports = {"DARIO_ENGINE_PORT": str(port), "DARIO_PORTAL_PORT": str(free_port())}
    return {**os.environ, "DARIO_DATABASE_URL": database, **ports, "PYTHONWARNINGS": "ignore"}


def dario(*arguments: str, environment: dict[str, str], text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command `dario` to its end."""
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(
        command, env=environment, input=text, capture_output=True, text=True, cwd=ROOT, timeout=180, check=False
    )


def start(environment: dict[str, str], log: Path) -> Server:
    """Start serving, and wait until the first message can be answered."""
    port = environment["DARIO_ENGINE_PORT"]
    with log.open("ab") as stream:
        command = [sys.executable, "-m", "assistant", "engine"]
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, cwd=ROOT)
    server = Server(process, f"http://127.0.0.1:{port}", environment, log)
    deadline = time.monotonic() + START_TIMEOUT
    while b"Ctrl-C stops it" not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(f"Dario did not start: {log.read_text()[-3000:]}")
        time.sleep(0.2)
    return server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Dario serving with the real content, for the tests of one module."""
    folder = tmp_path_factory.mktemp("server")
    environment = environment_of(f"sqlite:///{folder / 'dario.db'}", free_port())
    loaded = dario("knowledge", "load", environment=environment)
    assert loaded.returncode == 0, loaded.stderr
    running = start(environment, folder / "serve.log")
    yield running
    if running.process.poll() is None:
        running.stop()
