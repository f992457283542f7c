"""Notes in which language a message is written; examples for training carry the language of their file."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import assistant.language
from assistant.language.detector import detect
from assistant.nlu.fingerprint import source_of

LANGUAGE = "language"
"""Where the language stands on a message: ``it``, ``en``, another ISO 639-1 code, or None."""


def is_payload(text: str) -> bool:
    """Whether this is what a button sends and not something a person wrote."""
    return text.startswith("/")


def _without_calls(message: Message) -> str:
    """The text without the names of calls, which are mostly English whoever writes."""
    text = str(message.get(TEXT))
    for entity in message.get(ENTITIES, []):
        if entity["entity"] == "call":
            start, end = entity["start"], entity["end"]
            text = text[:start] + " " * (end - start) + text[end:]
    return text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MessageLanguage(GraphComponent):
    """Sets ``language`` on every message, and puts it out with the parsed message."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "MessageLanguage":
        """The component; it has nothing to configure."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:  # noqa: ARG003
        """The detector's words and code: with others the examples may be read in another language."""
        return source_of(assistant.language)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the language of messages to be answered."""
        for message in messages:
            text = message.get(TEXT) or ""
            message.set(LANGUAGE, None if is_payload(text) else detect(_without_calls(message)), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the language of the examples."""
        self.process(training_data.training_examples)
        return training_data
