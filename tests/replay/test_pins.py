"""A pinned view holds while nothing that it shows has moved, and else says which events did it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.claims import changed
from ledger.clock import SteppingClock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import BadEvent, NotFound, Taken
from ledger.events import AgentNamed
from ledger.importing.desk import Rules
from ledger.replay.pins import Checked, differing
from ledger.store.memory import MemoryStore
from ledger.testing.sample_events import a_redaction
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import PARTIES, Step, filled, scripts
from tests.notebook import START, notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        record(opened, "we stay neutral")
        yield opened


def pin(book: Ledger, name: str = "march", **bounds: str) -> str:
    return book.pin(name, book.as_of(**bounds).relationship(*PAIR))


def causes(found: Checked) -> list[tuple[str, list[str]]]:
    return [(c.kind, [e.kind for e in c.causes]) for c in found.drifted]


def erase(book: Ledger, seq: int) -> None:
    book.append(a_redaction(seq))


def test_a_pin_holds_while_nothing_has_moved_but_the_pin_itself(book: Ledger) -> None:
    pin(book)
    found = book.check("march")
    assert found.holds
    assert found.same
    assert (found.differs, found.redacted, found.drifted, found.counts) == ((), (), (), ())


def test_a_pin_holds_after_appends_that_do_not_concern_it(book: Ledger) -> None:
    pin(book)
    book.register("Syldavia", "state")
    other = book.record(who="Syldavia", content="we trade", source="notes", date="2023-06-09")
    book.code(other, "economy", parties=("Syldavia", "Borduria"))
    assert book.check("march").holds


def test_a_late_claim_makes_it_drift_and_is_named(book: Ledger) -> None:
    pin(book)
    record(book, "we take sides", day="2023-06-08")
    found = book.check("march")
    assert not found.holds
    assert found.same
    assert causes(found) == [("late", ["ClaimRecorded", "ClaimCoded"])]
    assert ("claims", "1", "2") in [(m.what, m.then, m.now) for m in found.counts]


def test_a_claim_said_and_published_after_its_bounds_does_not_make_it_drift(book: Ledger) -> None:
    pin(book, published="2023-12-31", said="2023-06-05")
    record(book, "we take sides", day="2023-06-08")
    book.source("sequel", published="2024-01-01")
    later = book.record(who="Orlov", content="we left", source="sequel", date="2023-06-02")
    book.code(later, "neutrality", parties=PAIR)
    assert book.check("march").holds


def test_a_retraction_makes_it_drift_and_is_named(book: Ledger) -> None:
    [claim] = book.claims()
    pin(book)
    book.retract(claim.id, who="Orlov", source="notes", date="2023-06-09")
    [(kind, events)] = causes(book.check("march"))
    assert kind == "retracted"
    assert "ClaimRetracted" in events


def test_an_amendment_makes_it_drift_and_is_named(book: Ledger) -> None:
    [claim] = book.claims()
    pin(book)
    book.amend(claim.id, "a slip", content="we stay out of it")
    assert causes(book.check("march")) == [("changed", ["ClaimAmended"])]


def test_a_merge_makes_it_drift_and_is_named(book: Ledger) -> None:
    book.register("The envoy", "person")
    record(book, "trade grows", who="The envoy", day="2023-06-02")
    pin(book)
    book.merge("The envoy", "Orlov")
    events = {kind for _, kinds in causes(book.check("march")) for kind in kinds}
    assert "AgentsMerged" in events


def test_a_party_merged_into_another_is_asked_for_by_what_it_was(book: Ledger) -> None:
    pin(book)
    book.register("The Arcadian Republic", "state")
    book.merge("Arcadia", "The Arcadian Republic")
    found = book.check("march")
    assert found.same
    assert found.now["neutrality"].parties[0].latest is not None
    assert not found.drifted


def test_an_erased_event_under_it_is_reported_as_a_redaction(book: Ledger) -> None:
    [claim] = book.claims()
    pin(book)
    [seq] = book.now().evidence.seqs_of([claim.id])
    erase(book, seq)
    found = book.check("march")
    assert not found.same
    assert not found.holds
    assert [gone.seq for gone in found.redacted] == [seq]
    assert f"event {seq} ClaimRecorded was redacted" in str(found)


def test_a_redaction_is_named_with_its_reason(book: Ledger) -> None:
    [claim] = book.claims()
    pin(book)
    gone = book.redact(claim.id, reason="privacy", note="asked for")
    found = book.check("march")
    assert not found.holds
    assert tuple(it.seq for it in found.redacted) == gone.events
    assert [it.seq for it in found.redactions] == [book.head().seq]
    assert "ann: privacy: asked for" in str(found)
    assert "neutral" not in str(found).replace("NEUTRALITY", "")


def test_a_redaction_before_the_pin_is_none_of_its_drift(book: Ledger) -> None:
    early = record(book, "we may take sides", day="2023-05-01")
    book.redact(early, reason="privacy")
    pin(book)
    [claim] = [c for c in book.claims() if c.id != early]
    gone = book.redact(claim.id, reason="court order")
    found = book.check("march")
    assert tuple(it.seq for it in found.redacted) == gone.events
    assert len(found.redactions) == 1


def test_what_is_erased_without_a_trace_is_named_after_a_rebuild_too(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann", clock=SteppingClock(START)) as book:
        for name in PAIR:
            book.register(name, "state")
        book.source("notes", publisher="The Gazette", published="2023-06-10")
        claim = record(book, "we stay neutral", who="Arcadia")
        pin(book)
        [seq] = book.now().evidence.seqs_of([claim])
        erase(book, seq)
    for file in tmp_path.glob("*.views*"):
        file.unlink()
    with Ledger.open(path, by="ann", clock=SteppingClock(START)) as book:
        found = book.check("march")
        assert [it.seq for it in found.redacted] == [seq]
        assert not found.holds


def test_an_erased_event_that_it_does_not_show_leaves_it_as_it_was(book: Ledger) -> None:
    other = book.record(who="Orlov", content="it rains", source="notes")
    pin(book)
    [seq] = book.now().evidence.seqs_of([other])
    erase(book, seq)
    assert book.check("march").holds


def test_the_same_answer_is_pinned_once_under_its_name(book: Ledger) -> None:
    first = pin(book)
    assert pin(book) == first
    assert len(book.pins()) == 1
    assert pin(book, "april") != first
    assert [it.pin.name for it in book.pins()] == ["march", "april"]


def test_a_name_stands_for_one_view_until_its_pin_is_withdrawn(book: Ledger) -> None:
    first = pin(book)
    record(book, "we take sides", day="2023-06-08")
    with pytest.raises(Taken, match="'march' stands for another view"):
        pin(book)
    book.withdraw(first, "made in haste")
    assert pin(book) != first
    assert book.check("march").holds


def test_a_view_of_another_ledger_is_not_pinned(book: Ledger) -> None:
    with Ledger.open(":memory:", by="bob", clock=SteppingClock(START * 2)) as other:
        for name in PAIR:
            other.register(name, "state")
        with pytest.raises(BadEvent, match="of the same ledger"):
            book.pin("march", other.relationship(*PAIR))
    assert book.pins() == ()


def test_a_view_that_is_not_given_again_is_not_pinned(book: Ledger) -> None:
    [claim] = book.claims()
    view = book.relationship(*PAIR)
    latest = view["neutrality"].party("Arcadia").latest
    assert latest is not None
    assert latest.content == "we stay neutral"
    [seq] = book.now().evidence.seqs_of([claim.id])
    erase(book, seq)
    with pytest.raises(BadEvent, match="when it is asked for it again"):
        book.pin("march", view)
    assert book.pins() == ()


def test_a_pin_that_is_not_there_is_an_error_with_the_nearest_names(book: Ledger) -> None:
    pin(book)
    with pytest.raises(NotFound, match="Did you mean 'march'"):
        book.check("marsh")


def test_a_pin_keeps_the_whole_basis_and_outlives_the_views_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann", clock=SteppingClock(START)) as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        view = book.as_of(published="2023-12-31").relationship(*PAIR)
        book.pin("empty", view, "for the minister")
    for file in tmp_path.glob("*.views*"):
        file.unlink()
    with Ledger.open(path, by="bob", clock=SteppingClock(START)) as book:
        [it] = book.pins()
        basis = view.basis
        assert (it.pin.seq, it.pin.head, it.pin.library) == (basis.seq, basis.head, basis.library)
        assert (it.pin.published, it.pin.note) == (basis.published, "for the minister")
        assert it.pin.by == "ann"
        assert book.check("empty").holds


def test_a_moment_amid_the_last_batch_has_the_same_head_after_more_was_appended(
    book: Ledger,
) -> None:
    orlov = book.agent_id("Orlov")
    last = book.append(*(AgentNamed(agent=orlov, name=name) for name in ("O.", "Minister O.")))
    then = book.as_of(recorded=last - 1)
    assert then.basis.head == book.as_of(recorded=last - 2).basis.head
    book.pin("amid", then.relationship(*PAIR))
    assert book.check("amid").differs == ()


def test_another_version_is_told_and_alone_does_not_break_a_pin(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    own = tmp_path / "own.toml"
    own.write_text('name = "own"\nversion = 2\n[[aspects]]\nname = "tides"\nabout = "Tides."\n')
    with Ledger.open(path, by="ann", clock=SteppingClock(START)) as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        pin(book)
    with Ledger.open(path, by="ann", clock=SteppingClock(START), codebook=own) as book:
        found = book.check("march")
        assert [(m.what, m.now) for m in found.differs] == [("codebook", "own@2")]
        assert found.holds
        assert "Other versions: codebook" in str(found)


def test_of_the_projections_only_those_that_differ_are_told(book: Ledger) -> None:
    pin(book)
    [it] = book.pins()
    older = changed(it.pin, projections=it.pin.projections.replace("pins@1", "pins@0 other@3"))
    [moved] = differing(older, book.check("march").then)
    assert (moved.what, moved.then, moved.now) == ("projections", "pins@0 other@3", "pins@1")


@settings(max_examples=25, deadline=None)
@given(scripts(), st.data())
def test_a_pin_of_any_moment_gives_the_same_answer_for_ever(
    steps: list[Step], data: st.DataObject
) -> None:
    store = filled(steps)
    with opened(store) as book:
        seq = data.draw(st.integers(len(PARTIES) + 12, store.head().seq))
        view = book.as_of(recorded=seq).relationship(*PARTIES)
        book.pin("then", view)
        found = book.check("then")
        assert found.same
        assert found.then.basis.head == view.basis.head


def opened(store: MemoryStore) -> Ledger:
    """A ledger over a store that was filled by a script."""
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    clock = SteppingClock(START + 10**15)
    return Ledger(store, Views(store), by="ann", clock=clock, rules=rules)
