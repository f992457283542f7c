"""The chat on pages of other origins: it works where the portal allows it, and says kindly where it does not."""

from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Stack
from tests.browser.elsewhere import Elsewhere
from tests.browser.seeing import PICTURES, Watch, violations

PAGES = ("/", "/calls/COS-CLUSINT-2020-3-01", "/calls/NOPE", "/chat", "/about", "/privacy", "/accessibility")


def test_no_page_asks_anything_of_anybody_else(page: Page, stack: Stack) -> None:
    watch = Watch(page)
    for path in PAGES:
        page.goto(f"{stack.url}{path}?lang=en", wait_until="networkidle")
    assert len(watch.asked) > len(PAGES)
    assert watch.complaints(ours=[stack.url]) == []


def test_the_policy_of_a_page_is_kept_by_the_browser(page: Page, stack: Stack) -> None:
    """The watch would see it: a request to another origin is refused, and told in the console."""
    watch = Watch(page)
    page.goto(f"{stack.url}/")
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")
    assert any("Content Security Policy" in each for each in watch.complaints(ours=[stack.url]))


def embedded(page: Page, portal: str, origin: str) -> Chat:
    """The chat on a page of another origin, whose own policy is as strict as can be."""
    return Chat(page, portal, address=f"{origin}/pagina?{portal}")


def test_a_page_that_is_allowed_embeds_the_chat(page: Page, stack: Stack, elsewhere: Elsewhere) -> None:
    chat = embedded(page, stack.url, elsewhere.allowed)
    assert chat.watch.asked == [f"{elsewhere.allowed}/pagina?{stack.url}", f"{stack.url}/widget/dario-chat.js"]
    chat.open()
    answer = chat.ask("Qual è la scadenza?")
    expect(answer).to_contain_text("2 febbraio 2021")
    answer.locator(".thumb").first.click()
    expect(answer.locator(".thumb").first).to_have_attribute("aria-pressed", "true")
    chat.dialog.locator(".language").click()
    chat.answer_after(2)
    chat.reload()
    expect(chat.answers).to_have_count(3)
    assert chat.watch.complaints(ours=[stack.url, elsewhere.allowed]) == []


def test_a_page_that_is_not_allowed_says_so_kindly(page: Page, stack: Stack, elsewhere: Elsewhere) -> None:
    page.emulate_media(reduced_motion="reduce")
    chat = embedded(page, stack.url, elsewhere.unknown)
    chat.launcher.click()
    expect(chat.dialog.locator(".warning:visible")).to_contain_text("non è disponibile")
    expect(page.get_by_role("link", name="Chiedere a Dario")).to_be_visible()
    chat.write("Qual è la scadenza?")
    expect(chat.said).to_have_count(1)
    expect(chat.said.first.locator(".state")).not_to_be_empty()
    page.screenshot(path=PICTURES / "widget-not-allowed.png")
    assert violations(page, "dario-chat") == []
    assert chat.watch.complaints(ours=[stack.url, elsewhere.unknown]) == []


def test_where_the_script_is_not_built_the_page_leads_to_the_plain_conversation(page: Page, stack: Stack) -> None:
    page.route("**/widget/dario-chat.js", lambda route: route.fulfill(status=404))
    page.goto(f"{stack.url}/?lang=en")
    expect(page.locator(".with-widget")).to_be_hidden()
    page.locator("dario-chat").get_by_role("link").click()
    expect(page).to_have_url(f"{stack.url}/chat?call=RLA12020034211&lang=en")
