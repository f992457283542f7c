"""Hands every message to the handoff while one is running; says nothing otherwise."""

from collections.abc import Mapping
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from assistant.handoff import state
from assistant.policies.leading_policy import LeadingPolicy


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class HandoffPolicy(LeadingPolicy):
    """Predicts ``action_hand_over`` for the messages of a handoff, then waits for the next one."""

    ACTION = "action_hand_over"
    SLOT = "handoff"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The priority: above InterviewPolicy, whose interview waits until the handoff is over."""
        return {"priority": 11}

    @staticmethod
    def belongs(slot: Mapping[str, Any] | None, text: str) -> bool:  # noqa: ARG004
        """While a handoff runs every message is its own."""
        return state.runs(slot)
