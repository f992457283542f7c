"""Each module imports only what the architecture allows it; the table and the checker stand in ``imports``."""

import ast
import re
from pathlib import Path

import pytest

from tests.unit.imports import OURS, ROOT, TABLE, breaches, is_within, modules, rule_of

MODULES = modules(ROOT)
SETTING = re.compile(r"DARIO_[A-Z_]+")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_row_allows(module: str) -> None:
    assert breaches(module, MODULES[module]) == []


def test_the_walk_sees_every_package() -> None:
    assert {name.split(".")[0] for name in MODULES} == set(OURS)
    assert {"knowledge.store", "assistant.answers.answerer", "actions.base", "assistant.nlu"} <= set(MODULES)


@pytest.mark.parametrize(
    "row", ["knowledge", "assistant.settings", "assistant.wiring", "assistant.engine", "assistant.nlu", "actions"]
)
def test_a_row_of_the_table_is_about_modules_that_exist(row: str) -> None:
    assert any(is_within(name, row) for name in MODULES)


def test_only_the_wiring_may_open_the_database() -> None:
    openers = [row for row, rule in TABLE.items() if "assistant.database" in rule.may.split()]
    assert openers == ["assistant.wiring"]


def test_the_settings_are_a_leaf_for_those_who_start_something() -> None:
    readers = {row for row, rule in TABLE.items() if "assistant.settings" in rule.may.split()}
    starters = "cli desk doctor engine knowledge_commands portal terminal training wiring"
    assert readers == {f"assistant.{name}" for name in starters.split()}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "assistant.settings"])
def test_only_the_settings_name_variables_of_the_environment(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if SETTING.fullmatch(text)] == []


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("knowledge/read.py", "from assistant.settings import Settings", "knowledge.read imports assistant.settings"),
        ("knowledge/read.py", "import rasa.shared", "knowledge.read imports rasa.shared"),
        ("assistant/wiring.py", "from assistant import nlu", "assistant.wiring imports assistant.nlu"),
        ("assistant/wiring.py", "from rasa_sdk import Action", "assistant.wiring imports rasa_sdk.Action"),
        ("assistant/answers/new.py", "import sqlalchemy as sa", "assistant.answers.new imports sqlalchemy"),
        ("assistant/answers/new.py", "from knowledge.load import load", "assistant.answers.new imports knowledge.load"),
        ("assistant/answers/new.py", "from ..wiring import wiring", "assistant.answers.new imports assistant.wiring"),
        ("assistant/answers/__init__.py", "from ..wiring import wiring", "assistant.answers imports assistant.wiring"),
        ("assistant/context.py", "from assistant.answers import render", "assistant.context imports assistant.answers"),
        (
            "assistant/cli.py",
            "def f():\n    from assistant.database import x",
            "assistant.cli imports assistant.database",
        ),
        ("assistant/nlu/new.py", "from actions.base import say", "assistant.nlu.new imports actions.base"),
        ("assistant/portal/new.py", "import assistant.desk.app", "assistant.portal.new imports assistant.desk.app"),
        ("assistant/settings.py", "from assistant.wiring import wiring", "assistant.settings imports assistant.wiring"),
        ("actions/new.py", "from actions.answer import AnswerAction", "actions.new imports actions.answer"),
        ("actions/new.py", "from . import answer", "actions.new imports actions.answer"),
        ("actions/new.py", "from knowledge.store import KnowledgeStore", "actions.new imports knowledge.store"),
        ("actions/new.py", "import aiohttp", "actions.new imports aiohttp"),
        ("assistant/language/new.py", "import os\nx = os.environ['X']", "assistant.language.new asks os.environ"),
        ("assistant/language/new.py", "from os import environ", "assistant.language.new asks os.environ"),
        ("assistant/eligibility/new.py", "x = datetime.datetime.now()", "assistant.eligibility.new asks datetime.now"),
        ("assistant/novelty.py", "import json", "assistant.novelty has no place in the table"),
    ],
)
def test_the_checker_finds_a_breach(module: str, line: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / module
    file.parent.mkdir(parents=True)
    file.write_text(f'"""A made-up module."""\n\n{line}\n')
    [(name, path)] = modules(tmp_path).items()
    assert [breach for breach in breaches(name, path) if breach.startswith(told)], breaches(name, path)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("knowledge/new.py", "import sqlalchemy as sa\nfrom knowledge import tables\nfrom .read import Content"),
        ("assistant/answers/new.py", "from knowledge.store import KnowledgeStore\nfrom assistant.answers import model"),
        ("assistant/context.py", "from assistant.answers.model import Question"),
        ("assistant/nlu/new.py", "import rasa.shared\nimport assistant.language\nfrom assistant.wiring import wiring"),
        ("assistant/engine.py", "import os\nimport rasa\nx = os.environ"),
        ("actions/new.py", "from rasa_sdk import Action\nfrom actions.base import say\nfrom actions import base"),
        ("assistant/rasa_like/__init__.py", ""),
    ],
)
def test_the_checker_lets_pass_what_is_allowed(module: str, line: str, tmp_path: Path) -> None:
    file = tmp_path / module
    file.parent.mkdir(parents=True)
    file.write_text(f'"""A made-up module."""\n\n{line}\n')
    [(name, path)] = modules(tmp_path).items()
    assert breaches(name, path) == []


def test_the_longest_name_of_the_table_counts() -> None:
    assert rule_of("assistant.answers.model") is TABLE["assistant.answers"]
    assert rule_of("assistant.nlu.pipelines") is TABLE["assistant.nlu"]
    assert rule_of("assistant.privacy_of_another_kind") is None
