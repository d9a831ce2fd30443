"""The corpus of real sources beside a checkout; tests that read it skip where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

_FOUND: Final = (folder / "shared" / "corpus" for folder in Path(__file__).resolve().parents)
CORPUS: Final = next((folder for folder in _FOUND if folder.is_dir()), Path("no corpus"))

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real sources is not beside this checkout"
)
