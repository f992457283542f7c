"""What the policies share that hand every message to one action while something runs; they are trained on nothing."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

ELSEWHERE = {
    "delete_data": re.compile(r"^/|convers|\bdat[io]\b|\bdata\b|chat|messag|cronolog|histor|everything|tutto", re.I)
}
"""Intents that are left to their own skill whatever runs, where the words are about that."""


class LeadingPolicy(Policy):
    """Predicts one action for the messages that belong to something that runs, then waits for the next one."""

    ACTION: ClassVar[str]
    SLOT: ClassVar[str]

    @staticmethod
    def belongs(slot: Mapping[str, Any] | None, text: str) -> bool:
        """Whether a message is for the action, by the slot's value before it and its words."""
        raise NotImplementedError

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003
    ) -> "LeadingPolicy":
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
        """The action after a message that belongs to it, ``action_listen`` after that action, else nothing."""
        action = self._next(tracker)
        scores = [0.0] * domain.num_actions
        if action is not None:
            scores[domain.index_for_action(action)] = 1.0
        return self._prediction(scores)

    def _next(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name == self.ACTION:
            return str(ACTION_LISTEN_NAME)
        message = tracker.latest_message
        if tracker.latest_action_name != ACTION_LISTEN_NAME or message is None:
            return None
        elsewhere = ELSEWHERE.get(message.intent.get("name") or "")
        if elsewhere is not None and elsewhere.search(message.text or ""):
            return None
        return self.ACTION if self.belongs(tracker.get_slot(self.SLOT), message.text or "") else None
