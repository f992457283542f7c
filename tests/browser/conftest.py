"""The real stack on free ports, Chromium, and a chat on a page of its own for each test."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.elsewhere import Elsewhere

START_TIMEOUT = 180
"""Seconds that the engine gets to start on a busy machine."""

ANSWER_TIMEOUT = 20_000
"""Milliseconds that an answer gets, the first of which is slow."""

NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = "skipped, since there is no Chromium here: apt-get install chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """One of Dario's two processes, on a port of its own: ``engine`` or ``portal``."""

    command: str
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    begun: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it; :meth:`wait` waits until it listens."""
        self.begun = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as stream:
            command = [sys.executable, "-m", "assistant", self.command]
            self.process = subprocess.Popen(command, env=self.environment, stdout=stream, stderr=stream, cwd=ROOT)

    def wait(self) -> None:
        """Wait until it listens."""
        assert self.process is not None
        deadline = time.monotonic() + START_TIMEOUT
        while b"Ctrl-C stops it" not in self.log.read_bytes()[self.begun :]:
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                pytest.fail(f"the {self.command} did not start: {self.log.read_text()[-3000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=40)


@dataclass
class Stack:
    """A Dario of the tests' own.  The portal can be stopped and started again on its address."""

    engine: Server
    portal: Server

    @property
    def url(self) -> str:
        """The portal's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.portal.environment['DARIO_PORTAL_PORT']}"

    def start(self, *, with_engine: bool = True) -> None:
        """Start the portal; ``with_engine=False`` starts one whose engine cannot be reached."""
        engine = {} if with_engine else {"DARIO_ENGINE_URL": f"http://127.0.0.1:{free_port()}"}
        self.portal = replace(self.portal, environment={**self.engine.environment, **engine})
        self.portal.start()
        self.portal.wait()

    def stop(self) -> None:
        """Stop the portal."""
        self.portal.stop()


@pytest.fixture(scope="package")
def elsewhere() -> Iterator[Elsewhere]:
    """Pages of other origins."""
    with Elsewhere() as served:
        yield served


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Stack]:
    """Dario serving the real content, once for all tests in the browser."""
    chromium()
    if not (ROOT / "assistant" / "widget" / "dist" / "dario-chat.js").is_file():
        pytest.skip("skipped, since the widget is not built: make setup")
    folder = tmp_path_factory.mktemp("stack")
    environment = {
        **os.environ,
        "DARIO_DATABASE_URL": f"sqlite:///{folder / 'dario.db'}",
        "DARIO_ENGINE_PORT": str(free_port()),
        "DARIO_PORTAL_PORT": str(free_port()),
        "DARIO_PORTAL_ORIGINS": elsewhere.allowed,
        "DARIO_PORTAL_RATE_CONVERSATION": "0",
        "DARIO_PORTAL_RATE_ADDRESS": "0",
        "PYTHONWARNINGS": "ignore",
    }
    load = [sys.executable, "-m", "assistant", "knowledge", "load"]
    subprocess.run(load, env=environment, cwd=ROOT, check=True, capture_output=True, timeout=120)
    engine = Server("engine", environment, folder / "engine.log")
    made = Stack(engine, Server("portal", environment, folder / "portal.log"))
    engine.start()
    try:
        made.start()
        engine.wait()
        yield made
    finally:
        made.stop()
        engine.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line why nothing was seen in a browser, and what to do."""
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if _was_here(report)}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"tests/browser: {reason.removeprefix('Skipped: ')}", yellow=True)


def _was_here(report: pytest.TestReport) -> bool:
    return report.nodeid.startswith("tests/browser/") and isinstance(report.longrepr, tuple)


def chromium() -> str:
    """Where Chromium is; without one the test is skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(NO_CHROMIUM)
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's Chromium.  Of the package, since Playwright's event loop would be in the way of other tests."""
    found = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past: no storage, no cookie."""
    made = browser.new_context(viewport={"width": 1280, "height": 860}, locale="it-IT")
    made.set_default_timeout(ANSWER_TIMEOUT)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


@pytest.fixture
def new_chat(stack: Stack, context: BrowserContext) -> Callable[..., Chat]:
    """Makes a chat in a tab of its own, on the page of the call: ``new_chat("en")``."""
    return lambda language="it": Chat(context.new_page(), stack.url, language)


@pytest.fixture
def chat(new_chat: Callable[..., Chat]) -> Chat:
    """A chat that is open, and has greeted."""
    made = new_chat()
    made.open()
    return made
