"""How a question of a handoff is put: its words, its number, and its buttons."""

from assistant.handoff.state import CHANGE, CONSENT, State
from assistant.handoff.texts import say


def question_of(state: State, language: str) -> str:
    """The words of the question that is asked now, with its number."""
    if state.step == CHANGE:
        return say("ask", CHANGE, language)
    first = state.step == state.questions[0]
    form = ""
    if first and state.offered and state.kind != "technical":
        form = "_answered" if state.asked_and_answered else "_offered"
    words = say("ask", f"{state.step}{form}", language, offered=state.offered)
    if state.changing:
        return words
    return say("ask", "number", language, number=state.number, count=len(state.questions), question=words)


def buttons_of(state: State, language: str) -> list[tuple[str, str]]:
    """What the buttons send and how they are called."""
    if state.step == CONSENT:
        words = ["send", "change", "refuse"]
    elif state.step == CHANGE:
        answers = [(question, say("label", question, language)) for question in state.questions]
        return [*answers, ("back", say("button", "back", language)), ("cancel", say("button", "cancel", language))]
    else:
        offered = state.offered and state.kind != "technical" and state.step == state.questions[0]
        words = [*(["use"] if offered else []), "skip", "cancel"]
    return [(word, say("button", word, language)) for word in words]
