"""What the actions share: the conversation's memory read from slots, and an answer said in Rasa's form."""

from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from assistant.answers.model import Answer, Mention
from assistant.answers.next_topics import answered, is_offered, with_following
from assistant.context import Asked, asked_in, mentions_from_slot, question
from assistant.wiring import wiring

Events = list[dict[str, Any]]


def now() -> datetime:
    """The present moment, aware; the answers turn it into today in Rome."""
    return datetime.now(timezone.utc)


def language_of(tracker: Tracker) -> str:
    """The language of the reply: ``it`` or ``en``."""
    return "en" if tracker.get_slot("language") == "en" else "it"


def active_call(tracker: Tracker) -> str:
    """The call in question: the one named last, else that of the page, else the default."""
    return tracker.get_slot("call") or tracker.get_slot("page_call") or wiring().settings.default_call


def about_us(tracker: Tracker) -> tuple[Mention, ...]:
    """What is known of those who ask: the kind of body and the place last said of themselves."""
    return mentions_from_slot(tracker.get_slot("about_us"))


def asked_before(tracker: Tracker) -> Asked | None:
    """What was asked before this message."""
    return Asked.from_slot(tracker.get_slot("question"))


def asked_now(tracker: Tracker) -> Asked:
    """What this message asks."""
    return asked_in(tracker.latest_message, active_call(tracker), asked_before(tracker), about_us(tracker))


def words_of(tracker: Tracker) -> str:
    """What the message says in words; nothing for a button."""
    text = str(tracker.latest_message.get("text") or "")
    return "" if text.startswith("/") else text


def confidence_of(tracker: Tracker) -> float | None:
    """The calibrated probability of the message's topic."""
    return (tracker.latest_message.get("intent") or {}).get("confidence")


def remember(asked: Asked) -> dict[str, Any]:
    """Keep what was asked, for "say it again" and for follow-ups."""
    event: dict[str, Any] = SlotSet("question", asked.as_slot())
    return event


def noted(tracker: Tracker, *answers: Answer) -> Events:
    """Keep what was answered, so that it is not offered again; a call that is no longer known is forgotten."""
    events: Events = []
    done = _answered_after(tracker, *answers)
    if done != (tracker.get_slot("answered") or []):
        events.append(SlotSet("answered", done))
    for slot in ("call", "page_call"):
        code = tracker.get_slot(slot)
        if code and wiring().store.call(code) is None:
            events.append(SlotSet(slot, None))
    return events


def with_next_topics(tracker: Tracker, *answers: Answer) -> Answer:
    """The last of the answers with buttons for up to three topics that make sense next and were not answered yet."""
    last = answers[-1]
    done = answered(_answered_after(tracker, *answers), last.topic, last.call)
    return with_following(last, wiring().store.topics(), last.call or active_call(tracker), done)


def _answered_after(tracker: Tracker, *answers: Answer) -> list[str]:
    """The topics answered in this conversation, with those of the answers."""
    done: list[str] = tracker.get_slot("answered") or []
    for answer in answers:
        if is_offered(wiring().store.topics(), answer.topic):
            done = answered(done, answer.topic, answer.call)
    return done


def say(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    """Say an answer: its text with buttons, and its contract."""
    dispatcher.utter_message(
        text=answer.text,
        buttons=[{"title": button.title, "payload": button.payload} for button in answer.buttons],
        json_message={"answer": answer.contract()},
    )


def say_response(dispatcher: CollectingDispatcher, name: str, answer: Answer) -> None:
    """Say a sentence of data/responses in the conversation's language, with the contract of ``answer``."""
    dispatcher.utter_message(
        response=name,
        buttons=[{"title": button.title, "payload": button.payload} for button in answer.buttons],
        json_message={"answer": answer.contract()},
    )


def say_again(dispatcher: CollectingDispatcher, tracker: Tracker, before: Asked, *, simpler: bool) -> Events:
    """Answer the question ``before`` anew, in simpler words if wanted."""
    answer = wiring().answerer.answer(question(before, language_of(tracker), now(), simpler=simpler))
    say(dispatcher, with_next_topics(tracker, answer))
    return noted(tracker, answer)
