"""Who may import whom, as data, and what finds a breach of it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
OURS = ("knowledge", "assistant", "actions")
RASA = "rasa rasa_sdk"
WEB = "aiohttp sanic"
OUTSIDE = {"os.environ", "os.getenv", "datetime.now", "datetime.utcnow", "date.today", "time.time", "time.monotonic"}
"""The environment and the clock, which pure code is given and never asks."""
RASA_SIDE = (
    "assistant.action_endpoint assistant.engine assistant.rest_channel assistant.tracker_store assistant.nlu "
    "assistant.language assistant.privacy assistant.turns assistant.wiring actions knowledge"
)


class Rule(NamedTuple):
    """What of ours a package may import, what it must never, and whether it asks neither environment nor clock."""

    may: str
    never: str = ""
    pure: bool = False


_PURE = f"{RASA} sqlalchemy {WEB}"
_KNOWN = "knowledge.places knowledge.schema knowledge.search knowledge.store knowledge.stored knowledge.values"
_FRONT = (
    "assistant.answers assistant.eligibility assistant.interview assistant.handoff assistant.language "
    "assistant.privacy assistant.settings assistant.turns assistant.wiring knowledge.schema knowledge.store "
    "knowledge.tables"
)
_PLAIN = (
    "assistant.answers assistant.context assistant.database assistant.eligibility assistant.eligibility_content "
    "assistant.handoff assistant.interview assistant.language assistant.paused_interviews assistant.privacy "
    "assistant.settings knowledge"
)

TABLE = {
    "knowledge": Rule("knowledge", f"{RASA} {WEB}"),
    "assistant.language": Rule("assistant.language", _PURE, pure=True),
    "assistant.privacy": Rule("assistant.language", _PURE, pure=True),
    "assistant.eligibility": Rule("assistant.eligibility assistant.language", _PURE, pure=True),
    "assistant.interview": Rule(
        "assistant.interview assistant.eligibility assistant.language assistant.privacy", _PURE, pure=True
    ),
    "assistant.answers": Rule(f"assistant.answers assistant.language {_KNOWN}", _PURE),
    "assistant.context": Rule("assistant.answers.model assistant.language", _PURE, pure=True),
    "assistant.message_parts": Rule("", _PURE, pure=True),
    "assistant.handoff": Rule(
        "assistant.handoff assistant.privacy assistant.language assistant.turns knowledge", f"{RASA} {WEB}"
    ),
    "assistant.eligibility_content": Rule(
        "assistant.eligibility knowledge.schema knowledge.store knowledge.stored knowledge.values", _PURE
    ),
    "assistant.eligibility_commands": Rule(
        "assistant.answers.formats assistant.eligibility assistant.wiring", f"{RASA} sqlalchemy {WEB}"
    ),
    "assistant.turns": Rule("assistant.handoff.tickets assistant.paused_interviews knowledge.tables", f"{RASA} {WEB}"),
    "assistant.paused_interviews": Rule("assistant.interview.codes knowledge.tables", f"{RASA} {WEB}"),
    "assistant.policies": Rule(
        "assistant.handoff.state assistant.interview assistant.policies", f"rasa_sdk sqlalchemy {WEB}"
    ),
    "assistant.settings": Rule("", f"{_PURE}"),
    "assistant.database": Rule("", f"{RASA} {WEB}"),
    "assistant.migrations": Rule("", f"{RASA} {WEB}"),
    "assistant.wiring": Rule(_PLAIN, f"{RASA} {WEB}"),
    "assistant.portal": Rule(f"assistant.portal {_FRONT}", RASA),
    "assistant.desk": Rule(f"assistant.desk {_FRONT}", RASA),
    # The names come from the wired store, whose type the extractor names; what corrects an answer is read from words
    # alone, and the interview has those words.
    "assistant.nlu": Rule(
        "assistant.nlu assistant.language assistant.context assistant.wiring knowledge.gazetteer knowledge.store "
        "assistant.interview.corrections assistant.interview.message",
        f"rasa_sdk {WEB}",
    ),
    "assistant.tracker_store": Rule(f"{RASA_SIDE} assistant.interview.codes", WEB),
    "assistant.rest_channel": Rule(RASA_SIDE, "aiohttp"),
    "assistant.action_endpoint": Rule(RASA_SIDE, WEB),
    "assistant.engine": Rule(f"{RASA_SIDE} assistant.settings", "aiohttp"),
    "actions": Rule(
        "actions.base actions.handoff_turn actions.handoff_wording actions.interview_beside actions.interview_turn "
        "actions.parts assistant.answers "
        "assistant.context assistant.handoff assistant.interview assistant.language "
        "assistant.message_parts assistant.wiring",
        f"rasa sqlalchemy {WEB}",
    ),
    "assistant.training": Rule("assistant.settings", f"rasa_sdk {WEB}"),
    "assistant.doctor": Rule(
        "assistant.nlu.pipelines assistant.nlu.sentence_encoder assistant.settings assistant.training "
        "assistant.wiring knowledge.store",
        RASA,
    ),
    "assistant.terminal": Rule(
        "assistant.action_endpoint assistant.answers assistant.context assistant.engine assistant.language "
        "assistant.rest_channel assistant.settings assistant.wiring",
        f"rasa_sdk {WEB}",
    ),
    "assistant.email_text": Rule("", _PURE, pure=True),
    "assistant.draft": Rule(
        "assistant.answers assistant.context assistant.email_text assistant.message_parts assistant.privacy "
        "assistant.terminal assistant.wiring",
        f"{RASA} sqlalchemy {WEB}",
    ),
    "assistant.ticket_commands": Rule("assistant.handoff assistant.wiring", f"{RASA} sqlalchemy {WEB}"),
    "assistant.knowledge_commands": Rule("assistant.settings assistant.wiring knowledge", f"{RASA} {WEB}"),
    "assistant.cli": Rule(
        "assistant.doctor assistant.draft assistant.eligibility_commands assistant.engine assistant.knowledge_commands "
        "assistant.portal.serve assistant.settings assistant.terminal assistant.ticket_commands assistant.training "
        "assistant.wiring",
        f"{RASA} {WEB}",
    ),
    "assistant.__main__": Rule("assistant.cli"),
}
"""By package or module; the longest name that fits a module counts."""


def modules(root: Path) -> dict[str, Path]:
    """Every module of ours under ``root`` by its dotted name."""
    files = [file for package in OURS for file in (root / package).rglob("*.py")]
    return {_name(file.relative_to(root)): file for file in sorted(files)}


def _name(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def rule_of(module: str) -> Rule | None:
    """The row of the table for a module; None if it has no place there."""
    fitting = [name for name in TABLE if is_within(module, name)]
    return TABLE[max(fitting, key=len)] if fitting else None


def is_within(name: str, package: str) -> bool:
    """Whether ``name`` is the package or something in it."""
    return name == package or name.startswith(f"{package}.")


def breaches(module: str, file: Path) -> list[str]:
    """What a module does against its row, in order of its lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    rule = rule_of(module)
    if rule is None:
        only_words = all(isinstance(node, ast.Expr) for node in tree.body)
        return [] if only_words else [f"{module} has no place in the table"]
    found = [f"{module} imports {name}" for name in _imports(tree, file, module) if not _allowed(name, rule)]
    if rule.pure:
        found += [f"{module} asks {name}" for name in _asks(tree)]
    return found


def _allowed(name: str, rule: Rule) -> bool:
    if any(is_within(name, package) for package in OURS):
        return any(is_within(name, package) for package in rule.may.split())
    return not any(is_within(name, package) for package in rule.never.split())


def _imports(tree: ast.AST, file: Path, module: str) -> Iterator[str]:
    """The dotted name of everything imported, also inside functions and relative to the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".") if file.stem == "__init__" else module.split(".")[:-1]
            above = parts[: len(parts) - node.level + 1] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def _asks(tree: ast.AST) -> Iterator[str]:
    """The environment and the clock where they are read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = ".".join(ast.unparse(node).split(".")[-2:])
            if name in OUTSIDE:
                yield name
        elif isinstance(node, ast.ImportFrom):
            yield from (name for alias in node.names if (name := f"{node.module}.{alias.name}") in OUTSIDE)
