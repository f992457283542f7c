"""A name that may be several places is asked about, unless it makes no difference."""

from collections.abc import Callable

import pytest

from assistant.interview.state import Around
from assistant.interview.step import Step
from assistant.interview.wording import ask
from tests.unit.interview.conftest import fields

Talk = Callable[..., Step]


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Limburg", 2),
        ("Galizia", 3),
        ("Lussemburgo", 2),
        ("Georgia", 2),
        ("Occitania", 2),
        ("Macedonia", 3),
        ("Pomerania", 2),
        ("Istria", 2),
    ],
)
def test_a_name_of_several_places_is_asked_with_buttons(talk: Talk, held: Around, name: str, choices: int) -> None:
    prompt = ask(talk("due", f"Danimarca e {name}").state, held)
    assert prompt.question == "place" and name in prompt.text.it
    assert len(prompt.answers) == choices


@pytest.mark.parametrize("name", ["Baviera", "Fiandre", "Andalusia", "Toscana"])
def test_a_name_whose_readings_are_alike_is_not_asked(talk: Talk, held: Around, name: str) -> None:
    step = talk("due", f"{name} e Danimarca")
    assert ask(step.state, held).question == "kind" and None not in fields(step, "country")


def test_what_no_longer_decides_is_not_asked(talk: Talk, held: Around) -> None:
    step = talk("tre", "Occitania, Danimarca e Puglia")
    assert ask(step.state, held).question == "kind"
    assert fields(step, "country", "region")[0] == ("FR", None)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("/place.0", ("BE", "BE22")),
        ("/place.1", ("NL", "NL42")),
        ("quella olandese", ("NL", "NL42")),
        ("in Belgio", ("BE", "BE22")),
        ("the first", ("BE", "BE22")),
        ("la seconda", ("NL", "NL42")),
    ],
)
def test_the_choice_by_button_and_by_words(talk: Talk, said: str, place: tuple[str, str]) -> None:
    assert fields(talk("due", "Limburg e Danimarca", said), "country", "region")[0] == place


def test_the_country_of_luxembourg(talk: Talk) -> None:
    assert fields(talk("due", "Lussemburgo e Danimarca", "il paese"), "country")[0] == "LU"
    assert fields(talk("due", "Luxembourg and Denmark", "the province in Belgium"), "country", "region")[0] == (
        "BE",
        "BE34",
    )


def test_a_choice_that_is_unknown_stays_open(talk: Talk, held: Around) -> None:
    step = talk("due", "Danimarca e Georgia", "non lo so")
    assert fields(step, "country") == ["DK", None] and ask(step.state, held).question == "kind"
