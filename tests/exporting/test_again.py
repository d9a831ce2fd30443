"""Claims that are exported as the interchange are imported again without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.claims import Claim, Hop
from ledger.interchange import read_lines
from ledger.testing.strategies import hostile_text
from tests.laws.random_ledgers import Step, filled, scripts
from tests.notebook import notebook, record
from tests.replay.test_pins import opened
from tests.show.shelf import samples
from tests.show.test_hostile import ledger_of


def hop(it: Hop) -> tuple[object, ...]:
    """All of a hop but who is meant, which the new ledger finds out for itself."""
    by = tuple((m.text, m.at) for m in it.by if m.text)
    return by, it.cue, it.said, it.verb, it.voice, it.wording


def told(claim: Claim) -> tuple[object, ...]:
    """All that a claim says, apart from ids."""
    addressee = claim.addressee.text if claim.addressee else None
    return (
        tuple(map(hop, claim.chain)), claim.content, claim.act, claim.anchor, claim.quotes,
        claim.form, claim.flags, claim.hedges, claim.occurrence, claim.polarity, claim.reading,
        claim.extras, addressee, claim.reply_to is None,
    )  # fmt: skip


def claims(book: Ledger, comments: bool = False) -> list[Claim]:
    """List the claims, those of readers too if that is asked for."""
    found = list(book.claims())
    if comments:
        seen = {claim.id for claim in found}
        for agent in book.agents():
            for claim in book.claims(who=agent.agent) if agent.kind == "commenter" else ():
                found += [claim] if claim.id not in seen else []
    return found


def again(book: Ledger, path: Path, **asked: bool) -> Iterator[Ledger]:
    """Export the claims of a ledger, and import them into an empty one."""
    book.export("claims", path, **asked)  # type: ignore[arg-type]  # truth values only
    with Ledger.open(":memory:", by="bob") as other:
        report = other.import_from(path)
        assert report.flaws == ()
        yield other


def test_who_source_date_chain_and_quotation_come_back_as_they_were(tmp_path: Path) -> None:
    with samples() as book:
        for other in again(book, tmp_path / "claims.jsonl"):
            ours, theirs = claims(book), claims(other)
            assert len(ours) > 40
            assert list(map(told, theirs)) == list(map(told, ours))
            for one, two in zip(ours, theirs, strict=True):
                assert names(book, one) == names(other, two)


def names(book: Ledger, claim: Claim) -> tuple[object, ...]:
    """Name the source of a claim and all who are in its chain."""
    now = book.now()
    chain = [[now.who.said_by(m, claim.source) for m in hop.by] for hop in claim.chain]
    outlet = now.source(claim.source)
    return now.evidence.source_name(claim.source), outlet.pub_lo, outlet.pub_hi, chain


def test_the_sentence_in_the_source_is_found_in_the_new_ledger_too(tmp_path: Path) -> None:
    with samples() as book:
        for other in again(book, tmp_path / "claims.jsonl"):
            view = other.relationship("Russia", "China")
            steps = [step for s in view.statements for step in s.why().steps if step.passage]
            assert any(step.passage and step.passage.before for step in steps)


def test_comments_come_back_as_comments(tmp_path: Path) -> None:
    with samples() as book:
        for other in again(book, tmp_path / "claims.jsonl", comments=True):
            ours, theirs = claims(book, comments=True), claims(other, comments=True)
            assert sorted(c.content for c in ours) == sorted(c.content for c in theirs)
            assert len(ours) > len(claims(book))
            assert sum(c.reply_to is not None for c in ours) == sum(
                c.reply_to is not None for c in theirs
            )


def test_importing_the_same_export_twice_adds_nothing(tmp_path: Path) -> None:
    with samples() as book:
        for other in again(book, tmp_path / "claims.jsonl"):
            assert other.import_from(tmp_path / "claims.jsonl").added == 0


def test_without_the_texts_every_claim_comes_back_with_the_words_it_stands_in(
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.jsonl"
    with samples() as book:
        for other in again(book, path, texts=False):
            assert list(map(told, claims(other))) == list(map(told, claims(book)))
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    documents = [line["document"] for line in lines if "record" not in line]
    assert documents
    assert not any("text" in document for document in documents)


def test_a_claim_of_an_earlier_version_of_its_source_keeps_its_words(tmp_path: Path) -> None:
    article = tmp_path / "call.txt"
    with Ledger.open(":memory:", by="ann") as book:
        article.write_text("The Norwegian Foreign Ministry said that trade with Sweden is up.\n")
        book.import_from(article, name="call")
        article.write_text("More.\n\nThe Swedish Foreign Ministry said that Norway is right.\n")
        book.import_from(article, name="call")
        for other in again(book, tmp_path / "claims.jsonl"):
            ours, theirs = claims(book), claims(other)
            assert [c.content for c in ours] == [c.content for c in theirs]
            assert [c.anchor and c.anchor.exact for c in ours] == [
                c.anchor and c.anchor.exact for c in theirs
            ]


def test_every_line_is_read_by_the_interchange_itself(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    with samples() as book:
        done = book.export("claims", path)
    items = list(read_lines(enumerate(path.read_text("utf-8").split("\n"), start=1)))
    assert not [item for item in items if type(item).__name__ == "Flaw"]
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sum(line.get("record") == "claim" for line in lines) == done.rows


def test_a_table_of_claims_can_be_imported_as_a_table_too(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with notebook() as book, Ledger.open(":memory:", by="bob") as other:
        record(book, "we stay neutral")
        book.export("claims", path, formulas=True)
        other.import_from(path)
        [claim] = other.claims()
    assert (claim.content, str(claim.date)) == ("we stay neutral", "2023-06-01")
    assert [hop.name for hop in claim.chain] == ["The Gazette", "Orlov"]


@settings(max_examples=20, deadline=None)
@given(scripts())
def test_no_claim_of_any_ledger_is_lost(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, opened(filled(steps)) as book:
        ours = claims(book)
        assume(ours)
        for other in again(book, Path(folder) / "claims.jsonl"):
            theirs = claims(other)
            assert len(theirs) == len(ours)
            assert [(c.content, c.date) for c in theirs] == [(c.content, c.date) for c in ours]
            spoken = [[(h.said, h.voice) for h in c.chain] for c in ours]
            assert [[(h.said, h.voice) for h in c.chain] for c in theirs] == spoken


@settings(max_examples=20, deadline=None)
@given(hostile_text(max_size=60), st.booleans())
def test_no_hostile_text_is_lost_or_altered(evil: str, texts: bool) -> None:
    with TemporaryDirectory() as folder, ledger_of(evil) as book:
        for other in again(book, Path(folder) / "claims.jsonl", texts=texts):
            assert [c.content for c in claims(other)] == [c.content for c in claims(book)]
