"""A table of claims that was exported is read as the same claims again."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.claims import Claim, changed
from ledger.testing.strategies import hostile_text
from tests.exporting.test_whole_ledger import another
from tests.notebook import notebook, record
from tests.show.shelf import samples


def told(book: Ledger, claim: Claim) -> tuple[object, ...]:
    """All that a table tells of a claim: who is meant, by name."""
    who = book.now().who

    def named(mention: object) -> str:
        return who.said_by(mention, claim.source) if mention else ""  # type: ignore[arg-type]

    chain = [
        (
            [named(m) for m in hop.by], hop.said and hop.said.edtf, hop.verb, hop.voice,
            hop.wording, hop.cue and hop.cue.text,
        )
        for hop in claim.chain
    ]  # fmt: skip
    anchor = claim.anchor
    if anchor:  # spaces at either end of a cell are not kept
        anchor = changed(anchor, prefix=anchor.prefix.strip(), suffix=anchor.suffix.strip())
    happened = claim.occurrence and claim.occurrence.happened
    return (
        chain, claim.content, claim.act, anchor, claim.quotes, claim.form, claim.flags,
        [(h.text, h.owner) for h in claim.hedges], happened and happened.edtf, claim.polarity,
        claim.extras, named(claim.addressee),
    )  # fmt: skip


def both(book: Ledger, path: Path, *, formulas: bool = False) -> tuple[list[object], list[object]]:
    """What the claims of a ledger tell, and what they tell in a ledger that read the table."""
    with another() as other:
        book.export("claims", path, comments=True, formulas=formulas)
        assert other.import_from(path).flaws == ()
        ours: list[object] = [told(book, claim) for claim in book.claims()]
        return ours, [told(other, claim) for claim in other.claims()]


@pytest.mark.parametrize("formulas", [True, False])
def test_the_claims_of_the_samples_are_read_again_as_they_were(
    tmp_path: Path, formulas: bool
) -> None:
    with samples() as book:
        ours, theirs = both(book, tmp_path / "claims.csv", formulas=formulas)
    assert len(ours) > 40
    for one, two in zip(ours, theirs, strict=True):
        assert unworded(two) == unworded(one)


def unworded(found: object) -> list[str]:
    """A date that is only words has no place in a table."""
    return [str(each).replace("''", "None") for each in found]  # type: ignore[attr-defined]


@settings(max_examples=30, deadline=None)
@given(hostile_text(max_size=40), hostile_text(max_size=40), st.booleans())
def test_no_hostile_text_is_lost_or_altered_in_a_table(
    content: str, extra: str, formulas: bool
) -> None:
    evil, more = content.strip().replace("\x00", ""), extra.strip().replace("\x00", "")
    with TemporaryDirectory() as folder, notebook() as book:
        claim = record(book, evil or "nothing")
        book.amend(claim, extras={"note": more})
        ours, theirs = both(book, Path(folder) / "claims.csv", formulas=formulas)
    assert theirs == ours


@pytest.mark.parametrize(
    "name", ["Ben & Jerry", "A > B", "A; B", 'Sun "and" Moon', "[x]", '"', "=SUM(1)"]
)
def test_a_name_with_a_sign_in_it_stays_one_name(tmp_path: Path, name: str) -> None:
    with notebook() as book, another() as other:
        book.record(
            who=name, content="yes", source="notes", reported_by=(name, "Wire"), date="2023"
        )
        book.export("claims", tmp_path / "claims.csv")
        other.import_from(tmp_path / "claims.csv")
        [claim] = other.claims()
        assert [[m.text for m in hop.by] for hop in claim.chain] == [[name], ["Wire"], [name]]


def test_a_table_says_that_its_cells_are_guarded(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with notebook() as book:
        record(book, "'tis neutral")
        book.export("claims", path)
    with path.open(newline="", encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert (row["content"], row["guarded"]) == ("''tis neutral", "yes")


def test_a_table_read_again_twice_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with samples() as book, another() as other:
        book.export("claims", path)
        assert other.import_from(path).claims > 40
        assert other.import_from(path).added == 0
