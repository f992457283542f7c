"""Vectors of texts, each computed once however many models are trained on them."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from assistant.nlu.linear_model import Encoder
from assistant.nlu.sentence_encoder import SentenceEncoder


class KnownVectors:
    """An encoder that remembers: it asks the other one only for texts that it has not met."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Any] = {}

    def encode(self, texts: list[str]) -> Any:
        """One row a text."""
        new = sorted({text for text in texts if text not in self._vectors})
        if new:
            self.put(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[text] for text in texts]).astype(np.float32)

    def __getstate__(self) -> dict[str, Any]:
        """Without what it remembers: a model kept on disk has the encoder alone."""
        return {"_encoder": self._encoder, "_vectors": {}}

    def put(self, vectors: Iterable[tuple[str, Any]]) -> None:
        """Remember these vectors, in half precision."""
        for text, vector in vectors:
            self._vectors[text] = vector.astype(np.float16)


class WordAverages(SentenceEncoder):
    """The averages of the encoder's word vectors, without its layers: what the words mean, whatever their order."""

    def __init__(self) -> None:
        super().__init__()
        self._layers = []

    def _encode(self, pieces: list[list[int]]) -> Any:
        rows = np.stack([self._words[ids[1:-1] or ids].astype(np.float32).mean(axis=0) for ids in pieces])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
