"""A message that only names something ("e la Francia?", "Euroclusters?") asks what was asked before, of that.

The topic found here is what such a name is asked for most; the answering action takes the topic asked before instead,
where it fits.
"""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.context import intent_of_topic, is_follow_up, mentions_in, only_names, topic_of_intent, topic_of_names
from assistant.nlu.message_language import is_payload

SURE = 0.9
"""How sure a topic is that only a name tells."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class NamesOnly(GraphComponent):
    """Overrides the classifier's topic, which has no words to go by."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "NamesOnly":
        """The component; it has nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the topic of messages that only name something."""
        for message in messages:
            text, mentions = message.get(TEXT) or "", mentions_in(message.data)
            if is_payload(text) or not only_names(text, mentions):
                continue
            found = topic_of_intent(message.get(INTENT)["name"])
            places = {mention.entity for mention in mentions} & {"call", "country", "region"}
            if places or is_follow_up(text):
                self._set(message, intent_of_topic(topic_of_names(mentions, None, found)))
        return messages

    @staticmethod
    def _set(message: Message, intent: str) -> None:
        told = {"name": intent, "confidence": SURE}
        others = [one for one in message.get(INTENT_RANKING_KEY, []) if one["name"] != intent]
        message.set(INTENT, told, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [told, *others], add_to_output=True)
