"""Every question on every topic has an answer, the same in both languages, and nothing without a source."""

import re
from datetime import datetime

import pytest

from assistant.answers.answerer import CONDITIONS, Answerer
from assistant.answers.model import Question
from knowledge.read import read_content
from knowledge.store import KnowledgeStore, UnknownRecordError
from tests.conftest import BEFORE_DEADLINE, TODAY
from tests.unit.answers.conftest import EXCELLENCE, INTERNATIONAL, LANGUAGES, RECOVERY, Ask, digits

CONTENT = read_content()
OF_A_CALL = [topic for topic, about in CONTENT.topics.items() if about.needs_call]
GENERAL = [topic for topic, about in CONTENT.topics.items() if not about.needs_call and not about.conversational]
EVERYTHING = [(call, topic) for call in CONTENT.calls for topic in OF_A_CALL] + [(None, topic) for topic in GENERAL]
MOMENTS = [BEFORE_DEADLINE, TODAY]


@pytest.mark.parametrize(("call", "topic"), EVERYTHING)
@pytest.mark.parametrize("now", MOMENTS)
def test_the_same_question_in_both_languages_has_the_same_answer(
    call: str | None, topic: str, now: datetime, ask: Ask
) -> None:
    italian, english = (ask(topic, language, call=call, now=now) for language in LANGUAGES)
    assert (italian.language, english.language) == LANGUAGES
    assert italian.topic == english.topic
    assert italian.status == english.status
    assert italian.call == english.call
    assert italian.facts == english.facts
    assert italian.citations == english.citations
    assert digits(italian.text) == digits(english.text)
    assert italian.text != english.text


@pytest.mark.parametrize(("call", "topic"), EVERYTHING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_finished_text_and_every_fact_of_it_is_cited(
    call: str | None, topic: str, language: str, ask: Ask, store: KnowledgeStore
) -> None:
    for now in MOMENTS:
        answer = ask(topic, language, call=call, now=now)
        assert answer.text == answer.text.strip() != ""
        assert not re.search(r"[{}]|\n\n|\bNone\b| ;| \.(?:\s|$)", answer.text)
        assert answer.confidence == 0.9
        for name in answer.facts:
            fact = store.fact(*name.split("/"))
            assert fact is not None
            assert set(fact.citations) <= set(answer.citations) != set()
        assert len(set(answer.citations)) == len(answer.citations)


@pytest.mark.parametrize(("call", "topic"), [(call, topic) for call, topic in EVERYTHING if call])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_stated_has_no_facts_and_names_where_to_ask(
    call: str, topic: str, language: str, ask: Ask, store: KnowledgeStore
) -> None:
    answer = ask(topic, language, call=call)
    fact = store.fact(call, topic)
    if answer.status not in ("not_stated", "partly") or fact is None:
        assert fact is None or fact.fact.not_stated is None
        return
    assert (answer.facts == ()) == (answer.status == "not_stated")
    assert fact.fact.ask is not None
    office = store.office(fact.fact.ask)
    assert f"{office.name.in_language(language)}, {office.reach.in_language(language)}" in answer.text


@pytest.mark.parametrize(
    ("call", "topic", "status"),
    [
        (EXCELLENCE, "deadline", "answered"),
        (EXCELLENCE, "results", "partly"),
        (EXCELLENCE, "award_criteria", "not_stated"),
        (INTERNATIONAL, "consortium", "not_stated"),
        (RECOVERY, "beneficiaries", "not_stated"),
        (EXCELLENCE, "check_eligibility", "answered"),
        (INTERNATIONAL, "check_eligibility", "not_stated"),
        (None, "europe_direct", "answered"),
        (None, "advice", "declined"),
        (None, "list_calls", "answered"),
    ],
)
def test_the_status_says_how_much_the_sources_say(call: str | None, topic: str, status: str, ask: Ask) -> None:
    assert ask(topic, "it", call=call).status == status


@pytest.mark.parametrize(
    ("topic", "language", "said"),
    [
        ("deadline", "it", ["2 febbraio 2021, ore 17:00", "00:00", "ora di Bruxelles"]),
        ("deadline", "en", ["2 February 2021, 17:00", "00:00", "Brussels time"]),
        ("budget", "it", ["6.000.000 €", "7.000.000 €"]),
        ("budget", "en", ["€6,000,000", "€7,000,000"]),
        ("grant_amount", "it", ["500.000 €", "12"]),
        ("cofinancing", "en", ["75%", "25%", "100%"]),
        ("duration", "it", ["da 20 a 24 mesi"]),
        ("duration", "en", ["20 to 24 months"]),
        ("consortium", "it", ["almeno 3 membri di 3 paesi"]),
        ("start_date", "en", ["before 1 February 2022", "in February 2022"]),
        ("call_code", "en", ["RLA12020034211", "COS-CLUSTER-2020-3-03"]),
    ],
)
def test_the_call_of_the_page_is_answered_with_its_figures(
    topic: str, language: str, said: list[str], ask: Ask
) -> None:
    answer = ask(topic, language)
    assert answer.call == EXCELLENCE
    assert answer.facts == (f"{EXCELLENCE}/{topic}",)
    assert [words for words in said if words not in answer.text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conditions_come_one_by_one_where_eligibility_is_asked(language: str, ask: Ask) -> None:
    answer = ask("check_eligibility", language)
    assert answer.facts == tuple(f"{EXCELLENCE}/{topic}" for topic in CONDITIONS)
    assert answer.text.count("\n- ") == len(CONDITIONS)


def test_an_opinion_is_declined_and_states_nothing(ask: Ask, store: KnowledgeStore) -> None:
    answer = ask("advice", "en", call=EXCELLENCE)
    assert (answer.text, answer.facts, answer.citations) == (store.phrase("declined", "en"), (), ())
    assert answer.call is None


@pytest.mark.parametrize(("topic", "call"), [("weather", None), ("greet", None), ("fallback", EXCELLENCE)])
def test_what_is_not_known_is_an_error_and_never_a_guess(topic: str, call: str | None, ask: Ask) -> None:
    with pytest.raises(UnknownRecordError):
        ask(topic, "it", call=call)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("topic", "intent"), [("deadline", "ask_deadline"), ("check_eligibility", "check_eligibility")]
)
def test_which_call_is_asked_with_a_button_for_each(
    language: str, topic: str, intent: str, answerer: Answerer, store: KnowledgeStore
) -> None:
    question = Question(topic, language, TODAY, confidence=0.8)
    answer = answerer.which_call(question, [EXCELLENCE, "NO-CALL", INTERNATIONAL, RECOVERY, EXCELLENCE])
    assert (answer.topic, answer.status, answer.confidence) == ("fallback", "clarify", 0.8)
    assert answer.text == store.phrase("which_call", language)
    codes = [EXCELLENCE, INTERNATIONAL, RECOVERY]
    assert [button.payload for button in answer.buttons] == [f'/{intent}{{"call": "{code}"}}' for code in codes]
    titles = [call.short_title.in_language(language) for code in codes if (call := store.call(code))]
    assert [button.title for button in answer.buttons] == titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_that_is_no_longer_known_gives_way_to_the_default_and_that_is_said(language: str, ask: Ask) -> None:
    plain, answer = ask("budget", language, call=EXCELLENCE), ask("budget", language, call="GONE")
    notice, rest = answer.text.split("\n", 1)
    assert {"it": "non è più tra quelli", "en": "no longer among those"}[language] in notice
    assert "European Cluster Excellence Programme 2020" in notice
    assert rest == plain.text
    assert (answer.call, answer.facts, answer.status) == (EXCELLENCE, plain.facts, plain.status)


def test_without_its_default_call_nothing_is_guessed(store: KnowledgeStore) -> None:
    with pytest.raises(UnknownRecordError):
        Answerer(store, "GONE").answer(Question("budget", "it", TODAY, "GONE TOO"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("topic", "phrase", "payloads"),
    [
        ("beneficiaries", "who_asks", ["company", "cluster_organisation", "public_body"]),
        ("clusterxchange_participants", "who_asks", ["company", "cluster_organisation", "public_body"]),
        ("countries", "where_from", []),
    ],
)
def test_who_asks_is_asked_back(
    topic: str, phrase: str, payloads: list[str], *, language: str, answerer: Answerer, store: KnowledgeStore
) -> None:
    answer = answerer.who_asks(Question(topic, language, TODAY, confidence=0.9))
    assert (answer.topic, answer.status, answer.text) == ("fallback", "clarify", store.phrase(phrase, language))
    kinds = [f'/ask_{topic}{{"organisation_kind": "{kind}"}}' for kind in payloads]
    assert [button.payload for button in answer.buttons] == kinds


def test_a_country_whose_regions_are_named_is_told_once(ask: Ask) -> None:
    text = ask("countries", "it", "region:FR22", "region:FR30").text
    assert text.count("**Francia**") == 1
