"""The linear topic model: tf-idf over words, lemmas and pieces of words, one linear score a topic, calibrated.

Scores are turned into probabilities by a temperature fitted on held-out folds (Guo et al. 2017, "On Calibration of
Modern Neural Networks"), so that of the answers given with confidence 0.9 about nine in ten are right.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from assistant.nlu.features import Reading, piece_features, word_features

C = 0.5
"""Regularisation of the linear model, chosen by leaving out one writer of examples at a time (docs/adr/0008)."""

FOLDS = 5
SEED = 20210202
RARE_PIECES = 2
"""A piece of a word must stand in this many examples to count."""


@dataclass
class LinearTopicModel:
    """Vectorizers, weights and temperature; ``predict`` gives the topics with their probabilities."""

    words: TfidfVectorizer
    pieces: TfidfVectorizer
    weights: Any
    bias: Any
    labels: list[str]
    temperature: float

    @classmethod
    def train(cls, readings: list[Reading], labels: list[str]) -> "LinearTopicModel":
        """A model of the examples, with its temperature fitted on held-out folds."""
        words = TfidfVectorizer(analyzer=word_features, sublinear_tf=True, dtype=np.float32)
        pieces = TfidfVectorizer(analyzer=piece_features, sublinear_tf=True, min_df=RARE_PIECES, dtype=np.float32)
        matrix = csr_matrix(hstack([words.fit_transform(readings), pieces.fit_transform(readings)]))
        classifier = LinearSVC(C=C, random_state=SEED).fit(matrix, labels)
        temperature = _fit_temperature(matrix, np.array(labels))
        weights = np.ascontiguousarray(classifier.coef_.T, dtype=np.float32)
        return cls(words, pieces, weights, classifier.intercept_, list(classifier.classes_), temperature)

    def predict(self, reading: Reading) -> list[tuple[str, float]]:
        """The topics with their probabilities, the likeliest first."""
        matrix = csr_matrix(hstack([self.words.transform([reading]), self.pieces.transform([reading])]))
        # The few rows of the features that are there, instead of a product with the whole matrix.
        scores = matrix.data @ self.weights[matrix.indices] + self.bias
        probabilities = _softmax(scores[None, :] / self.temperature)[0]
        return [(self.labels[index], float(probabilities[index])) for index in np.argsort(-probabilities)]

    def save(self, folder: Path) -> None:
        """Write the model as JSON and NumPy arrays: no pickle, so that a model file can carry no code."""
        for name, vectorizer in (("words", self.words), ("pieces", self.pieces)):
            vocabulary = {term: int(index) for term, index in vectorizer.vocabulary_.items()}
            (folder / f"{name}.json").write_text(json.dumps(vocabulary), encoding="utf-8")
        about = {"labels": self.labels, "temperature": self.temperature}
        (folder / "model.json").write_text(json.dumps(about), encoding="utf-8")
        np.savez_compressed(
            folder / "model.npz",
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            words=self.words.idf_,
            pieces=self.pieces.idf_,
        )

    @classmethod
    def read(cls, folder: Path) -> "LinearTopicModel":
        """The model written by ``save``."""
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / "model.npz", allow_pickle=False)
        vectorizers: dict[str, TfidfVectorizer] = {}
        for name, analyzer in (("words", word_features), ("pieces", piece_features)):
            vocabulary = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            vectorizer = TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, vocabulary=vocabulary, dtype=np.float32)
            vectorizer.idf_ = arrays[name]
            vectorizers[name] = vectorizer
        weights = arrays["weights"].astype(np.float32)
        return cls(
            vectorizers["words"],
            vectorizers["pieces"],
            weights,
            arrays["bias"],
            about["labels"],
            about["temperature"],
        )


def _softmax(scores: Any) -> Any:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _fit_temperature(matrix: Any, labels: Any) -> float:
    """The temperature under which the held-out topics are likeliest."""
    scores, right = [], []
    for train, held_out in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(matrix, labels):
        classifier = LinearSVC(C=C, random_state=SEED).fit(matrix[train], labels[train])
        order = {label: index for index, label in enumerate(classifier.classes_)}
        scores.append(classifier.decision_function(matrix[held_out]))
        right.append([order[label] for label in labels[held_out]])
    all_scores, all_right = np.vstack(scores), np.concatenate(right)

    def loss(temperature: float) -> float:
        likelihood = _softmax(all_scores / temperature)[np.arange(len(all_right)), all_right]
        return float(-np.log(likelihood + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.01, 2.0), method="bounded").x)
