"""Finds the topic of a message with the linear model, sentence by sentence where a text is long."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.nlu import features, linear_model
from assistant.nlu.features import reading
from assistant.nlu.fingerprint import source_of
from assistant.nlu.linear_model import LinearTopicModel
from assistant.nlu.message_language import LANGUAGE, is_payload
from assistant.nlu.pipelines import PUBLISHED

RANKING = 10
"""Topics put out with each message, the likeliest first."""

LONG = 40
"""Words from which a text is also read sentence by sentence: its question drowns in the rest."""

NOTHING = "nlu_fallback"
"""Rasa's name for a message that was not understood."""

COURTESIES = {"greet", "thanks", "goodbye", "feedback_positive"}
"""Topics that also stand before or after a question, which is then what is asked."""

IDLE_TALK = COURTESIES | {"out_of_scope"}
"""What people also write around a question."""

WORDS_OF_A_QUESTION = 4
"""A courtesy with fewer words than this around it is only a courtesy."""

NAMED = {"call", "country", "region"}
"""Names that stand for their kind: what is asked of France is asked of Malta in the same words."""

LANGUAGES_NAMED = frozenset(
    {"italiano", "italiana", "inglese", "tedesco", "francese", "spagnolo"}
    | {"italian", "english", "german", "french", "spanish"}
)
"""Demonyms that mostly name a language: "posso scrivere in inglese?"."""

OTHER_LANGUAGE, SURE_OF_OTHER = "language_switch", 0.9
"""The topic of a message in a third language, which is answered in both of ours, and how sure its language is."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Sets intent and ranking; below ``threshold`` the intent is ``nlu_fallback``, with the guesses in the ranking."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._threshold = float(config["threshold"])
        self._storage = storage
        self._resource = resource
        self._model: LinearTopicModel | None = None

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes first."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``threshold``: the probability from which a topic is answered without asking back."""
        return {"threshold": 0.5}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "TopicClassifier":
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ARG003
    ) -> "TopicClassifier":
        """The classifier of a trained model."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model = LinearTopicModel.read(folder)
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:  # noqa: ARG003
        """The code of the model itself, which Rasa does not look at when it asks what must be trained again."""
        return source_of(features, linear_model)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the examples and keep the model."""
        examples = [one for one in training_data.training_examples if one.get(INTENT) and one.get(TEXT)]
        readings = [reading(_plain(example)) for example in examples]
        model = LinearTopicModel.train(readings, [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking of each message."""
        for message in messages:
            if not is_payload(message.get(TEXT) or ""):
                self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        ranking = self._rank(_plain(message))
        if message.get(LANGUAGE) not in (None, *PUBLISHED):
            ranking = [(OTHER_LANGUAGE, SURE_OF_OTHER), *(one for one in ranking if one[0] != OTHER_LANGUAGE)]
        if not ranking or ranking[0][1] < self._threshold:
            ranking.insert(0, (NOTHING, 1.0 - ranking[0][1] if ranking else 1.0))
        told = [{"name": name, "confidence": confidence} for name, confidence in ranking[:RANKING]]
        message.set(INTENT, told[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, told, add_to_output=True)

    def _rank(self, tokens: list[tuple[str, str]]) -> list[tuple[str, float]]:
        """The topics of the text as a whole, or of the part of it that asks."""
        if self._model is None or not any(character.isalpha() for text, _ in tokens for character in text):
            return []
        whole = self._model.predict(reading(tokens))
        parts = _sentences(tokens) if len(tokens) >= LONG else []
        if whole[0][0] in COURTESIES and len(tokens) >= WORDS_OF_A_QUESTION:
            parts = _clauses(tokens)
        rankings = [self._model.predict(reading(part)) for part in parts if len(part) > 1]
        asking = [ranking for ranking in rankings if ranking[0][0] not in IDLE_TALK]
        telling = max(asking, key=lambda ranking: ranking[0][1], default=whole)
        return telling if telling[0][1] >= self._threshold else whole


def _plain(message: Message) -> list[tuple[str, str]]:
    """The words of a message with their lemmas; names of calls, countries and regions count as such, not as words."""
    named = [one for one in message.get(ENTITIES, []) if one["entity"] in NAMED]
    spans = {(one["start"], one["end"]): f"{features.NAME}{one['entity']}" for one in named}
    words: list[tuple[str, str]] = []
    for token in message.get(TOKENS_NAMES[TEXT]) or []:
        kind = next((kind for (start, end), kind in spans.items() if start <= token.start < end), None)
        if token.text in LANGUAGES_NAMED:
            kind = None
        if kind is None:
            words.append((token.text, token.lemma))
        elif not words or words[-1] != (kind, kind):
            words.append((kind, kind))
    return words


def _clauses(tokens: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The tokens cut at every mark."""
    clauses: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        if any(character.isalnum() for character in token[0]) or token[0] in {"'", "’"}:
            clauses[-1].append(token)
        else:
            clauses[-1:] = [[*clauses[-1], token], []]
    return [clause for clause in clauses if clause]


def _sentences(tokens: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The tokens cut after each mark that ends a sentence, and after so many words where there is none."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        sentences[-1].append(token)
        if token[0] in {".", "?", "!", ";", ":"} or len(sentences[-1]) >= LONG:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]
