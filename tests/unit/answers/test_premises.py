"""A figure that a question takes for granted is told wrong or right; where that is not clear, nothing is said."""

import pytest

from assistant.answers import premises
from assistant.answers.premises import COUNTED
from knowledge.read import Content
from knowledge.schema import Fact
from knowledge.values import CountValue, Text
from tests.conftest import CALL
from tests.unit.answers.conftest import RECOVERY, Ask


def found(content: Content, topic: str, text: str, call: str = CALL) -> tuple[bool, str] | None:
    """Whether the figure is right, and how it is written in Italian."""
    fact = content.calls[call].facts[topic]
    closed = [variant.text for variant in fact.variants if variant.when.get("call_status") == ["closed"]]
    said = closed[0] if closed else fact.text
    premise = premises.find(text, fact, said) if said is not None else None
    return None if premise is None else (premise.right, premise.written("it"))


@pytest.mark.parametrize(
    ("topic", "text", "figure"),
    [
        ("consortium", "con quindici partner per forza, giusto?", "15"),
        ("consortium", "servono 15 partner?", "15"),
        ("consortium", "bisogna essere in 5 paesi diversi?", "5"),
        ("consortium", "i partner devono essere 15?", "15"),
        ("consortium", "do you need 4 countries?", "4"),
        ("consortium", "you need at least 4 countries, correct?", "4"),
        ("consortium", "servono 3 membri di 5 paesi, giusto?", "5"),
        ("consortium", "a project must have 5 members from 4 countries, is that right?", "5"),
        ("budget", "the budget is 10 million, right?", "10.000.000 €"),
        ("budget", "budget 10 milioni?", "10.000.000 €"),
        ("budget", "€10,000,000 is the total budget, right?", "10.000.000 €"),
        ("budget", "ho letto che ci sono 8 milioni, è vero?", "8.000.000 €"),
        ("grant_amount", "un progetto prende un milione, giusto?", "1.000.000 €"),
        ("grant_amount", "danno fino a 1 milione a progetto, giusto?", "1.000.000 €"),
        ("grant_amount", "ogni progetto riceve 6 milioni?", "6.000.000 €"),
        ("cofinancing", "it pays 100% right?", "100%"),
        ("cofinancing", "copre l'80%?", "80%"),
        ("duration", "dura 36 mesi?", "36 mesi"),
        ("duration", "does it last 3 years?", "3 anni"),
        ("duration", "quanto dura, 36 mesi?", "36 mesi"),
        ("deadline", "la scadenza è il 15 marzo?", "15 marzo"),
        ("deadline", "is the deadline march 15?", "15 marzo"),
        ("deadline", "scadenza 15/03/2021?", "15 marzo 2021"),
        ("deadline", "la scadenza è il 2 febbraio 2022, vero?", "2 febbraio 2022"),
        ("deadline", "scade alle 18?", "18:00"),
        ("status", "è aperto fino al 15 marzo?", "15 marzo"),
        ("start_date", "il progetto parte il 1 gennaio 2022?", "1 gennaio 2022"),
        ("projects_funded", "finanziano 20 progetti?", "20"),
        ("opening_date", "ha aperto il 1° dicembre 2020?", "1 dicembre 2020"),
        ("countries", "i paesi terzi sono 16, giusto?", "16"),
        ("clusterxchange", "uno scambio dura due mesi?", "2 mesi"),
    ],
)
def test_a_wrong_figure_is_found(topic: str, text: str, figure: str, content: Content) -> None:
    assert found(content, topic, text) == (False, figure)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("consortium", "ci vogliono almeno tre partner, vero?"),
        ("consortium", "the partnership needs 3 members from 3 different countries, right?"),
        ("budget", "il budget è di 6 milioni?"),
        ("budget", "sono 6M, giusto?"),
        ("budget", "Is the budget €6,000,000?"),
        ("grant_amount", "500k a progetto, giusto?"),
        ("grant_amount", "half a million per project, right?"),
        ("grant_amount", "ogni progetto riceve cinquecentomila euro?"),
        ("cofinancing", "pagano il 75 per cento?"),
        ("duration", "da 20 a 24 mesi, giusto?"),
        ("deadline", "scade il 2 febbraio 2021, giusto?"),
        ("deadline", "the deadline was February 2nd, 2021, right?"),
        ("deadline", "chiude alle 17:00?"),
        ("start_date", "i progetti iniziano il 1 febbraio 2022, giusto?"),
        ("projects_funded", "i progetti finanziati sono 12, giusto?"),
    ],
)
def test_a_right_figure_is_confirmed(topic: str, text: str, content: Content) -> None:
    judged = found(content, topic, text)
    assert judged is not None
    assert judged[0]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("consortium", "siamo in 15 dipendenti, possiamo partecipare?"),
        ("consortium", "siamo in 5 partner, va bene?"),
        ("consortium", "we are 4 partners, is that fine?"),
        ("consortium", "più di 10 partner si può?"),
        ("consortium", "2 o 3 partner?"),
        ("consortium", "se sono 5 partner va bene?"),
        ("consortium", "bastano 5 partner?"),
        ("consortium", "l'articolo 3 parla di partner?"),
        ("budget", "per il bando 2020 quanto c'è?"),
        ("budget", "quanti soldi ci sono nel bando COS-CLUSTER-2020-3-03?"),
        ("budget", "il budget è 7 milioni, vero?"),
        ("grant_amount", "ci serve un contributo di 200.000 euro, lo date?"),
        ("grant_amount", "possiamo chiedere 300.000 euro?"),
        ("cofinancing", "dobbiamo mettere noi il 25%?"),
        ("cofinancing", "il cofinanziamento è del 25%?"),
        ("cofinancing", "coprono il 150%, giusto?"),
        ("duration", "dura 22 mesi?"),
        ("duration", "is it 24 months?"),
        ("duration", "quanto dura il progetto?"),
        ("deadline", "oggi è il 15 marzo, posso ancora fare domanda?"),
        ("deadline", "ho inviato la domanda il 15 marzo, va bene?"),
        ("deadline", "scade a mezzanotte?"),
        ("start_date", "possiamo iniziare il 15 marzo 2022?"),
        ("projects_funded", "finanziano 15 progetti?"),
        ("opening_date", "ha aperto il 9 novembre 2020, vero?"),
        ("platform_registration", "servono 20 membri?"),
        ("clusterxchange", "uno scambio dura una settimana?"),
        ("deadline", "la scadenza del 2 febbraio 2021 è stata prorogata, vero?"),
        ("deadline", "is the 2 February 2021 deadline extended, right?"),
        ("budget", "il budget è di 6 milioni per la sola Lombardia, giusto?"),
        ("budget", "il budget non è di 6 milioni, vero?"),
        ("grant_amount", "ogni partner riceve 500.000 euro, giusto?"),
        ("grant_amount", "sono 500.000 euro a partner, giusto?"),
        ("cofinancing", "il 75% è un anticipo, giusto?"),
        ("consortium", "servono 3 partner italiani, giusto?"),
        ("consortium", "/ask_consortium"),
        ("consortium", ""),
    ],
)
def test_where_it_is_not_clear_nothing_is_said(topic: str, text: str, content: Content) -> None:
    assert found(content, topic, text) is None


def test_the_figures_are_those_of_the_call_in_question(content: Content) -> None:
    assert found(content, "budget", "il budget è 42 milioni?", RECOVERY) == (True, "42.000.000 €")
    assert found(content, "budget", "il budget è 6 milioni?", RECOVERY) == (False, "6.000.000 €")
    assert found(content, "cofinancing", "copre il 100%, giusto?", RECOVERY) is None


def test_a_fact_without_figures_has_none_to_compare() -> None:
    said = Text(it="Si fa online.", en="It is done online.")
    assert premises.find("si fa in 3 giorni, giusto?", Fact(text=said), said) is None


def test_every_noun_is_that_of_a_count_in_the_content(content: Content) -> None:
    counts = {
        name
        for file in content.calls.values()
        for fact in file.facts.values()
        for name, value in fact.values.items()
        if isinstance(value, CountValue)
    }
    assert set(COUNTED) <= counts


@pytest.mark.parametrize(
    ("language", "figure", "right"),
    [
        ("it", "La durata della domanda, 36 mesi, non è quella", "Sì, è così. Un progetto"),
        ("en", "The length of time in the question, 36 months, is not the one", "Yes, that is right. A project"),
    ],
)
def test_the_answer_begins_with_it(language: str, figure: str, right: str, ask: Ask) -> None:
    assert ask("duration", language, text="dura 36 mesi, giusto?").text.startswith(figure)
    assert ask("duration", language, text="da 20 a 24 mesi, giusto?").text.startswith(right)


def test_a_closed_call_is_still_said_to_be_closed_first(ask: Ask) -> None:
    first, second = ask("deadline", "it", text="la scadenza è il 15 marzo?").text.split("\n")[:2]
    assert "**chiuso**" in first
    assert second.startswith("La data della domanda, 15 marzo, non è quella")
    assert "2 febbraio 2021" in second
