"""Light Markdown (bold, italics, lists, links) as HTML that is safe to be shown; anything else stays text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

SCHEMES = ("http", "https", "mailto", "tel")

_AFTER_A_LIST = re.compile(r"^(- .*)\n(?!- |\s|$)", re.MULTILINE)
"""A line after a list is a new paragraph to who writes it; Markdown alone would join it to the last point."""


@lru_cache(maxsize=2048)
def html_of(text: str) -> str:
    """What Dario says, as HTML; the same sentences come again and again, so they are remembered."""
    return str(_renderer().render(_AFTER_A_LIST.sub(r"\1\n\n", text))).strip()


def plain_html(text: str) -> str:
    """What a person wrote, as HTML: letter by letter, nothing of it is markup."""
    return f"<p>{escape(text)}</p>"


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    made = MarkdownIt("zero", {"html": False, "breaks": True})
    made.enable(["emphasis", "link", "list", "newline", "escape"])
    made.validateLink = _may_be_followed  # type: ignore[method-assign, assignment]
    made.add_render_rule("link_open", _link_open)
    return made


def _may_be_followed(address: str) -> bool:
    return urlsplit(address).scheme.lower() in SCHEMES


def _link_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, _environment: Any
) -> str:
    """A link tells the page it leads to nothing of the one it comes from."""
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, _environment)
