"""Answers a question from the knowledge base: read from top to bottom, this is the way of an answer.

A closed call is said to be closed first, then whether a figure that the question takes for granted is right, then what
the sources say, where they disagree, what is only a reading, and what they leave open with the office to ask.  Nothing
is said that no record holds.
"""

from dataclasses import replace

from assistant.answers import premises, variants
from assistant.answers.about_places import places_asked, with_note
from assistant.answers.calls import list_calls
from assistant.answers.formats import write_date
from assistant.answers.glossary import explain
from assistant.answers.model import Answer, Question, distinct
from assistant.answers.questions_back import call_meant, who_is_asking
from assistant.answers.render import fill
from assistant.answers.simpler import no_simpler
from assistant.answers.variants import Circumstances
from knowledge.schema import Call, Topic
from knowledge.store import KnowledgeStore, UnknownRecordError
from knowledge.stored import StoredFact
from knowledge.values import PORTAL_ZONE, Text

CONDITIONS = ("beneficiaries", "platform_registration", "consortium", "countries", "regions")
"""The facts in which a call's published conditions stand."""


class Answerer:
    """Answers questions about calls, terms and offices; ``default_call`` is meant where no call is named."""

    def __init__(self, store: KnowledgeStore, default_call: str) -> None:
        self.store = store
        self.default_call = default_call

    def answer(self, question: Question) -> Answer:
        """The answer to a question on a topic of the closed list.

        A call that is no longer known gives way to the default one, and the answer says so.  Raises
        UnknownRecordError for a topic that is not known, or where the default call is not.
        """
        topic = self.store.topic(question.topic)
        if question.topic == "glossary":
            return explain(question, self.store)
        if question.topic == "list_calls":
            return list_calls(question, self.store)
        if question.topic == "advice":
            text = self.store.phrase("declined", question.language)
            return Answer(text, "advice", "declined", question.language, confidence=question.confidence)
        if not topic.needs_call:
            return self._from_facts(question, topic, None, [self._fact("general", question.topic)])
        call = self._call(question)
        topics = CONDITIONS if question.topic == "check_eligibility" else (question.topic,)
        answer = self._from_facts(question, topic, call, [self._fact(call.code, name) for name in topics])
        if question.call in (None, call.code):
            return answer
        notice = self._fill_phrase("call_gone", question.language, call=call.short_title.in_language(question.language))
        return replace(answer, text=f"{notice}\n{answer.text}")

    def which_call(self, question: Question, codes: list[str]) -> Answer:
        """Asks which of several calls is meant; each button asks the same question about one of them."""
        return call_meant(question, codes, self.store)

    def who_asks(self, question: Question) -> Answer:
        """Asks who is asking, where "and for us?" depends on it."""
        return who_is_asking(question, self.store)

    def _call(self, question: Question) -> Call:
        call = self.store.call(question.call or self.default_call) or self.store.call(self.default_call)
        if call is None:
            raise UnknownRecordError(f"there is no call {question.call!r}, nor the default call {self.default_call!r}")
        return call

    def _fact(self, subject: str, topic: str) -> StoredFact:
        fact = self.store.fact(subject, topic)
        if fact is None:
            raise UnknownRecordError(f"there is no fact {subject}/{topic} in the knowledge base")
        return fact

    def _from_facts(self, question: Question, topic: Topic, call: Call | None, facts: list[StoredFact]) -> Answer:
        lines = self._closed_first(question, topic, call)
        if question.topic == "check_eligibility":
            lines.append(self.store.phrase("conditions_first", question.language))
        simpler = False
        for fact in facts:
            said, is_simpler = self._say(question, call, fact)
            lines += [f"- {said[0]}", *said[1:]] if len(facts) > 1 else said
            simpler = simpler or is_simpler
        lines += [] if simpler else self._pointing_on(question, topic, call)
        stated = [fact for fact in facts if fact.fact.status != "not_stated"]
        statuses = {fact.fact.status for fact in facts}
        answer = Answer(
            text="\n".join(lines),
            topic=question.topic,
            status=statuses.pop() if len(statuses) == 1 else "partly",
            language=question.language,
            call=call.code if call else None,
            facts=tuple(fact.id for fact in stated),
            citations=distinct(citation for fact in facts for citation in fact.citations),
            confidence=question.confidence,
        )
        return no_simpler(answer, self.store) if question.simpler and not simpler else answer

    def _closed_first(self, question: Question, topic: Topic, call: Call | None) -> list[str]:
        """That the call is closed, where the question is about dates or about applying."""
        if call is None or not topic.dated or call.closes is None or call.status(question.now) != "closed":
            return []
        language = question.language
        day = write_date(call.closes.moment, PORTAL_ZONE, language)
        return [self._fill_phrase("closed_first", language, call=call.short_title.in_language(language), day=day)]

    def _pointing_on(self, question: Question, topic: Topic, call: Call | None) -> list[str]:
        """For questions on applying to a closed call: what followed it, and where open calls are found."""
        if call is None or not topic.applying or call.status(question.now) != "closed":
            return []
        return [self._followed_by(question.language, call)]

    def _followed_by(self, language: str, call: Call) -> str:
        followers = [other for other in map(self.store.call, call.followed_by) if other is not None]
        if not followers:
            return self.store.phrase("where_open", language)
        names = ", ".join(f"**{other.short_title.in_language(language)}**" for other in followers)
        return self._fill_phrase("followed_by", language, calls=names)

    def _say(self, question: Question, call: Call | None, fact: StoredFact) -> tuple[list[str], bool]:
        """The lines of one fact, for each place named or once, and whether they are in simpler words."""
        places = places_asked(question, call, fact, self.store) or [variants.plain(question, call)]
        simple = [with_note(variants.choose_simple(fact.fact, there), fact, there) for there in places]
        simpler = question.simpler and None not in simple
        said = simple if simpler else [with_note(variants.choose(fact.fact, there), fact, there) for there in places]
        texts = [
            self._fill(text, question, call, fact, there)
            for text, there in zip(said, places, strict=True)
            if text is not None
        ]
        if len(places) == 1 and texts and said[0] is not None:
            texts[0] = self._on_its_premise(question, fact, said[0]) + texts[0]
        rest = [self._fill(text, question, call, fact, places[0]) for text in self._beside(fact, places[0], simpler)]
        if fact.fact.not_stated is not None and fact.fact.ask is not None:
            rest.append(self._where_to_ask(fact.fact.ask, question.language))
        return texts + rest, simpler

    @staticmethod
    def _beside(fact: StoredFact, there: Circumstances, simpler: bool) -> list[Text]:
        """What is said besides the text: where sources disagree, what is a reading, what is left open."""
        about_a_place = there.country is not None or there.region is not None
        beside = [] if about_a_place or simpler else [fact.fact.conflict, fact.fact.reading]
        gap = None if simpler and fact.fact.text is None else fact.fact.not_stated
        # Where nothing is stated, the gap is said before what is only a reading.
        rest = [gap, *beside] if fact.fact.text is None else [*beside, gap]
        return [text for text in rest if text is not None]

    def _on_its_premise(self, question: Question, fact: StoredFact, said: Text) -> str:
        """That a figure which the question takes for granted is wrong or right, before the text; else nothing."""
        premise = premises.find(question.text, fact.fact, said)
        if premise is None:
            return ""
        if premise.right:
            return f"{self.store.phrase('premise_right', question.language)} "
        figure = premise.written(question.language)
        return self._fill_phrase(f"premise_wrong_{premise.named_after}", question.language, said=figure) + " "

    def _fill(self, text: Text, question: Question, call: Call | None, fact: StoredFact, there: Circumstances) -> str:
        language = question.language
        given = {"today": write_date(question.now, PORTAL_ZONE, language), **there.given(language)}
        if call is not None:
            given["call"] = call.short_title.in_language(language)
        return fill(text.in_language(language), language, fact.fact.values, given)

    def _fill_phrase(self, name: str, language: str, **given: str) -> str:
        return fill(self.store.phrase(name, language), language, {}, given)

    def _where_to_ask(self, office_id: str, language: str) -> str:
        office = self.store.office(office_id)
        reach = office.reach.in_language(language)
        return self._fill_phrase("ask", language, office=office.name.in_language(language), reach=reach)
