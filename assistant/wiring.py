"""The one composition root: puts the plain parts together from the settings, each made on first use."""

from functools import cached_property, lru_cache

import sqlalchemy as sa

from assistant.answers.answerer import Answerer
from assistant.database import open_database
from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility_content import EligibilityContent
from assistant.handoff.tickets import Tickets
from assistant.handoff.turns import ConversationTurns
from assistant.paused_interviews import PausedInterviews
from assistant.settings import Settings
from knowledge.load import load
from knowledge.read import read_content
from knowledge.search import PassageSearch
from knowledge.store import KnowledgeStore


class Wiring:
    """The parts of one running Dario; tests hand in settings of their own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def database(self) -> sa.engine.Engine:
        """The engine of the one database, its tables up to date."""
        return open_database(self.settings.database_url)

    @cached_property
    def store(self) -> KnowledgeStore:
        """The reader of the knowledge base."""
        return KnowledgeStore(self.database)

    @cached_property
    def passages(self) -> PassageSearch:
        """Searches the texts that the content brings."""
        return PassageSearch(self.database)

    @cached_property
    def answerer(self) -> Answerer:
        """Answers from the knowledge base."""
        return Answerer(self.store, self.settings.default_call)

    @cached_property
    def eligibility(self) -> EligibilityCheck:
        """The check of a consortium against the published conditions of a call."""
        return EligibilityContent(self.store).check()

    @cached_property
    def paused_interviews(self) -> PausedInterviews:
        """The interviews that wait for their code."""
        return PausedInterviews(self.database)

    @cached_property
    def tickets(self) -> Tickets:
        """What people agreed to hand over to an office."""
        return Tickets(self.database)

    @cached_property
    def conversation_turns(self) -> ConversationTurns:
        """What was said in whole conversations."""
        return ConversationTurns(self.database)


def store_of_content(settings: Settings) -> KnowledgeStore:
    """A store over the content files alone, in memory: what training reads, which needs no database."""
    database = open_database("sqlite://")
    load(read_content(settings.content), database)
    store = KnowledgeStore(database)
    store.refresh()
    return store


@lru_cache(maxsize=1)
def wiring() -> Wiring:
    """The parts of this process, wired from its environment."""
    return Wiring(Settings.read())
