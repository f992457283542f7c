"""The conversation without JavaScript, in a real browser and with the real engine; the pages around it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.settings import ROOT
from tests.browser.conftest import ANSWER_TIMEOUT, Stack

AXE = ROOT / "assistant" / "widget" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("/", "/calls/COS-CLUSINT-2020-3-01", "/calls/NOPE", "/chat", "/about", "/privacy", "/accessibility")
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""The spacing of text that people may set (WCAG 2.2, 1.4.12)."""

PICTURES = ROOT / ".dario" / "pictures"
"""Where the states of the pages can be looked at after a test."""


class Plain:
    """The plain conversation in one tab: what a person without JavaScript can do."""

    def __init__(self, page: Page, url: str, language: str = "it") -> None:
        self.page, self.url = page, url
        page.goto(f"{url}/chat?lang={language}")
        self.press("Iniziare" if language == "it" else "Start")

    def press(self, name: str, within: str = "body") -> None:
        """Press a button and wait for the page that it gives."""
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("button", name=name, exact=True).first.click()

    def ask(self, text: str) -> str:
        """Write and send; the words of what is new."""
        self.page.get_by_role("textbox").fill(text)
        self.press("Inviare" if self.page.locator("html").get_attribute("lang") == "it" else "Send")
        return self.latest

    @property
    def latest(self) -> str:
        """The words of the message that the page leads to."""
        return self.page.locator("#latest").inner_text()

    @property
    def messages(self) -> int:
        """How many messages there are."""
        return self.page.locator("li.message").count()


@pytest.fixture
def no_script(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which JavaScript is switched off."""
    made = browser.new_context(java_script_enabled=False, locale="it-IT", viewport={"width": 1280, "height": 860})
    made.set_default_timeout(ANSWER_TIMEOUT)
    yield made
    assert made.cookies() == []
    made.close()


@pytest.fixture
def plain(stack: Stack, no_script: BrowserContext) -> Plain:
    """A conversation in Italian that has begun."""
    return Plain(no_script.new_page(), stack.url)


def picture(page: Page, name: str) -> None:
    """A screenshot of the whole page."""
    page.screenshot(path=PICTURES / f"plain-{name}.png", full_page=True)


def test_the_page_of_the_call_leads_to_it(stack: Stack, no_script: BrowserContext) -> None:
    page = no_script.new_page()
    page.goto(f"{stack.url}/?lang=en")
    page.get_by_role("link", name="Open the conversation as a plain page").click()
    expect(page.get_by_label("The call to talk about")).to_have_value("RLA12020034211")
    expect(page.get_by_label("English")).to_be_checked()


def test_a_question_is_answered_with_its_sources(plain: Plain) -> None:
    assert "2 febbraio 2021" in plain.ask("Qual è la scadenza?")
    answer = plain.page.locator("#latest")
    source = answer.get_by_role("link", name="Bandi Online, RLA12020034211").first
    expect(source).to_be_hidden()
    answer.get_by_text(re.compile(r"^Fonti \(\d+\)$")).click()
    expect(source).to_be_visible()
    expect(answer).to_be_in_viewport()


def test_a_reload_says_nothing_twice(plain: Plain) -> None:
    plain.ask("Qual è la scadenza?")
    before = plain.messages
    plain.page.reload()
    assert plain.messages == before


def test_a_button_stays_readable_as_chosen(plain: Plain) -> None:
    plain.ask("Qual è la dotazione?")
    button = plain.page.locator("#latest .choices button").first
    name = button.inner_text()
    plain.press(name, "#latest")
    expect(plain.page.locator(".chosen")).to_contain_text(name)
    assert plain.messages == 5


def test_an_interview_goes_to_its_end_with_a_correction_and_is_printed(plain: Plain) -> None:
    assert "Domanda 1" in plain.ask("verifica le condizioni")
    plain.ask("siamo in 3: Lombardia, Catalogna e Sofia")
    expect(plain.page.locator("progress")).to_be_visible()
    plain.ask("anzi, il secondo membro è in Germania")
    for _ in range(12):
        if "Risultato della verifica" in plain.page.locator("ol.messages").inner_text():
            break
        plain.press("Non lo so", "li.message:last-child")
    else:
        pytest.fail("the interview has no end")
    plain.press("Vedere il risultato da stampare")
    expect(plain.page.get_by_role("heading", level=1)).to_contain_text("Verifica delle condizioni")
    assert "Germania" in plain.page.locator("main").inner_text()
    picture(plain.page, "result")
    with plain.page.expect_download() as download:
        plain.page.get_by_role("button", name="Salvare il risultato come dati (JSON)").click()
    assert "eligibility" in json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    plain.press("Tornare alla conversazione")
    expect(plain.page.get_by_role("textbox")).to_be_visible()


def test_a_paused_interview_goes_on_in_another_conversation(plain: Plain, stack: Stack) -> None:
    plain.ask("verifica le condizioni")
    plain.ask("3")
    plain.press("Mettere in pausa e avere un codice")
    found = re.search(r"\b[A-Z]{10}\b", plain.latest)
    assert found, plain.latest
    plain.page.reload()
    assert found[0] not in plain.page.content(), "the code is shown once"
    other = Plain(plain.page, stack.url)
    assert "Domanda" in other.ask(f"riprendi {found[0]}")


def test_the_language_is_switched_and_the_conversation_kept(plain: Plain) -> None:
    plain.ask("Qual è la scadenza?")
    plain.press("Go on in English")
    expect(plain.page.locator("html")).to_have_attribute("lang", "en")
    expect(plain.page.get_by_role("heading", level=1)).to_have_text("Conversation with Dario")
    assert "scadenza" in plain.page.locator("ol.messages").inner_text()
    assert "budget" in plain.ask("budget?").lower()


def test_an_answer_is_judged(plain: Plain) -> None:
    plain.ask("Qual è la scadenza?")
    plain.page.get_by_role("textbox").fill("una bozza")
    plain.press("No", "#latest")
    plain.press("Non è chiara", "#m3")
    expect(plain.page.locator("#m3")).to_contain_text("Motivo indicato: Non è chiara.")
    expect(plain.page.get_by_role("textbox")).to_have_value("una bozza")


def test_the_transcript_is_saved(plain: Plain) -> None:
    plain.ask("Qual è la scadenza?")
    with plain.page.expect_download() as download:
        plain.page.get_by_role("button", name="Testo").click()
    assert download.value.suggested_filename == "dario.txt"
    assert "2 febbraio 2021" in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_message_that_is_too_long_stays_in_the_field(plain: Plain) -> None:
    long = "parola " * 300
    assert "2.100 caratteri" in plain.ask(long)
    expect(plain.page.get_by_role("textbox")).to_have_value(long)
    picture(plain.page, "too-long")


def test_deletion_asks_first(plain: Plain) -> None:
    plain.ask("Qual è la scadenza?")
    plain.press("Cancellare la conversazione")
    plain.press("No, tornare alla conversazione")
    assert plain.messages == 3
    plain.press("Cancellare la conversazione")
    plain.press("Sì, cancellare tutto")
    expect(plain.page.get_by_role("heading", level=1)).to_have_text("La conversazione è stata cancellata")


def test_the_keyboard_alone_asks_and_chooses(plain: Plain) -> None:
    page = plain.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Passare al contenuto")).to_be_visible()
    field = page.get_by_role("textbox")
    for _ in range(40):
        if field.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("dotazione?")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "6.000.000 €" in plain.latest
    # From the newest answer, the first stops are its own.
    page.keyboard.press("Tab")
    assert page.locator("#latest :focus").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_no_violation_and_no_sideways_scrolling(stack: Stack, browser: Browser, language: str, scheme: str) -> None:
    """Axe on every page and state; 320 pixels wide, with wider spacing; nothing asked of another origin."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `make setup`")
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", locale="it-IT")
    context.set_default_timeout(ANSWER_TIMEOUT)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        for path in PAGES:
            page.goto(f"{stack.url}{path}?lang={language}")
            check(page, f"{path.strip('/').replace('/', '-') or 'home'}-{language}-{scheme}")
        talk(page, stack.url, language, scheme)
        assert [each for each in asked if not each.startswith((stack.url, "data:"))] == []
        assert context.cookies() == []
    finally:
        context.close()


def talk(page: Page, url: str, language: str, scheme: str) -> None:
    """The states of the conversation, each checked."""
    plain = Plain(page, url, language)
    question, check_it = ("Qual è la scadenza?", "verifica le condizioni")
    if language == "en":
        question, check_it = ("What is the deadline?", "check the conditions")
    plain.ask(question)
    for summary in page.locator("summary").all():
        summary.click()
    check(page, f"answer-{language}-{scheme}")
    plain.press("No", "#latest")
    plain.ask(check_it)
    plain.ask("3")
    check(page, f"interview-{language}-{scheme}")
    plain.ask(" ")
    check(page, f"notice-{language}-{scheme}")
    for name in ("result", "delete"):
        with page.expect_navigation():
            page.locator(f"button[formaction^='/chat/{name}']").first.click()
        check(page, f"{name}-{language}-{scheme}")
        with page.expect_navigation():
            page.locator("button[formaction^='/chat/show']").click()


def check(page: Page, name: str) -> None:
    """Axe finds nothing, and nothing sticks out of a narrow screen."""
    page.set_viewport_size({"width": 1280, "height": 860})
    picture(page, f"{name}-1280")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(each => each.violations)", TAGS)
    told = [(each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in found]
    assert told == [], f"{name}: {told}"
    page.set_viewport_size({"width": 320, "height": 640})
    picture(page, f"{name}-320")
    assert wider_than_the_screen(page) == [], name
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }",
        SPACED,
    )
    assert wider_than_the_screen(page) == [], f"{name}, with wider spacing"


def wider_than_the_screen(page: Page) -> list[str]:
    """What sticks out at the right, if the page scrolls sideways."""
    sticking: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
        [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((each) => each.outerHTML.slice(0, 120)).concat("the page scrolls sideways")"""
    )
    return sticking
