"""The menu: save, begin anew, delete (asks first), a person, and pages of the portal."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.chat import Chat

QUESTION = "Qual è la scadenza?"


def test_escape_folds_the_menu_before_it_closes_the_panel(chat: Chat) -> None:
    menu = chat.button("Menu")
    menu.focus()
    chat.page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    expect(chat.dialog).to_be_visible()


def test_the_conversation_is_saved_as_text_page_and_data(chat: Chat) -> None:
    chat.ask(QUESTION)
    for kind, suffix in (("Testo", "txt"), ("Pagina web", "html"), ("Dati (JSON)", "json")):
        chat.button("Menu").click()
        with chat.page.expect_download() as download:
            chat.button(f"Salvare la conversazione: {kind}").click()
        assert download.value.suggested_filename == f"dario.{suffix}"
        assert "scadenza" in Path(download.value.path()).read_text(encoding="utf-8")


def test_deleting_asks_first_and_then_really_deletes(new_chat: Callable[..., Chat]) -> None:
    chat, other = new_chat(), new_chat()
    chat.open()
    chat.ask(QUESTION)
    other.open()
    own = chat.kept()["conversation"]
    chat.button("Menu").click()
    chat.button("Cancellare la conversazione").click()
    question = chat.page.get_by_role("alertdialog", name="Cancellare la conversazione?")
    expect(question).to_be_visible()
    expect(chat.button("Annullare")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(chat.button("Menu")).to_be_focused()
    chat.page.keyboard.press("Enter")
    chat.button("Cancellare la conversazione").click()
    question.get_by_role("button", name="Cancellare", exact=True).click()
    expect(chat.answers).to_have_count(0)
    expect(chat.button("Iniziare una nuova conversazione")).to_be_focused()
    expect(other.dialog).to_contain_text("La conversazione è stata cancellata")
    expect(other.answers).to_have_count(0)
    assert "conversation" not in chat.kept()
    address = f"{chat.url}/api/v1/conversations/{own['id']}"
    gone = chat.page.request.get(address, headers={"Authorization": f"Bearer {own['token']}"})
    assert gone.status == 404
    chat.page.keyboard.press("Enter")
    expect(chat.answers.first).to_be_visible()
    expect(chat.field).to_be_focused()
    expect(other.answers.first).to_be_visible()
    assert chat.kept()["conversation"]["id"] == other.kept()["conversation"]["id"] != own["id"]


def test_a_conversation_that_is_deleted_by_words_is_gone_from_the_page(chat: Chat) -> None:
    chat.write("Elimina la conversazione")
    expect(chat.button("Iniziare una nuova conversazione")).to_be_visible(timeout=20_000)
    chat.page.wait_for_timeout(1000)
    expect(chat.answers).to_have_count(0)
    expect(chat.said).to_have_count(0)
    assert "conversation" not in chat.kept()
    assert chat.faults == []


def test_a_new_conversation_can_leave_the_old_one_alone(chat: Chat) -> None:
    chat.ask(QUESTION)
    own = chat.kept()["conversation"]
    chat.button("Menu").click()
    chat.button("Nuova conversazione").click()
    chat.button("Nuova, senza cancellare questa").click()
    expect(chat.said).to_have_count(0)
    expect(chat.answers.first).to_be_visible()
    assert chat.kept()["conversation"]["id"] != own["id"]
    address = f"{chat.url}/api/v1/conversations/{own['id']}"
    assert chat.page.request.get(address, headers={"Authorization": f"Bearer {own['token']}"}).ok


def test_a_person_can_be_asked_for_and_the_pages_are_the_servers(chat: Chat) -> None:
    before = chat.answers.count()
    chat.button("Menu").click()
    for name, page in (("Dati personali", "privacy"), ("Accessibilità", "accessibility")):
        address = chat.dialog.get_by_role("link", name=name).get_attribute("href")
        assert address == f"{chat.url}/{page}?lang=it"
    chat.button("Parlare con una persona").click()
    chat.answer_after(before)
    expect(chat.said.last).to_contain_text("Vorrei parlare con una persona")
