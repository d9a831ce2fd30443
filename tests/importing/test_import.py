"""Bringing files in: all or nothing, the same once, and a clear word when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, Match, NoOptions, Passage, Probe, Sure
from ledger.claims import Claim, Hop, Link, Mention
from ledger.errors import (
    BadOptions,
    BadSource,
    ImportStopped,
    LedgerError,
    NoAdapter,
    PluginFailed,
)
from ledger.events import ImportFinished
from ledger.sourcefile import SourceFile

ARTICLE = (
    "The Russian Foreign Ministry said on Tuesday that talks with China had gone well. "
    "“We agreed on everything with Russia,” Chinese Foreign Minister Wang Yi said.\n\n"
    "According to the Canal Institute, China is drifting away from Russia.\n"
)
TABLE = (
    "who,content,date,source,reported_by\n"
    "Wang Yi,China stays neutral between Russia and Ukraine,2023-02-18,munich.txt,Harbour Gazette\n"
    "Sergey Lavrov,Russia values its trade with China,2023-03,moscow.txt,Tass > Harbour Gazette\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "test.ledger", by="ann") as opened:
        yield opened


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_an_article_brings_its_claims_and_who_is_who(book: Ledger, tmp_path: Path) -> None:
    path = write(tmp_path, "talks.txt", ARTICLE)
    report = book.import_from(path, publisher="Harbour Gazette", published="2023-08-09")
    assert report.claims >= 3
    view = book.relationship("Russia", "China")
    assert view.documents == 1
    assert {claim.chain[0].name for claim in book.claims()} == {"Harbour Gazette"}
    [wang] = [c for c in book.claims(who="Wang Yi") if "agreed" in c.content]
    assert wang.chain[-1].said is None or wang.chain[-1].said.basis == "text"
    found = {statement.who for statement in view.statements}
    assert {"Russian Foreign Ministry", "Wang Yi", "Canal Institute"} <= found


@pytest.mark.parametrize(("name", "content"), [("talks.txt", ARTICLE), ("claims.csv", TABLE)])
def test_importing_twice_adds_nothing(
    book: Ledger, tmp_path: Path, name: str, content: str
) -> None:
    path = write(tmp_path, name, content)
    first = book.import_from(path)
    seq = book.head().seq
    again = book.import_from(path)
    assert again.known == first.added > 0
    assert (again.added, again.amended, again.import_id) == (0, 0, None)
    assert book.head().seq == seq


def test_a_renamed_copy_is_the_same_source(book: Ledger, tmp_path: Path) -> None:
    book.import_from(write(tmp_path, "talks.txt", ARTICLE))
    report = book.import_from(write(tmp_path, "copy.txt", ARTICLE))
    assert report.added == 0
    assert len(book.sources()) == 1


def test_rows_moved_or_added_make_no_old_row_new(book: Ledger, tmp_path: Path) -> None:
    book.import_from(write(tmp_path, "claims.csv", TABLE))
    head, *rows = TABLE.splitlines(keepends=True)
    more = "Mao Ning,China will not comment,2023-05,beijing.txt,Harbour Gazette\n"
    report = book.import_from(write(tmp_path, "claims-2.csv", "".join([head, more, *rows[::-1]])))
    assert (report.added, report.known, report.amended) == (1, 2, 0)


def test_a_dry_run_says_what_would_be_and_writes_nothing(book: Ledger, tmp_path: Path) -> None:
    report = book.import_from(write(tmp_path, "claims.csv", TABLE), dry_run=True)
    assert (report.added, report.import_id) == (2, None)
    assert book.head().seq == 1


def test_metadata_that_come_later_amend_the_source(book: Ledger, tmp_path: Path) -> None:
    path = write(tmp_path, "talks.txt", ARTICLE)
    book.import_from(path)
    assert any("outlet and date" in str(u) for u in book.relationship("Russia", "China").unknown)
    report = book.import_from(path, publisher="Harbour Gazette", published="2023-08-09")
    assert (report.added, report.amended) == (0, 2)  # the source, and what was said on Tuesday
    assert "2023-08-08" in [str(claim.date) for claim in book.claims()]
    view = book.relationship("Russia", "China")
    assert not any("outlet" in u.what for u in view.unknown)
    assert "Harbour Gazette" in view.statements[0].via


def test_one_bad_row_stops_the_import_unless_the_caller_says_otherwise(
    book: Ledger, tmp_path: Path
) -> None:
    bad = TABLE + "Qin Gang,China trades with Russia,the day after,munich.txt,\n"
    path = write(tmp_path, "claims.csv", bad)
    with pytest.raises(ImportStopped, match=r"row 4.*keep-going") as stopped:
        book.import_from(path)
    assert len(stopped.value.flaws) == 1
    assert book.head().seq == 1
    report = book.import_from(path, on_flaw="keep-going")
    assert (report.claims, len(report.flaws)) == (2, 1)
    assert report.flaws[0].at == "row 4"


def test_a_number_of_flaws_can_be_allowed(book: Ledger, tmp_path: Path) -> None:
    bad = TABLE + "Qin Gang,China trades with Russia,the day after,munich.txt,\n" * 2
    path = write(tmp_path, "claims.csv", bad)
    with pytest.raises(ImportStopped):
        book.import_from(path, on_flaw=1)
    assert book.import_from(path, on_flaw=2).claims == 2


@pytest.mark.parametrize(
    ("name", "content", "error", "word"),
    [
        ("empty.txt", b"", BadSource, "empty"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, NoAdapter, "adapter"),
        ("latin.txt", "Käse für Peking, sagte er.".encode("cp1252"), LedgerError, "encoding"),
        ("line.txt", b"He said. " * (50 * 1024 * 1024 // 9), LedgerError, "MiB"),
        ("wide.jsonl", b'{"who": "' + b"x" * (50 * 1024 * 1024) + b'"}', LedgerError, "MiB"),
    ],
    ids=["empty", "binary", "encoding", "a text of one 50 MB line", "a record of 50 MB"],
)
def test_what_cannot_be_read_is_refused_in_plain_words(
    book: Ledger, tmp_path: Path, name: str, content: bytes, error: type[Exception], word: str
) -> None:
    with pytest.raises(error, match=word):
        book.import_from(write(tmp_path, name, content))
    assert book.head().seq == 1


def test_a_folder_is_refused(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="folder"):
        book.import_from(tmp_path)


def test_a_file_that_is_not_there_is_refused(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="no such file"):
        book.import_from(tmp_path / "nothing.txt")


def test_an_encoding_can_be_named(book: Ledger, tmp_path: Path) -> None:
    path = write(tmp_path, "latin.txt", "Käse ist aus, said Wang Yi.".encode("cp1252"))
    book.import_from(path, encoding="cp1252", adapter="text")
    assert "Käse" in (book.store.text(book.sources()[0].captured) or "")


def test_an_unknown_option_is_refused_with_the_nearest_name(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadOptions, match="publisher"):
        book.import_from(write(tmp_path, "talks.txt", ARTICLE), publsher="Harbour Gazette")


def test_a_document_told_of_twice_is_one_source(book: Ledger, tmp_path: Path) -> None:
    path = feed(
        book, tmp_path, Document(key="a"), a_claim(1, document="a"), Document(key="a"),
        a_claim(2, document="a"),
    )  # fmt: skip
    assert book.import_from(path).claims == 2
    assert len(book.sources()) == 1


def test_a_key_used_twice_is_a_flaw_of_the_second(book: Ledger, tmp_path: Path) -> None:
    path = feed(book, tmp_path, Document(), a_claim(1, key="k"), a_claim(2, key="k"))
    report = book.import_from(path, on_flaw="keep-going")
    assert report.claims == 1
    assert "'k'" in report.flaws[0].why


def test_records_refer_to_claims_of_other_documents_of_the_file(
    book: Ledger, tmp_path: Path
) -> None:
    link = Link(by="ann", claim="c1", id="l1", other="c2", relation="denies")
    path = feed(
        book, tmp_path, Document(key="a"), Document(key="b"), Draft(document="b", record=link),
        a_claim(1, document="a"), a_claim(2, document="b"),
    )  # fmt: skip
    book.import_from(path)
    assert "ClaimsLinked" in [r.kind for r in book.store.read()]


class Feed:
    """An adapter for tests: yields what it is given; fails where it is told to."""

    name, version, options = "feed", 1, NoOptions

    def __init__(self, items: Sequence[Item | Exception]) -> None:
        self.items = items

    def sniff(self, probe: Probe, /) -> Match | None:
        return Match(Sure.CERTAIN, "a test") if probe.suffix == ".feed" else None

    def read(self, file: SourceFile, options: object, /) -> Iterator[Item]:
        for item in self.items:
            if isinstance(item, Exception):
                raise item
            yield item


class Plugin:
    """A plugin object that offers one adapter."""

    def __init__(self, adapter: Feed) -> None:
        self.adapter = adapter

    def ledger_adapters(self) -> list[Feed]:
        return [self.adapter]


def a_claim(n: int, **fields: object) -> Draft:
    chain = (Hop(by=(Mention(text="Russia"),)),)
    claim = Claim(chain=chain, content=f"China is friend number {n}", id=f"c{n}", source="")
    return Draft(record=claim, **fields)  # type: ignore[arg-type]


def feed(book: Ledger, tmp_path: Path, *items: Item | Exception) -> Path:
    book.plugins.register(Plugin(Feed(items)), "feed")
    return write(tmp_path, "a.feed", "x")


def test_an_adapter_that_breaks_half_way_leaves_nothing(book: Ledger, tmp_path: Path) -> None:
    path = feed(book, tmp_path, Document(), a_claim(1), ValueError("out of paper"))
    with pytest.raises(PluginFailed, match="out of paper"):
        book.import_from(path)
    assert book.head().seq == 1


def test_a_draft_of_no_document_is_a_flaw(book: Ledger, tmp_path: Path) -> None:
    path = feed(book, tmp_path, Document(), a_claim(1), a_claim(2, document="other"))
    report = book.import_from(path, on_flaw="keep-going")
    assert report.claims == 1
    assert "did not announce" in report.flaws[0].why


def test_a_passage_of_no_document_is_a_flaw(book: Ledger, tmp_path: Path) -> None:
    path = feed(book, tmp_path, Document(), Passage(document="other", span=(0, 1)))
    assert book.import_from(path, on_flaw="keep-going").flaws


def test_flaws_of_the_adapter_are_told_in_the_ledger(book: Ledger, tmp_path: Path) -> None:
    path = feed(book, tmp_path, Document(), Flaw(at="row 9", why="torn"), a_claim(1))
    book.import_from(path, on_flaw="keep-going")
    finished = [r.event for r in book.store.read() if isinstance(r.event, ImportFinished)]
    assert finished[0].flaws == ("row 9: torn",)


def test_changed_words_under_the_sources_own_key_amend_the_claim(
    book: Ledger, tmp_path: Path
) -> None:
    head = "key,who,content,source\n"
    row = "k1,Wang Yi,China stays neutral between Russia and Ukraine,munich.txt\n"
    book.import_from(write(tmp_path, "a.csv", head + row))
    before = book.head().seq
    changed = write(tmp_path, "b.csv", head + row.replace("neutral", "impartial"))
    report = book.import_from(changed)
    assert (report.added, report.amended) == (0, 1)
    [claim] = book.claims()
    assert "impartial" in claim.content
    [old] = book.as_of(recorded=before).claims()
    assert "neutral" in old.content
    assert book.import_from(changed).amended == 0


def keyed(tmp_path: Path, row: str) -> Path:
    return write(tmp_path, "keyed.csv", f"key,who,content,source,date,act\nk1,{row}\n")


def test_a_file_imported_again_leaves_what_a_person_has_put_right(
    book: Ledger, tmp_path: Path
) -> None:
    path = keyed(tmp_path, "Orlov,Arcadia wil stay neutral,notes,2023-06-01,asserts")
    book.import_from(path)
    [claim] = book.claims()
    book.amend(claim.id, "a typo", content="Arcadia will stay neutral")
    report = book.import_from(path)
    assert (report.added, report.known, report.amended) == (0, 1, 0)
    assert book.claim(claim.id).content == "Arcadia will stay neutral"


def test_a_changed_file_leaves_what_a_person_has_confirmed(book: Ledger, tmp_path: Path) -> None:
    book.import_from(keyed(tmp_path, "Orlov,Arcadia stays neutral,notes,2023-06-01,asserts"))
    [claim] = book.claims()
    book.review(claim.id, "confirmed")
    changed = keyed(tmp_path, "Orlov,Arcadia goes to war,notes,2023-06-01,asserts")
    assert book.import_from(changed).known == 1
    assert book.claim(claim.id).content == "Arcadia stays neutral"


@pytest.mark.parametrize(
    "row",
    [
        "Orlov,Arcadia stays neutral,notes,2023-07-01,asserts",
        "Orlov,Arcadia stays neutral,notes,2023-06-01,denies",
        "Petrov,Arcadia stays neutral,notes,2023-06-01,asserts",
    ],
    ids=["date", "act", "who"],
)
def test_whatever_changed_under_the_sources_own_key_amends_the_claim(
    book: Ledger, tmp_path: Path, row: str
) -> None:
    book.import_from(keyed(tmp_path, "Orlov,Arcadia stays neutral,notes,2023-06-01,asserts"))
    before = next(book.claims())
    path = keyed(tmp_path, row)
    report = book.import_from(path)
    assert (report.added, report.known, report.amended) == (0, 0, 1)
    [claim] = book.claims()
    assert claim.id == before.id
    assert (claim.date, claim.act, claim.who) != (before.date, before.act, before.who)
    again = book.import_from(path)
    assert (again.known, again.amended) == (1, 0)


@pytest.mark.parametrize("publisher", ["", "Harbour Gazette"])
def test_records_with_keys_of_their_own_are_known_when_nothing_changed(
    book: Ledger, tmp_path: Path, publisher: str
) -> None:
    joint = "The Russian and Chinese foreign ministries"
    hops: list[tuple[Mention, ...]] = [(), (Mention(text="he"),), (Mention(text=joint),)]
    drafts = []
    for n in range(1, 4):
        chain = tuple(Hop(by=by) for by in hops[:n])
        claim = Claim(chain=chain, content="they met", form="narrated", id=f"c{n}", source="")
        drafts.append(Draft(key=f"k{n}", record=claim))
    path = feed(book, tmp_path, Document(publisher=publisher), *drafts)
    book.import_from(path)
    report = book.import_from(path)
    assert (report.known, report.amended) == (3, 0)


@pytest.mark.parametrize("on_flaw", ["banana", -1, "3 or so"])
def test_what_to_do_about_flaws_is_one_of_three_things(
    book: Ledger, tmp_path: Path, on_flaw: str | int
) -> None:
    with pytest.raises(BadOptions, match="'stop', 'keep-going' or how many"):
        book.import_from(write(tmp_path, "a.csv", TABLE), on_flaw=on_flaw)  # type: ignore[arg-type]


def test_a_record_that_names_nobody_is_nobodys(book: Ledger, tmp_path: Path) -> None:
    table = "who,content,source,reported_by\n,China will not comment,notes.txt,\n"
    book.import_from(write(tmp_path, "a.csv", table))
    [claim] = book.claims()
    assert claim.who == ()


def test_a_table_that_names_an_article_as_source_leaves_its_text(
    book: Ledger, tmp_path: Path
) -> None:
    book.import_from(write(tmp_path, "talks.txt", ARTICLE), name="munich.txt")
    book.import_from(write(tmp_path, "claims.csv", TABLE))
    assert book.store.text(book.now().source("munich.txt").captured) == ARTICLE


def test_what_an_import_brings_is_seen_when_it_is_whole(book: Ledger, tmp_path: Path) -> None:
    report = book.import_from(write(tmp_path, "claims.csv", TABLE))
    numbers = book.store.imported(report.import_id or "")
    assert numbers[-1] == book.head().seq
    for seq in range(1, numbers[-1]):
        assert list(book.as_of(recorded=seq).claims()) == []
    assert len(list(book.as_of(recorded=numbers[-1]).claims())) == 2
