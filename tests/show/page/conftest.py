"""One browser for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.show.page.browser import Browser, opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened() as found:
        yield found


@pytest.fixture(autouse=True)
def _plain_window(request: pytest.FixtureRequest) -> None:
    """Every test begins with a wide, light window."""
    if "browser" in request.fixturenames:
        window: Browser = request.getfixturevalue("browser")
        window.size(1440, 900)
        window.scheme("light")
