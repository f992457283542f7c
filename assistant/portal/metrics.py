"""What the portal counts for Prometheus, in a registry of its own: no word that anybody wrote is among it."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from assistant.portal.conversations import Said

BUCKETS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
NOT_UNDERSTOOD = ("clarify", "passages")


class Metrics:
    """The figures of one portal."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.conversations = Counter("dario_conversations", "Conversations begun", registry=self.registry)
        self.messages = Counter("dario_messages", "Messages of people", ["kind", "result"], registry=self.registry)
        self.latency = Histogram(
            "dario_answer_seconds", "From a message to its answer", buckets=BUCKETS, registry=self.registry
        )
        self.engine = Histogram("dario_engine_seconds", "The engine's part", buckets=BUCKETS, registry=self.registry)
        self.topics = Counter("dario_topics", "Answers by topic", ["topic"], registry=self.registry)
        self.statuses = Counter("dario_statuses", "Answers by status", ["status"], registry=self.registry)
        self.languages = Counter("dario_languages", "Answers by language", ["language"], registry=self.registry)
        self.fallbacks = Counter("dario_fallbacks", "Messages not understood at once", registry=self.registry)
        self.handoffs = Counter("dario_handoffs", "Answers that name or bring a person", registry=self.registry)
        self.feedback = Counter(
            "dario_feedback", "Judgements of answers", ["helpful", "reason"], registry=self.registry
        )
        self.failures = Counter("dario_engine_failures", "Messages without answer", ["why"], registry=self.registry)
        self.limited = Counter("dario_limited", "Requests over a limit", ["limit"], registry=self.registry)
        self.requests = Counter("dario_requests", "Requests", ["method", "status"], registry=self.registry)
        self.listening = Gauge("dario_listening", "Tabs that listen", registry=self.registry)

    def answered(self, said: tuple[Said, ...]) -> None:
        """Count what the engine said."""
        for one in said:
            answer = one.custom.get("answer")
            if answer is None:
                continue
            self.topics.labels(str(answer.get("topic"))).inc()
            self.statuses.labels(str(answer.get("status"))).inc()
            self.languages.labels(one.language).inc()
            if answer.get("status") in NOT_UNDERSTOOD:
                self.fallbacks.inc()
            if answer.get("status") == "handoff" or "handoff" in one.custom:
                self.handoffs.inc()

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return bytes(generate_latest(self.registry))
