"""The kinds of models that are compared, each trained on pairs of examples."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from assistant.nlu.features import Reading, piece_features, word_features
from assistant.nlu.linear_model import ALL_GROUPS, ENCODED, SEED, Encoder, LinearTopicModel
from evaluation.curve import both_languages
from evaluation.examples import BLOCKS, Asked, Pair
from evaluation.vectors import KnownVectors

CARRIED = "§it "
"""Begins the Italian words that stand where the gloss would, for a vector carried over from English twins."""

COMPONENTS = 500
"""The Italian tf-idf is brought down to so many numbers before the ridge regression."""


class Candidate(Protocol):
    """A kind of model under its name; ``note`` says what else is worth knowing."""

    name: str
    note: str

    def train(self, pairs: Sequence[Pair]) -> None:
        """Learn from the pairs."""

    def topics(self, asked: Sequence[Asked]) -> list[str]:
        """The likeliest topic of each text."""


class Linear:
    """Dario's linear model over some groups of features."""

    def __init__(self, name: str, groups: tuple[str, ...], encoder: Encoder, note: str = "") -> None:
        self.name, self.note = name, note
        self._groups = groups
        self._encoder: Encoder | None = encoder if ENCODED in groups else None
        self._model: LinearTopicModel | None = None

    def train(self, pairs: Sequence[Pair]) -> None:
        """Learn from the pairs."""
        examples = both_languages(pairs)
        self._model = LinearTopicModel.train(
            [self.reading(one) for one in examples],
            [one.topic for one in examples],
            groups=self._groups,
            encoder=self._encoder,
            calibrated=False,
        )

    def topics(self, asked: Sequence[Asked]) -> list[str]:
        """The likeliest topic of each text."""
        assert self._model is not None, "train first"
        return [ranking[0][0] for ranking in self._model.predict_all([self.reading(one) for one in asked])]

    def reading(self, one: Asked) -> Reading:
        """What the model looks at."""
        return one.reading


class CarriedEncoder:
    """Gives Italian words the vector that their English twin would have, by ridge regression from their tf-idf."""

    def __init__(self, english: Encoder) -> None:
        self._english = english
        features = TfidfVectorizer(analyzer=carried_features, sublinear_tf=True, min_df=2, dtype=np.float32)
        self.carry = make_pipeline(features, TruncatedSVD(COMPONENTS, random_state=SEED), Ridge(alpha=0.3))

    def encode(self, texts: list[str]) -> Any:
        """One row a text."""
        italian = [text for text in texts if text.startswith(CARRIED)]
        english = [text for text in texts if not text.startswith(CARRIED)]
        rows = dict(zip(italian, unit(self.carry.predict(italian)), strict=True)) if italian else {}
        rows.update(zip(english, self._english.encode(english), strict=True) if english else ())
        return np.stack([rows[text] for text in texts])


def carried_features(text: str) -> list[str]:
    """Words, their neighbours and pieces of the Italian words that stand in place of the gloss."""
    reading = Reading(tuple(text.removeprefix(CARRIED).split()), ())
    return word_features(reading) + piece_features(reading)


def unit(rows: Any) -> Any:
    """The rows brought to length one."""
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)


class CarriedOver(Linear):
    """Words and pieces beside the encoder's vector: of English as it is, of Italian carried over from the twins."""

    def __init__(self, name: str, english: KnownVectors, note: str) -> None:
        self._english, self._carried = english, CarriedEncoder(english)
        super().__init__(name, ("words", "pieces", ENCODED), KnownVectors(self._carried), note)

    def train(self, pairs: Sequence[Pair]) -> None:
        """Learn to carry over, then the topics, from vectors of pairs that the carrying has not seen."""
        italian = [self.reading(pair.italian).meaning for pair in pairs]
        vectors = self._english.encode([pair.english.reading.meaning for pair in pairs])
        blocks = [pair.block for pair in pairs]
        folds = GroupKFold(min(BLOCKS - 1, len(set(blocks))))
        unseen = cross_val_predict(self._carried.carry, italian, vectors, groups=blocks, cv=folds)
        self._carried.carry.fit(italian, vectors)
        known = KnownVectors(self._carried)
        known.put(zip(italian, unit(unseen), strict=True))
        known.put((pair.english.reading.meaning, row) for pair, row in zip(pairs, vectors, strict=True))
        self._encoder = known
        super().train(pairs)

    def reading(self, one: Asked) -> Reading:
        """The reading with its Italian words where the gloss was."""
        if one.language != "it":
            return one.reading
        return replace(one.reading, meaning=CARRIED + " ".join(one.reading.words))


class Ensemble:
    """The mean of two models' probabilities: linear over features, and logistic regression over the vectors."""

    def __init__(self, name: str, encoder: Encoder, note: str) -> None:
        self.name, self.note = name, note
        self._encoder = encoder
        self._linear: LinearTopicModel | None = None
        self._logistic = LogisticRegression(C=30.0, max_iter=200)

    def train(self, pairs: Sequence[Pair]) -> None:
        """Learn from the pairs; the linear model with its calibration, for probabilities that mean something."""
        examples = both_languages(pairs)
        readings, topics = [one.reading for one in examples], [one.topic for one in examples]
        self._linear = LinearTopicModel.train(readings, topics, groups=("words", "pieces", "meanings"))
        self._logistic.fit(self._vectors(examples), topics)

    def topics(self, asked: Sequence[Asked]) -> list[str]:
        """The likeliest topic of each text."""
        assert self._linear is not None, "train first"
        probabilities = self._logistic.predict_proba(self._vectors(asked))
        column = {topic: number for number, topic in enumerate(self._logistic.classes_)}
        for row, ranking in enumerate(self._linear.predict_all([one.reading for one in asked])):
            for topic, probability in ranking:
                probabilities[row, column[topic]] += probability
        return [str(self._logistic.classes_[best]) for best in probabilities.argmax(axis=1)]

    def _vectors(self, asked: Sequence[Asked]) -> Any:
        return self._encoder.encode([one.reading.meaning for one in asked])


def candidates(encoder: KnownVectors, averages: KnownVectors) -> list[Candidate]:
    """All but DIET, from the plainest on."""
    words, meanings = ("words", "pieces"), ("words", "pieces", "meanings")
    carried = "of English the encoder's vector, of Italian what ridge regression on the English twins gives; no gloss"
    averaged = "averages of the encoder's word vectors, without its layers"
    both = "the mean of the linear model's probabilities and those of a logistic regression over the vectors"
    return [
        Linear("words, pieces", words, encoder, "words, lemmas, their neighbours, pieces of words of 2 to 5 letters"),
        Linear("words, pieces, meanings", meanings, encoder, "with the English words that the gloss shares"),
        Linear(
            "words, pieces, meanings, vector", ALL_GROUPS, encoder, "what Dario uses; Italian is encoded by its gloss"
        ),
        Linear("words, pieces, vector", (*words, ENCODED), encoder),
        Linear("vector alone", (ENCODED,), encoder),
        CarriedOver("words, pieces, carried vector", encoder, carried),
        Linear("words, pieces, meanings, averages", ALL_GROUPS, averages, averaged),
        Ensemble("ensemble: words, pieces, meanings; vector", encoder, both),
    ]
