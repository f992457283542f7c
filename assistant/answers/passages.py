"""What is said of a message that is no topic of Dario's: the pieces of the call's text in which its words stand."""

from assistant.answers.formats import write_date
from assistant.answers.model import Answer, Button, Question, distinct
from assistant.answers.render import fill
from knowledge.schema import Call
from knowledge.search import Hit, PassageSearch
from knowledge.store import KnowledgeStore
from knowledge.stored import Citation
from knowledge.values import PORTAL_ZONE

OFFERED = 3
"""Buttons at most: the topics of the passages, and a person."""


def passages_found(store: KnowledgeStore, search: PassageSearch, text: str, question: Question) -> Answer | None:
    """The passages about ``text`` in what belongs to the call of ``question``, or None where too little of it stands.

    The question gives call (None: only what belongs to every call), language, moment and confidence; a call that has
    closed by then is said to be closed first.
    """
    language = question.language
    hits = search.find(text, question.call, language)
    if not hits:
        return None
    call = store.call(question.call) if question.call else None
    lines = [*_closed_first(store, call, question), store.phrase("passages_found", language)]
    lines += [_line(store, hit) for hit in hits]
    lines.append(_where_to_ask(store, language))
    return Answer(
        text="\n".join(lines),
        topic="fallback",
        status="passages",
        language=language,
        call=call.code if call else None,
        facts=tuple(fact for hit in hits if (fact := _stated_whole(hit)) is not None),
        citations=distinct(citation for hit in hits for citation in _citations(hit)),
        confidence=question.confidence,
        buttons=_buttons(store, hits, language),
    )


def _written(hit: Hit) -> str:
    """The whole text of the piece with its figures."""
    if hit.piece.field is None:
        return hit.piece.text
    return fill(hit.piece.text, hit.language, hit.piece.values)


def _stated_whole(hit: Hit) -> str | None:
    """The id of the fact whose text is quoted whole."""
    written = _written(hit)
    return hit.piece.fact if hit.piece.field == "text" and hit.excerpt(written) == written else None


def _line(store: KnowledgeStore, hit: Hit) -> str:
    """Section, source and what stands there; a text of several lines stays one point."""
    language = hit.language
    given = {"section": _section(store, hit), "text": hit.excerpt(_written(hit)).replace("\n", "\n  ")}
    citations = _citations(hit)
    if not citations:
        return fill(store.phrase("passage_of_gap", language), language, {}, given)
    given["source"] = citations[0].title
    if len({citation.title for citation in citations}) > 1:
        given["source"] = fill(store.phrase("several_sources", language), language, {}, given)
    phrase = "passage_of_page" if hit.piece.field is None else "passage_of_fact"
    return fill(store.phrase(phrase, language), language, {}, given)


def _citations(hit: Hit) -> list[Citation]:
    """The sources of what is quoted: none for a gap, which no source states."""
    return [] if hit.piece.field == "not_stated" else hit.piece.citations


def _section(store: KnowledgeStore, hit: Hit) -> str:
    piece = hit.piece
    if piece.topic is None:
        return str(piece.section)
    term = store.term(piece.topic) if piece.subject == "glossary" else None
    if term is None:
        return store.topic("glossary" if piece.subject == "glossary" else piece.topic).label.in_language(hit.language)
    return fill(
        store.phrase("passage_of_glossary", hit.language),
        hit.language,
        {},
        {"term": term.name.in_language(hit.language)},
    )


def _buttons(store: KnowledgeStore, hits: list[Hit], language: str) -> tuple[Button, ...]:
    """The topics and terms of the hits, each once, and last of all a person."""
    offered = [button for hit in hits if (button := _button(store, hit)) is not None]
    person = Button(store.topic("human_agent").label.in_language(language), "/human_agent")
    return (*tuple(dict.fromkeys(offered))[: OFFERED - 1], person)


def _button(store: KnowledgeStore, hit: Hit) -> Button | None:
    topic = hit.piece.topic
    if topic is None:
        return None
    if hit.piece.subject == "glossary":
        term = store.term(topic)
        return Button(term.name.in_language(hit.language), f'/ask_glossary{{"term": "{topic}"}}') if term else None
    known = store.topic(topic)
    return Button(known.label.in_language(hit.language), f"/{known.intent(topic)}")


def _closed_first(store: KnowledgeStore, call: Call | None, question: Question) -> list[str]:
    if call is None or call.closes is None or call.status(question.now) != "closed":
        return []
    language = question.language
    day = write_date(call.closes.moment, PORTAL_ZONE, language)
    given = {"call": call.short_title.in_language(language), "day": day}
    return [fill(store.phrase("closed_first", language), language, {}, given)]


def _where_to_ask(store: KnowledgeStore, language: str) -> str:
    office = store.office("europe_direct")
    given = {"office": office.name.in_language(language), "reach": office.reach.in_language(language)}
    return fill(store.phrase("ask", language), language, {}, given)
