"""Reads a page as a browser would and lists what is wrong with it."""

import itertools
from html.parser import HTMLParser
from urllib.parse import urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FIELDS = ("input", "select", "textarea", "progress")
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "use": "href", "form": "action"}
REFERRING = ("for", "aria-labelledby", "aria-describedby", "form")


class Page(HTMLParser):
    """The elements of a page with their attributes, its words, and its faults."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.words: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{name}> is not closed" for name in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the last one opened."""
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:] or 'nothing'} at {self.getpos()}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note words by the element they stand in."""
        if self._open:
            name = self._open[-1]
            self.words[name] = self.words.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def hidden(self) -> dict[str, str]:
        """The hidden fields by name."""
        return {each["name"]: each["value"] for each in self.all("input") if each.get("type") == "hidden"}


def faults_of(html: str, language: str) -> list[str]:
    """Everything that is wrong with a page that should be in ``language``."""
    page = Page(html)
    faults = list(page.faults)
    if [each.get("lang") for each in page.all("html")] != [language]:
        faults.append("the page does not declare its language")
    headings = [int(name[1]) for name, _ in page.elements if name in ("h1", "h2", "h3", "h4")]
    faults += [f"{headings.count(1)} h1"] if headings.count(1) != 1 else []
    faults += [f"h{now} after h{before}" for before, now in itertools.pairwise(headings) if now > before + 1]
    faults += [f"<{tag}> is missing" for tag in ("title", "main", "header", "footer", "nav") if not page.all(tag)]
    return faults + _references(page) + _fields(page) + _loaded(page) + _inline(page)


def _references(page: Page) -> list[str]:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    twice = [f"the id {each} stands twice" for each in sorted(set(ids)) if ids.count(each) > 1]
    return twice + [
        f"{name}={word} of <{tag}> leads nowhere"
        for tag, attributes in page.elements
        for name in REFERRING
        for word in attributes.get(name, "").split()
        if word not in ids
    ]


def _fields(page: Page) -> list[str]:
    labelled = {each["for"] for each in page.all("label")}
    return [
        f"<{tag} {attributes}> has no label"
        for tag, attributes in page.elements
        if tag in FIELDS and attributes.get("type") != "hidden" and attributes.get("id") not in labelled
    ]


def _loaded(page: Page) -> list[str]:
    addresses = [(tag, attributes.get(LOADED[tag], "")) for tag, attributes in page.elements if tag in LOADED]
    return [f"<{tag}> loads {each}" for tag, each in addresses if urlsplit(each).netloc or not each.startswith("/")]


def _inline(page: Page) -> list[str]:
    faults = ["a style sheet in the page"] * len(page.all("style"))
    faults += ["a script in the page" for each in page.all("script") if not each.get("src")]
    return faults + [
        f"{name} on <{tag}>"
        for tag, attributes in page.elements
        for name in attributes
        if name == "style" or name.startswith("on")
    ]
