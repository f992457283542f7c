"""The running portal against its own description: schemathesis sends what fits and what does not, and compares."""

import os
import subprocess
import sys
import threading
import time
from asyncio import new_event_loop, run_coroutine_threadsafe
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from assistant.settings import ROOT
from tests.integration.conftest import dario, free_port
from tests.unit.portal.fake_engine import FakeEngine

SCHEMATHESIS = ROOT / ".tools" / "schemathesis" / "bin" / "schemathesis"
EXAMPLES = 8
"""Made-up requests for each operation, beside those that walk through the shapes one by one."""

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
    "missing_required_header",
)
"""Not among them: ignored_auth wants 401 for a wrong token.  Here it is 404, as for an id that does not exist, so that
nobody learns which ids there are (tests/unit/portal/test_dialogue.py)."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `dario portal` over the real content, with a stand-in for the engine."""
    folder = tmp_path_factory.mktemp("api")
    loop, engine = new_event_loop(), FakeEngine()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    run_coroutine_threadsafe(engine.start(), loop).result(10)
    environment = {
        **os.environ,
        "DARIO_DATABASE_URL": f"sqlite:///{folder / 'dario.db'}",
        "DARIO_ENGINE_URL": engine.url,
        "DARIO_PORTAL_PORT": str(free_port()),
        "DARIO_PORTAL_RATE_CONVERSATION": "0",
        "DARIO_PORTAL_RATE_ADDRESS": "0",
    }
    assert dario("knowledge", "load", environment=environment).returncode == 0
    address = f"http://127.0.0.1:{environment['DARIO_PORTAL_PORT']}"
    process = subprocess.Popen([sys.executable, "-m", "assistant", "portal"], env=environment, cwd=ROOT)
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        process.terminate()
        assert process.wait(20) == 0
        run_coroutine_threadsafe(engine.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)


def wait_for(address: str) -> None:
    """Wait until something answers there."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            requests.get(address, timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"nothing answers at {address}")


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="no schemathesis: `make test` installs it")
@pytest.mark.parametrize("chosen", [("--exclude-method", "DELETE"), ("--include-method", "DELETE")])
def test_the_portal_does_what_its_description_says(portal: str, tmp_path: Path, chosen: tuple[str, str]) -> None:
    begun = requests.post(f"{portal}/api/v1/conversations", json={"language": "it"}, timeout=30).json()
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(
        f'[parameters]\n"path.id" = "{begun["id"]}"\n"path.code" = "RLA12020034211"\n"path.number" = 1\n'
    )
    command = [
        *(str(SCHEMATHESIS), "--config-file", str(settings), "run", f"{portal}/api/v1/openapi.json"),
        *("--header", f"Authorization: Bearer {begun['token']}", "--checks", ",".join(CHECKS), *chosen),
        *("--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"),
        *("--generation-database", "none", "--continue-on-failure"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
