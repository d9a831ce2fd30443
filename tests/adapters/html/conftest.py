from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapters.html.pages import Read, read_file

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

Reader = Callable[..., Read]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Read a page given as text or bytes."""

    def reading(
        page: str | bytes, name: str = "page.html", encoding: str = "", **options: object
    ) -> Read:
        path = tmp_path / name
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return read_file(path, encoding, **options)

    return reading
