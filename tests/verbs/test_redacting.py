"""Erasing for good: what is named and found, what is refused, what is left, and what is told."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import changed
from ledger.clock import SteppingClock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import BadEvent, NotFound
from ledger.events import CheckpointKept, ClaimAmended, KeyRotated, PayloadRedacted
from ledger.importing.desk import Rules
from ledger.plugins import Plugins
from ledger.store import SqliteStore
from ledger.store.parts import HOLE
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import MovedOn
from ledger.verbs.redacting import condemned
from ledger.views.rows.engine import Views
from tests.notebook import START, notebook, record

TEXT = (
    "The Norwegian Foreign Ministry said on Monday that Envoy Lind is ill.\n\n"
    'The Swedish Foreign Ministry said on Tuesday that the border is "open".\n\n'
    "The Danish Foreign Ministry said on Friday that Envoy\nLIND left.\n"
)
HOLDER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN")
db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return Plugins.load()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, plugins: Plugins) -> Path:
    """A closed ledger with an article in it."""
    made = tmp_path_factory.mktemp("kept") / "a.ledger"
    article = made.with_name("call.txt")
    article.write_text(TEXT, encoding="utf-8")
    with Ledger.open(made, by="ann", plugins=plugins) as book:
        book.import_from(article, publisher="Fjord Post", published="2023-08-09")
    return made


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(kept, tmp_path))


@pytest.fixture
def book(path: Path, plugins: Plugins) -> Iterator[Ledger]:
    with Ledger.open(path, by="ann", plugins=plugins) as opened:
        yield opened


@contextmanager
def impatient(path: Path) -> Iterator[Ledger]:
    """The ledger, opened so that it waits for nobody longer than a second."""
    clock = SteppingClock(start=START)
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    with SqliteStore.open(path, recorder="ann", clock=clock, seconds=1) as store:
        views = Views(store, Path(f"{path}.views"))
        with Ledger(store, views, by="ann", clock=clock, rules=rules) as opened:
            yield opened


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process that holds on to what it began to read."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=pipe, stdout=pipe) as it:
        assert it.stdout
        assert it.stdout.readline()
        yield
        assert it.stdin
        it.stdin.close()


def text_of(book: Ledger) -> int:
    return next(r.seq for r in book.store.read() if r.kind == "SourceCaptured")


def claim(book: Ledger, words: str) -> str:
    return next(it.id for it in book.claims() if words in it.content)


# Finding


def test_words_are_found_in_events_and_texts_each_named_as_it_is_erased(book: Ledger) -> None:
    seq = text_of(book)
    found = book.find_text("envoy  lind")
    texts = [place for place in found if place.part is not None]
    assert [(place.target, place.offset) for place in texts] == [
        (f"text:{seq}/0", TEXT.index("Envoy")),
        (f"text:{seq}/2", len("The Danish Foreign Ministry said on Friday that ")),
    ]
    assert str(texts[0]) == (
        f"text:{seq}/0 (call.txt): The Norwegian Foreign Ministry said on Monday that "
        "»Envoy Lind« is ill."
    )
    events = {(place.kind, place.where) for place in found if place.part is None}
    assert ("ClaimRecorded", "$.claim.content") in events
    assert all(place.target == f"event:{place.seq}" for place in found if place.part is None)


@pytest.mark.parametrize(
    ("written", "asked"), [("Andr\u00e9", "andre\u0301"), ("Andre\u0301", "ANDR\u00c9")]
)
def test_a_letter_and_its_mark_are_found_however_they_are_composed(
    written: str, asked: str
) -> None:
    with notebook() as book:
        record(book, f"{written} left")
        assert [place.where for place in book.find_text(asked)] == ["$.claim.content"]


def test_what_json_escapes_is_found_and_so_are_the_names_of_free_fields() -> None:
    with notebook() as book:
        record(book, 'he said "no\\yes"')
        held = book.claim(record(book, "we met"))
        book.append(ClaimAmended(claim=changed(held, extras={"Lind's column": "x"})))
        assert [p.where for p in book.find_text('"no\\yes"')] == ["$.claim.content"]
        assert [p.passage.exact for p in book.find_text("lind's")] == ["Lind's"]
        assert book.find_text("claim") == ()


def test_what_is_never_erased_is_found_and_said_to_be_kept(book: Ledger) -> None:
    [started] = [place for place in book.find_text("call.txt") if place.where == "$.file"]
    assert (started.kind, started.kept) == ("ImportStarted", True)
    assert "never erased" in str(started)
    with pytest.raises(BadEvent, match="never erased"):
        book.redact(started.target, reason="privacy")


def test_no_words_are_nowhere(book: Ledger) -> None:
    with pytest.raises(NotFound, match="which words"):
        book.find_text("  ")
    assert book.find_text("nobody said this") == ()


def test_words_across_two_parts_are_in_both(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("word " * 8000, encoding="utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(file)
        seq = text_of(book)
        assert len(book.store.kept(seq)) == 2
        start = book.store.kept(seq)[0].length
        hits = [p for p in book.find_text("word word word") if p.offset + 14 > start or p.part]
        across = [(p.part, p.offset) for p in book.find_text("word " * 7999)]
        assert across == [(0, 0), (1, 0)]
        assert {p.part for p in hits} >= {1}


# Erasing


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
    assert (done.events, done.parts) == ((seq,), ())
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
        ("{gone}", BadEvent, "nothing of what you name is left.* was redacted by event"),
        ("event:{erased}", BadEvent, "nothing of what you name is left.* was redacted by event"),
        ("text:{seq}/1", BadEvent, r"text:\d+/1 was redacted by event"),
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


def test_nothing_named_is_refused(book: Ledger) -> None:
    with pytest.raises(BadEvent, match="nothing was named"):
        book.redact(reason="privacy")


# Two at once


class Meddling(SqliteStore):
    """A store where somebody writes just before a redaction is written, some times."""

    times = 0

    def append(self, *events: object, **how: object) -> object:  # type: ignore[override]  # passes on
        if type(self).times and isinstance(events[0][0], PayloadRedacted):  # type: ignore[index]
            type(self).times -= 1
            meddle(Path(self.path))
        return super().append(*events, **how)  # type: ignore[arg-type]


def meddle(path: Path) -> None:
    """Amend the claim on the envoy, once more."""
    with Ledger.open(path, by="bob") as other:
        other.amend(claim(other, "ill"), content="Envoy Lind is ill again and again")


@contextmanager
def meddled(path: Path, times: int) -> Iterator[Ledger]:
    clock = SteppingClock(start=START)
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    Meddling.times = times
    with Meddling.open(path, recorder="ann", clock=clock) as store:
        views = Views(store, Path(f"{path}.views"))
        with Ledger(store, views, by="ann", clock=clock, rules=rules) as opened:
            yield opened
    Meddling.times = 0


def test_what_somebody_adds_to_a_claim_meanwhile_is_erased_too(path: Path) -> None:
    with meddled(path, 1) as book:
        done = book.redact(claim(book, "is ill"), reason="privacy")
        assert len(done.events) == 2
        assert not [p for p in book.find_text("Lind is ill") if p.part is None]
        assert book.verify().redacted == 2


def test_who_is_never_let_in_gives_up_and_has_erased_nothing(path: Path) -> None:
    with meddled(path, 100) as book:
        with pytest.raises(MovedOn, match="Run it again"):
            book.redact(claim(book, "is ill"), reason="privacy")
        assert book.verify().redacted == 0


def test_the_second_of_two_redactions_of_the_same_is_refused(path: Path, book: Ledger) -> None:
    it = claim(book, "is ill")
    doomed = condemned(book, [it])
    with Ledger.open(path, by="bob") as other:
        [first] = other.redact(it, reason="privacy").events
    assert [r.seq for r in doomed.events] == [first]
    with pytest.raises(BadEvent, match=f"was redacted by event {book.head().seq}"):
        book.redact(first, reason="privacy")


# What is left


def test_what_others_say_too_is_told_and_is_no_residue(book: Ledger) -> None:
    seq = text_of(book)
    done = book.redact(claim(book, "is ill"), reason="privacy")
    said = {told.words: told.places for told in done.elsewhere}
    assert said["Envoy Lind is ill"] == (f"text:{seq}/0",)
    assert done.residue == ()
    assert f"“Envoy Lind is ill”: text:{seq}/0" in str(done)
    assert "residue: 0" in str(done)
    more = book.redact(f"text:{seq}/0", reason="privacy")
    assert not [told for told in more.elsewhere if "is ill" in told.words]


def test_many_places_are_counted_beyond_the_first() -> None:
    with notebook() as book:
        claims = [record(book, "the same old story", day=f"2023-06-0{n}") for n in range(1, 10)]
        [told] = [
            it
            for it in book.redact(claims[0], reason="privacy").elsewhere
            if it.words == "the same old story"
        ]
        assert len(told.places) == 8
        assert str(told).endswith("and 3 more")


def overwrite(path: Path, *statements: str) -> None:
    """Write to the file as a program would that is careless of what it leaves."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete = OFF")
    for statement in statements:
        db.execute(statement)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def test_bytes_that_nothing_leads_to_are_found_and_the_file_is_written_anew(path: Path) -> None:
    words = "Envoy Lind has a secret"
    overwrite(
        path,
        "CREATE TABLE careless (told TEXT)",
        f"INSERT INTO careless VALUES ('{words}')",
        "DELETE FROM careless",
        "DROP TABLE careless",
    )
    assert words.encode() in path.read_bytes()
    with Ledger.open(path, by="ann") as book:
        it = book.record(who="Norway", content=words, source="call.txt")
        done = book.redact(it, reason="privacy")
        assert done.residue == ()
        assert book.verify().redacted == 1
    assert words.encode() not in path.read_bytes()


def test_words_of_the_files_themselves_are_no_residue(book: Ledger) -> None:
    for words in ("batch_import", "ClaimRecorded", "hypotheses", "statementrow"):
        it = book.record(who="Norway", content=words, source="call.txt")
        assert book.redact(it, reason="privacy").residue == ()


def test_the_views_file_holds_no_byte_of_it_and_no_row(path: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        book.register("Envoy Lind-Xyzzy", "person")
        seq = book.head().seq
        assert book.agents()
        book.redact(seq, reason="privacy")
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    assert files
    assert not [p for p in files if b"xyzzy" in p.read_bytes().lower()]


def test_who_is_reading_keeps_bytes_and_that_is_told_and_finished_later(path: Path) -> None:
    with impatient(path) as book:
        with held(path):
            done = book.redact(claim(book, "is ill"), f"text:{text_of(book)}/0", reason="privacy")
            assert {residue.file for residue in done.residue} == {"a.ledger"}
            assert {residue.what for residue in done.residue} >= {"salt", "words"}
            assert "a.ledger: 16 bytes (salt) at " in str(done)
            assert not book.scrub()
        assert b"Lind is ill" in path.read_bytes()
        assert book.scrub()
        assert book.verify().redacted == 2
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    assert not [p for p in files if b"Lind is ill" in p.read_bytes()]


def test_who_is_reading_the_views_keeps_bytes_and_that_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.views.rows.engine.PATIENCE", 1)
    views = Path(f"{path}.views")
    with Ledger.open(path, by="ann") as book:
        book.register("Envoy Lind-Xyzzy", "person")
        seq = book.head().seq
        assert book.agents()
    with impatient(path) as book, held(views):
        done = book.redact(seq, reason="privacy")
        assert {residue.file for residue in done.residue} <= {views.name, f"{views.name}-wal"}
        assert done.residue
    with Ledger.open(path, by="ann") as book:
        assert book.scrub()
    assert b"Xyzzy" not in views.read_bytes()
