"""The chat on a page: opened by the keyboard, asked, answered once, with sources, choices and an interview."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chat import Chat

QUESTION = "Qual è la scadenza?"


def test_the_keyboard_opens_it_and_escape_gives_the_focus_back(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat()
    for _ in range(80):
        chat.page.keyboard.press("Tab")
        if "launcher" in chat.focused:
            break
    assert "launcher" in chat.focused
    chat.page.keyboard.press("Enter")
    expect(chat.dialog).to_be_visible()
    expect(chat.field).to_be_focused()
    expect(chat.answers.first).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.dialog).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    assert chat.faults == []


def test_header_and_first_message_say_that_it_is_software(new_chat: Callable[..., Chat]) -> None:
    for language, words in (("it", ("programma", "non una persona")), ("en", ("software", "not a"))):
        chat = new_chat(language)
        chat.open()
        assert words[0] in chat.dialog.locator("header").inner_text().lower()
        assert words[1] in chat.answers.first.inner_text().lower()
        chat.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        chat.page.close()


def test_nothing_is_asked_of_the_server_before_it_is_opened(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat()
    assert chat.kept() == {}
    requests: list[str] = []
    chat.page.on("request", lambda request: requests.append(request.url))
    chat.page.wait_for_timeout(300)
    assert requests == []


def test_an_answer_is_announced_once_and_the_log_is_no_live_region(chat: Chat) -> None:
    answer = chat.ask(QUESTION)
    words = answer.locator(".text").inner_text().split("\n")[0]
    assert sum(words in one for one in chat.heard) == 1
    assert sum(QUESTION in one for one in chat.heard) == 0
    expect(chat.dialog.locator("[aria-live]")).to_have_count(1)
    expect(chat.dialog.locator("[role=log]")).to_have_count(0)
    expect(chat.field).to_be_focused()


def test_sources_are_folded_and_tell_section_day_and_words(chat: Chat) -> None:
    answer = chat.ask(QUESTION)
    sources = answer.locator("details")
    assert sources.get_attribute("open") is None
    sources.locator("summary").focus()
    chat.page.keyboard.press("Enter")
    first = sources.locator("li").first
    expect(first).to_contain_text("Sezione: Scade il")
    expect(first).to_contain_text("letta il 9 novembre 2020")
    expect(first.locator("blockquote")).to_contain_text("02/02/2021")
    link = first.get_by_role("link")
    assert (link.get_attribute("href") or "").startswith("https://")
    assert "noopener" in (link.get_attribute("rel") or "")


def test_a_chosen_button_stays_says_so_and_keeps_the_focus(chat: Chat) -> None:
    before = chat.answers.count()
    chosen = chat.answers.first.locator(".choice").first
    title = chosen.inner_text()
    chosen.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.button(f"Scelta fatta: {title}")).to_be_focused()
    chat.answer_after(before)
    expect(chat.said).to_have_count(1)
    expect(chat.button(f"Scelta fatta: {title}")).to_be_focused()
    chat.page.keyboard.press("Enter")  # a second time says nothing
    chat.reload()
    expect(chat.button(f"Scelta fatta: {title}")).to_be_visible()
    expect(chat.said).to_have_count(1)


def test_the_interview_shows_how_far_it_is_and_pauses_with_a_code(chat: Chat) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.ask("Possiamo partecipare?")
    bar = chat.dialog.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "1")
    chat.ask("siamo tre cluster: Lombardia, Catalogna e Sofia")
    expect(bar).to_have_attribute("value", "2")
    expect(bar).to_have_accessible_name("Domanda 2 di al massimo 3")
    before = chat.answers.count()
    chat.button("Pausa con codice").click()
    code = chat.answer_after(before).locator(".code .value").inner_text()
    chat.button("Copiare il codice").click()
    assert chat.page.evaluate("navigator.clipboard.readText()") == code
    assert len(code) == 10
    assert all(code not in message["text"] for message in chat.on_server())
    expect(bar).to_be_hidden()


def test_the_language_switches_and_the_conversation_stays(chat: Chat) -> None:
    chat.ask(QUESTION)
    before, first = chat.answers.count(), chat.answers.first.inner_text()
    chat.dialog.get_by_role("button", name="Switch to English").click()
    chat.answer_after(before)
    assert chat.answers.first.inner_text() == first
    expect(chat.answers.first).to_have_attribute("lang", "it")
    expect(chat.answers.last).to_have_attribute("lang", "en")
    expect(chat.field).to_have_attribute("placeholder", "Question or answer…")
    expect(chat.dialog).to_have_attribute("lang", "en")
    chat.reload()
    expect(chat.button("Menu")).to_be_visible()
    expect(chat.field).to_have_accessible_name("Question or answer")


def test_shift_and_enter_start_a_line_and_too_much_is_not_sent(chat: Chat) -> None:
    chat.field.fill("uno")
    chat.field.press("Shift+Enter")
    chat.field.press("d")
    assert chat.field.input_value() == "uno\nd"
    chat.field.fill("x" * 1950)
    expect(chat.dialog.locator(".counter")).to_have_text("1.950 di 2.000 caratteri")
    chat.field.fill("😀" * 1999)
    expect(chat.dialog.locator(".counter")).to_have_text("1.999 di 2.000 caratteri")
    chat.write("x" * 2001)
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    expect(chat.said).to_have_count(0)
    assert any("troppo lungo" in one for one in chat.heard)


def test_a_useless_answer_can_be_said_to_be_so_with_a_reason(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.button("No, non utile").last.click()
    chat.button("È incompleta").click()
    expect(chat.button("No, non utile").last).to_be_focused()
    assert any("Grazie" in one for one in chat.heard)
    assert chat.on_server()[-1]["feedback"] == {"helpful": False, "reason": "incomplete"}
    chat.reload()
    expect(chat.button("No, non utile").last).to_have_attribute("aria-pressed", "true")


def test_focus_is_never_hidden_behind_the_panel(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat()
    chat.page.set_viewport_size({"width": 320, "height": 640})
    chat.open()
    expect(chat.dialog).to_be_visible()
    chat.page.locator("a.logo").focus()  # the panel covers the whole window here
    expect(chat.dialog).to_be_hidden()
    assert "logo" in chat.focused
