"""The linear topic model: tf-idf over words, lemmas, pieces of words and shared meanings, beside the meaning's vector.

One linear score a topic.  Scores are turned into probabilities by a temperature fitted on held-out examples (Guo et
al. 2017, "On Calibration of Modern Neural Networks"), so that of the answers given with confidence 0.9 about nine in
ten are right.  scikit-learn trains; a message is scored here by the few rows of its features.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from assistant.nlu.features import Reading, meaning_features, piece_features, word_features
from assistant.nlu.held_out import Calibration, calibrate, softmax
from assistant.nlu.sentence_encoder import sentence_encoder

C = 0.5
"""Regularisation of the linear model."""

SEED = 20210202
RARE = 2
"""A feature must stand in this many examples to count: half the size for 0.2 points of accuracy (docs/adr/0008)."""

ANALYZERS = {"words": word_features, "pieces": piece_features, "meanings": meaning_features}
"""The groups of features; each is weighed by tf-idf and brought to length one by itself."""

ENCODED = "encoded"
"""The group of the sentence encoder's vector, which is of length one as it is."""

ALL_GROUPS = (*ANALYZERS, ENCODED)


UNCALIBRATED = Calibration(temperature=1.0, answer=0.0, offer=0.0, right=0.0, offered=0.0, wrong=0.0, examples=0)
"""Of a model whose rankings alone are looked at: its probabilities mean nothing, and nothing is held back."""


class Encoder(Protocol):
    """Turns texts into vectors of length one, a row each."""

    def encode(self, texts: list[str]) -> Any:
        """One row a text."""


@dataclass
class FeatureGroup:
    """One group of features as it was trained: their rows among the weights, and their idf."""

    rows: dict[str, int]
    idf: Any

    def weigh(self, features: list[str]) -> tuple[Any, Any]:
        """Rows and tf-idf values (sublinear, length one) of the features that were met in training."""
        counts = Counter(feature for feature in features if feature in self.rows)
        rows = np.fromiter((self.rows[feature] for feature in counts), dtype=np.int64, count=len(counts))
        frequencies = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1.0 + np.log(frequencies)) * self.idf[rows]
        length = np.sqrt(np.square(values).sum())
        return rows, values / length if length else values


@dataclass
class LinearTopicModel:
    """Features, weights and calibration; ``predict`` gives the topics with their probabilities."""

    groups: dict[str, FeatureGroup]
    weights: dict[str, Any]
    """By group: one row a feature, one column a topic, in half precision."""
    bias: Any
    labels: list[str]
    calibration: Calibration
    encoder: Encoder | None = field(default=None, repr=False, compare=False)
    """Another encoder than the process's own, which is read on first use."""

    @classmethod
    def train(  # noqa: PLR0913
        cls,
        readings: list[Reading],
        labels: list[str],
        groups: tuple[str, ...] = ALL_GROUPS,
        *,
        seed: int = SEED,
        encoder: Encoder | None = None,
        calibrated: bool = True,
    ) -> "LinearTopicModel":
        """A model of the examples, with its calibration from held-out ones.

        Measurements train many models: they hand in an ``encoder`` that knows the vectors already, and leave out the
        calibration, which takes most of the time and changes no ranking.
        """
        vectorizers = {
            name: TfidfVectorizer(analyzer=ANALYZERS[name], sublinear_tf=True, min_df=RARE, dtype=np.float32)
            for name in groups
            if name != ENCODED
        }
        blocks = {name: vectorizer.fit_transform(readings) for name, vectorizer in vectorizers.items()}
        if ENCODED in groups:
            vectors = (encoder or sentence_encoder()).encode([reading.meaning for reading in readings])
            blocks[ENCODED] = csr_matrix(vectors)
        matrix, truth = csr_matrix(hstack(list(blocks.values()))), np.array(labels)
        classifier = LinearSVC(C=C, random_state=seed).fit(matrix, truth)
        weights, begin = {}, 0
        for name, block in blocks.items():
            weights[name] = np.ascontiguousarray(classifier.coef_.T[begin : begin + block.shape[1]], dtype=np.float16)
            begin += block.shape[1]
        return cls(
            groups={name: _group(vectorizer) for name, vectorizer in vectorizers.items()},
            weights=weights,
            bias=classifier.intercept_,
            labels=list(classifier.classes_),
            calibration=calibrate(matrix, truth, lambda: LinearSVC(C=C, random_state=seed))
            if calibrated
            else UNCALIBRATED,
            encoder=encoder,
        )

    def predict(self, reading: Reading) -> list[tuple[str, float]]:
        """The topics with their probabilities, the likeliest first."""
        return self.predict_all([reading])[0]

    def predict_all(self, readings: list[Reading]) -> list[list[tuple[str, float]]]:
        """The rankings of several texts, encoded in one go."""
        scores = np.stack([self._score(reading) for reading in readings])
        if ENCODED in self.weights:
            encoder = self.encoder or sentence_encoder()
            vectors = encoder.encode([reading.meaning for reading in readings])
            scores = scores + vectors @ self.weights[ENCODED].astype(np.float32)
        return [self._ranking(row) for row in softmax(scores / self.calibration.temperature)]

    def _score(self, reading: Reading) -> Any:
        scores = self.bias.copy()
        for name, group in self.groups.items():
            rows, values = group.weigh(ANALYZERS[name](reading))
            scores += values @ self.weights[name][rows].astype(np.float32)
        return scores

    def _ranking(self, probabilities: Any) -> list[tuple[str, float]]:
        return [(self.labels[index], float(probabilities[index])) for index in np.argsort(-probabilities)]

    def save(self, folder: Path) -> None:
        """Write the model as JSON and NumPy arrays: no pickle, so that a model file can carry no code."""
        about = {"labels": self.labels, "groups": list(self.weights), "calibration": asdict(self.calibration)}
        (folder / "model.json").write_text(json.dumps(about), encoding="utf-8")
        np.savez_compressed(folder / "weights.npz", bias=self.bias, **self.weights)
        for name, group in self.groups.items():
            (folder / f"{name}.json").write_text(json.dumps(group.rows), encoding="utf-8")
            np.savez_compressed(folder / f"{name}.npz", idf=group.idf)

    @classmethod
    def read(cls, folder: Path) -> "LinearTopicModel":
        """The model written by ``save``."""
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        groups = {}
        for name in about["groups"]:
            if name != ENCODED:
                rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
                with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
                    groups[name] = FeatureGroup(rows, arrays["idf"])
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            weights, bias = {name: arrays[name] for name in about["groups"]}, arrays["bias"]
        return cls(groups, weights, bias, about["labels"], Calibration(**about["calibration"]))


def _group(vectorizer: TfidfVectorizer) -> FeatureGroup:
    rows = {feature: int(row) for feature, row in vectorizer.vocabulary_.items()}
    return FeatureGroup(rows, vectorizer.idf_.astype(np.float32))
