"""A redaction that is refused names what was asked for, and what to ask for in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import BadEvent, NotFound
from ledger.events import PayloadRedacted
from ledger.verbs.redacting import condemned
from tests.notebook import notebook, record

HINT = "Give an id, an event's number, `event:12`, or a part of a text, `text:12/0`."


def text(book: Ledger, tmp_path: Path) -> int:
    """Take in a text of two parts; gives its event."""
    file = tmp_path / "a.txt"
    file.write_text("The first.\n\nThe second.\n", encoding="utf-8")
    book.import_from(file)
    return next(r.seq for r in reversed(list(book.store.read())) if r.kind == "SourceCaptured")


def test_what_is_not_there_is_named_with_a_hint(tmp_path: Path) -> None:
    with notebook() as book:
        seq, claim = text(book, tmp_path), record(book, "we met")
        where = book.store.where(claim)
        for target, what, asked, hint in (
            ("nobody", "record", "nobody", HINT),
            ("event:0", "record", "event:0", HINT),
            (f"text:{seq}/2", "part of a text", f"text:{seq}/2",
             f"Event {seq} (SourceCaptured) has 2 parts, counted from 0."),
            (f"text:{where}/0", "part of a text", f"text:{where}/0",
             f"Event {where} (ClaimRecorded) captured no text."),
        ):  # fmt: skip
            with pytest.raises(NotFound) as refusal:
                book.redact(target, reason="privacy")
            found = refusal.value
            assert (found.what, found.asked, found.hint) == (what, asked, hint)


def test_what_is_gone_or_never_goes_is_named_with_its_redaction(tmp_path: Path) -> None:
    with notebook() as book:
        seq, claim, other = text(book, tmp_path), record(book, "we met"), record(book, "they left")
        where = book.store.where(claim)
        first = book.redact(claim, reason="privacy").event
        second = book.redact(f"text:{seq}/1", reason="privacy").event
        gone = "nothing of {} is left to erase: event {} redacted it; leave it out".format
        for target, why in (
            (claim, gone(claim, first)),
            (f"event:{where}", gone(f"event:{where}", first)),
            (f"text:{seq}/1", gone(f"text:{seq}/1", second)),
            (1, "event 1 is a LedgerOpened, which is never erased"),
            (first, f"event {first} is a PayloadRedacted, which is never erased"),
        ):
            with pytest.raises(BadEvent) as refusal:
                book.redact(other, target, reason="privacy")
            found = refusal.value
            assert (found.kind, found.where, found.why) == ("PayloadRedacted", "$.holes", why)
        assert book.claim(other).content == "they left"
        with pytest.raises(BadEvent) as nothing:
            book.redact(reason="privacy")
        assert nothing.value.why.startswith("nothing was named; name a claim, an event")


def test_what_would_be_erased_is_listed_in_order_and_once(tmp_path: Path) -> None:
    with notebook() as book:
        seq, claim = text(book, tmp_path), record(book, "we met")
        where, head = book.store.where(claim), book.head().seq
        parts = condemned(book, [f"text:{seq}/1", f"text:{seq}/0", f"text:{seq}/1"])
        assert (parts.at, parts.events) == (head, ())
        assert parts.parts == parts.targets == ((seq, 0), (seq, 1))
        all_of_it = condemned(book, [claim, f"text:{seq}/1", seq, f"event:{where}"])
        assert [r.seq for r in all_of_it.events] == [seq, where]
        assert (all_of_it.parts, all_of_it.targets) == ((), ((seq, None), (where, None)))


def test_a_redaction_says_why_by_whom_and_where_a_hole_stays(tmp_path: Path) -> None:
    with notebook() as book:
        seq = text(book, tmp_path)
        for keep, claim in ((True, record(book, "we met")), (False, record(book, "they left"))):
            where = book.store.where(claim)
            assert where
            done = book.redact(
                claim, f"text:{seq}/{int(keep)}", reason="court order", note="§ 5",
                keep_place=keep, forget=keep,
            )  # fmt: skip
            [recorded] = book.store.pick([done.event])
            event = recorded.event
            assert event.reason == "court order"  # type: ignore[union-attr]  # a redaction
            assert (event.note, event.forget) == ("§ 5", keep)  # type: ignore[union-attr]  # the same
            assert event.by == recorded.batch.recorder == book.by  # type: ignore[union-attr]  # the same
            whole, part = event.holes  # type: ignore[union-attr]  # the same
            assert (whole.seq, whole.part, part.seq, part.part) == (where, None, seq, int(keep))
            assert (whole.claim is not None) is keep
            assert (done.events, done.parts, done.files) == ((where,), ((seq, int(keep)),), ())


def test_a_redaction_says_what_was_told_and_keeps_whose_words_they_were(tmp_path: Path) -> None:
    with notebook() as book:
        book.register("Petrov", "person")
        claim = record(book, "we met", who="he")
        book.resolve("notes", "he", "Petrov")
        [said] = book.store.pick([book.redact(claim, reason="privacy").event])
        assert isinstance(said.event, PayloadRedacted)
        [hole] = said.event.holes
        assert (said.event.note, said.event.reason) == ("", "privacy")
        assert hole.claim is not None
        assert hole.claim.chain[-1].by[0].agent == book.agent_id("Petrov")
