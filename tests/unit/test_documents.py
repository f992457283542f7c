"""The documents keep up with the project: what they name exists, and both READMEs say the same."""

import re
from pathlib import Path

import pytest

from assistant.cli import dario

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.it.md"]
DECISIONS = ROOT / "docs" / "adr"
DOCUMENTS = [
    *READMES,
    ROOT / "CONTRIBUTING.md",
    *(path for path in sorted((ROOT / "docs").glob("*.md")) if path.name != "performance.md"),
]
LINKED = [*DOCUMENTS, *(ROOT / "docs").glob("performance.md"), ROOT / "CHANGELOG.md", *sorted(DECISIONS.glob("*.md"))]
MADE = (".dario", ".venv", "models", "docs/performance.md", "knowledge/content/drafts")
"""What is not there before something made it."""

CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
FENCE = re.compile(r"^ *```\w*\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
ENDING = re.compile(r"\.(?:py|ya?ml|md|csv|toml|txt|in|lock)$")
TARGET = re.compile(r"\bmake ([a-z-]+)")
COMMAND = re.compile(r"\bdario ([a-z]+)(?: ([a-z]+))?")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
SETTING = re.compile(r"\bDARIO_[A-Z_]+\b")


def named(document: Path) -> str:
    """What a document says in code: its spans in backticks and its blocks, one a line."""
    text = document.read_text(encoding="utf-8")
    return "\n".join([*CODE.findall(FENCE.sub("", text)), *FENCE.findall(text)])


def paths(document: Path) -> list[str]:
    """The spans in backticks that are paths: they begin with something of ours, or end as a file does."""
    top = {path.name for path in ROOT.iterdir()}
    spans = CODE.findall(FENCE.sub("", document.read_text(encoding="utf-8")))
    plain = [span for span in spans if re.fullmatch(r"[\w.][\w./-]*", span)]
    return [span for span in plain if ("/" in span and span.split("/")[0] in top) or ENDING.search(span)]


def exists(path: str, document: Path) -> bool:
    """Whether the path stands in the project or beside the document, or is there once something made it."""
    return path.startswith(MADE) or (ROOT / path).exists() or (document.parent / path).exists()


def commands() -> set[str]:
    """The commands of ``dario`` and of its groups: ``ask``, ``knowledge check``."""
    groups = {name: getattr(command, "commands", {}) for name, command in dario.commands.items()}
    return set(groups) | {f"{name} {inner}" for name, inside in groups.items() for inner in inside}


def called(text: str) -> set[str]:
    """The commands of ``dario`` that a text calls; the word after one that is no group is its argument."""
    known = commands()
    found = {(first, second) for first, second in COMMAND.findall(text)}
    return {f"{first} {second}" if f"{first} {second}" in known else first for first, second in found}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_exists(document: Path) -> None:
    named_paths = paths(document)
    assert named_paths
    assert [path for path in named_paths if not exists(path, document)] == []


@pytest.mark.parametrize("document", LINKED, ids=lambda path: path.name)
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_target_and_command_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall(named(document))) <= targets
    assert called(named(document)) <= commands()


def test_both_readmes_say_the_same() -> None:
    texts = [document.read_text(encoding="utf-8") for document in READMES]
    for pattern in (HEADING, SETTING, LINK):
        english, italian = ([found for found in pattern.findall(text) if "README" not in found] for text in texts)
        assert english == italian
    codes = [named(document) for document in READMES]
    assert called(codes[0]) == called(codes[1]) != set()
    assert TARGET.findall(codes[0]) == TARGET.findall(codes[1]) != []
    assert paths(READMES[0]) == paths(READMES[1])


def test_the_readme_tells_every_setting() -> None:
    read = ROOT / "assistant" / "settings.py", ROOT / "tests" / "conftest.py"
    settings = {name for file in read for name in SETTING.findall(file.read_text(encoding="utf-8"))}
    assert set(SETTING.findall(READMES[0].read_text(encoding="utf-8"))) == settings


def test_every_decision_is_in_the_index() -> None:
    records = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    index = LINK.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert index == records
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
