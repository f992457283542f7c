"""The colours of the pages can be told apart: WCAG 2.2, 1.4.3 for words and 1.4.11 for what is pressed or filled in."""

import re

import pytest

from assistant.portal.pages.render import STATIC

WORDS = (
    ("text", "page soft raised primary-soft success-soft danger-soft"),
    ("muted", "page soft raised"),
    ("heading", "page soft raised primary-soft"),
    ("link", "page soft raised primary-soft"),
    ("link-hover", "page raised primary-soft"),
    ("on-primary", "primary primary-dark"),
    ("danger", "raised danger-soft"),
    ("success", "success-soft"),
    ("warning", "warning-soft"),
)
SIGNS = (("primary", "page raised soft"), ("border-strong", "page raised soft"), ("focus", "page raised soft"))
BLOCKS = {
    "light": [r":root \{"],
    "dark": [r":root \{", r"@media \(prefers-color-scheme: dark\) \{\s*:root \{"],
    "light, high contrast": [r":root \{", r"@media \(prefers-contrast: more\) \{\s*:root \{"],
    "dark, high contrast": [
        r":root \{",
        r"@media \(prefers-color-scheme: dark\) \{\s*:root \{",
        r"@media \(prefers-contrast: more\) \{\s*:root \{",
        r"@media \(prefers-contrast: more\) and \(prefers-color-scheme: dark\) \{\s*:root \{",
    ],
}


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme by name, later blocks over earlier ones."""
    css = (STATIC / "dario.css").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for start in BLOCKS[theme]:
        match = re.search(start + r"([^}]*)\}", css)
        assert match, f"the style sheet has no {start}"
        pairs = re.findall(r"--([\w-]+):\s*(?:var\([\w-]+,\s*)?(#[0-9a-f]{3,6})\)?;", match[1])
        found.update(pairs)
    return found


def luminance(colour: str) -> float:
    """The relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", BLOCKS)
def test_words_and_signs_stand_out(theme: str) -> None:
    known = colours(theme)
    faint = [
        f"{front} on {ground}: {contrast(known[front], known[ground]):.2f}"
        for pairs, least in ((WORDS, 4.5), (SIGNS, 3.0))
        for front, grounds in pairs
        for ground in grounds.split()
        if contrast(known[front], known[ground]) < least
    ]
    assert faint == []


def test_the_computation_is_that_of_the_guidelines() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)
