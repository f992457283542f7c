"""Hands every message to the interview while one is running; says nothing otherwise.

An interview is one long form whose questions depend on a call's conditions, which come and go without a training:
rules could not name them.  The policy reads the slot ``interview`` alone, and is trained on nothing.
"""

import re
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.interview.routing import belongs
from assistant.policies.beginning import begins_interview

ACTION = "action_interview"
SLOT = "interview"
ELSEWHERE = {
    "delete_data": re.compile(r"^/|convers|\bdat[io]\b|\bdata\b|chat|messag|cronolog|histor|everything|tutto", re.I)
}
"""Intents that a running interview leaves to their own skill, where the words are about that."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class InterviewPolicy(Policy):
    """Predicts ``action_interview`` for the messages of an interview, then waits for the next one."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The priority: above RulePolicy, whose rules hold for the same messages."""
        return {"priority": 10}

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003
    ) -> "InterviewPolicy":
        """The policy; nothing of it is stored."""
        return cls(config, model_storage, resource, execution_context)

    @staticmethod
    def supported_data() -> SupportedData:
        """It looks at trackers only."""
        return SupportedData.ML_AND_RULE_DATA

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],  # noqa: ARG002
        domain: Domain,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> Resource:
        """There is nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> PolicyPrediction:
        """``action_interview`` after a message of the interview, ``action_listen`` after that action, else nothing."""
        action = self._next(tracker)
        scores = [0.0] * domain.num_actions
        if action is not None:
            scores[domain.index_for_action(action)] = 1.0
        return self._prediction(scores)

    @staticmethod
    def _next(tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name == ACTION:
            return str(ACTION_LISTEN_NAME)
        message = tracker.latest_message
        if tracker.latest_action_name != ACTION_LISTEN_NAME or message is None:
            return None
        elsewhere = ELSEWHERE.get(message.intent.get("name") or "")
        if elsewhere is not None and elsewhere.search(message.text or ""):
            return None
        its_own = belongs(tracker.get_slot(SLOT), message.text or "") or begins_interview(tracker)
        return ACTION if its_own else None
