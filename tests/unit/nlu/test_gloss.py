"""The gloss of Italian words in English."""

from pathlib import Path

import pytest

from assistant.nlu.features import Reading, meaning_features
from assistant.nlu.gloss import Lexicon, lexicon, meaning


def tokens(text: str) -> list[tuple[str, str]]:
    return [(word, word) for word in text.split()]


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    path = tmp_path / "lexicon.tsv"
    path.write_text(
        "fondo\tfund\na fondo perduto\tnon-repayable\nperdere\tlose\nl'\tthe\nanno\tyear\n", encoding="utf-8"
    )
    return Lexicon.read(path)


def test_the_longest_turn_of_phrase_goes_first(small: Lexicon) -> None:
    assert small.gloss(tokens("fondo a fondo perduto")) == "fund non-repayable"


def test_the_lemma_serves_where_the_word_is_not_known(small: Lexicon) -> None:
    assert small.gloss([("perdiamo", "perdere")]) == "lose"


def test_an_elided_article_and_accents_are_no_hindrance(small: Lexicon) -> None:
    assert small.gloss([("l'", "l'"), ("Ànno", "anno")]) == "the year"


def test_unknown_words_and_names_stay(small: Lexicon) -> None:
    assert small.gloss([("ClusterXchange", "clusterxchange"), ("§country", "§country")]) == "clusterxchange country"


def test_a_line_without_english_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("fondo\tfund\nanno\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        Lexicon.read(path)


@pytest.mark.parametrize("words", ["soldi", "denaro", "quattrini", "grana", "sghei"])
def test_one_meaning_has_one_word(words: str) -> None:
    assert lexicon().gloss(tokens(words)) == "money"


def test_the_lexicon_has_no_fewer_entries_than_it_should() -> None:
    assert len(lexicon()) >= 5000


def test_english_is_read_as_it_stands() -> None:
    assert meaning(tokens("come in time"), "en") == "come in time"


def test_both_languages_share_the_stems_of_a_meaning() -> None:
    italian = meaning_features(Reading((), (), meaning(tokens("soldi disponibili"), "it")))
    english = meaning_features(Reading((), (), meaning(tokens("the money available"), "en")))
    assert set(italian) & set(english) >= {"money"}
