"""From (call, topic, date, language) to an answer with its citations; knows no Rasa and no web."""
