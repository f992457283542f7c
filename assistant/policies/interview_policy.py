"""Hands every message to the interview while one is running; says nothing otherwise.

An interview is one long form whose questions depend on a call's conditions, which come and go without a training:
rules could not name them.  The policy reads the slot ``interview`` alone, and is trained on nothing.
"""

from collections.abc import Mapping
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.interview import routing
from assistant.policies.beginning import begins_interview
from assistant.policies.leading_policy import LeadingPolicy


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class InterviewPolicy(LeadingPolicy):
    """Predicts ``action_interview`` for the messages of an interview, then waits for the next one."""

    ACTION = "action_interview"
    SLOT = "interview"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The priority: above RulePolicy, whose rules hold for the same messages."""
        return {"priority": 10}

    @staticmethod
    def belongs(slot: Mapping[str, Any] | None, text: str) -> bool:
        """While an interview runs every message is its own, afterwards a correction."""
        return routing.belongs(slot, text)

    def _next(self, tracker: DialogueStateTracker) -> str | None:
        return super()._next(tracker) or (self.ACTION if begins_interview(tracker) else None)
