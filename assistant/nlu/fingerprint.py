"""Tells Rasa's training cache about code and data that it does not see."""

import hashlib
from pathlib import Path
from types import ModuleType


def source_of(*modules: ModuleType) -> str:
    """A digest of the modules' source, with the data files that stand beside a package's ``__init__``."""
    digest = hashlib.sha256()
    for module in modules:
        path = Path(str(module.__file__))
        for file in sorted(path.parent.iterdir()) if path.name == "__init__.py" else [path]:
            if file.suffix in {".py", ".yml"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()
