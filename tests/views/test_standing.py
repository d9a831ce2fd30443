"""What stands in a view and what does not: retracted, rejected, withdrawn, re-dated, merged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.events import ClaimAmended, ImportFinished, ImportStarted, Withdrawn
from ledger.views.rows.engine import Views

START = 1_704_067_200_000_000  # 2024-01-01


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(tmp_path / "a.ledger", by="ann", clock=clock) as opened:
        opened.register("Arcadia", "state", "the Republic of Arcadia")
        opened.register("Borduria", "state")
        opened.register("Orlov", "person")
        opened.acts_for("Orlov", "Arcadia")
        opened.source("notes", published="2023-06-10")
        yield opened


def record(book: Ledger, content: str, who: str = "Orlov") -> str:
    claim = book.record(who=who, content=content, source="notes")
    book.code(claim, "Trade", parties=("Arcadia", "Borduria"))
    return claim


def trade(book: Ledger) -> list[str]:
    view = book.relationship("Arcadia", "Borduria")
    return [s.content for s in view.statements]


def article(folder: Path, text: str) -> Path:
    path = folder / "article.txt"
    path.write_text(text, "utf-8")
    return path


def test_each_claim_is_quoted_from_the_version_it_was_found_in(
    book: Ledger, tmp_path: Path
) -> None:
    first = "Arcadia said that trade with Borduria grew. Nothing else happened.\n"
    note = "Editor’s note: this article was changed after it appeared.\n\n"
    later = note + "Arcadia said that trade with Borduria shrank. Nothing else happened.\n"
    book.import_from(article(tmp_path, first), name="daily")
    book.import_from(article(tmp_path, later), name="daily")
    found = {}
    for claim in book.claims(source="daily"):
        [entry] = [e for e in book.history(claim.id) if e.recorded.kind == "ClaimRecorded"]
        found[claim.content] = str(entry.step.passage)
    assert found["trade with Borduria grew"] == ("Arcadia said that »trade with Borduria grew«.")
    assert found["trade with Borduria shrank"] == (
        "Arcadia said that »trade with Borduria shrank«."
    )


def test_a_new_version_that_tells_its_date_dates_the_old_claims(
    book: Ledger, tmp_path: Path
) -> None:
    text = "Arcadia said that trade with Borduria grew.\n"
    book.import_from(article(tmp_path, text), name="daily")
    assert not list(book.as_of(published="2023-12-31").claims(source="daily"))
    book.import_from(article(tmp_path, text + "More soon.\n"), name="daily", published="2023-05-01")
    assert len(list(book.as_of(published="2023-12-31").claims(source="daily"))) == 1


def test_a_retraction_whose_source_is_dated_later_strikes_by_that_date(book: Ledger) -> None:
    claim = record(book, "we trade")
    book.source("a letter")
    book.retract(claim, who="Orlov", source="a letter")
    view = book.as_of(published="2023-12-31").relationship("Arcadia", "Borduria")
    assert view["Trade"].party("Arcadia").latest is not None
    book.source("a letter", published="2023-07-01")
    view = book.as_of(published="2023-12-31").relationship("Arcadia", "Borduria")
    assert view["Trade"].party("Arcadia").latest is None


def test_only_the_claimant_or_a_voice_of_the_same_party_strikes(book: Ledger) -> None:
    claim = record(book, "we trade")
    book.retract(claim, who="Borduria", source="notes")
    assert book.relationship("Arcadia", "Borduria")["Trade"].party("Arcadia").latest
    book.retract(claim, who="Arcadia", source="notes", date="2023-06-05", words="he erred")
    party = book.relationship("Arcadia", "Borduria")["Trade"].party("Arcadia")
    assert party.latest is None
    why = " ".join(str(party.struck[0].why()).split())
    assert "retracted by Arcadia, said 2023-06-05, in notes: he erred" in why


def test_what_an_outsider_takes_back_is_struck_and_shown(book: Ledger) -> None:
    claim = record(book, "they trade", who="Canal Institute")
    book.retract(claim, who="Canal Institute", source="notes")
    aspect = book.relationship("Arcadia", "Borduria")["Trade"]
    assert not aspect.outside
    assert [s.content for s in aspect.struck] == ["they trade"]
    printed = " ".join(str(book.relationship("Arcadia", "Borduria")).split())
    assert "taken back by Canal Institute" in printed


def test_a_withdrawn_source_takes_its_claims_along(book: Ledger) -> None:
    record(book, "we trade")
    before = book.head().seq
    book.withdraw(book.source_id("notes"), "a forgery")
    assert trade(book) == []
    assert [s.name for s in book.sources()] == []
    assert len(book.as_of(recorded=before).relationship("Arcadia", "Borduria").statements) == 1


def test_a_withdrawn_agent_is_gone_and_its_words_stand(book: Ledger) -> None:
    record(book, "we trade")
    book.withdraw(book.agent_id("Orlov"), "a mix-up")
    assert "Orlov" not in [a.name for a in book.agents()]
    assert [c.who[0].text for c in book.claims()] == ["Orlov"]


def test_a_rejection_can_be_taken_back(book: Ledger) -> None:
    claim = record(book, "we trade")
    coding = book.code(claim, "Trade", parties=("Arcadia", "Borduria"))
    for target in (claim, coding):
        book.review(target, "rejected")
        assert trade(book) in ([], ["we trade"])
    assert trade(book) == []
    assert list(book.claims()) == []
    book.review(claim, "confirmed", why="it was right after all")
    book.review(coding, "confirmed")
    assert trade(book) == ["we trade"]
    assert "ClaimCoded" in str([e.recorded.kind for e in book.history(claim)])


def test_a_confirmed_coding_counts_as_judged(book: Ledger) -> None:
    book.record(who="Orlov", content="China is neutral on Russia", source="notes")
    view = book.relationship("Russia", "China")
    assert view.judged == 0
    book.review(view.statements[0].row.coding, "confirmed")
    assert book.relationship("Russia", "China").judged == 1


def test_an_older_resolution_holds_again_when_the_newer_is_withdrawn(book: Ledger) -> None:
    record(book, "we trade", who="he")
    book.resolve("notes", "he", "Orlov")
    newer = book.resolve("notes", "he", "Borduria")
    assert book.relationship("Arcadia", "Borduria")["Trade"].party("Borduria").latest
    book.withdraw(newer, "it was the other man")
    assert book.relationship("Arcadia", "Borduria")["Trade"].party("Arcadia").latest


def test_amending_what_was_withdrawn_does_not_bring_it_back(book: Ledger) -> None:
    claim = record(book, "we trade")
    kept = book.claim(claim)
    book.append(Withdrawn(reason="twice", target=claim), ClaimAmended(claim=kept))
    assert trade(book) == []
    assert list(book.claims()) == []


def test_aspects_are_found_whatever_their_case(book: Ledger) -> None:
    record(book, "we trade")
    view = book.relationship("arcadia", "borduria")
    assert view["trade"].name == view["TRADE"].name == "Trade"
    assert "trade" in view


def test_a_long_chain_of_merges_and_a_circle_have_one_root(book: Ledger) -> None:
    names = [book.register(f"alias {n}") for n in range(1500)]
    for first, second in pairwise(names):
        book.merge(first, second)
    who = book.now().who
    assert {who.root(n) for n in (names[0], names[700], names[-1])} == {names[-1]}
    book.merge(names[-1], names[0])
    roots = [book.now().who.root(n) for n in (names[3], names[900])]
    assert roots[0] == roots[1]


def test_persons_of_one_name_at_two_places_are_two_coders(book: Ledger) -> None:
    claim = record(book, "we trade")
    parties = ("Arcadia", "Borduria")
    for coder, aspect in (("ann@x.org", "contact"), ("ann@y.org", "economy")):
        book.by = coder
        book.code(claim, aspect, parties=parties)
    view = book.relationship(*parties)
    assert {"contact", "economy"} <= {a.name for a in view}


def test_an_office_that_has_ended_says_nothing_undated(book: Ledger) -> None:
    book.register("Petrov")
    book.acts_for("Petrov", "Arcadia", during="2005/2010")
    record(book, "long after", who="Petrov")
    aspect = book.relationship("Arcadia", "Borduria")["Trade"]
    assert aspect.party("Arcadia").latest is None
    assert [o.name for o in aspect.outside] == ["Petrov"]


def test_a_damaged_views_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "b.ledger"
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia")
    Path(f"{path}.views").write_bytes(b"no database at all" * 400)
    with Ledger.open(path, by="ann") as book:
        assert [a.name for a in book.agents()] == ["Arcadia"]


def test_names_are_the_same_however_their_letters_are_composed(book: Ledger) -> None:
    composed, apart = "Caf\u00e9 Institute", "Cafe\u0301 Institute"
    assert book.register(composed) == book.agent_id(apart)


def test_an_import_that_ends_twice_is_seen_once(book: Ledger) -> None:
    book.relationship("Arcadia", "Borduria")
    started = ImportStarted(adapter="x", file="x", sha256="0" * 64, size=0, version=1)
    claim = book.claim(record(book, "we trade"))
    import_id = "one-import"
    store = book.store
    store.append([started], recorder="ann", import_id=import_id)
    store.append([ClaimAmended(claim=claim)], recorder="ann", import_id=import_id)
    store.append([ImportFinished(added=1)], recorder="ann", import_id=import_id)
    book.withdraw(claim.id, "twice")
    store.append([ImportFinished(added=0)], recorder="bob", import_id=import_id)
    assert trade(book) == []
    fresh = Views(store)
    fresh.catch_up()
    assert list(book.claims()) == []
