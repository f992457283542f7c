"""The conversation without JavaScript, from its start to its deletion."""

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from assistant.portal.messages import LONGEST
from tests.conftest import CALL
from tests.unit.portal.pages.conftest import FakeEngine
from tests.unit.portal.pages.markup_check import Page, faults_of

Client = TestClient[Any, Any]


class Browser:
    """Fills in the forms of the page that is open, as a person would."""

    def __init__(self, client: Client) -> None:
        self.client, self.html, self.status, self.language = client, "", 0, "it"
        self.last: tuple[str, dict[str, str]] = ("", {})

    async def post(self, path: str, **fields: str) -> str:
        """Press a button of the page with the fields that it would send."""
        self.last = (path, {**Page(self.html).hidden(), **fields})
        return await self.repeat()

    async def repeat(self) -> str:
        """Send the last form once more, as a reload does."""
        path, fields = self.last
        response = await self.client.post(path, data=fields)
        self.html, self.status = await response.text(), response.status
        if response.content_type == "text/html" and "Content-Disposition" not in response.headers:
            assert faults_of(self.html, self.language) == []
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in response.headers
        return self.html


@pytest.fixture
async def browser(client: Client) -> Browser:
    """A conversation in Italian that has begun."""
    made = Browser(client)
    made.html = await (await client.get("/chat", params={"lang": "it", "call": CALL})).text()
    await made.post("/chat/begin", call=CALL, language="it", text="")
    return made


def said(html: str) -> list[str]:
    """Who said each message, in order."""
    classes = [each.get("class", "") for each in Page(html).all("li")]
    return [each.split("from-")[1] for each in classes if "from-" in each]


async def test_it_begins_with_a_greeting(browser: Browser, engine: FakeEngine) -> None:
    assert browser.status == 200
    assert said(browser.html) == ["dario"]
    assert engine.heard == ["/greet"]
    assert f"/calls/{CALL}" in browser.html


async def test_a_first_question_can_be_asked_at_once(client: Client, engine: FakeEngine) -> None:
    browser = Browser(client)
    browser.language = "en"
    await browser.post(
        "/chat/begin", call=CALL, language="en", text="budget?", page="5f0c1c0e-3f70-4f7c-9c38-5b1c6b6d2f11"
    )
    assert engine.heard == ["/greet", "budget?"]
    assert said(browser.html) == ["dario", "person", "dario"]


async def test_asking_shows_the_answer_with_its_sources_and_where_to_go_on(browser: Browser) -> None:
    html = await browser.post("/chat/send", text='a < b & "c"')
    assert said(html) == ["dario", "person", "dario"]
    assert "<p>a &lt; b &amp; &quot;c&quot;</p>" in html
    assert "<strong>a &lt; b" in html
    assert "Fonti (1)" in html
    assert "letta il 9 novembre 2020" in html
    page = Page(html)
    (latest,) = [name for name, attributes in page.elements if attributes.get("id") == "latest"]
    assert latest == "div"
    assert html.index('id="m3"') < html.index('id="latest"') < html.index('id="chat"')


async def test_nothing_of_the_conversation_stands_in_an_address(browser: Browser) -> None:
    html = await browser.post("/chat/send", text="ciao")
    page, fields = Page(html), Page(html).hidden()
    addresses = [
        value for _, each in page.elements for name, value in each.items() if name in ("href", "action", "formaction")
    ]
    assert addresses
    assert not any(fields["token"] in each or fields["conversation"] in each for each in addresses)
    assert all(each["method"] == "post" for each in page.all("form"))


async def test_a_reload_says_nothing_twice(browser: Browser, engine: FakeEngine) -> None:
    await browser.post("/chat/send", text="ciao")
    heard = list(engine.heard)
    html = await browser.repeat()
    assert engine.heard == heard
    assert said(html) == ["dario", "person", "dario"]


async def test_who_goes_back_and_writes_something_else_is_heard(browser: Browser, engine: FakeEngine) -> None:
    old = browser.html
    await browser.post("/chat/send", text="uno")
    browser.html = old
    await browser.post("/chat/send", text="due")
    assert engine.heard == ["/greet", "uno", "due"]


async def test_the_same_question_can_be_asked_again(browser: Browser, engine: FakeEngine) -> None:
    await browser.post("/chat/send", text="ciao")
    await browser.post("/chat/send", text="ciao")
    assert engine.heard == ["/greet", "ciao", "ciao"]


async def test_a_button_is_pressed_once_and_stays_readable(browser: Browser, engine: FakeEngine) -> None:
    await browser.post("/chat/send", text="ciao")
    button = next(each["value"] for each in Page(browser.html).all("button") if each.get("name") == "button")
    for send in (browser.post("/chat/button", button=button, text="a metà"), browser.repeat()):
        html = await send
    assert engine.heard.count("/ask_budget") == 1
    assert "Scelta fatta: <strong" in html
    assert "a metà</textarea>" in html, "what was typed is still there"


async def test_an_unknown_button_is_said_to_be_gone(browser: Browser, engine: FakeEngine) -> None:
    heard = list(engine.heard)
    html = await browser.post("/chat/button", button="b99-1", text="")
    assert browser.status == 422
    assert "Questa scelta non è più disponibile" in html
    assert engine.heard == heard


async def test_feedback_is_given_with_a_reason(browser: Browser) -> None:
    await browser.post("/chat/send", text="ciao")
    html = await browser.post("/chat/feedback", feedback="3:no", text="bozza")
    assert "Che cosa non va?" in html
    assert "bozza</textarea>" in html
    html = await browser.post("/chat/feedback", feedback="3:no:unclear", text="")
    assert "Motivo indicato: Non è chiara." in html
    html = await browser.post("/chat/feedback", feedback="3:yes", text="")
    assert "Grazie, il parere" in html
    assert "Motivo indicato" not in html


@pytest.mark.parametrize("feedback", ["", "99:yes", "x:yes", "3:no:rude", f"{'9' * 30}:yes", "1:yes:wrong"])
async def test_feedback_that_makes_no_sense_changes_nothing(browser: Browser, feedback: str) -> None:
    await browser.post("/chat/send", text="ciao")
    await browser.post("/chat/feedback", feedback=feedback, text="bozza")
    assert browser.status == 422
    assert "bozza</textarea>" in browser.html


async def test_the_language_is_switched_once(browser: Browser, engine: FakeEngine) -> None:
    await browser.post("/chat/send", text="ciao")
    browser.language = "en"
    html = await browser.post("/chat/language", language="en", text="")
    assert said(html) == ["dario", "person", "dario", "dario"]
    assert html.index('id="m4"') < html.index('id="latest"'), "what is new is what nobody asked for"
    heard = list(engine.heard)
    await browser.repeat()
    assert engine.heard == heard
    assert "Conversation with Dario" in html


async def test_an_interview_shows_how_far_it_is(browser: Browser) -> None:
    html = await browser.post("/chat/send", text="interview")
    assert "Domanda 3 di 7 al massimo" in html
    assert [(each["value"], each["max"]) for each in Page(html).all("progress")] == [("3", "7")]
    assert "/chat/pause" in html


async def test_a_hand_over_shows_form_and_reference(browser: Browser) -> None:
    html = await browser.post("/chat/send", text="person")
    assert 'href="https://example.org/form"' in html
    assert "D-7K3M" in html


async def test_without_an_interview_there_is_nothing_to_pause_or_print(browser: Browser) -> None:
    for path in ("/chat/pause", "/chat/result"):
        html = await browser.post(path, text="bozza")
        assert browser.status == 422
        assert "Nessuna verifica è in corso" in html
        assert "bozza</textarea>" in html


@pytest.mark.parametrize(
    ("kind", "media"), [("txt", "text/plain"), ("html", "text/html"), ("json", "application/json")]
)
async def test_the_transcript_is_a_file(browser: Browser, kind: str, media: str) -> None:
    await browser.post("/chat/send", text="ciao")
    fields = {**Page(browser.html).hidden(), "format": kind}
    response = await browser.client.post("/chat/transcript", data=fields)
    assert response.content_type == media
    assert response.headers["Content-Disposition"] == f'attachment; filename="dario.{kind}"'
    assert response.headers["Cache-Control"] == "no-store"
    assert "ciao" in await response.text()


async def test_deletion_asks_first_and_is_real(browser: Browser) -> None:
    await browser.post("/chat/send", text="ciao")
    key = Page(browser.html).hidden()
    html = await browser.post("/chat/delete", text="bozza")
    assert "Cancellare questa conversazione?" in html
    html = await browser.post("/chat/show")
    assert "bozza</textarea>" in html, "who changes their mind finds everything as it was"
    await browser.post("/chat/delete", text="")
    html = await browser.post("/chat/delete/yes")
    assert "La conversazione è stata cancellata" in html
    await browser.repeat()
    assert browser.status == 200
    response = await browser.client.get(
        f"/api/v1/conversations/{key['conversation']}", headers={"Authorization": f"Bearer {key['token']}"}
    )
    assert response.status == 404


async def test_a_lost_conversation_keeps_what_was_typed(browser: Browser) -> None:
    browser.html = browser.html.replace(Page(browser.html).hidden()["token"], "wrong")
    html = await browser.post("/chat/send", text="una domanda lunga")
    assert browser.status == 404
    assert "Questa conversazione non c'è più" in html.replace("&#39;", "'")
    assert "una domanda lunga</textarea>" in html


@pytest.mark.parametrize("odd", ["\0", "x" * 5_000, "è", "../../etc"])
async def test_what_cannot_be_a_conversation_is_none(browser: Browser, odd: str) -> None:
    await browser.post("/chat/send", text="ciao", conversation=odd)
    assert browser.status == 404
    assert "ciao</textarea>" in browser.html


@pytest.mark.parametrize("path", ["/chat/button", "/chat/result", "/chat/transcript", "/chat/delete", "/chat/pause"])
async def test_no_form_opens_the_conversation_of_another(browser: Browser, path: str) -> None:
    browser.html = browser.html.replace(Page(browser.html).hidden()["token"], "wrong")
    await browser.post(path, text="")
    assert browser.status == 404


async def test_too_long_a_message_is_said_kindly_and_kept(browser: Browser, engine: FakeEngine) -> None:
    heard, long = list(engine.heard), "è" * (LONGEST + 1)
    html = await browser.post("/chat/send", text=long)
    assert browser.status == 422
    assert "Il messaggio ha 2.001 caratteri: se ne possono inviare al massimo 2.000." in html
    assert f"{long}</textarea>" in html
    assert "Attenzione" in Page(html).words["title"]
    assert engine.heard == heard


async def test_lines_count_as_they_were_typed(browser: Browser) -> None:
    await browser.post("/chat/send", text="a\r\n" * (LONGEST // 2))
    assert browser.status == 200


async def test_an_empty_message_is_told(browser: Browser) -> None:
    html = await browser.post("/chat/send", text="  ")
    assert browser.status == 422
    assert "Il messaggio è vuoto" in html


async def test_a_form_without_its_page_is_told_and_kept(browser: Browser) -> None:
    html = await browser.post("/chat/send", text="ciao", page="nonsense")
    assert browser.status == 422
    assert "ciao</textarea>" in html


@pytest.mark.parametrize("sign", ["\U0001f600", "€", "Ж"])
async def test_a_message_may_be_as_long_whatever_its_signs(browser: Browser, sign: str) -> None:
    await browser.post("/chat/send", text=f"{sign} " * (LONGEST // 2))
    assert browser.status == 200
    await browser.post("/chat/send", text=sign * LONGEST)
    assert browser.status == 200


PART = b"--x\r\nContent-Disposition: form-data"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded; charset=none", b"text=a"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"text=%ff"),
        ("multipart/form-data", b"text=a"),
        ("multipart/form-data; boundary=x", b"text=a"),
        ("multipart/form-data; boundary=x", PART + b'; name="token"\r\n\r\n\xff\xfe\r\n--x--\r\n'),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\na\r\n--x--\r\n"),
    ],
)
async def test_what_is_no_form_is_told_as_an_incomplete_page(browser: Browser, kind: str, body: bytes) -> None:
    response = await browser.client.post("/chat/send", data=body, headers={"Content-Type": kind})
    assert response.status == 404
    assert faults_of(await response.text(), "it") == []


async def test_more_than_can_be_read_is_a_page_too(browser: Browser) -> None:
    path, fields = "/chat/send", {**Page(browser.html).hidden(), "text": "x" * 40_000}
    response = await browser.client.post(path, data=fields, headers={"Accept-Language": "en"})
    assert response.status == 413
    assert faults_of(await response.text(), "en") == []


async def test_a_fallen_engine_is_told_and_the_message_can_be_sent_again(browser: Browser, engine: FakeEngine) -> None:
    engine.down = True
    html = await browser.post("/chat/send", text="ci sei?")
    assert said(html) == ["dario", "person", "dario"]
    assert "Inviare di nuovo" in html
    engine.down = False
    html = await browser.post("/chat/again", again="2", text="")
    assert engine.heard == ["/greet", "ci sei?"]
    assert "Inviare di nuovo" not in html


async def test_a_button_that_got_no_answer_is_sent_again_as_a_button(browser: Browser, engine: FakeEngine) -> None:
    await browser.post("/chat/send", text="ciao")
    engine.down = True
    await browser.post("/chat/button", button="b3-1", text="")
    engine.down = False
    again = next(each["value"] for each in Page(browser.html).all("button") if each.get("name") == "again")
    await browser.post("/chat/again", again=again, text="")
    assert engine.heard[-1] == "/ask_budget"


async def test_a_code_that_got_no_answer_is_asked_for_again(browser: Browser, engine: FakeEngine) -> None:
    engine.down = True
    await browser.post("/chat/send", text="riprendi ZEKANINENU")
    engine.down, heard = False, list(engine.heard)
    html = await browser.post("/chat/again", again="2", text="")
    assert browser.status == 422 and "il codice" in html
    assert engine.heard == heard, "dots are no code"


async def test_the_address_of_a_form_leads_to_the_start(client: Client) -> None:
    response = await client.get("/chat/send", allow_redirects=False)
    assert response.status == 303
    assert response.headers["Location"].startswith("/chat?lang=")


@pytest.mark.parametrize("address_rate", [4])
async def test_an_address_has_its_limit_here_too(client: Client) -> None:
    statuses = []
    for _ in range(2):
        browser = Browser(client)
        browser.html = await (await client.get("/chat", params={"lang": "it", "call": CALL})).text()
        await browser.post("/chat/begin", call=CALL, language="it", text="")
        await browser.post("/chat/send", text="ciao")
        statuses.append(browser.status)
    assert statuses == [200, 200]
    html = await browser.post("/chat/send", text="ancora")
    assert browser.status == 429 and "ancora</textarea>" in html


@pytest.mark.parametrize("rate", [2])
async def test_who_is_too_fast_keeps_what_was_typed(browser: Browser) -> None:
    for text in ("uno", "due"):
        await browser.post("/chat/send", text=text)
        assert browser.status == 200
    html = await browser.post("/chat/send", text="tre")
    assert browser.status == 429
    assert "tre</textarea>" in html
    assert "secondi" in html
