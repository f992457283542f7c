"""Answers a question from the knowledge base: read from top to bottom, this is the way of an answer.

A closed call is said to be closed first, then what the sources say, where they disagree, what is only a reading, and
what they leave open with the office to ask.  Nothing is said that no record holds.
"""

from assistant.answers import variants
from assistant.answers.calls import list_calls
from assistant.answers.formats import write_date
from assistant.answers.glossary import explain
from assistant.answers.model import Answer, Button, Question, distinct
from assistant.answers.render import fill
from assistant.answers.variants import Circumstances
from knowledge.schema import Call, Topic
from knowledge.store import KnowledgeStore, UnknownRecordError
from knowledge.stored import StoredFact
from knowledge.values import PORTAL_ZONE, Text

PLACED = {"countries": "country", "regions": "region"}
"""Topics whose answer is about the places named, with the kind of place that comes first."""

CONDITIONS = ("beneficiaries", "platform_registration", "consortium", "countries", "regions")
"""The facts in which a call's published conditions stand."""


class Answerer:
    """Answers questions about calls, terms and offices; ``default_call`` is meant where no call is named."""

    def __init__(self, store: KnowledgeStore, default_call: str) -> None:
        self.store = store
        self.default_call = default_call

    def answer(self, question: Question) -> Answer:
        """The answer to a question on a topic of the closed list.

        Raises UnknownRecordError for a topic or call that is not known.
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
        return self._from_facts(question, topic, call, [self._fact(call.code, name) for name in topics])

    def which_call(self, question: Question, codes: list[str]) -> Answer:
        """Asks which of several calls is meant; each button asks the same question about one of them."""
        intent = self.store.topic(question.topic).intent(question.topic)
        calls = [call for call in map(self.store.call, codes) if call is not None]
        buttons = [
            Button(call.short_title.in_language(question.language), f'/{intent}{{"call": "{call.code}"}}')
            for call in calls[:3]
        ]
        text = self.store.phrase("which_call", question.language)
        return Answer(
            text,
            "fallback",
            "clarify",
            question.language,
            confidence=question.confidence,
            buttons=tuple(buttons),
        )

    def _call(self, question: Question) -> Call:
        call = self.store.call(question.call or self.default_call)
        if call is None:
            raise UnknownRecordError(f"there is no call {question.call!r} in the knowledge base")
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
        for fact in facts:
            said = self._say(question, call, fact)
            lines += [f"- {said[0]}", *said[1:]] if len(facts) > 1 else said
        lines += self._pointing_on(question, topic, call)
        stated = [fact for fact in facts if fact.fact.status != "not_stated"]
        statuses = {fact.fact.status for fact in facts}
        return Answer(
            text="\n".join(lines),
            topic=question.topic,
            status=statuses.pop() if len(statuses) == 1 else "partly",
            language=question.language,
            call=call.code if call else None,
            facts=tuple(fact.id for fact in stated),
            citations=distinct(citation for fact in facts for citation in fact.citations),
            confidence=question.confidence,
        )

    def _closed_first(self, question: Question, topic: Topic, call: Call | None) -> list[str]:
        """That the call is closed, where the question is about dates or about applying."""
        if call is None or not topic.dated or call.closes is None or call.status(question.now) != "closed":
            return []
        given = {
            "call": call.short_title.in_language(question.language),
            "day": write_date(call.closes.moment, PORTAL_ZONE, question.language),
        }
        return [fill(self.store.phrase("closed_first", question.language), question.language, {}, given)]

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
        return fill(self.store.phrase("followed_by", language), language, {}, {"calls": names})

    def _say(self, question: Question, call: Call | None, fact: StoredFact) -> list[str]:
        """The lines of one fact: for each place named, or once."""
        said = self._about_places(question, call, fact)
        if not said:
            said = [(variants.choose(fact.fact, base), base) for base in [variants.plain(question, call)]]
        texts = [self._fill(text, question, call, fact, there) for text, there in said if text is not None]
        about_a_place = bool(said[0][1].given(question.language))
        beside = [] if about_a_place else [fact.fact.conflict, fact.fact.reading]
        # Where nothing is stated, the gap is said before what is only a reading.
        rest = [*beside, fact.fact.not_stated] if texts else [fact.fact.not_stated, *beside]
        texts += [self._fill(text, question, call, fact, said[0][1]) for text in rest if text is not None]
        if fact.fact.not_stated is not None and fact.fact.ask is not None:
            texts.append(self._where_to_ask(fact.fact.ask, question.language))
        return texts

    def _about_places(
        self, question: Question, call: Call | None, fact: StoredFact
    ) -> list[tuple[Text | None, Circumstances]]:
        """The text for each country or region named, where the topic is about places."""
        if fact.topic not in PLACED:
            return []
        base = variants.plain(question, call)
        regions = [region for region in map(self.store.region, question.values("region")) if region is not None]
        codes = question.values("country")
        if fact.topic == "countries":
            codes += [region.country for region in regions if region.country not in codes]
        countries = [country for country in map(self.store.country, codes) if country is not None]
        places = [variants.in_country(base, country, self.store) for country in countries]
        if fact.topic == "regions":
            named = {region.country for region in regions}
            places = [place for place in places if place.country and place.country.code not in named]
            places += [variants.in_region(base, region) for region in regions]
        return [(self._with_note(variants.choose(fact.fact, place), fact, place), place) for place in places]

    @staticmethod
    def _with_note(text: Text | None, fact: StoredFact, place: Circumstances) -> Text | None:
        """The text, with the note that goes with the country where the question is whether it takes part."""
        note = place.country.note if place.country is not None and fact.topic == "countries" else None
        if text is None or note is None:
            return text
        return Text(it=f"{text.it} {note.it}", en=f"{text.en} {note.en}")

    def _fill(self, text: Text, question: Question, call: Call | None, fact: StoredFact, there: Circumstances) -> str:
        language = question.language
        given = {"today": write_date(question.now, PORTAL_ZONE, language), **there.given(language)}
        if call is not None:
            given["call"] = call.short_title.in_language(language)
        return fill(text.in_language(language), language, fact.fact.values, given)

    def _where_to_ask(self, office_id: str, language: str) -> str:
        office = self.store.office(office_id)
        given = {"office": office.name.in_language(language), "reach": office.reach.in_language(language)}
        return fill(self.store.phrase("ask", language), language, {}, given)
