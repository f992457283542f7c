"""What an office does not need is covered; what it needs stays readable."""

import pytest

from assistant.handoff.masking import covered, has_covered


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("scrivetemi a anna@example.org", "scrivetemi a [e-mail]"),
        ("il mio numero è 333 1234567", "il mio numero è [telefono]"),
        ("Mi chiamo Anna Bianchi e non riesco", "Mi chiamo [nome] e non riesco"),
        ("mi chiamo dott.ssa Anna De Rossi, di Lecco", "mi chiamo [nome], di Lecco"),
        ("My name is John Smith.", "My name is [nome]."),
        ("codice RSSMRA80A01H501U", "codice [codice fiscale]"),
    ],
)
def test_personal_data_are_covered(written: str, shown: str) -> None:
    assert covered(written) == shown
    assert has_covered(shown)


@pytest.mark.parametrize(
    "written",
    [
        "Error 500 on RLA12020034211 at 17:00 on 2 February 2021",
        "la domanda è di 2.300.000 euro",
        "Mi chiamo fuori da questo bando",
        "siamo un cluster di Brescia",
    ],
)
def test_what_the_office_needs_stays(written: str) -> None:
    assert covered(written) == written
    assert not has_covered(written)


def test_lines_become_one_and_links_are_taken_apart() -> None:
    assert covered("uno\n\n  due [qui](http://example.org)") == "uno due [qui] (http://example.org)"
