"""The linear topic model: tf-idf over words, lemmas and pieces of words, one linear score a topic, calibrated.

Scores are turned into probabilities by a temperature fitted on held-out folds (Guo et al. 2017, "On Calibration of
Modern Neural Networks"), so that of the answers given with confidence 0.9 about nine in ten are right.  scikit-learn
trains; a message is scored here by the few rows of its features, which takes a tenth of the time.
"""

import json
from collections import Counter
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
"""Regularisation of the linear model."""

FOLDS = 5
SEED = 20210202
RARE = 2
"""A feature must stand in this many examples to count: half the size for 0.2 points of accuracy (docs/adr/0008)."""

ANALYZERS = {"words": word_features, "pieces": piece_features}
"""The two groups of features; each is weighed by tf-idf and brought to length one by itself."""


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
    """Features, weights and temperature; ``predict`` gives the topics with their probabilities."""

    groups: dict[str, FeatureGroup]
    weights: dict[str, Any]
    """By group: one row a feature, one column a topic, in half precision."""
    bias: Any
    labels: list[str]
    temperature: float

    @classmethod
    def train(cls, readings: list[Reading], labels: list[str]) -> "LinearTopicModel":
        """A model of the examples, with its temperature fitted on held-out folds."""
        vectorizers = {
            name: TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, min_df=RARE, dtype=np.float32)
            for name, analyzer in ANALYZERS.items()
        }
        matrix = csr_matrix(hstack([vectorizer.fit_transform(readings) for vectorizer in vectorizers.values()]))
        classifier = LinearSVC(C=C, random_state=SEED).fit(matrix, labels)
        groups, weights, begin = {}, {}, 0
        for name, vectorizer in vectorizers.items():
            rows = {feature: int(row) for feature, row in vectorizer.vocabulary_.items()}
            groups[name] = FeatureGroup(rows, vectorizer.idf_.astype(np.float32))
            weights[name] = np.ascontiguousarray(classifier.coef_.T[begin : begin + len(rows)], dtype=np.float16)
            begin += len(rows)
        temperature = _fit_temperature(matrix, np.array(labels))
        return cls(groups, weights, classifier.intercept_, list(classifier.classes_), temperature)

    def predict(self, reading: Reading) -> list[tuple[str, float]]:
        """The topics with their probabilities, the likeliest first."""
        scores = self.bias.copy()
        for name, group in self.groups.items():
            rows, values = group.weigh(ANALYZERS[name](reading))
            scores += values @ self.weights[name][rows].astype(np.float32)
        probabilities = _softmax(scores[None, :] / self.temperature)[0]
        return [(self.labels[index], float(probabilities[index])) for index in np.argsort(-probabilities)]

    def save(self, folder: Path) -> None:
        """Write the model as JSON and NumPy arrays: no pickle, so that a model file can carry no code."""
        about = {"labels": self.labels, "temperature": self.temperature}
        (folder / "model.json").write_text(json.dumps(about), encoding="utf-8")
        for name, group in self.groups.items():
            (folder / f"{name}.json").write_text(json.dumps(group.rows), encoding="utf-8")
            np.savez_compressed(folder / f"{name}.npz", weights=self.weights[name], idf=group.idf, bias=self.bias)

    @classmethod
    def read(cls, folder: Path) -> "LinearTopicModel":
        """The model written by ``save``."""
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        groups, weights, bias = {}, {}, None
        for name in ANALYZERS:
            rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
                groups[name] = FeatureGroup(rows, arrays["idf"])
                weights[name], bias = arrays["weights"], arrays["bias"]
        return cls(groups, weights, bias, about["labels"], about["temperature"])


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
