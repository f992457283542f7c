"""Reads each message with the spaCy pipeline of its language.

A subclass of Rasa's SpacyNLP, so that Rasa's SpacyTokenizer accepts it.  The pipelines used in training are kept in
the model: one trained with one pipeline is not served with another, whose lemmas it has never seen.
"""

import json
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

from assistant.nlu.message_language import LANGUAGE
from assistant.nlu.pipelines import PUBLISHED, description, load_pipeline

_FILE = "pipelines.json"


class OtherPipelineError(RasaException):
    """The model was trained with other spaCy pipelines than those installed here."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class BilingualSpacy(SpacyNLP):
    """Sets the spaCy document of each message's text; Italian where the text does not tell its language."""

    def __init__(self, pipelines: dict[str, Language], storage: ModelStorage, resource: Resource) -> None:
        self._pipelines = pipelines
        self._storage = storage
        self._resource = resource

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to configure: the languages are those of the assistant."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "BilingualSpacy":
        """The component with both pipelines loaded."""
        return cls({language: load_pipeline(language) for language in PUBLISHED}, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003
    ) -> "BilingualSpacy":
        """The component of a trained model.  Raises :class:`OtherPipelineError`."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            trained = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        here = component.descriptions()
        if trained != here:
            raise OtherPipelineError(
                f"the model was trained with {_names(trained)}, but {_names(here)} are installed here; "
                "run `dario train` again, or install what it was trained with (`dario doctor` tells)"
            )
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:  # noqa: ARG003
        """Which pipelines are installed: another one means training anew."""
        return json.dumps({language: description(load_pipeline(language)) for language in PUBLISHED})

    def descriptions(self) -> dict[str, Any]:
        """What the pipelines are, by language."""
        return {language: description(pipeline) for language, pipeline in self._pipelines.items()}

    def train(self, training_data: TrainingData) -> Resource:  # noqa: ARG002
        """Keep with the model which pipelines it is trained with."""
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(self.descriptions()), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the document of each message's text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                pipeline = self._pipelines.get(message.get(LANGUAGE) or "it", self._pipelines["it"])
                message.set(SPACY_DOCS[TEXT], pipeline(text.lower()))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the documents of the examples."""
        self.process(training_data.training_examples)
        return training_data


def _names(descriptions: dict[str, Any]) -> str:
    return " and ".join(f"{one['name']} {one['version']}" for one in descriptions.values())
