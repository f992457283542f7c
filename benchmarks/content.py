"""Makes knowledge bases of any size: a copy of Dario's content, with its call copied under made-up names."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.settings import Settings
from benchmarks.messages import Conversation, about
from knowledge.read import CONTENT

CODE = Settings.read({}).default_call
"""The code of the call that is copied, and that is always there."""
ASKED = 20
"""At most this many calls are asked about."""
SYLLABLES = ("ba", "co", "du", "fe", "gri", "lo", "mu", "ne", "pra", "ri", "sto", "ta", "ver", "zu")


def write_content(folder: Path, calls: int) -> tuple[Conversation, ...]:
    """Write content with ``calls`` calls into the new ``folder``; conversations about some of them."""
    shutil.copytree(CONTENT, folder)
    original = YAML(typ="safe").load((folder / "calls" / f"{CODE}.yml").read_text(encoding="utf-8"))
    for part in ("calls", "pages"):
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir()
    chance = random.Random(calls)
    titles = {CODE: str(original["call"]["short_title"]["it"])}
    _write(folder, {**original, "call": {**original["call"], "followed_by": []}})
    for number in range(1, calls):
        code = f"PROVA{number:05}"
        titles[code] = _title(chance)
        _write(folder, _copy(original, code, titles[code]))
    asked = chance.sample(sorted(titles), min(ASKED, calls))
    return tuple(conversation for code in asked for conversation in about(code, titles[code]))


def _title(chance: random.Random) -> str:
    """Make up two words of three or four syllables."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((3, 4)))) for _ in range(2)]
    return " ".join(word.capitalize() for word in words)


def _copy(original: dict[str, Any], code: str, title: str) -> dict[str, Any]:
    """Copy the call's file under another code, with names of its own: titles, a nickname and a reference."""
    call = {
        **original["call"],
        "code": code,
        "eu_reference": f"UE-{code}",
        "title": {"it": f"Bando {title} per le imprese", "en": f"{title} call for enterprises"},
        "short_title": {"it": title, "en": title},
        "aliases": [f"{title.split(maxsplit=1)[0]} {code[-4:]}"],
        "followed_by": [],
    }
    return {**original, "call": call}


def _write(folder: Path, file: dict[str, Any]) -> None:
    """Write a call's file; as JSON, which is YAML too and is written a hundred times faster."""
    text = json.dumps(file, default=str, ensure_ascii=False, indent=1)
    (folder / "calls" / f"{file['call']['code']}.yml").write_text(text, encoding="utf-8")
