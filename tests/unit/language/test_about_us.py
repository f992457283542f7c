"""Where people speak of themselves, and where they only seem to."""

import pytest

from assistant.language.about_us import about_us, asks_for_us, speaks_of_us, words_beside_names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sono una piccola impresa di Bergamo", "impresa di Bergamo"),
        ("Siamo un'università svizzera, chi può partecipare?", "università svizzera"),
        ("lavoro in un Comune", "Comune"),
        ("Buongiorno, sono il sindaco di un comune lombardo.", "comune lombardo"),
        ("rappresento un cluster pugliese", "cluster pugliese"),
        ("la mia azienda è a Como", "azienda è a Como"),
        ("noi dell'università di Pavia possiamo?", "università di Pavia"),
        ("abbiamo una PMI in Campania", "PMI in Campania"),
        ("We are a Swiss university", "Swiss university"),
        ("I work for a municipality in Apulia.", "municipality in Apulia"),
        ("our company is based in Norway", "company is based in Norway"),
        ("I'm from Naples", "Naples"),
        ("writing on behalf of a cluster from Turin", "cluster from Turin"),
    ],
)
def test_what_people_say_of_themselves(text: str, named: str) -> None:
    assert any(named in text[start:end] for start, end in about_us(text))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("siamo in cerca di un partner francese", "francese"),
        ("siamo un'impresa e vorremmo andare in Francia", "Francia"),
        ("We are a firm looking for a partner in Spain", "Spain"),
        ("siamo soci di un cluster", "cluster"),
        ("we are members of a cluster", "cluster"),
        ("we are an SME with a partner in Turkey", "Turkey"),
        ("lavoro in un Comune. La Svizzera partecipa?", "Svizzera"),
    ],
)
def test_what_people_say_of_others(text: str, other: str) -> None:
    assert not any(other in text[start:end] for start, end in about_us(text))


@pytest.mark.parametrize(
    "text",
    [
        "quali sono le regioni in Italia?",
        "le università sono ammesse?",
        "ho una domanda sulla Svizzera",
        "I have a question about Switzerland",
        "la mia domanda riguarda la Francia",
        "I am asking about Switzerland",
        "who are the beneficiaries in Italy?",
        "un'università può partecipare?",
        "",
    ],
)
def test_who_says_nothing_of_themselves(text: str) -> None:
    assert about_us(text) == []
    assert words_beside_names(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "e noi?",
        "E per noi?",
        "ok, e noi?",
        "e per me?",
        "e io?",
        "vale anche per noi?",
        "e nel nostro caso?",
        "per noi invece?",
        "and for us?",
        "what about us?",
        "and us?",
        "so what about me?",
        "in our case?",
        "does that apply to us too?",
    ],
)
def test_questions_for_those_who_ask(text: str) -> None:
    assert asks_for_us(text)


@pytest.mark.parametrize(
    "text",
    ["e noi quanto prendiamo?", "noi", "e la Francia?", "e per noi quanto costa?", "what about France?", "us", ""],
)
def test_other_questions(text: str) -> None:
    assert not asks_for_us(text)


@pytest.mark.parametrize("text", ["possiamo partecipare?", "posso fare domanda?", "can we apply?", "are we eligible?"])
def test_questions_in_the_first_person(text: str) -> None:
    assert speaks_of_us(text)


@pytest.mark.parametrize(
    "text", ["posso sapere chi partecipa?", "can I ask who may apply?", "chi può partecipare?", "mi dici la scadenza?"]
)
def test_polite_questions_are_not_about_those_who_ask(text: str) -> None:
    assert not speaks_of_us(text)
