"""The check over the real content, and what is compared with the oracle."""

from pathlib import Path
from typing import Any

import pytest

from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility.consortium import Places
from assistant.eligibility.model import CallConditions
from assistant.eligibility.reading import read_members
from assistant.eligibility.result import evaluate
from assistant.eligibility_content import EligibilityContent
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY
from tests.unit.knowledge.conftest import ContentFolder

COUNTED: list[str] = []
"""What was compared with the oracle, told at the end of the run."""

Outcomes = dict[str, tuple[str, list[int]]]


@pytest.fixture(scope="session")
def check(store: KnowledgeStore) -> EligibilityCheck:
    """The check over the real content."""
    return EligibilityContent(store).check()


@pytest.fixture(scope="session")
def call(check: EligibilityCheck) -> CallConditions:
    """The call with conditions, as of today."""
    return check.conditions(CALL, TODAY)


@pytest.fixture(scope="session")
def places(check: EligibilityCheck) -> Places:
    """The real places."""
    return check.places()


@pytest.fixture
def folder(content_folder: Path) -> ContentFolder:
    """The real content, to be edited."""
    return ContentFolder(content_folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how much was compared with the oracle."""
    if COUNTED:
        terminalreporter.section("eligibility: engine and oracle agree")
        for line in COUNTED:
            terminalreporter.write_line(line)


def judged(call: CallConditions, members: list[dict[str, Any]], places: Places) -> tuple[str, Outcomes]:
    """The verdict, and outcome and members of each condition, as the engine finds them."""
    result = evaluate(call, read_members({"members": members}, places), places, TODAY.date())
    return result.verdict, {each.id: (each.outcome, list(each.members)) for each in result.criteria}
