"""Finds the names of calls, places, terms and kinds of organisation, numbers, and what it corrects, in a message.

The names are read from the knowledge base, again whenever its version changes: a new name needs no training.
"""

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.interview.corrections import corrections_in
from assistant.interview.message import Mention
from assistant.language.numbers import find_numbers
from assistant.nlu.message_language import is_payload
from assistant.wiring import store_of_content, wiring
from knowledge.gazetteer import Gazetteer, gazetteer_of
from knowledge.store import KnowledgeStore

CORRECTED = "answer_to_change"
"""The entity of the interview's question whose answer a text corrects."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class GazetteerExtractor(GraphComponent, EntityExtractorMixin):
    """Adds the entities of the contract to each message."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store
        self._version = 0
        self._gazetteer = Gazetteer([], [])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "GazetteerExtractor":
        """The component over this process's knowledge base."""
        return cls(wiring().store)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what is named to the messages' entities."""
        version = self._store.refresh()
        if version != self._version:
            self._gazetteer, self._version = gazetteer_of(self._store), version
        return self._name(messages)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add what is named in the examples, by the names of the content files: training needs no database."""
        self._gazetteer = gazetteer_of(store_of_content(wiring().settings))
        self._name(training_data.training_examples)
        return training_data

    def _name(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if not is_payload(text):
                message.set(ENTITIES, message.get(ENTITIES, []) + self._entities(text), add_to_output=True)
        return messages

    def _entities(self, text: str) -> list[dict[str, Any]]:
        found = self._gazetteer.find(text)
        entities: list[dict[str, Any]] = [asdict(one) for one in found]
        for value, start, end in find_numbers(text):
            if not any(start < one.end and one.start < end for one in found):
                entities.append({"entity": "number", "value": value, "start": start, "end": end})
        mentions = [Mention(one.entity, one.value, one.start, one.end) for one in found]
        for told in corrections_in(text, mentions):
            entities.append({"entity": CORRECTED, "value": told.question, "start": told.start, "end": told.end})
        named: list[dict[str, Any]] = self.add_extractor_name(entities)
        return named
