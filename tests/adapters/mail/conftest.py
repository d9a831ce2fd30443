"""Mail, read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.adapter import Item, SourceFile
from ledger.options import structure
from tests.adapters.mail.letters import MAIL, SAMPLES, Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a message given as text or bytes, or the name of a sample, with the options named."""

    def reading(mail: str | bytes, **options: object) -> list[Item]:
        path = SAMPLES / mail if isinstance(mail, str) and "\n" not in mail else tmp_path / "mail"
        if path.parent == tmp_path:
            path.write_bytes(mail if isinstance(mail, bytes) else mail.encode())
        return list(MAIL.read(SourceFile(path), structure("mail", MAIL.options, options)))

    return reading
