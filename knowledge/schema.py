"""The shapes of facts and calls, and of the terms and offices they refer to.

One shape serves the YAML files, the database and the readers.  pydantic builds them and collects every fault of a
record with the field it stands in; :mod:`knowledge.check` then looks at what one record alone cannot tell.
"""

from datetime import date, datetime
from typing import Literal, Optional
from zoneinfo import ZoneInfo

from pydantic import Field, validator

from knowledge.eligibility import ConditionTexts
from knowledge.values import PORTAL_ZONE, DateTimeValue, DurationValue, Record, Text, Value


class Source(Record):
    """A document or page from which facts are taken; ``retrieved`` is the day it was read."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    title: str
    url: str = Field(regex=r"^https?://")
    retrieved: date


class SourceRef(Record):
    """Where in a source a fact stands; ``quote`` is literal and stands in the imported page."""

    source: str
    section: str
    quote: Optional[str] = None


Condition = Literal["call_status", "organisation_kind", "country_status", "country_regions", "region_category"]
"""What a variant may depend on: see :mod:`assistant.answers.variants`."""


class Variant(Record):
    """Another text for the same fact, said when every condition in ``when`` holds (one of its listed words)."""

    when: dict[Condition, list[str]]
    text: Text
    simple: Optional[Text] = None

    @validator("when")
    def some_condition(cls, when: dict[Condition, list[str]]) -> dict[Condition, list[str]]:
        """Refuse a variant that always holds: it would hide the plain text."""
        if not when:
            raise ValueError("names no condition; write the text as the plain text instead")
        return when


class Fact(Record):
    """What Dario says about one topic of one subject; a gap (``not_stated``) is a value too.

    ``text`` says what the sources say, ``conflict`` where they disagree, ``reading`` what is only inferred,
    ``not_stated`` what they leave open and ``ask`` (an office id) where to ask about it.  ``simple`` says the same in
    fewer and plainer words, for who asks for them; it stands for text, conflict and reading, and where nothing is
    stated for the gap too.
    """

    text: Optional[Text] = None
    simple: Optional[Text] = None
    conflict: Optional[Text] = None
    reading: Optional[Text] = None
    not_stated: Optional[Text] = None
    ask: Optional[str] = None
    values: dict[str, Value] = Field(default_factory=dict)
    variants: list[Variant] = Field(default_factory=list)
    sources: list[SourceRef] = Field(default_factory=list)
    names: list[str] = Field(default_factory=list)
    """Names that hold digits ("COSME 2014-2020") and so may stand in a text without a value."""

    @property
    def status(self) -> Literal["answered", "partly", "not_stated"]:
        """``answered``, ``partly`` or ``not_stated``, as the contract of an answer names them."""
        if self.text is None:
            return "not_stated"
        return "answered" if self.not_stated is None else "partly"

    def texts(self) -> list[tuple[str, Text]]:
        """The texts of the fact with the field each stands in; ``simple`` says them again, variants have theirs."""
        fields = [(name, getattr(self, name)) for name in ("text", "conflict", "reading", "not_stated")]
        return [(name, text) for name, text in fields if text is not None]


class Call(Record):
    """A call for proposals: who it is, when it was open, what followed.  Its facts are records of their own."""

    code: str = Field(regex="^[A-Z0-9-]+$")
    eu_reference: str
    title: Text
    short_title: Text
    aliases: list[str] = Field(default_factory=list)
    """Nicknames and former codes by which people name it; titles, code and reference count without being listed."""
    page: str = Field(regex=r"^https?://")
    published: Optional[date] = None
    opens: Optional[date] = None
    closes: Optional[DateTimeValue] = None
    known_on: date
    """The day up to which Dario's knowledge of this call goes."""
    followed_by: list[str] = Field(default_factory=list)
    subjects: list[Text] = Field(default_factory=list)
    """What the call is about, in a word or two each: answers "calls on this subject"."""

    def status(self, now: datetime) -> Literal["forthcoming", "open", "closed", "unknown"]:
        """Whether one can apply at ``now`` (an aware moment)."""
        if self.closes is not None and now >= self.closes.moment:
            return "closed"
        if self.opens is not None and now.astimezone(ZoneInfo(PORTAL_ZONE)).date() < self.opens:
            return "forthcoming"
        return "unknown" if self.closes is None else "open"


class EligibilityCondition(ConditionTexts):
    """A published condition of a call, and where it is published."""

    sources: list[SourceRef] = Field(min_items=1)


class CallFile(Record):
    """A file of ``content/calls``: the call, its sources, and a fact for each topic.

    A call of which little is known gives ``elsewhere``: the fact (a ``not_stated``) for every topic not listed.
    """

    call: Call
    sources: list[Source] = Field(min_items=1)
    facts: dict[str, Fact]
    elsewhere: Optional[Fact] = None
    eligibility: list[EligibilityCondition] = Field(default_factory=list)
    """The published conditions of taking part, where they are known well enough to be compared with answers."""


class Topic(Record):
    """A topic of the closed list (the keys are explained in content/topics.yml)."""

    needs_call: bool
    about: str
    label: Text
    dated: bool = False
    applying: bool = False
    conversational: bool = False
    next: list[str] = Field(default_factory=list)

    def intent(self, topic_id: str) -> str:
        """The intent by which people ask for this topic: its id, with ``ask_`` before it unless conversational."""
        return topic_id if self.conversational else f"ask_{topic_id}"


class Passage(Record):
    """A piece of an imported page, to the letter, with the section it stands in."""

    section: str
    text: str


class Page(Record):
    """A saved page of Bandi Online: its passages in order and the faults that it has itself."""

    code: str
    url: str
    retrieved: date
    passages: list[Passage]
    faults: list[str] = Field(default_factory=list)


class Term(Record):
    """A word explained: ``names`` are its other spellings and its abbreviation."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    name: Text
    names: list[str] = Field(default_factory=list)
    fact: Fact


class Office(Record):
    """A place to ask: what it answers, and how it is reached."""

    id: str = Field(regex="^[a-z][a-z0-9_]*$")
    name: Text
    reach: Text
    """How to reach it, as a clause that can end a sentence: address, form, telephone."""
    url: Optional[str] = Field(None, regex=r"^https?://")
    answers_within: Optional[DurationValue] = None
    """How long it takes to answer what is handed over to it, where that was agreed."""
