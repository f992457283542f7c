"""A model is trained anew when something it is made from has changed, and never because the knowledge has."""

import json
import shutil
from pathlib import Path

import pytest

from assistant import training
from assistant.settings import ROOT
from assistant.training import DATA, STAMP, fingerprint, train_if_needed, up_to_date


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the model is made from, in place of the project's own."""
    for part in DATA:
        source, target = ROOT / part, tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    monkeypatch.setattr(training, "ROOT", tmp_path)
    return tmp_path


def trained(models: Path, digest: str, model: str = "model.tar.gz") -> None:
    """Leave a folder as a training leaves it."""
    models.mkdir(exist_ok=True)
    (models / model).write_bytes(b"a model")
    (models / STAMP).write_text(json.dumps({"fingerprint": digest, "model": model}))


def test_the_fingerprint_of_a_copy_is_that_of_the_project(project: Path) -> None:
    copied = fingerprint()
    (project / "data" / "notes.txt").write_text("not read by Rasa")
    (project / "assistant" / "nlu" / "__pycache__").mkdir()
    (project / "assistant" / "nlu" / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    assert fingerprint() == copied
    assert len(copied) == 64


@pytest.mark.parametrize(
    "file",
    [
        "config.yml",
        "domain.yml",
        "data/nlu/it/deadline.yml",
        "data/stories/answer.yml",
        "assistant/nlu/features.py",
        "assistant/language/words.yml",
        "assistant/language/cleaning.py",
    ],
)
def test_a_change_to_what_the_model_is_made_from_changes_the_fingerprint(file: str, project: Path) -> None:
    before = fingerprint()
    with (project / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# another line\n")
    assert fingerprint() != before


def test_a_file_added_moved_or_taken_away_changes_the_fingerprint(project: Path) -> None:
    digests = [fingerprint()]
    (project / "data" / "nlu" / "it" / "new.yml").write_text("nlu: []\n")
    digests.append(fingerprint())
    (project / "data" / "nlu" / "it" / "new.yml").rename(project / "data" / "nlu" / "en" / "new.yml")
    digests.append(fingerprint())
    (project / "data" / "nlu" / "en" / "new.yml").unlink()
    assert len(set(digests)) == 3
    assert fingerprint() == digests[0]


def test_the_knowledge_is_no_part_of_the_model() -> None:
    assert [part for part in DATA if part.startswith("knowledge")] == []


def test_a_model_of_this_fingerprint_is_not_trained_again(tmp_path: Path) -> None:
    trained(tmp_path / "models", fingerprint())
    assert up_to_date(tmp_path / "models")
    assert train_if_needed(tmp_path / "models") == "the model is up to date"
    assert (tmp_path / "models" / "model.tar.gz").read_bytes() == b"a model"


def test_a_folder_without_a_model_is_not_up_to_date(tmp_path: Path) -> None:
    assert not up_to_date(tmp_path / "nowhere")
    trained(tmp_path, fingerprint())
    (tmp_path / "model.tar.gz").unlink()
    assert not up_to_date(tmp_path)


@pytest.mark.parametrize(
    "stamp",
    [
        '{"fingerprint": "of another time", "model": "model.tar.gz"}',
        "{}",
        '{"model": "model.tar.gz"}',
        "",
        '{"fingerprint": "cut off',
    ],
)
def test_a_stamp_that_does_not_fit_or_cannot_be_read_means_training(stamp: str, tmp_path: Path) -> None:
    (tmp_path / "model.tar.gz").write_bytes(b"a model")
    (tmp_path / STAMP).write_text(stamp)
    assert not up_to_date(tmp_path)
