"""The widget stays small: a page that embeds it must not feel it."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from assistant.settings import ROOT

WIDGET = ROOT / "assistant" / "widget"
LARGEST = 40_960
"""Bytes of script and styles, gzipped."""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The widget, built anew from its sources."""
    tools = ROOT / ".venv" / "bin"
    if not (WIDGET / "node_modules").is_dir():
        pytest.skip("skipped, since what bundles the widget is not installed: make setup")
    outfile = tmp_path_factory.mktemp("widget") / "dario-chat.js"
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"
    command = ["node", "build.mjs", str(outfile)]
    subprocess.run(command, cwd=WIDGET, env={**os.environ, "PATH": path}, check=True, timeout=120)
    return outfile


def test_the_widget_is_at_most_40_kilobytes(bundle: Path) -> None:
    size = len(gzip.compress(bundle.read_bytes(), 9))
    assert size <= LARGEST, f"{size} bytes gzipped; at most {LARGEST}: see what grew with esbuild's --analyze"


def test_the_widget_runs_no_text_as_code_and_loads_nothing_else(bundle: Path) -> None:
    script = bundle.read_text(encoding="utf-8")
    assert "eval(" not in script
    assert "new Function" not in script
    assert "@font-face" not in script
    assert "url(" not in script.replace("URL(", "")
