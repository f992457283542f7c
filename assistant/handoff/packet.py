"""The packet of a handoff: what the office gets, exactly as the person has seen it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.handoff.masking import covered
from assistant.handoff.state import Kind, State
from assistant.handoff.texts import say
from assistant.handoff.transcript import Exchange, Told

VERSION = 1


@dataclass(frozen=True)
class Packet:
    """What is handed over.  ``given``: the answers by question, empty where skipped; ``interview``: lines of text."""

    kind: Kind
    language: str
    call: str
    call_title: str
    given: dict[str, str]
    asked: tuple[Exchange, ...] = ()
    interview: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts in the answers, each once."""
        return tuple(dict.fromkeys(fact for one in self.asked for told in one.answers for fact in told.facts))

    @property
    def citations(self) -> list[dict[str, Any]]:
        """Their citations, each once."""
        found: list[dict[str, Any]] = []
        for citation in (each for one in self.asked for told in one.answers for each in told.citations):
            found += [citation] if citation not in found else []
        return found

    def as_json(self) -> dict[str, Any]:
        """As plain data, for the ticket."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Packet":
        """From plain data.  Raises TypeError or KeyError for something else."""
        fields = {name: value for name, value in data.items() if name != "v"}
        asked = tuple(_exchange_from(one) for one in fields.pop("asked"))
        return cls(**{**fields, "asked": asked, "interview": tuple(fields["interview"])})


def _exchange_from(data: Mapping[str, Any]) -> Exchange:
    answers = [
        Told(one["status"], one["text"], tuple(one["facts"]), tuple(one["citations"])) for one in data["answers"]
    ]
    return Exchange(**{**data, "answers": tuple(answers)})


def make_packet(
    state: State, language: str, call: tuple[str, str], asked: list[Exchange], interview: list[str]
) -> Packet:
    """The packet of a handoff; ``call``: code and title, ``interview``: what the check of the conditions knows."""
    given = {question: covered(state.given.get(question, "")) for question in state.questions}
    return Packet(state.kind, language, call[0], call[1], given, tuple(asked), tuple(interview))


def lines(packet: Packet, language: str | None = None) -> list[str]:
    """The packet as text with light Markdown, in its own language or another; no line is empty."""
    spoken = language or packet.language
    told = [say("packet", "kind", spoken, kind=say("kind", packet.kind, spoken))]
    told.append(say("packet", "call", spoken, title=packet.call_title, code=packet.call))
    for question, answer in packet.given.items():
        shown = answer or say("packet", "skipped", spoken)
        told.append(say("packet", "given", spoken, label=say("label", question, spoken), answer=shown))
    if packet.asked:
        told += [say("packet", "asked", spoken), *(line for one in packet.asked for line in _exchange(one, spoken))]
    if packet.interview:
        told += [say("packet", "interview", spoken), *packet.interview]
    return told


def _exchange(one: Exchange, language: str) -> list[str]:
    found = []
    for told in one.answers:
        name = "answer" if told.sources else "answer_without"
        found.append(say("packet", name, language, question=one.question, text=told.text, sources=told.sources))
    if not one.helped:
        found[-1] += " " + say("packet", "not_helped", language)
    return found
