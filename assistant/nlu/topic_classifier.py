"""Finds what a message asks with the linear model: its topic, or several where it asks several things."""

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

from assistant.nlu import features, gloss, held_out, linear_model, sentence_encoder
from assistant.nlu.cutting import Word
from assistant.nlu.features import NAME, Reading, reading
from assistant.nlu.fingerprint import source_of
from assistant.nlu.gloss import meaning
from assistant.nlu.linear_model import LinearTopicModel
from assistant.nlu.message_language import LANGUAGE, is_payload
from assistant.nlu.parts import Part, find_parts
from assistant.nlu.pipelines import PUBLISHED
from assistant.nlu.signs import Ranking

RANKING = 10
"""Topics put out with each message, the likeliest first."""

NOTHING = "nlu_fallback"
"""Rasa's name for a message that was not understood."""

PARTS = "parts"
"""Where the things asked stand on a message: intent, confidence, start and end of each, in order."""

BAND = "band"
"""Where it stands what to do with the message: ``answer``, ``clarify`` or ``passages``."""

NAMED = {"call", "country", "region"}
"""Names that stand for their kind: what is asked of France is asked of Malta in the same words."""

LANGUAGES_NAMED = frozenset(
    {"italiano", "italiana", "inglese", "tedesco", "francese", "spagnolo"}
    | {"italian", "english", "german", "french", "spanish"}
)
"""Demonyms that mostly name a language: "posso scrivere in inglese?"."""

INSULT, SURE_OF_INSULT = "insult", 0.9
"""Nobody is told off by a guess: an odd word alone looks like abuse."""

OTHER_LANGUAGE, SURE_OF_OTHER = "language_switch", 0.9
"""The topic of a message in a third language, which is answered in both of ours, and how sure its language is."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Sets intent, ranking, parts and band; where the topic is not sure enough the intent is ``nlu_fallback``.

    How sure is enough was computed with the model, from examples held out (:mod:`assistant.nlu.held_out`).
    """

    def __init__(self, storage: ModelStorage, resource: Resource) -> None:
        self._storage = storage
        self._resource = resource
        self._model: LinearTopicModel | None = None

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes first."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to configure: what can be chosen is computed in training."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> "TopicClassifier":
        """An untrained classifier."""
        return cls(model_storage, resource)

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
        """The model's code, lexicon and encoder, which Rasa does not look at when it asks what to train again."""
        code = source_of(features, linear_model, held_out, gloss, sentence_encoder)
        return f"{code} {gloss.LEXICON.read_text(encoding='utf-8')} {sentence_encoder.description()}"

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the examples and keep the model."""
        examples = [one for one in training_data.training_examples if one.get(INTENT) and one.get(TEXT)]
        readings = [reading_of(plain_words(example), example.get(LANGUAGE)) for example in examples]
        model = LinearTopicModel.train(readings, [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set what each message asks."""
        for message in messages:
            if not is_payload(message.get(TEXT) or ""):
                self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        parts = self._parts(message)
        first = parts[0].ranking if parts else []
        if message.get(LANGUAGE) not in (None, *PUBLISHED):
            first = [(OTHER_LANGUAGE, SURE_OF_OTHER), *(one for one in first if one[0] != OTHER_LANGUAGE)]
            parts = parts[:1]
        # Of several, each was sure enough to be asked.
        band = "answer" if len(parts) > 1 else self._band(first)
        if band != "answer":
            first = [(NOTHING, 1.0 - first[0][1] if first else 1.0), *first]
        told = [{"name": name, "confidence": confidence} for name, confidence in first[:RANKING]]
        message.set(INTENT, told[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, told, add_to_output=True)
        message.set(PARTS, [_told(part) for part in parts], add_to_output=True)
        message.set(BAND, band, add_to_output=True)

    def _band(self, ranking: Ranking) -> str:
        if self._model is None or not ranking or (ranking[0][0] == INSULT and ranking[0][1] < SURE_OF_INSULT):
            return "passages"
        if ranking[0][1] >= self._model.calibration.answer:
            return "answer"
        return "clarify" if ranking[0][1] >= self._model.calibration.offer else "passages"

    def _parts(self, message: Message) -> list[Part]:
        words, language, model = plain_words(message), message.get(LANGUAGE), self._model
        if model is None or not any(character.isalpha() for word in words for character in word.text):
            return []

        def rank(texts: list[list[Word]]) -> list[Ranking]:
            return model.predict_all([reading_of(text, language) for text in texts])

        return find_parts(message.get(TEXT), words, rank)


def _told(part: Part) -> dict[str, Any]:
    return {"intent": part.topic, "confidence": part.confidence, "start": part.start, "end": part.end}


def reading_of(words: list[Word], language: str | None) -> Reading:
    """What the model looks at in these words."""
    pairs = [(word.text, word.lemma) for word in words]
    return reading(pairs, meaning(pairs, language))


def plain_words(message: Message) -> list[Word]:
    """The words of a message with their lemmas; names of calls, countries and regions count as such, not as words."""
    named = [one for one in message.get(ENTITIES, []) if one["entity"] in NAMED]
    spans = {(one["start"], one["end"]): f"{NAME}{one['entity']}" for one in named}
    words: list[Word] = []
    for token in message.get(TOKENS_NAMES[TEXT]) or []:
        kind = next((kind for (start, end), kind in spans.items() if start <= token.start < end), None)
        if kind is None or token.text in LANGUAGES_NAMED:
            words.append(Word(token.text, token.lemma, token.start, token.end))
        elif words and words[-1].text == kind:
            words[-1] = words[-1]._replace(end=token.end)
        else:
            words.append(Word(kind, kind, token.start, token.end))
    return words
