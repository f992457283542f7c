"""A message that asks several things, taken apart into one message for each, as if each had been sent alone."""

from typing import Any

Parsed = dict[str, Any]
"""A message as Rasa parsed it: text, intent, entities and ranking; ``parts`` where the classifier found several."""


def parts_of(message: Parsed) -> list[Parsed]:
    """One message for each thing asked, in order; the message itself where it asks one thing."""
    parts = message.get("parts") or []
    return [_alone(message, part) for part in parts] if len(parts) > 1 else [message]


def _alone(message: Parsed, part: dict[str, Any]) -> Parsed:
    start, end = part["start"], part["end"]
    within = [one for one in message.get("entities", []) if start <= one.get("start", 0) and one.get("end", 0) <= end]
    return {
        "text": str(message.get("text", ""))[start:end],
        "intent": {"name": part["intent"], "confidence": part["confidence"]},
        "intent_ranking": [],
        "entities": [{**one, "start": one["start"] - start, "end": one["end"] - start} for one in within],
    }
