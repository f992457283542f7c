"""Lines break and pages are loaded again: nothing is lost, and nothing is said twice."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Stack

MESSAGES = "**/api/v1/conversations/*/messages"
QUESTION = "Qual è la scadenza?"


def said_on_server(chat: Chat) -> list[str]:
    """What the person said, as the server has it."""
    return [message["text"] for message in chat.on_server() if message["author"] == "person"]


def test_a_reload_keeps_the_conversation_and_what_was_being_typed(chat: Chat) -> None:
    chat.ask(QUESTION)
    answers = chat.answers.count()
    chat.field.fill("a metà")
    chat.reload()
    expect(chat.answers).to_have_count(answers)
    expect(chat.said).to_have_count(1)
    expect(chat.field).to_have_value("a metà")
    assert chat.heard == []  # what is old is not announced again
    assert chat.page.context.cookies() == []


def test_another_tab_follows(new_chat: Callable[..., Chat]) -> None:
    one = new_chat()
    one.open()
    other = new_chat()
    other.open()
    answer = one.ask(QUESTION).locator(".text").inner_text()
    expect(other.said).to_have_count(1)
    expect(other.answers.last.locator(".text")).to_have_text(answer, use_inner_text=True)
    before = other.answers.count()
    title = other.answers.last.locator(".choice").first.inner_text()
    other.answers.last.locator(".choice").first.click()
    one.answer_after(before)
    expect(one.button(f"Scelta fatta: {title}")).to_be_visible()
    expect(one.said).to_have_count(2)
    expect(other.said).to_have_count(2)
    assert len(said_on_server(one)) == 2


def test_offline_is_told_and_what_is_written_goes_out_when_the_line_is_back(
    chat: Chat, context: BrowserContext
) -> None:
    context.set_offline(True)
    expect(chat.dialog.locator(".warning:visible")).to_contain_text("Manca il collegamento")
    chat.write(QUESTION)
    chat.write("Chi può partecipare?")
    expect(chat.said).to_have_count(2)
    expect(chat.said.first).to_contain_text("In attesa del collegamento")
    before = chat.answers.count()
    context.set_offline(False)
    chat.answer_after(before + 1)
    expect(chat.dialog.locator(".warning:visible")).to_have_count(0)
    expect(chat.said).to_have_count(2)
    assert said_on_server(chat) == [QUESTION, "Chi può partecipare?"]
    assert any("Manca il collegamento" in one for one in chat.heard)


def test_what_was_not_sent_survives_a_reload(chat: Chat) -> None:
    chat.page.route(MESSAGES, lambda route: route.abort())
    chat.write(QUESTION)
    expect(chat.said.first).to_contain_text("In attesa del collegamento")
    chat.page.unroute(MESSAGES)
    before = chat.answers.count()
    chat.reload()
    chat.answer_after(before)
    assert said_on_server(chat) == [QUESTION]
    assert [key for key in chat.kept() if key.startswith("out:")] == []


def test_an_answer_that_is_lost_on_its_way_is_not_asked_for_twice(chat: Chat) -> None:
    lost: list[dict[str, Any]] = []

    def lose_once(route: Route) -> None:
        route.fetch()
        lost.append(route.request.post_data_json or {})
        if len(lost) > 1:
            route.continue_()
        else:
            route.abort()

    chat.page.route(MESSAGES, lose_once)
    chat.ask(QUESTION)
    expect(chat.said).to_have_count(1)
    chat.page.wait_for_timeout(2500)
    assert len(lost) > 1
    assert len({one["client_id"] for one in lost}) == 1
    assert said_on_server(chat) == [QUESTION]


def test_the_typing_sign_comes_only_after_a_while(chat: Chat) -> None:
    def slow(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    chat.page.evaluate(
        """() => {
          const sign = document.querySelector("dario-chat").shadowRoot.querySelector(".typing");
          const button = document.querySelector("dario-chat").shadowRoot.querySelector(".send");
          let begun;
          button.form.addEventListener("submit", () => (begun = performance.now()));
          sign.ownerDocument.defaultView.addEventListener("keydown", () => (begun = performance.now()), true);
          new MutationObserver(() => (window.shown ??= sign.hidden ? undefined : performance.now() - begun))
            .observe(sign, { attributes: true });
        }"""
    )
    chat.page.route(MESSAGES, slow)
    chat.ask(QUESTION)
    assert 380 < chat.page.evaluate("window.shown") < 1200
    expect(chat.dialog.locator(".typing")).to_be_hidden()


def test_a_message_that_got_no_answer_can_be_sent_again(chat: Chat) -> None:
    sent: list[dict[str, Any]] = []

    def unanswered_once(route: Route) -> None:
        sent.append(route.request.post_data_json or {})
        if len(sent) > 1:
            route.continue_()
            return
        number = max(message["number"] for message in chat_messages) + 1
        person = {"author": "person", "client_id": sent[0]["client_id"], "text": QUESTION, "html": "", "retry": True}
        route.fulfill(json={"messages": [{**chat_messages[0], **person, "number": number, "buttons": []}]})

    chat_messages = chat.on_server()
    chat.page.route(MESSAGES, unanswered_once)
    chat.write(QUESTION)
    expect(chat.said.first).to_contain_text("Non c’è stata risposta")
    before = chat.answers.count()
    chat.button("Riprovare").click()
    chat.answer_after(before)
    expect(chat.said).to_have_count(1)
    expect(chat.said.first).not_to_contain_text("Non c’è stata risposta")
    assert sent[0] == sent[1]


def test_the_server_stops_and_starts_in_the_middle(chat: Chat, stack: Stack) -> None:
    chat.ask(QUESTION)
    stack.stop()
    chat.write("Chi può partecipare?")
    expect(chat.said.last).to_contain_text("In attesa del collegamento")
    before = chat.answers.count()
    stack.start()
    expect(chat.answers.nth(before)).to_be_visible(timeout=60_000)
    expect(chat.dialog.locator(".warning:visible")).to_have_count(0)
    assert said_on_server(chat) == [QUESTION, "Chi può partecipare?"]
