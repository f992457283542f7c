"""The pages that are only read: sound, in both languages, and true to the knowledge base."""

import json
import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from assistant.portal.pages import reading
from knowledge.store import KnowledgeStore
from tests.conftest import CALL
from tests.unit.portal.pages.markup_check import Page, faults_of

CALLS = ("RLA12020034211", "COS-CLUSINT-2020-3-01", "SMP-COSME-2021-CLUSTER-01")
PAGES = ("/", *(f"/calls/{code}" for code in CALLS), "/chat", "/about", "/privacy", "/accessibility")
Client = TestClient[Any, Any]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("path", [*PAGES, "/calls/NOPE-1", "/no/such/page"])
async def test_every_page_is_sound(client: Client, path: str, language: str) -> None:
    response = await client.get(path, params={"lang": language})
    assert response.status == (200 if path in PAGES else 404)
    assert response.headers["Content-Language"] == language
    assert "Set-Cookie" not in response.headers
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
    assert faults_of(await response.text(), language) == []


@pytest.mark.parametrize("language", ["it", "en"])
async def test_titles_say_where_one_is(client: Client, language: str) -> None:
    titles = [Page(await (await client.get(path, params={"lang": language})).text()).words["title"] for path in PAGES]
    # The first page is that of the default call; every other page has a title of its own.
    assert len(set(titles)) == len(PAGES) - 1
    assert all(title.endswith("· Dario") for title in titles)


@pytest.mark.parametrize("path", PAGES)
async def test_the_other_language_is_a_link_to_the_same_page(client: Client, path: str) -> None:
    page = Page(await (await client.get(path, params={"lang": "it"})).text())
    links = [each for each in page.all("a") if each.get("hreflang") == "en"]
    assert [(each["href"], each["lang"]) for each in links] == [(f"{path}?lang=en", "en")]


@pytest.mark.parametrize(("accepted", "language"), [("en-GB,en;q=0.9,it;q=0.8", "en"), ("de,fr", "it"), ("", "it")])
async def test_the_browser_chooses_where_the_address_does_not(client: Client, accepted: str, language: str) -> None:
    response = await client.get("/about", headers={"Accept-Language": accepted})
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("code", CALLS)
@pytest.mark.parametrize("language", ["it", "en"])
async def test_a_call_is_shown_with_its_fields_and_sources(
    client: Client, store: KnowledgeStore, code: str, language: str
) -> None:
    html = await (await client.get(f"/calls/{code}", params={"lang": language})).text()
    call = store.call(code)
    assert call is not None
    page = Page(html)
    assert page.words["h1"].strip() == call.title.in_language(language)
    assert code in html
    assert call.eu_reference in html
    (widget,) = page.all("dario-chat")
    assert widget == {"call": code, "lang": language}
    budget = store.fact(code, "budget")
    assert budget is not None
    for citation in budget.citations:
        assert citation.url.replace("&", "&amp;") in html
    assert f"/chat?call={code}&amp;lang={language}" in html


async def test_a_gap_is_said_to_be_one(client: Client, store: KnowledgeStore) -> None:
    html = await (await client.get(f"/calls/{CALL}", params={"lang": "en"})).text()
    unsaid = html[html.index('id="unsaid"') :]
    assert store.topic("award_criteria").label.in_language("en") in unsaid
    assert store.topic("budget").label.in_language("en") not in unsaid


async def test_what_follows_a_list_is_no_part_of_it(client: Client) -> None:
    html = await (await client.get(f"/calls/{CALL}", params={"lang": "it"})).text()
    assert "</ul>\n<p>Nel primo filone" in html


async def test_an_unknown_call_teaches_which_there_are(client: Client) -> None:
    response = await client.get("/calls/<b>[x](http:evil)", params={"lang": "en"})
    html = await response.text()
    assert response.status == 404
    assert all(f'href="/calls/{code}?lang=en"' in html for code in CALLS)
    assert "<b>" not in html
    assert "&lt;b&gt;[x](http:evil)" in html


@pytest.mark.parametrize(("language", "share"), [("it", "{},{}%"), ("en", "{}.{}%")])
async def test_about_says_how_good_dario_is(client: Client, language: str, share: str) -> None:
    html = await (await client.get("/about", params={"lang": language})).text()
    measured = json.loads(reading.EVALUATION.read_text(encoding="utf-8"))
    for one in ("it", "en"):
        right = f"{measured['outcomes'][one]['right']:.1f}".split(".")
        assert share.format(*right) in html


async def test_about_without_an_evaluation_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(reading, "EVALUATION", tmp_path / "missing.json")
    html = await (await client.get("/about", params={"lang": "en"})).text()
    assert faults_of(html, "en") == []
    assert "docs/evaluation.json" in html
    assert "%</td>" not in html


@pytest.mark.parametrize("path", ["/privacy", "/accessibility", "/about"])
async def test_offices_come_from_the_knowledge_base(client: Client, store: KnowledgeStore, path: str) -> None:
    html = await (await client.get(path, params={"lang": "it"})).text()
    assert store.office("europe_direct").reach.in_language("it") in html
    assert not re.search(r"\{\w+\}", html)


async def test_styles_load_nothing_and_may_be_kept(client: Client) -> None:
    page = Page(await (await client.get("/")).text())
    (sheet,) = [each["href"] for each in page.all("link") if each["rel"] == "stylesheet"]
    response = await client.get(sheet)
    assert response.status == 200
    assert response.content_type == "text/css"
    assert "immutable" in response.headers["Cache-Control"]
    css = await response.text()
    assert "url(" not in css
    assert "@import" not in css
    assert (await client.get("/static/../render.py")).status == 404


@pytest.mark.parametrize("path", ["/", "/chat", "/privacy"])
async def test_a_wrong_method_is_told_with_those_there_are(client: Client, path: str) -> None:
    response = await client.delete(path)
    assert response.status == 405 and response.headers["Allow"].startswith("GET")
    assert faults_of(await response.text(), "it") == []
