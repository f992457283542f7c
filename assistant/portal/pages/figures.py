"""What the page on Dario says of itself in figures: what it knows, and how its last evaluation came out."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.store import KnowledgeStore


@dataclass(frozen=True)
class Evaluation:
    """The last evaluation: its moment (aware), how many questions, and by measure the shares in percent (it, en)."""

    at: datetime
    questions: int
    shares: dict[str, tuple[float, float]]


def evaluation(file: Path) -> Evaluation | None:
    """The figures of docs/evaluation.json, or None if there is no such file.  Raises KeyError for other fields."""
    if not file.exists():
        return None
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    places = {
        "right": ("outcomes", "right"),
        "clarified": ("outcomes", "clarified"),
        "wrong": ("outcomes", "wrong"),
        "complete": ("compound", "complete"),
        "rejected": ("rejection", "rejected"),
    }
    return Evaluation(
        at=datetime.fromisoformat(data["date"]),
        questions=int(data["outcomes"]["all"]["count"]),
        shares={name: (data[part]["it"][key], data[part]["en"][key]) for name, (part, key) in places.items()},
    )


def knowledge_counts(store: KnowledgeStore) -> dict[str, int]:
    """How much Dario knows, counted in the knowledge base."""
    return {
        "calls": len(store.calls()),
        "topics": sum(topic.needs_call for topic in store.topics().values()),
        "terms": len(store.terms()),
        "countries": len(store.countries()),
        "regions": len(store.regions()),
    }
