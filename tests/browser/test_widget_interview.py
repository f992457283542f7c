"""An interview in the widget to its end: corrected, in two languages, in two tabs, through a reload and a restart."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import Stack


def test_an_interview_comes_to_its_end_through_everything(
    chat: Chat, new_chat: Callable[..., Chat], stack: Stack
) -> None:
    bar = chat.dialog.get_by_role("progressbar")
    chat.ask("Possiamo partecipare?")
    chat.ask("siamo in 3: Lombardia, Catalogna e Sofia")
    expect(bar).to_have_attribute("value", "2")
    expect(chat.ask("anzi, il secondo membro è in Germania")).to_contain_text("Germania")
    expect(bar).to_be_visible()
    chat.reload()
    expect(bar).to_be_visible()
    stack.stop()
    chat.write("non lo so")
    expect(chat.said.last).to_have_class("message person unsent")
    before = chat.answers.count()
    stack.start()
    chat.answer_after(before)
    chat.dialog.locator(".language").click()
    chat.answer_after(before + 1)
    other = new_chat("en")
    other.open()
    other_bar = other.dialog.get_by_role("progressbar")
    expect(other_bar).to_be_visible()
    while not other.answers.last.locator(".extra button").count():
        other.ask("I don't know")
    expect(other_bar).to_be_hidden()
    chat.page.bring_to_front()
    expect(chat.answers).to_have_count(other.answers.count())
    expect(bar).to_be_hidden()
    result = chat.answers.last
    expect(result).to_have_attribute("lang", "en")
    expect(result).to_contain_text("Result of the check")
    page, data = (saved(chat, number) for number in range(2))
    assert "<html" in page and "Germany" in page
    members = json.loads(data)["eligibility"]
    assert members
    assert json.dumps(json.loads(data)).count('"DE"')
    assert chat.faults + other.faults == []


def saved(chat: Chat, number: int) -> str:
    """What one of the result's two buttons gives to be saved."""
    with chat.page.expect_download() as download:
        chat.answers.last.locator(".extra button").nth(number).click()
    assert download.value.suggested_filename == f"dario.{('html', 'json')[number]}"
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_dario_without_its_engine_says_so_and_answers_later(chat: Chat, stack: Stack) -> None:
    stack.stop()
    stack.start(with_engine=False)
    before = chat.answers.count()
    chat.write("Qual è la scadenza?")
    honest = chat.answer_after(before)
    expect(honest).to_contain_text("Europe Direct")
    again = chat.said.last.locator(".state button")
    expect(again).to_be_visible()
    stack.stop()
    stack.start()
    again.click()
    expect(chat.answer_after(before + 1)).to_contain_text("2 febbraio 2021")
    expect(again).to_have_count(0)
    expect(chat.said).to_have_count(1)
    assert [one["text"] for one in chat.on_server() if one["author"] == "person"] == ["Qual è la scadenza?"]
