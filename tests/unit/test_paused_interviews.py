"""Paused interviews: found by their code alone, of which only hashes are kept, for thirty days."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from assistant.interview.codes import KEPT_FOR
from assistant.paused_interviews import PausedInterviews, paused
from tests.conftest import TODAY

STATE = {"v": 1, "members": [{"country": "IT"}]}


@pytest.fixture
def interviews(database: sa.engine.Engine) -> PausedInterviews:
    """Paused interviews on each backend."""
    return PausedInterviews(database)


def rows(engine: sa.engine.Engine) -> list[sa.engine.Row]:  # type: ignore[type-arg]
    """What is stored."""
    with engine.connect() as connection:
        return list(connection.execute(sa.select(paused)))


def test_a_code_brings_the_state_back(interviews: PausedInterviews) -> None:
    code, lapses, number = interviews.pause(STATE, TODAY)
    found = interviews.find(code, TODAY + timedelta(days=29))
    assert found is not None and (found.state, found.number) == (STATE, number)
    assert lapses == TODAY + KEPT_FOR
    assert interviews.find(code, TODAY) is not None, "it stays until it lapses"


def test_only_hashes_of_the_code_are_stored(interviews: PausedInterviews, database: sa.engine.Engine) -> None:
    code, *_ = interviews.pause(STATE, TODAY)
    [row] = rows(database)
    assert row.code_hash.startswith("$argon2id$")
    assert all(code[:4] not in str(value) for value in row)


def test_a_wrong_code_finds_nothing(interviews: PausedInterviews) -> None:
    code, *_ = interviews.pause(STATE, TODAY)
    same_start = code[:-1] + ("A" if code[-1] != "A" else "E")
    assert interviews.find(same_start, TODAY) is None
    assert interviews.find("BADOKEMUFO" if code != "BADOKEMUFO" else "BADOKEMUFA", TODAY) is None


def test_it_lapses_and_is_deleted(interviews: PausedInterviews, database: sa.engine.Engine) -> None:
    code, *_ = interviews.pause(STATE, TODAY)
    assert interviews.find(code, TODAY + KEPT_FOR) is None
    assert rows(database) == []


def test_a_new_code_ends_the_old_one(interviews: PausedInterviews, database: sa.engine.Engine) -> None:
    old, *_ = interviews.pause(STATE, TODAY)
    found = interviews.find(old, TODAY)
    assert found is not None
    new, *_ = interviews.pause(STATE, TODAY, instead_of=found.number)
    assert interviews.find(old, TODAY) is None and interviews.find(new, TODAY) is not None
    assert len(rows(database)) == 1


def test_a_stopped_one_is_forgotten(interviews: PausedInterviews, database: sa.engine.Engine) -> None:
    code, *_ = interviews.pause(STATE, TODAY)
    found = interviews.find(code, TODAY)
    assert found is not None
    interviews.forget(found.number)
    assert rows(database) == []
