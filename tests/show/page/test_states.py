"""The page works out the same states as Python does."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import Ambiguous, NotFound
from ledger.importing.desk import Rules
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import PARTIES, Step, filled, scripts
from tests.notebook import notebook, record
from tests.show.page.browser import Browser, required
from tests.show.page.crowd import STATES, crowd
from tests.show.page.reading import asked, expected, shown
from tests.show.shelf import samples

MODES = ("said", "published", "recorded")
RUSSIA_CHINA = ("Russia", "China")


def written(book: Ledger, parties: tuple[str, str], folder: str, **bounds: Any) -> Path:
    path = Path(folder) / "page.html"
    path.write_text(book.page(*parties, **bounds), encoding="utf-8")
    return path


def compared(
    browser: Browser, book: Ledger, parties: tuple[str, str], shares: list[float], **base: Any
) -> int:
    """Lay the page beside Python at places of each slider; gives how many were compared."""
    count = 0
    with TemporaryDirectory() as folder:
        browser.open(written(book, parties, folder, **base))
        for mode in MODES:
            for found in shown(browser, mode, shares):
                bounds = {**base, **asked(found["label"])} if found["label"] != "now" else {}
                wanted = expected(book, *parties, bounds)
                assert found["aspects"] == wanted["aspects"], found["label"]
                if wanted["state"] is not None:
                    assert found["state"] == wanted["state"], found["label"]
                count += 1
    return count


def random_shares(count: int, seed: int) -> list[float]:
    draw = random.Random(seed)
    return [0.0, 1.0, *(draw.random() for _ in range(count - 2))]


def test_the_demos_page_tells_of_every_moment_what_python_tells(browser: Browser) -> None:
    with samples() as book:
        assert compared(browser, book, RUSSIA_CHINA, random_shares(30, 7)) == 90


def test_a_page_with_a_bound_of_its_own_knows_nothing_later(browser: Browser) -> None:
    with samples() as book:
        assert compared(browser, book, RUSSIA_CHINA, random_shares(12, 8), published="2023-12-31")


def test_a_made_up_ledger_of_600_claims_is_told_alike(browser: Browser) -> None:
    with crowd(600) as book:
        assert compared(browser, book, STATES, random_shares(30, 9)) == 90


def test_every_way_of_taking_back_is_told_alike(browser: Browser) -> None:
    with notebook() as book:
        claims = [record(book, f"Arcadia said {n}", day=f"2023-05-0{n}") for n in range(1, 8)]
        book.amend(claims[0], "typo", content="Arcadia said one")
        book.withdraw(claims[1], "a slip")
        book.retract(claims[2], who="Orlov", source="notes", date="2023-05-20", words="no")
        book.correct(claims[3], content="Arcadia said four", published="2023-07-01")
        book.link(claims[4], "denies", claims[3])
        book.register("The Minister", "person")
        book.merge("Orlov", "The Minister")
        book.redact(claims[6], reason="privacy")
        book.split("Orlov")
        book.assess("Arcadia", "Borduria", "it cools", aspect="neutrality")
        shares = [n / 30 for n in range(31)]
        assert compared(browser, book, ("Arcadia", "Borduria"), shares) == 93


@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))  # a browser shrinks slowly
@given(steps=scripts())
def test_any_ledgers_page_tells_what_python_tells(browser: Browser, steps: list[Step]) -> None:
    store = filled(steps)
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    clock = SteppingClock(start=store.head().recorded_at)
    with Ledger(store, Views(store), by="ann", clock=clock, rules=rules) as book:
        try:
            book.relationship(*PARTIES)
        except (NotFound, Ambiguous):
            assume(False)
        compared(browser, book, PARTIES, random_shares(8, 10))


def test_where_no_browser_is_installed_the_tests_skip_but_not_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Chromium"):
        required()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Chromium"):
        required()
