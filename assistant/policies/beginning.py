"""Whether a message begins an interview by what it tells, whatever its intent."""

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.interview.message import Mention
from assistant.interview.routing import begins


def begins_interview(tracker: DialogueStateTracker) -> bool:
    """Whether the last message tells of a whole partnership; never where it was asked back who is asking."""
    message = tracker.latest_message
    if message is None or tracker.latest_action_name != ACTION_LISTEN_NAME:
        return False
    if (tracker.get_slot("asked") or {}).get("asks_back"):
        return False
    named = [
        Mention(one["entity"], str(one["value"]), one.get("start", 0), one.get("end", 0)) for one in message.entities
    ]
    told = message.parse_data or {}
    sure = (told.get("parts") or []) if told.get("band") == "answer" else []
    return begins(message.text or "", named, {str(part["intent"]).removeprefix("ask_") for part in sure})
