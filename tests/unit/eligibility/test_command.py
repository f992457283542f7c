"""``dario eligibility``: JSON in, JSON or a readable table out, every fault at once; and the document it fills."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import dario
from assistant.eligibility.check import EligibilityCheck
from assistant.eligibility.explain import explanation
from assistant.wiring import Wiring
from tests.conftest import CALL, TODAY

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs" / "eligibility.md"
MEMBERS = {"members": [{"name": "Cluster X", "country": "IT", "region": "ITC4"}, {"kind": "company", "country": "RS"}]}
FAULTY = {"members": [{"country": "ZZ"}, {"kind": "x", "region": "y"}]}


def run(*arguments: str, given: object = None) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    text = given if isinstance(given, str) else json.dumps(given)
    result = CliRunner(mix_stderr=False).invoke(dario, ["eligibility", *arguments], input=text)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("parts")
def test_json_in_json_out() -> None:
    code, out, err = run("--call", CALL, "--json", "-", given=MEMBERS)
    told = json.loads(out)
    assert (code, err, told["verdict"], told["call"]) == (0, "", "not_eligible", CALL)
    assert len(told["criteria"]) == 7


@pytest.mark.usefixtures("parts")
def test_a_file_and_the_default_call(tmp_path: Path) -> None:
    file = tmp_path / "consortium.json"
    file.write_text(json.dumps(MEMBERS), encoding="utf-8")
    assert json.loads(run(str(file), "--json")[1]) == json.loads(run("--json", given=MEMBERS)[1])


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", ["Almeno una condizione pubblicata non è soddisfatta", "[aperta] Personalità", "Che cosa basterebbe"]),
        ("en", ["do not meet at least one published condition", "[open] Legal personality", "What would be enough"]),
    ],
)
def test_a_readable_table_tells_what_is_not_met_first(language: str, words: list[str]) -> None:
    code, out, _ = run("--language", language, given=MEMBERS)
    assert code == 0 and all(word in out for word in words)
    signs = {"it": ("[non soddisfatta]", "[aperta]"), "en": ("[not met]", "[open]")}[language]
    assert out.rindex(signs[0]) < out.index(signs[1])
    assert "Bandi Online" in out and "RLA12020034211" in out


@pytest.mark.usefixtures("parts")
def test_every_fault_at_once_with_exit_code_2() -> None:
    code, out, err = run("--language", "en", given=FAULTY)
    assert (code, out) == (2, "")
    assert [line.split(" ")[0] for line in err.splitlines()] == [
        *("members[0].country", "members[1].kind", "members[1].region")
    ]
    code, out, err = run("--json", given=FAULTY)
    assert (code, out) == (2, "")
    assert [(each["member"], each["field"]) for each in json.loads(err)["faults"]] == [
        *((0, "country"), (1, "kind"), (1, "region"))
    ]


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("given", ["", "{", "[]", '{"members": []}'])
def test_what_is_no_consortium_is_a_fault(given: str) -> None:
    code, out, err = run(given=given)
    assert (code, out) == (2, "") and err


@pytest.mark.usefixtures("parts")
def test_a_call_without_conditions_says_so() -> None:
    code, out, _ = run("--call", "SMP-COSME-2021-CLUSTER-01", given=MEMBERS)
    assert code == 0 and "Non risultano condizioni pubblicate per questo bando." in out
    assert "SMP-COSME-2021-CLUSTER-01" in run("--call", "SMP-COSME-2021-CLUSTER-01", "--explain")[1]


def test_the_command_needs_no_rasa_and_tells_an_unknown_call(parts: Wiring) -> None:
    script = (
        "import sys; from assistant.cli import main\n"
        "try: main()\n"
        "finally: print([name for name in sys.modules if name.split('.')[0] in ('rasa', 'rasa_sdk')], file=sys.stderr)"
    )
    environment = {**os.environ, "DARIO_DATABASE_URL": parts.settings.database_url}
    done = subprocess.run(
        [sys.executable, "-c", script, "eligibility", "--call", "X", "-"],
        input=json.dumps(MEMBERS),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dario: there is no call 'X'; the calls known are COS-CLUSINT-2020-3-01, ")
    assert done.stderr.rstrip().endswith("[]")


@pytest.mark.usefixtures("parts")
def test_the_document_shows_what_the_command_prints() -> None:
    for language in ("it", "en"):
        code, out, _ = run("--explain", "--language", language)
        assert code == 0
        assert out in DOCUMENT.read_text(encoding="utf-8"), f"run `dario eligibility --explain --language {language}`"


@pytest.mark.parametrize("language", ["it", "en"])
def test_table_and_diagram_have_every_condition(language: str, check: EligibilityCheck) -> None:
    call = check.conditions(CALL, TODAY)
    table, diagram = explanation(call, language).split("```mermaid\n")
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert len(rows) == len(call.conditions) == 7
    for condition, row in zip(call.conditions, rows, strict=True):
        assert f"`{condition.id}`" in row and condition.name.in_language(language) in row
        assert f"\n    {condition.id}[" in diagram and f"{condition.id} --> any_not_met" in diagram
    assert diagram.startswith("flowchart LR\n") and diagram.endswith("\n```")
