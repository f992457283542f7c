"""Both ways of reading: spaCy's own pipelines where a package of that name is installed, blank ones where not.

The package is a small one made here under the published name, with a lemma of its own by which it is recognised.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from assistant.settings import ROOT
from tests.integration.conftest import dario, environment_of, free_port

TOPICS = ("greet", "deadline", "budget")
METADATA = "Metadata-Version: 2.1\nName: it-core-news-sm\nVersion: 3.4.0\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installed package `it_core_news_sm` 3.4.0."""
    folder = tmp_path_factory.mktemp("package")
    pipeline = spacy.blank("it")
    pipeline.meta.update({"name": "core_news_sm", "version": "3.4.0", "license": "CC BY-NC-SA 3.0"})
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "scadenza"}]], {"LEMMA": "scadenza-da-pacchetto"})  # type: ignore[attr-defined]
    pipeline.to_disk(folder / "made")
    command = [sys.executable, "-m", "spacy", "package", "made", "out", "--build", "none", "--force"]
    (folder / "out").mkdir()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (folder / "out" / "it_core_news_sm-3.4.0" / "it_core_news_sm").rename(folder / "it_core_news_sm")
    (folder / "it_core_news_sm" / "meta.json").write_bytes((folder / "made" / "meta.json").read_bytes())
    information = folder / "it_core_news_sm-3.4.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(METADATA)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a Dario with knowledge and, at first, no model."""
    folder = tmp_path_factory.mktemp("pipelines")
    made = environment_of(f"sqlite:///{folder / 'dario.db'}", free_port())
    made["DARIO_MODELS"] = str(folder / "models")
    assert dario("knowledge", "load", environment=made).returncode == 0
    return made


def with_package(environment: dict[str, str], package: Path) -> dict[str, str]:
    """The same environment with the package installed."""
    return {**environment, "PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])}


def train(environment: dict[str, str]) -> None:
    """Train a small model of three topics."""
    files = [str(ROOT / "data" / "nlu" / language / f"{topic}.yml") for topic in TOPICS for language in ("it", "en")]
    command = [sys.executable, "-m", "rasa", "train", "nlu", "--out", environment["DARIO_MODELS"], "--nlu"]
    folder = Path(environment["DARIO_MODELS"]).parent / "nlu"
    folder.mkdir(exist_ok=True)
    for file in files:
        (folder / f"{Path(file).parent.name}-{Path(file).name}").write_bytes(Path(file).read_bytes())
    done = subprocess.run(
        [*command, str(folder)], env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_installed_pipeline_is_used_and_its_licence_told(environment: dict[str, str], package: Path) -> None:
    told = dario("doctor", environment=with_package(environment, package)).stdout
    assert "it_core_news_sm 3.4.0, licence CC BY-NC-SA 3.0" in told
    assert "blank en + simplemma" in told
    without = dario("doctor", environment=environment).stdout
    assert "blank it + simplemma" in without
    assert "it_core_news_sm is not installed" in without


def test_its_lemmas_are_read(environment: dict[str, str], package: Path) -> None:
    code = "from assistant.nlu.pipelines import load_pipeline; print(load_pipeline('it')('la scadenza')[1].lemma_)"
    command = [sys.executable, "-W", "ignore", "-c", code]
    for used, lemma in ((with_package(environment, package), "scadenza-da-pacchetto"), (environment, "scadenza")):
        done = subprocess.run(command, env=used, cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.split()[-1] == lemma


def test_training_with_one_and_serving_with_the_other_is_refused(environment: dict[str, str], package: Path) -> None:
    installed = with_package(environment, package)
    train(installed)
    parsed = dario("parse", environment=installed, text="qual è la scadenza?\n")
    assert parsed.returncode == 0, parsed.stderr
    assert json.loads(parsed.stdout)["topics"][0]["topic"] == "deadline"
    refused = dario("parse", environment=environment, text="qual è la scadenza?\n")
    assert refused.returncode == 2
    assert "was trained with it_core_news_sm 3.4.0" in refused.stderr
    assert "blank it + simplemma" in refused.stderr and "dario train" in refused.stderr
    assert "Traceback" not in refused.stderr
