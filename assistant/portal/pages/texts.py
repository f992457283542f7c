"""The words of the pages in one language, read once from the YAML files of the folder ``texts``."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.portal.texts import LANGUAGES

_FOLDER = Path(__file__).parent / "texts"


@lru_cache(maxsize=len(LANGUAGES))
def texts(language: str) -> dict[str, Any]:
    """All words in ``it`` or ``en``, by file and then by key; where a file has both languages, only this one."""
    reader = YAML(typ="safe")
    files = sorted(_FOLDER.glob("*.yml"))
    return {file.stem: _in_language(reader.load(file.read_text(encoding="utf-8")), language) for file in files}


def _in_language(node: Any, language: str) -> Any:
    """A tree of texts with each pair of languages replaced by the one that is wanted."""
    if isinstance(node, list):
        return [_in_language(one, language) for one in node]
    if isinstance(node, dict):
        if set(node) == set(LANGUAGES):
            return node[language]
        return {key: _in_language(one, language) for key, one in node.items()}
    return node
