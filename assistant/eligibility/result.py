"""What the check says: an outcome for each condition and a verdict, as the contract of the check shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from assistant.eligibility.consortium import Member, Places, label
from assistant.eligibility.model import CallConditions, Citation, Condition
from assistant.eligibility.rules import Finding, Outcome
from assistant.eligibility.texts import Text, listed, text

VERSION = 1
SOME_MORE = 40
"""As many members as an interview takes; no call asks for more."""

Verdict = Literal["eligible", "not_eligible", "undetermined"]


@dataclass(frozen=True)
class Criterion:
    """The outcome of one condition, why, and the smallest change that would meet it (None where it is met).

    ``asks`` names the answers that could still decide it, as member (from 0) and field.
    """

    condition: Condition
    outcome: Outcome
    members: tuple[int, ...]
    reason: Text
    remedy: Text | None
    asks: tuple[tuple[int, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the condition."""
        return self.condition.id

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the condition is published."""
        return self.condition.citations

    def contract(self) -> dict[str, Any]:
        """The criterion as plain data."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "members": list(self.members),
            "reason": self.reason.contract(),
            "citations": [citation.contract() for citation in self.citations],
            "remedy": self.remedy.contract() if self.remedy else None,
        }


@dataclass(frozen=True)
class Result:
    """The comparison of a consortium with the conditions of a call, on a day."""

    call: CallConditions
    evaluated_on: date
    verdict: Verdict
    criteria: tuple[Criterion, ...]
    disclaimer: Text

    def criterion(self, condition: str) -> Criterion:
        """The criterion of a condition by its id.  Raises KeyError if there is none."""
        return {criterion.id: criterion for criterion in self.criteria}[condition]

    def contract(self) -> dict[str, Any]:
        """The result as plain data."""
        return {
            "v": VERSION,
            "call": self.call.call,
            "evaluated_on": self.evaluated_on.isoformat(),
            "rules_version": self.call.version,
            "call_status": self.call.status,
            "verdict": self.verdict,
            "criteria": [criterion.contract() for criterion in self.criteria],
            "disclaimer": self.disclaimer.contract(),
        }


def evaluate(
    call: CallConditions, members: Sequence[Member], places: Places, today: date, *, more: bool = False
) -> Result:
    """Compare the members with each condition of the call.

    The verdict is ``not_eligible`` if a condition is not met, else ``undetermined`` if one is open or none are known,
    else ``eligible``.  With ``more`` the number of members is open: what others could still change is open too.
    """
    criteria = tuple(_criterion(condition, members, places) for condition in call.conditions)
    if more:
        criteria = tuple(_left_open(criterion, members, places) for criterion in criteria)
    return Result(call, today, verdict_of([criterion.outcome for criterion in criteria]), criteria, disclaimer(call))


def verdict_of(outcomes: Sequence[Outcome]) -> Verdict:
    """The verdict that follows from the outcomes; from none follows nothing."""
    if "not_met" in outcomes:
        return "not_eligible"
    return "eligible" if outcomes and "unknown" not in outcomes else "undetermined"


def disclaimer(call: CallConditions) -> Text:
    """What the comparison is and is not, and whether the call is closed."""
    what, status = text("disclaimer", "what" if call.conditions else "none"), text("disclaimer", call.status)
    return Text(f"{what.it} {status.it}", f"{what.en} {status.en}")


def _criterion(condition: Condition, members: Sequence[Member], places: Places) -> Criterion:
    finding = condition.rule.judge(members, places)
    said = _said(finding, members)
    remedy = condition.remedies.get(finding.outcome)
    return Criterion(
        condition,
        finding.outcome,
        finding.members,
        condition.reasons[finding.outcome].fill(said),
        remedy.fill(said) if remedy else None,
        finding.asks,
    )


def _left_open(criterion: Criterion, members: Sequence[Member], places: Places) -> Criterion:
    """The criterion as it stands while more members may come: open where some of whom nothing is known change it.

    What holds of every member is told of all of them, also of those to come.
    """
    rule, others = criterion.condition.rule, (Member(),) * SOME_MORE
    outcome = rule.judge((*members, *others), places).outcome
    if outcome == criterion.outcome or (criterion.outcome == "met" and rule.fields):
        return criterion
    reason, added = criterion.reason, text("more", "members")
    reason = Text(f"{reason.it} {added.it}", f"{reason.en} {added.en}")
    return replace(criterion, outcome="unknown", members=tuple(range(len(members))), reason=reason)


def _said(finding: Finding, members: Sequence[Member]) -> dict[str, Text | int]:
    """The values of the placeholders of reasons and remedies."""
    names = [label(number, members[number].name) for number in finding.members]
    said: dict[str, Text | int] = {"members": listed(names, "and")}
    if finding.found is not None and finding.at_least is not None:
        missing = max(finding.at_least - finding.found, 0)
        said |= {"found": finding.found, "at_least": finding.at_least, "missing": missing}
    return said
