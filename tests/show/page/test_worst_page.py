"""The worst texts there are on one page, in a real browser: no script, no dialog, no request."""

from __future__ import annotations

import pytest

from tests.hostile.filled import PARTIES, filled
from tests.hostile.strings import OWN, naughty
from tests.show.page.browser import Browser
from tests.show.page.test_hostile_page import walked


@pytest.mark.parametrize("records", [24, pytest.param(120, marks=pytest.mark.torture)])
def test_a_page_of_the_worst_texts_runs_nothing_and_asks_for_nothing(
    browser: Browser, records: int
) -> None:
    with filled((*OWN, *naughty()), records=records) as book:
        walked(browser, book, PARTIES)  # a dialog would stop it
