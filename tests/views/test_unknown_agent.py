"""An agent that nobody knows: the error says who is near by name, and how one is added."""

from __future__ import annotations

import pytest

from ledger import Ledger
from ledger.errors import NotFound


@pytest.fixture
def book() -> Ledger:
    opened = Ledger.open(":memory:", by="ann")
    opened.register("Kestrian Foreign Ministry", "office")
    opened.register("Valdoria", "state")
    return opened


def refused(book: Ledger, name: str) -> str:
    with pytest.raises(NotFound) as error:
        book.relationship("Valdoria", name)
    return str(error.value)


def test_a_part_of_a_longer_name_is_told_with_the_way_to_make_a_party_of_it(book: Ledger) -> None:
    told = refused(book, "Kestria")
    assert told.startswith("This ledger holds no agent 'Kestria'.")
    assert "among them 'Kestrian Foreign Ministry'" in told
    made = "book.register('Kestria', 'state')"
    speaks = "book.acts_for('Kestrian Foreign Ministry', 'Kestria')"
    assert made in told
    assert speaks in told
    book.register("Kestria", "state")
    book.acts_for("Kestrian Foreign Ministry", "Kestria")
    assert book.relationship("Valdoria", "Kestria").claims == 0


def test_a_slip_is_told_with_the_nearest_name_alone(book: Ledger) -> None:
    assert refused(book, "Valdorja") == (
        "This ledger holds no agent 'Valdorja'. Did you mean 'Valdoria'?"
    )


def test_a_name_like_no_other_is_told_with_the_way_to_add_it(book: Ledger) -> None:
    told = refused(book, "Xyzzyx")
    assert "Did you mean" not in told
    assert "`agents` lists who is known. To add a party" in told
