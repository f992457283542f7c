"""The two spaCy pipelines: the published models where they are installed, blank ones with simplemma where not."""

from importlib import metadata
from typing import Any

import spacy
from simplemma import Lemmatizer
from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY, DefaultStrategy
from spacy.language import Language
from spacy.tokens import Doc

PUBLISHED = {"it": "it_core_news_sm", "en": "en_core_web_sm"}
"""spaCy 3.4's small models.  it_core_news_sm is CC BY-NC-SA 3.0: asked for, not required (docs/adr/0011)."""

UNUSED = ["parser", "ner", "senter"]
"""Parts of the published models that nothing here reads."""


LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY))
"""7 MB for both languages where the default dictionaries take 68; the lemmas are the same, at 20 µs a word."""


class PipelineError(RuntimeError):
    """A pipeline is installed but cannot be used; the message says which and what to do."""


@Language.factory("simplemma_lemmatizer", default_config={"language": "it"})
class SimplemmaLemmatizer:
    """Sets lemmas by simplemma's dictionary (Barbaresi 2023): 92 % right in Italian, spaCy's lookup tables 81 %."""

    def __init__(self, nlp: Language, name: str, language: str) -> None:  # noqa: ARG002
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """The same document with a lemma on every token."""
        for token in doc:
            token.lemma_ = LEMMATIZER.lemmatize(token.text, lang=self.language)
        return doc


def installed(package: str) -> bool:
    """Whether the spaCy model package is installed."""
    return bool(spacy.util.is_package(package))


def load_pipeline(language: str) -> Language:
    """The pipeline of ``it`` or ``en``.  Raises :class:`PipelineError` if an installed model does not fit."""
    package = PUBLISHED[language]
    if installed(package):
        try:
            return spacy.load(package, exclude=UNUSED)
        except (OSError, ValueError) as error:
            raise PipelineError(
                f"{package} is installed but does not load with spaCy {spacy.__version__}: {error}. "
                "Install its version 3.4 (`make models`) or uninstall it"
            ) from error
    pipeline = spacy.blank(language)
    pipeline.add_pipe("simplemma_lemmatizer", config={"language": language})
    return pipeline


def description(pipeline: Language) -> dict[str, Any]:
    """What a pipeline is: name, version and licence.  Two that are equal here give the same lemmas."""
    if "simplemma_lemmatizer" in pipeline.pipe_names:
        name, version = f"blank {pipeline.lang} + simplemma", metadata.version("simplemma")
        return {
            "name": name,
            "version": version,
            "licence": "MIT (simplemma's code; dictionaries: their own)",
        }
    meta = pipeline.meta
    return {
        "name": f"{meta['lang']}_{meta['name']}",
        "version": meta["version"],
        "licence": meta.get("license", ""),
    }
