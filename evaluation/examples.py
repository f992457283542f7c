"""The examples of data/nlu in pairs, one a language, read as in training."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from ruamel.yaml import YAML

from assistant.context import topic_of_intent
from assistant.nlu.bilingual_spacy import BilingualSpacy
from assistant.nlu.features import Reading
from assistant.nlu.gazetteer_extractor import GazetteerExtractor
from assistant.nlu.message_language import LANGUAGE, MessageLanguage
from assistant.nlu.pipelines import PUBLISHED, load_pipeline
from assistant.nlu.topic_classifier import plain_words, reading_of
from assistant.settings import ROOT
from assistant.wiring import wiring
from evaluation import blind
from knowledge.values import LANGUAGES

FOLDER = ROOT / "data" / "nlu"
BATCH = 1000
"""Messages read at a time: their documents are large."""

BLOCKS = 5
"""Each topic's pairs are held out a fifth at a time, as they stand: a writer's beside each other."""


@dataclass(frozen=True)
class Asked:
    """A text of a topic, as the classifier sees it."""

    text: str
    language: str
    topic: str
    reading: Reading


@dataclass(frozen=True)
class Pair:
    """An example in both languages; ``block`` is the fifth of its topic's lines in which it stands."""

    topic: str
    block: int
    italian: Asked
    english: Asked


def texts_of(language: str) -> dict[str, list[str]]:
    """The examples of a language by topic, in the order of their lines."""
    found = {}
    for file in sorted((FOLDER / language).glob("*.yml")):
        for part in YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = part["examples"].splitlines()
            found[topic_of_intent(part["intent"])] = [line.removeprefix("- ").strip() for line in lines]
    return found


def pairs() -> list[Pair]:
    """All pairs, topic by topic.  The wiring's database must hold the content, whose names are looked for."""
    italian, english = (asked_of(texts_of(language), language) for language in LANGUAGES)
    return [
        Pair(topic, number * BLOCKS // len(ones), *both)
        for topic, ones in italian.items()
        for number, both in enumerate(zip(ones, english[topic], strict=True))
    ]


def asked_of(texts: dict[str, list[str]], language: str) -> dict[str, list[Asked]]:
    """The texts of each topic, read."""
    told = [(topic, text) for topic, ones in texts.items() for text in ones]
    found: dict[str, list[Asked]] = {topic: [] for topic in texts}
    for (topic, text), reading in zip(told, read([text for _, text in told]), strict=True):
        found[topic].append(Asked(text, language, topic, reading))
    return found


def blind_asked() -> list[Asked]:
    """The blind questions that ask one topic, read."""
    asked = blind.questions()
    readings = read([one.text for one in asked])
    return [Asked(one.text, one.language, one.topic, reading) for one, reading in zip(asked, readings, strict=True)]


def read(texts: list[str]) -> Iterator[Reading]:
    """Each text as the classifier sees it: through the components that stand before it in config.yml."""
    components = _components()
    for begin in range(0, len(texts), BATCH):
        messages = [Message({TEXT: text}) for text in texts[begin : begin + BATCH]]
        for component in components:
            component.process(messages)
        yield from (reading_of(plain_words(message), message.get(LANGUAGE)) for message in messages)


def _components() -> list[Any]:
    nothing = cast(Any, None)  # neither reads the storage of a model outside a training
    spacy = BilingualSpacy({language: load_pipeline(language) for language in PUBLISHED}, nothing, nothing)
    tokenizer = SpacyTokenizer(SpacyTokenizer.get_default_config())
    return [GazetteerExtractor(wiring().store), MessageLanguage(), spacy, tokenizer]
