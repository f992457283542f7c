"""The engine as a process: what survives a restart, what stops a start, what is live without either."""

import re
import shutil
import uuid
from pathlib import Path

from assistant.settings import ROOT
from tests.integration.conftest import Server, dario, environment_of, free_port, start
from tests.integration.test_rest import first_answer


def test_a_conversation_outlives_a_restart(server: Server, tmp_path: Path) -> None:
    sender = uuid.uuid4().hex
    assert first_answer(server.ask("What is Euroclusters about?", sender))["language"] == "en"
    assert server.stop() == 0
    again = start(server.environment, tmp_path / "again.log")
    try:
        answer = first_answer(again.ask("budget?", sender))
        assert (answer["call"], answer["language"]) == ("SMP-COSME-2021-CLUSTER-01", "en")
    finally:
        assert again.stop() == 0


def test_a_corrected_figure_and_a_new_call_are_live_after_a_load(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "knowledge" / "content", tmp_path / "content"))
    environment = environment_of(f"sqlite:///{tmp_path / 'dario.db'}", free_port())
    environment["DARIO_CONTENT"] = str(content)
    assert dario("knowledge", "load", environment=environment).returncode == 0
    running = start(environment, tmp_path / "serve.log")
    try:
        assert "6.000.000 €" in running.ask("qual è la dotazione del bando?")[0]["text"]
        correct_budget(content)
        add_call(content)
        loaded = dario("knowledge", "load", environment=environment)
        assert loaded.returncode == 0, loaded.stderr
        assert "7.000.000 €" in running.ask("qual è la dotazione del bando?")[0]["text"]
        answer = first_answer(running.ask("quando scade Orizzonte Filande?"))
        assert (answer["topic"], answer["call"]) == ("deadline", "TEST-FILANDE-1")
    finally:
        running.stop()


def correct_budget(content: Path) -> None:
    """Make the call's budget seven million."""
    file = content / "calls" / "RLA12020034211.yml"
    text = file.read_text(encoding="utf-8")
    fact = re.search(r"\n  budget:\n.*?(?=\n  \w+:\n)", text, re.DOTALL)
    assert fact is not None
    file.write_text(text.replace(fact.group(), fact.group().replace("6000000", "7000000")), encoding="utf-8")


def add_call(content: Path) -> None:
    """Add a call under a made-up name, by data alone."""
    text = (content / "calls" / "SMP-COSME-2021-CLUSTER-01.yml").read_text(encoding="utf-8")
    identity = text[: text.index("\nsources:")]
    changed = re.sub(r"  short_title:\n    it: .*\n    en: .*\n", "", identity)
    changed = re.sub(r"  aliases:\n(    - .*\n)+", "", changed)
    changed = re.sub(r"  title:\n    it: .*\n    en: .*\n", "", changed)
    changed = changed.replace("SMP-COSME-2021-CLUSTER-01", "TEST-FILANDE-1")
    name = "{it: Orizzonte Filande, en: Silk Mills}"
    changed = changed.replace("call:\n", f"call:\n  title: {name}\n  short_title: {name}\n")
    (content / "calls" / "TEST-FILANDE-1.yml").write_text(changed + text[text.index("\nsources:") :], encoding="utf-8")


def test_a_model_that_does_not_load_stops_the_start(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "broken.tar.gz").write_bytes(b"this is no model")
    environment = environment_of(f"sqlite:///{tmp_path / 'dario.db'}", free_port())
    environment["DARIO_MODELS"] = str(models)
    stopped = dario("serve", environment=environment)
    assert stopped.returncode == 2
    assert "does not load" in stopped.stderr and "dario train" in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_no_model_stops_the_start_and_says_what_to_do(tmp_path: Path) -> None:
    environment = environment_of(f"sqlite:///{tmp_path / 'dario.db'}", free_port())
    environment["DARIO_MODELS"] = str(tmp_path)
    stopped = dario("serve", environment=environment)
    assert stopped.returncode == 2
    assert "there is no model" in stopped.stderr and "dario train" in stopped.stderr
