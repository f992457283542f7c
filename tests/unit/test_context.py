"""What a message is about follows from what it names and from what was asked before."""

import json
from typing import Any

import pytest

from assistant.answers.model import Mention
from assistant.context import (
    Asked,
    asked_in,
    calls_named,
    is_follow_up,
    lacks_who_asks,
    mentions_from_slot,
    mentions_in,
    mentions_to_slot,
    only_names,
    others_meant,
    question,
    topic_of_intent,
    topic_of_names,
    who_asks,
)
from knowledge.gazetteer import gazetteer_of
from knowledge.store import KnowledgeStore
from tests.conftest import CALL, TODAY


@pytest.fixture(scope="module")
def parse(store: KnowledgeStore) -> Any:
    """Parses a text as Rasa does, the entities by the real gazetteer and the intent as given."""
    gazetteer = gazetteer_of(store)

    def parsed(text: str, intent: str = "ask_overview", confidence: float = 0.4) -> dict[str, Any]:
        entities = [vars(found) | {"extractor": "GazetteerExtractor"} for found in gazetteer.find(text)]
        return {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": entities}

    return parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e per Euroclusters?", True),
        ("e la Svizzera?", True),
        ("La Svizzera", True),
        ("Slovenia, Lombardia e Turchia?", True),
        ("what about Switzerland?", True),
        ("and for the Euroclusters call", False),
        ("e invece in Campania?", True),
        ("e un comune?", True),
        ("COS-CLUSTER-2020-3-03", True),
        ("chi può partecipare in Svizzera?", False),
        ("la Svizzera partecipa?", False),
        ("qual è la scadenza di Euroclusters?", False),
        ("e per il budget?", False),
        ("e allora?", False),
        ("COSME", False),
        ("3", False),
        ("", False),
    ],
)
def test_a_message_that_only_names_something_asks_nothing_of_its_own(text: str, expected: bool, parse: Any) -> None:
    assert only_names(text, mentions_in(parse(text))) is expected


@pytest.mark.parametrize(
    ("named", "before", "found", "topic"),
    [
        (["country"], None, "overview", "countries"),
        (["country"], "countries", "overview", "countries"),
        (["country"], "regions", "overview", "regions"),
        (["country"], "deadline", "overview", "countries"),
        (["region"], None, "overview", "regions"),
        (["region"], "countries", "overview", "countries"),
        (["region"], "budget", "overview", "regions"),
        (["country", "region"], None, "overview", "regions"),
        (["call"], None, "budget", "overview"),
        (["call"], "deadline", "budget", "deadline"),
        (["call", "term"], "deadline", "budget", "deadline"),
        (["organisation_kind"], None, "overview", "beneficiaries"),
        (["organisation_kind"], "beneficiaries", "overview", "beneficiaries"),
        (["organisation_kind"], "clusterxchange_participants", "overview", "clusterxchange_participants"),
        (["organisation_kind"], "check_eligibility", "overview", "check_eligibility"),
        (["organisation_kind"], "deadline", "overview", "beneficiaries"),
        (["organisation_kind", "term"], None, "glossary", "glossary"),
        (["organisation_kind", "term"], "check_eligibility", "glossary", "check_eligibility"),
    ],
)
def test_the_topic_of_names_is_the_last_one_if_it_fits(
    named: list[str], before: str | None, found: str, topic: str
) -> None:
    mentions = tuple(Mention(entity, "X", (number, number + 1)) for number, entity in enumerate(named))
    assert topic_of_names(mentions, before, found) == topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e un Comune?", True),
        ("  And a university?", True),
        ("What about Turkey?", True),
        ("Invece in Campania?", True),
        ("Ed Euroclusters?", True),
        ("è aperto?", False),
        ("Europa", False),
        ("edizione precedente?", False),
        ("android?", False),
        ("qual è la scadenza e il budget?", False),
        ("", False),
    ],
)
def test_a_message_that_goes_on_from_the_last_is_told_by_its_beginning(text: str, expected: bool) -> None:
    assert is_follow_up(text) is expected


def test_the_entities_of_the_contract_are_mentions_with_their_span(parse: Any) -> None:
    message = parse("In Slovenia 3 PMI")
    message["entities"] += [
        {"entity": "number", "value": 3, "start": 12, "end": 13},
        {"entity": "answer_to_change", "value": "members"},
    ]
    assert mentions_in(message) == (
        Mention("country", "SI", (3, 11)),
        Mention("organisation_kind", "company", (14, 17)),
        Mention("term", "sme", (14, 17)),
        Mention("number", "3", (12, 13)),
    )
    assert mentions_in({}) == ()
    assert mentions_in({"entities": [{"entity": "call", "value": CALL}]}) == (Mention("call", CALL, (0, 0)),)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("quando scade Euroclusters?", {"SMP-COSME-2021-CLUSTER-01"}),
        ("il bando cluster 2020", {CALL, "COS-CLUSINT-2020-3-01"}),
        ("Euroclusters o cluster excellence?", {"SMP-COSME-2021-CLUSTER-01"}),
        ("quando scade?", set()),
    ],
)
def test_the_calls_named_are_the_readings_of_the_first_name(text: str, codes: set[str], parse: Any) -> None:
    named = calls_named(mentions_in(parse(text)))
    assert set(named) == codes
    assert len(named) == len(codes)


@pytest.mark.parametrize(
    ("text", "intent", "before", "topic"),
    [
        ("qual è la scadenza?", "ask_deadline", None, "deadline"),
        ("posso partecipare?", "check_eligibility", "deadline", "check_eligibility"),
        ("e la Svizzera?", "ask_overview", "deadline", "countries"),
        ("e la Campania?", "ask_countries", "regions", "regions"),
        ("e per Euroclusters?", "ask_overview", "deadline", "deadline"),
        ("la Svizzera partecipa?", "ask_countries", "deadline", "countries"),
        ('/ask_deadline{"call": "Euroclusters"}', "ask_deadline", "budget", "deadline"),
    ],
)
def test_what_a_message_asks(text: str, intent: str, before: str | None, topic: str, parse: Any) -> None:
    last = Asked(before, CALL) if before else None
    asked = asked_in(parse(text, intent), CALL, last)
    assert (asked.topic, asked.call) == (topic, CALL)


def test_a_button_asks_what_it_says_even_where_its_payload_names_something() -> None:
    text = f'/ask_deadline{{"call": "{CALL}"}}'
    entities = [{"entity": "call", "value": CALL, "start": 0, "end": len(text)}]
    message = {"text": text, "intent": {"name": "ask_deadline", "confidence": 1.0}, "entities": entities}
    assert asked_in(message, CALL, None) == Asked("deadline", CALL, (Mention("call", CALL, (0, len(text))),), 1.0)


def test_the_confidence_is_that_of_the_intent(parse: Any) -> None:
    assert asked_in(parse("di che si tratta?", confidence=0.4), CALL, None).confidence == 0.4


@pytest.mark.parametrize("message", [{}, {"text": None, "intent": None}, {"intent": {"name": None}, "entities": []}])
def test_a_message_without_an_intent_is_not_understood(message: dict[str, Any]) -> None:
    assert asked_in(message, None, None).topic == "fallback"


@pytest.mark.parametrize(
    ("intent", "topic"),
    [("ask_deadline", "deadline"), ("greet", "greet"), ("check_eligibility", "check_eligibility"), ("task", "task")],
)
def test_an_intent_is_named_after_its_topic(intent: str, topic: str) -> None:
    assert topic_of_intent(intent) == topic


@pytest.mark.parametrize(
    "asked", [Asked("deadline", None), Asked("countries", CALL, (Mention("country", "SI", (3, 11)),), 0.75)]
)
def test_what_was_asked_comes_back_from_its_slot_as_json(asked: Asked) -> None:
    assert Asked.from_slot(json.loads(json.dumps(asked.as_slot()))) == asked
    assert Asked.from_slot(None) is Asked.from_slot({}) is None


def test_the_question_carries_all_that_was_asked() -> None:
    asked = Asked("countries", CALL, (Mention("country", "SI", (3, 11)),), 0.75)
    made = question(asked, "en", TODAY)
    assert (made.topic, made.language, made.now, made.call) == ("countries", "en", TODAY, CALL)
    assert (made.values("country"), made.confidence) == (["SI"], 0.75)


FIRM, LOMBARDY, SWISS = Mention("organisation_kind", "company"), Mention("region", "ITC4"), Mention("country", "CH")


@pytest.mark.parametrize(
    ("text", "before", "known"),
    [
        ("sono una piccola impresa di Bergamo", (), (FIRM, LOMBARDY)),
        ("We are a Swiss university", (), (Mention("organisation_kind", "university"), SWISS)),
        ("lavoro in un Comune", (FIRM, LOMBARDY), (Mention("organisation_kind", "public_body"), LOMBARDY)),
        ("siamo in Svizzera", (FIRM, LOMBARDY), (FIRM, SWISS)),
        ("e la Svizzera?", (FIRM, LOMBARDY), (FIRM, LOMBARDY)),
        ("un'università può partecipare?", (), ()),
        ("siamo in cerca di un partner svizzero", (), ()),
    ],
)
def test_who_asks_is_what_people_said_of_themselves_last(
    text: str, before: tuple[Mention, ...], known: tuple[Mention, ...], parse: Any
) -> None:
    assert who_asks(text, mentions_in(parse(text)), before) == known


def test_a_bare_name_tells_who_asks_where_it_was_asked_back(parse: Any) -> None:
    mentions = mentions_in(parse("un'impresa"))
    assert who_asks("un'impresa", mentions, (), asked_back=True) == (FIRM,)
    assert who_asks("un'impresa", mentions, ()) == ()
    button = '/ask_beneficiaries{"organisation_kind": "company"}'
    assert who_asks(button, (FIRM,), (), asked_back=True) == (FIRM,)
    assert who_asks(button, (FIRM,), ()) == ()


@pytest.mark.parametrize(
    ("text", "intent", "before", "topic", "named"),
    [
        ("e noi?", "greet", "beneficiaries", "beneficiaries", (FIRM, LOMBARDY)),
        ("e per noi?", "greet", "countries", "countries", (FIRM, LOMBARDY)),
        ("what about us?", "greet", "regions", "regions", (FIRM, LOMBARDY)),
        ("e noi?", "greet", "deadline", "deadline", ()),
        ("e noi?", "greet", "glossary", "beneficiaries", (FIRM, LOMBARDY)),
        ("e noi?", "greet", None, "beneficiaries", (FIRM, LOMBARDY)),
        ("possiamo partecipare?", "check_eligibility", None, "check_eligibility", (FIRM, LOMBARDY)),
        ("chi può partecipare?", "ask_beneficiaries", None, "beneficiaries", ()),
        ("quanto possiamo prendere?", "ask_grant_amount", None, "grant_amount", ()),
    ],
)
def test_those_who_said_who_they_are_are_answered_for_them(
    text: str, intent: str, before: str | None, topic: str, named: tuple[Mention, ...], *, parse: Any
) -> None:
    asked = asked_in(parse(text, intent), CALL, Asked(before, CALL) if before else None, (FIRM, LOMBARDY))
    assert (asked.topic, asked.mentions) == (topic, named)


@pytest.mark.parametrize(
    ("before", "topic"),
    [
        (None, "beneficiaries"),
        ("deadline", "beneficiaries"),
        ("clusterxchange_participants", "clusterxchange_participants"),
    ],
)
def test_to_say_who_one_is_asks_whether_one_may_take_part(before: str | None, topic: str, parse: Any) -> None:
    text = "sono una piccola impresa di Bergamo"
    mentions = mentions_in(parse(text))
    assert only_names(text, mentions)
    assert is_follow_up(text)
    about = who_asks(text, mentions, ())
    assert asked_in(parse(text, "out_of_scope"), CALL, Asked(before, CALL) if before else None, about).topic == topic


def test_what_the_message_names_itself_comes_before_what_is_known(parse: Any) -> None:
    text = "possiamo partecipare con un'università svizzera?"
    asked = asked_in(parse(text, "ask_beneficiaries"), CALL, None, (FIRM, LOMBARDY))
    assert {(one.entity, one.value) for one in asked.mentions} == {
        ("organisation_kind", "university"),
        ("country", "CH"),
    }


@pytest.mark.parametrize(
    ("text", "topic", "mentions", "lacks"),
    [
        ("e noi?", "beneficiaries", (), True),
        ("e noi?", "beneficiaries", (LOMBARDY,), True),
        ("e noi?", "beneficiaries", (FIRM,), False),
        ("e noi?", "countries", (FIRM,), True),
        ("e noi?", "countries", (LOMBARDY,), False),
        ("e noi?", "deadline", (), False),
        ("chi può partecipare?", "beneficiaries", (), False),
    ],
)
def test_who_asks_is_missing_only_where_the_answer_depends_on_it(
    text: str, topic: str, mentions: tuple[Mention, ...], lacks: bool
) -> None:
    assert lacks_who_asks(text, Asked(topic, CALL, mentions)) is lacks


def test_what_else_a_message_may_have_meant_is_remembered() -> None:
    ranking = [
        ("ask_budget", 0.6),
        ("nlu_fallback", 0.4),
        ("ask_grant_amount", 0.3),
        ("greet", 0.05),
        ("ask_status", 0.01),
    ]
    message = {"intent_ranking": [{"name": name, "confidence": chance} for name, chance in ranking]}
    assert others_meant(message, "budget") == ("grant_amount", "greet")
    assert others_meant({}, "budget") == ()


def test_memory_survives_the_slots() -> None:
    assert mentions_from_slot(json.loads(json.dumps(mentions_to_slot((FIRM, LOMBARDY))))) == (FIRM, LOMBARDY)
    assert mentions_from_slot(None) == ()
    asked = Asked("budget", CALL, (FIRM,), 0.9, ("status",), asks_back=True)
    assert Asked.from_slot(json.loads(json.dumps(asked.as_slot()))) == asked


def test_a_conversation_begun_before_these_were_remembered_goes_on() -> None:
    old = {"topic": "budget", "call": CALL, "mentions": [], "confidence": 0.9}
    assert Asked.from_slot(old) == Asked("budget", CALL, (), 0.9)
