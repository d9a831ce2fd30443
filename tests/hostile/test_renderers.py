"""Hostile text through every renderer: nothing runs, nothing counts, nothing steers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.testing.strategies import hostile_text
from tests.hostile.filled import filled
from tests.hostile.looking import found
from tests.hostile.renderers import RENDERERS, Renderer
from tests.hostile.strings import OWN, naughty

LONG = pytest.mark.torture


@pytest.fixture(scope="module", params=[30, pytest.param(120, marks=LONG)])
def book(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """A ledger of so many records, over 60 texts in each: every text stands in many fields."""
    with filled((*OWN, *naughty()), records=request.param) as opened:
        yield opened


def alive(renderer: Renderer, pieces: Iterable[str]) -> list[str]:
    """List some of what is alive in what a renderer made of a ledger."""
    return [it for piece in pieces for it in found(renderer.form, piece)][:5]


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda it: it.name)
def test_no_text_of_the_lists_is_alive_in(renderer: Renderer, book: Ledger) -> None:
    pieces = list(renderer.render(book))
    assert pieces, "it shows nothing"
    assert alive(renderer, pieces) == []


@pytest.mark.parametrize("examples", [2, pytest.param(20, marks=LONG)])
def test_no_text_that_hypothesis_makes_is_alive_in_any(examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )  # fmt: skip
    @given(st.lists(hostile_text(max_size=120), min_size=40, max_size=40, unique=True))
    def holds(texts: list[str]) -> None:
        with filled(texts, records=5) as book:
            for renderer in RENDERERS:
                assert alive(renderer, renderer.render(book)) == [], renderer.name

    holds()


def test_the_big_list_of_naughty_strings_is_whole() -> None:
    if not naughty():
        pytest.skip("the big list of naughty strings is not beside this checkout")
    assert len(naughty()) == 514
    assert len(OWN) > 150
