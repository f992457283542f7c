"""What is said to each bot: conversations of five messages, sensible for that bot."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Conversation:
    """One person's messages in order; ``call`` is the code of the call on whose page they are, if any."""

    messages: tuple[str, ...]
    call: str | None = None


STARTER = (
    Conversation(("hello", "I am sad", "yes", "are you a bot?", "bye")),
    Conversation(("hi", "I feel great", "are you a human?", "goodbye", "see you later")),
    Conversation(("good morning", "I am so sad", "no", "am I talking to a bot?", "bye bye")),
    Conversation(("hey there", "I am amazing", "goodbye", "are you a bot?", "see you around")),
)
"""Along the stories that Rasa's starter bot is made with."""

DARIO = (
    Conversation(
        (
            "Buongiorno, fino a quando si può fare domanda?",
            "Quanto può ricevere un progetto?",
            "Chi può partecipare?",
            "Un'impresa slovena può partecipare?",
            "Grazie",
        )
    ),
    Conversation(
        (
            "What is the deadline of the call?",
            "How much money is available in total?",
            "Which countries can take part?",
            "What does cofinancing mean?",
            "Whom can I ask for help?",
        )
    ),
    Conversation(
        (
            "Che cos'è ClusterXchange?",
            "Quali documenti servono?",
            "Come si presenta la domanda?",
            "La Campania è una regione meno sviluppata?",
            "Con quali criteri si valutano le proposte?",
        )
    ),
    Conversation(
        (
            "Hello, what is this call about?",
            "How many partners does a consortium need?",
            "Can a partner from Switzerland join?",
            "How long does a project last?",
            "Is there a new edition of the call?",
        )
    ),
)
"""Questions in both languages, about the call, places and terms."""

INTERVIEW = (
    Conversation(
        (
            "Possiamo partecipare?",
            "Siamo in tre",
            "Lombardia, Catalogna e Sofia",
            "Siamo tutti cluster",
            "Tutti con personalità giuridica e iscritti alla piattaforma",
        )
    ),
    Conversation(
        (
            "Can we apply?",
            "There are three of us",
            "Naples, Denmark and Greece",
            "All clusters, all registered on the platform",
            "The second one has no legal personality",
        )
    ),
)
"""Interviews on eligibility in both languages; each message but the first answers a question."""


def about(code: str, title: str) -> tuple[Conversation, Conversation]:
    """Make two conversations, one a language, that begin by naming a call and go on about it."""
    italian = (
        f"Qual è la scadenza di {title}?",
        "Quanto può ricevere un progetto?",
        "Un'impresa slovena può partecipare?",
        "Quali documenti servono?",
        "Quali bandi ci sono?",
    )
    english = (
        f"What is the budget of {title}?",
        "Who can apply?",
        "What does cofinancing mean?",
        "How long does a project last?",
        "Whom can I ask for help?",
    )
    return Conversation(italian, code), Conversation(english, code)
