"""What is named is erased, and what is refused is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import BadEvent, NotFound
from ledger.events import AgentRegistered, CheckpointKept, KeyRotated
from ledger.store.parts import HOLE
from ledger.testing.sample_events import an_agent
from tests.notebook import START, notebook, record
from tests.verbs.redacting.desk import TEXT, claim, text_of


def test_events_and_parts_are_erased_together(book: Ledger) -> None:
    seq, roots = text_of(book), list(book.store.batches())
    before = book.head().seq
    targets = {place.target for place in book.find_text("Lind")}
    done = book.redact(*sorted(targets), reason="privacy", note="asked for")
    assert done.parts == ((seq, 0), (seq, 2))
    assert done.events == tuple(sorted(int(t[6:]) for t in targets if t.startswith("event:")))
    assert (done.event, done.residue, done.files[0]) == (before + 1, (), "a.ledger")
    assert book.find_text("Lind") == ()
    assert list(book.store.batches())[:-1] == roots
    assert book.verify().redacted == len(targets)
    text = book.store.text(seq)
    assert text
    assert text.strip(HOLE) == TEXT.split("\n\n")[1] + "\n\n"


def test_an_event_takes_its_text_along_and_a_part_of_it_need_not_be_named(book: Ledger) -> None:
    seq = text_of(book)
    done = book.redact(f"text:{seq}/0", seq, f"event:{seq}", reason="privacy")
    assert (done.events, done.parts) == ((seq,), ((seq, 0), (seq, 1), (seq, 2)))
    assert set(book.store.text(seq) or "") == {HOLE}
    assert book.verify().redacted == 1


def test_an_erased_part_is_a_hole_in_the_sentence_behind_a_claim(book: Ledger) -> None:
    book.redact(f"text:{text_of(book)}/0", reason="privacy")
    [other] = [e for e in book.history(claim(book, "border")) if e.step.passage]
    assert str(other.step.passage).startswith(
        "[redacted] The Swedish Foreign Ministry said on Tuesday that »the border"
    )
    own = book.history(claim(book, "is ill"))[0].step.passage
    assert own
    assert HOLE not in str(own)
    [place] = [p for p in book.find_text("Tuesday") if p.part]
    assert str(place.passage).startswith("[redacted] The Swedish")


def test_a_character_that_could_not_be_decoded_is_no_hole(tmp_path: Path) -> None:
    file = tmp_path / "odd.txt"
    told = "Norway said that trade has \ufffd grown \ufffd."
    file.write_text(f"A \ufffd B. {told}\n\nThe end.\n", encoding="utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(file, adapter="text")
        book.redact(f"text:{text_of(book)}/1", reason="privacy")
        [place] = [p for p in book.find_text("Norway said") if p.part is not None]
        assert str(place.passage) == "»Norway said« that trade has \ufffd grown \ufffd."


def test_more_events_than_one_redaction_names_go_in_one_batch() -> None:
    with notebook() as book:
        first = book.head().seq + 1
        for n in range(60):
            record(book, f"word {n}")
        book.append(*[an_agent(SteppingClock(start=START + 10**9, drawn=n)) for n in range(500)])
        seqs = range(first, book.head().seq + 1)
        before = book.head().seq
        done = book.redact(*seqs, reason="privacy")
        assert done.events == tuple(seqs)
        made = tuple(range(before + 1, done.event + 1))
        assert book.store.marks("PayloadRedacted") == made
        assert len(made) > 1
        assert len({r.batch.id for r in book.store.pick(made)}) == 1
        assert book.verify().redacted == len(seqs)


@pytest.mark.parametrize(
    ("target", "error", "why"),
    [
        ("text:{seq}/9", NotFound, "has 3 parts, counted from 0"),
        ("text:2/0", NotFound, "ImportStarted.* captured no text"),
        ("text:99/0", NotFound, "event '99'"),
        ("event:99", NotFound, "event '99'"),
        ("event:0", NotFound, "event:0"),
        ("event:x", NotFound, "no record 'event:x'"),
        ("event:1", BadEvent, "LedgerOpened, which is never erased"),
        ("{gone}", BadEvent, "is left to erase: event .* redacted it; leave it out"),
        ("event:{erased}", BadEvent, "is left to erase: event .* redacted it; leave it out"),
        ("text:{seq}/1", BadEvent, r"of text:\d+/1 is left to erase: event \d+ redacted it"),
    ],
)
def test_what_cannot_be_erased_is_refused_and_nothing_else_is_erased_with_it(
    book: Ledger, target: str, error: type[Exception], why: str
) -> None:
    seq, gone = text_of(book), claim(book, "border")
    [erased] = book.redact(gone, f"text:{seq}/1", reason="privacy").events
    before, kept = list(book.store.raw()), book.store.kept(seq)
    with pytest.raises(error, match=why):
        book.redact(
            claim(book, "is ill"),
            f"text:{seq}/0",
            target.format(seq=seq, gone=gone, erased=erased),
            reason="privacy",
        )
    assert (list(book.store.raw()), book.store.kept(seq)) == (before, kept)


def test_what_proofs_hang_on_is_never_erased(book: Ledger) -> None:
    book.redact(claim(book, "border"), reason="privacy")
    redaction = book.head().seq
    book.append(CheckpointKept(key="k", note="n"), KeyRotated(key="k", note="n"))
    for seq in (redaction, redaction + 1, redaction + 2):
        with pytest.raises(BadEvent, match="never erased"):
            book.redact(seq, reason="privacy")


@pytest.mark.parametrize("forget", [False, True])
def test_what_was_noted_of_an_import_is_erased_and_what_it_brought_stands(
    path: Path, forget: bool
) -> None:
    article = path.with_name("envoy-lind-is-ill.txt")
    article.write_text("The Norwegian Foreign Ministry said on Monday that it rained.\n", "utf-8")
    table = path.with_name("table.csv")
    table.write_text("who,content\nNorway,it snowed\nLind's envoy,\n", "utf-8")
    with Ledger.open(path, by="ann") as book:
        book.import_from(article, title="Envoy Lind is ill")
        book.import_from(table, on_flaw="keep-going")
        named = [r for r in book.store.read() if r.kind in ("ImportStarted", "ImportFinished")]
        before, view = list(book.claims()), str(book.relationship("Norway", "Sweden").aspects)
        done = book.redact(*(r.seq for r in named), reason="privacy", forget=forget)
        assert (done.residue, len(done.events)) == ((), len(named))
        assert not [p for p in book.find_text("lind") if p.kind.startswith("Import")]
        assert list(book.claims()) == before
        assert str(book.relationship("Norway", "Sweden").aspects) == view
        for file in (article, table):
            assert book.import_from(file, on_flaw="keep-going").added == 0
        assert book.verify().redacted == len(named)


@pytest.mark.parametrize("keep_place", [True, False])
def test_whose_name_was_erased_stays_the_same_agent_for_imports(
    path: Path, keep_place: bool
) -> None:
    said = "Envoy Lind said that {} is kind.\n"
    files = [path.with_name(f"{n}.txt") for n in range(3)]
    for file, who in zip(files, ("Norway", "Sweden", "Denmark"), strict=True):
        file.write_text(said.format(who), "utf-8")
    with Ledger.open(path, by="ann") as book:
        book.import_from(files[0], publisher="Lind Post")
        gone = [
            r.seq
            for r in book.store.read()
            if isinstance(r.event, AgentRegistered) and "Lind" in r.event.agent.name
        ]
        assert len(gone) == 2
        [before] = [it for it in book.claims() if "Norway" in it.content]
        book.redact(*gone, reason="privacy", keep_place=keep_place)
        registered = list(book.store.read())
        assert book.import_from(files[1], publisher="Lind Post").added == 1
        new = list(book.store.read())[len(registered) :]
        assert not [r for r in new if isinstance(r.event, AgentRegistered)]
        [after] = [it for it in book.claims() if "Sweden" in it.content]
        assert [h.by[0].agent for h in after.chain] == [h.by[0].agent for h in before.chain]
        assert book.record(who="Envoy Lind", content="it snows", source="call.txt")
        assert book.source("letter", publisher="Lind Post")
        captured = [r.seq for r in book.store.read() if r.kind == "SourceCaptured"]
        book.redact(*captured, reason="privacy")
        for file in files[:2]:
            assert book.import_from(file, publisher="Lind Post").added == 0
        assert book.verify().redacted == 2 + len(captured)


@pytest.mark.parametrize("through", ["the file", "the link"])
def test_nothing_is_left_at_either_end_of_a_link(path: Path, through: str) -> None:
    link = path.with_name("link.ledger")
    link.symlink_to(path.name)
    one, other = (path, link) if through == "the file" else (link, path)
    with Ledger.open(other, by="ann") as book:
        book.register("Envoy Lind-Xyzzy", "person")
        seq = book.head().seq
        assert book.agents()
    with Ledger.open(one, by="ann") as book:
        assert book.agents()
        assert book.redact(seq, reason="privacy").residue == ()
    assert {it.name for it in path.parent.iterdir() if ".views" in it.name} <= {
        f"{path.name}.views{end}" for end in ("", "-wal", "-shm")
    }
    assert not [p for p in path.parent.iterdir() if b"Xyzzy" in p.read_bytes()]


def test_a_ledger_whose_name_looks_like_an_address_keeps_its_views_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with Ledger.open("file:f.ledger", by="ann") as book:
        book.register("Lind", "person")
        assert book.agents()
    assert not (path.parent / "f.ledger.views").exists()
    assert (path.parent / "file:f.ledger.views").exists()


def test_nothing_named_is_refused(book: Ledger) -> None:
    with pytest.raises(BadEvent, match="nothing was named"):
        book.redact(reason="privacy")
