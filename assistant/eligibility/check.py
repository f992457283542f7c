"""The one door to the check, for the command, the API and the interview alike."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.eligibility.consortium import Places
from assistant.eligibility.model import CallConditions
from assistant.eligibility.reading import read_members
from assistant.eligibility.result import Result, evaluate

ROME = ZoneInfo("Europe/Rome")
"""The zone of the office: the day of a result is the day there."""


class EligibilityCheck:
    """Compares members with the conditions of a call; both calls and places are looked up by what is handed in."""

    def __init__(self, conditions: Callable[[str, datetime], CallConditions], places: Callable[[], Places]) -> None:
        self._conditions = conditions
        self._places = places

    def check(self, call: str, data: Any, now: datetime) -> Result:
        """Compare ``{"members": [...]}`` (the contract's JSON, parsed) with the call's conditions at ``now`` (aware).

        A call without known conditions gives a result that says so, without criteria.  Raises
        :class:`~assistant.eligibility.reading.FaultyMembersError` with every fault of the data at once, and
        LookupError for a call that does not exist.
        """
        conditions = self._conditions(call, now)
        places = self._places()
        return evaluate(conditions, read_members(data, places), places, now.astimezone(ROME).date())

    def conditions(self, call: str, now: datetime) -> CallConditions:
        """The call's conditions with their rules, questions and explanations, in the order of its file; maybe none.

        Raises LookupError for a call that does not exist.
        """
        return self._conditions(call, now)

    def places(self) -> Places:
        """The countries and regions that members may sit in."""
        return self._places()
