"""An assessment says what it rests on, how sure it is by whose scale, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from ledger import Assessment, Ledger
from ledger.claims import ChangeReason
from ledger.errors import BadEvent
from ledger.events import AssessmentMade
from ledger.views.cells import Judged
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def judged(book: Ledger) -> Judged:
    [found] = book.relationship(*PAIR).assessments
    return found


def says(book: Ledger) -> list[str]:
    return [step.says for step in judged(book).why().steps]


def test_why_says_likelihood_and_confidence_as_their_own_scales_do(book: Ledger) -> None:
    book.assess(
        *PAIR,
        "it will hold",
        alternatives=("it breaks", "nothing happens"),
        confidence=("ICD 203", "low"),
        likelihood=("STIX WEP", "Likely/Probable"),
    )
    [event] = says(book)
    assert event == (
        "assessed by ann, recorded by ann"
        "; likelihood: Likely/Probable [STIX WEP: 60–79 STIX confidence by STIX WEP]"
        "; confidence: low [ICD 203: no number by ICD 203 confidence]"
        "; alternatives weighed: it breaks | nothing happens"
    )


def test_of_a_scale_that_nobody_knows_no_number_is_made_up(book: Ledger) -> None:
    book.assess(*PAIR, "it will hold", likelihood=("Harbour Desk", "a good bet"))
    assert "a good bet [Harbour Desk: nothing is known of that term]" in says(book)[0]


def test_what_supersedes_without_a_reason_is_refused_with_the_list_of_reasons(
    book: Ledger,
) -> None:
    first = book.assess(*PAIR, "it holds")
    seq = book.head().seq
    with pytest.raises(BadEvent) as refused:
        book.assess(*PAIR, "it breaks", supersedes=first)
    assert [r for r in get_args(ChangeReason) if r not in str(refused.value)] == []
    with pytest.raises(BadEvent, match="'a whim' is no reason"):
        book.assess(*PAIR, "it breaks", supersedes=first, reason="a whim")  # type: ignore[arg-type]
    assert book.head().seq == seq
    book.assess(*PAIR, "it breaks", supersedes=first, reason="source re-rated")
    assert "because: source re-rated" in says(book)[0]
    assert [step.says for step in judged(book).why().displaced] == ["it holds"]


def test_an_import_keeps_what_it_has_and_the_view_says_that_no_reason_is_given(
    book: Ledger,
) -> None:
    first = book.assess(*PAIR, "it holds")
    parties = book.agent_id("Arcadia"), book.agent_id("Borduria")
    later = Assessment(
        assessor="bob", id=book.new_id(), parties=parties, statement="it breaks", supersedes=first
    )
    book.append(AssessmentMade(assessment=later))
    assert says(book) == ["assessed by bob, recorded by ann, no reason given"]
    assert "no reason given" in " ".join(str(book.relationship(*PAIR)).split())


def test_each_claim_says_what_became_of_it_since(book: Ledger) -> None:
    words = ("retracted", "withdrawn", "denied", "doubted", "contradicted", "rejected", "reworded")
    claims = {word: record(book, f"to be {word}") for word in words}
    denial, doubt, counter = (record(book, f"no {n}", who="Borduria") for n in range(3))
    before = book.assess(*PAIR, "it holds", rests_on=tuple(claims.values()))
    quiet = [step.says for step in judged(book).why().steps]
    assert len(quiet) == 1 + len(words)
    seq = book.head().seq
    book.retract(claims["retracted"], who="Arcadia", source="notes", words="not so")
    book.withdraw(claims["withdrawn"], "a slip")
    book.link(denial, "denies", claims["denied"])
    book.link(doubt, "doubts", claims["doubted"])
    book.link(claims["contradicted"], "contradicts", counter)
    book.review(claims["rejected"], "rejected")
    book.amend(claims["reworded"], "misheard", content="put otherwise")
    found = {s.split(":")[0]: s for s in says(book)[1:] if s.startswith("rests on a claim")}
    assert set(found) == {f"rests on a claim {word} since" for word in words}
    assert found["rests on a claim retracted since"].endswith("by Arcadia, in notes: not so")
    assert found["rests on a claim withdrawn since"].endswith("withdrawn by ann: a slip")
    assert "denied by Borduria: no 0 [notes], says ann" in found["rests on a claim denied since"]
    assert "contradicted by Borduria: no 2" in found["rests on a claim contradicted since"]
    assert found["rests on a claim rejected since"].endswith("rejected by ann")
    assert found["rests on a claim reworded since"].endswith("now: Orlov: put otherwise [notes]")
    then = book.as_of(recorded=seq).relationship(*PAIR).assessments[0]
    assert [step.says for step in then.why().steps] == quiet
    assert then.row.id == before


def test_it_shows_the_words_it_rested_on_and_not_later_ones(book: Ledger) -> None:
    claim = record(book, "as it was")
    book.assess(*PAIR, "it holds", rests_on=(claim,))
    book.amend(claim, "misheard", content="as it is")
    assert says(book)[1] == "rests on: as it was [notes]"
    book.assess(*PAIR, "it still holds", aspect="neutrality", rests_on=(claim,))
    later = book.relationship(*PAIR)["neutrality"].assessments[0]
    assert [s.says for s in later.why().steps][1:] == ["rests on: as it is [notes]"]


def test_what_had_become_of_a_claim_before_is_not_called_since(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    book.retract(claim, who="Orlov", source="notes")
    book.assess(*PAIR, "it holds all the same", rests_on=(claim,))
    assert says(book)[2].startswith("rests on a claim retracted before it was assessed")


def test_a_redacted_claim_is_a_hole_and_said_to_be_redacted(book: Ledger) -> None:
    claim = record(book, "a secret")
    book.assess(*PAIR, "it holds", rests_on=(claim,))
    book.redact(claim, reason="privacy")
    told = says(book)
    assert told[1:] == [
        "rests on: [redacted]",
        "rests on a claim redacted since: redacted by ann: privacy",
    ]
    assert judged(book).why().steps[2].recorded.kind == "PayloadRedacted"
    assert "a secret" not in str(judged(book).why())


def test_a_withdrawn_source_takes_the_claims_along_that_an_assessment_rests_on(
    book: Ledger,
) -> None:
    claim = record(book, "we stay neutral")
    book.assess(*PAIR, "it holds", rests_on=(claim,))
    book.withdraw(book.source_id("notes"), "a forgery")
    assert says(book)[2] == (
        "rests on a claim withdrawn since: withdrawn with its source by ann: a forgery"
    )


def test_only_who_may_take_back_a_claim_makes_it_retracted(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    book.assess(*PAIR, "it holds", rests_on=(claim,))
    book.retract(claim, who="Borduria", source="notes")
    assert len(says(book)) == 2


def test_a_denial_that_was_itself_withdrawn_denies_nothing(book: Ledger) -> None:
    claim, denial = record(book, "we stay neutral"), record(book, "no", who="Borduria")
    book.assess(*PAIR, "it holds", rests_on=(claim,))
    book.link(denial, "denies", claim)
    assert len(says(book)) == 3
    book.withdraw(denial, "a slip")
    assert len(says(book)) == 2


def test_a_redacted_assessment_is_a_hole(book: Ledger) -> None:
    book.assess(*PAIR, "a secret", likelihood=("ICD 203", "likely"))
    book.redact(book.head().seq, reason="privacy")
    assert judged(book).statement == "[redacted]"
    assert says(book) == ["assessed by ann, recorded by ann"]


def test_a_denial_made_later_is_not_known_before() -> None:
    with notebook() as book:
        book.source("late", publisher="The Gazette", published="2023-12-10")
        claim = book.record(who="Orlov", content="yes", source="notes", date="2023-06-01")
        denial = book.record(who="Borduria", content="no", source="late", date="2023-12-01")
        link = book.link(denial, "denies", claim)
        book.assess("Arcadia", "Borduria", "warm", rests_on=(claim,), made="2023-06-15")
        pair, before = ("Arcadia", "Borduria"), {"published": "2023-07-01"}

        def denied(**bounds: str) -> bool:
            [judged] = book.as_of(**bounds).relationship(*pair).assessments
            return any("denied" in step.says for step in judged.why().steps)

        assert (denied(), denied(**before), denied(said="2023-07-01")) == (True, False, False)
        book.withdraw(link, "they do not mean the same")
        assert not denied()


def test_what_a_rejected_claim_denies_is_not_denied() -> None:
    with notebook() as book:
        claim = book.record(who="Orlov", content="yes", source="notes")
        denial = book.record(who="Borduria", content="no", source="notes")
        book.link(denial, "denies", claim)
        book.assess("Arcadia", "Borduria", "warm", rests_on=(claim,))
        book.review(denial, "rejected")
        [judged] = book.relationship("Arcadia", "Borduria").assessments
        assert not any("denied" in step.says for step in judged.why().steps)
