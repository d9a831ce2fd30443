"""What is taken out of a ledger as a file keeps who, source, date and reported_by first."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ledger import Ledger
from ledger.claims import Claim, Hop, Mention
from ledger.errors import BadExport, NotFound
from ledger.events import ClaimRecorded
from ledger.show.escape import guarded, harmful, unguarded
from ledger.testing.strategies import hostile_text
from tests.notebook import notebook, record
from tests.show.shelf import samples
from tests.show.test_hostile import ledger_of

FIRST = ["who", "source", "date", "reported_by"]
PAIR = ("Russia", "China")
KINDS = ("claims", "view", "changes")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def question(what: str) -> dict[str, object]:
    """Ask for all that there is of a kind, in the ledger of samples."""
    if what == "claims":
        return {}
    bounds = {"published": ("2023-12-31", None)} if what == "changes" else {}
    return {"parties": PAIR, **bounds}


def export(book: Ledger, what: str, path: Path, **more: object) -> str:
    """Export all of a kind, and give the file's text."""
    asked = {**question(what), **more}
    done = book.export(what, path, **asked)  # type: ignore[arg-type]  # as the user wrote it
    assert done.path == str(path)
    return path.read_bytes().decode("utf-8")


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("what", KINDS)
def test_who_source_date_and_reported_by_come_first_in_every_format(
    what: str, tmp_path: Path
) -> None:
    with samples() as book:
        header, *rows = table(export(book, what, tmp_path / "out.csv"))
        lines = export(book, what, tmp_path / "out.jsonl").splitlines()
        shown = export(book, what, tmp_path / "out.md").splitlines()
    assert header[:4] == FIRST
    assert len(rows) > 5
    records = [found for line in lines if "who" in (found := json.loads(line))]
    assert all(list(found)[:4] == FIRST for found in records)
    assert shown[0].startswith("| who | source | date | reported\\_by |")
    assert len(shown) == len(rows) + 2


def test_a_table_of_claims_says_who_said_what_through_whom(tmp_path: Path) -> None:
    with samples() as book:
        header, *rows = table(export(book, "claims", tmp_path / "claims.csv", who="Kremlin"))
        claims = list(book.claims(who="Kremlin"))
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["content"] for row in told] == [claim.content for claim in claims]
    assert [row["key"] for row in told] == [claim.id for claim in claims]
    assert {row["who"] for row in told} == {"Kremlin"}


def test_the_filters_and_bounds_are_those_of_claims(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with samples() as book:
        every: list[dict[str, Any]] = [
            {"source": "first-call.txt"},
            {"date": "2023-10"},
            {"reported_by": "The Harbour Gazette"},
            {"who": "Wang Yi", "source": "first-call.txt"},
        ]
        for filters in every:
            _, *rows = table(export(book, "claims", path, **filters))
            assert len(rows) == len(list(book.claims(**filters)))
            assert rows
        _, *rows = table(export(book, "claims", path, published="2023-12-31"))
        then = list(book.as_of(published="2023-12-31").claims())
        assert len(rows) == len(then)
        assert len(then) < len(list(book.claims()))


def test_comments_are_left_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with samples() as book:
        without = len(table(export(book, "claims", path)))
        comments = len(table(export(book, "claims", path, comments=True))) - without
        assert comments == book.relationship(*PAIR).comments > 0


def test_a_claim_amended_is_exported_once_as_it_stands(tmp_path: Path) -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        seq = book.head().seq
        book.amend(claim, "a slip", content="we stay out of it")
        gone = record(book, "typed by mistake")
        book.withdraw(gone, "typed by mistake")
        now = table(export(book, "claims", tmp_path / "a.csv"))
        then = table(export(book, "claims", tmp_path / "b.csv", recorded=seq))
    assert [row[4] for row in now[1:]] == ["we stay out of it"]
    assert [row[4] for row in then[1:]] == ["we stay neutral"]


def test_a_redacted_claim_is_exported_nowhere(tmp_path: Path) -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        record(book, "we trade", day="2023-06-02")
        book.redact(claim, reason="privacy")
        texts = [export(book, "claims", tmp_path / f"out.{end}") for end in ("csv", "jsonl", "md")]
    assert not [text for text in texts if "neutral" in text]
    assert all("we trade" in text for text in texts)


def test_the_rows_of_changes_say_what_stood_there_and_which_events_did_it(tmp_path: Path) -> None:
    with samples() as book:
        lines = export(book, "changes", tmp_path / "changes.jsonl").splitlines()
        changes = book.changes(*PAIR, published=("2023-12-31", None))
    told = [json.loads(line) for line in lines]
    assert [(row["kind"], row["row"], row["subject"]) for row in told] == [
        (change.kind, change.row, change.subject) for change in changes
    ]
    assert told[0]["causes"] == [f"{cause.seq} {cause.kind}" for cause in changes[0].causes]
    assert told[0]["before"]
    assert told[0]["after"]


def test_the_rows_of_a_view_put_the_sides_of_an_account_into_one_slot(tmp_path: Path) -> None:
    with samples() as book:
        lines = export(book, "view", tmp_path / "view.jsonl").splitlines()
    accounts = [found for line in lines if (found := json.loads(line))["row"] == "accounts"]
    assert len(accounts) >= 2
    assert len({row["slot"] for row in accounts}) < len(accounts)


@pytest.mark.parametrize("what", KINDS)
def test_of_an_empty_ledger_there_is_a_header_and_no_row(what: str, tmp_path: Path) -> None:
    asked = {} if what == "claims" else {"parties": ("Arcadia", "Borduria")}
    with notebook() as book:
        book.export(what, tmp_path / "out.csv", **asked)  # type: ignore[arg-type]  # as a user may
        done = book.export(what, tmp_path / "out.jsonl", **asked)  # type: ignore[arg-type]  # too
    assert len(table((tmp_path / "out.csv").read_text())) == 1
    assert (tmp_path / "out.jsonl").read_text() == ""
    assert str(done).endswith(f"out.jsonl: 0 rows of {what} [jsonl; now]")


@given(hostile_text())
def test_a_guarded_cell_is_no_formula_and_gives_its_text_back(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(FORMULAS)
    assert unguarded(cell) == text


@pytest.mark.parametrize("start", [*"=+-@\t", " =", "\ufeff=", "\uff1d", "'="])
def test_every_start_of_a_formula_is_guarded(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("\r1+1", "'<U+000D>1+1"),
        ("\n=1+1", "'\n<U+003D>1+1"),
        ("fell; =1+1", "fell; <U+003D>1+1"),
        ('a;"=cmd|x', 'a;"<U+003D>cmd|x'),
        ("a\t@SUM(A1)", "a\t<U+0040>SUM(A1)"),
        ("a\n -1", "a\n <U+002D>1"),
        ("\x1b[2J\x00\x9b", "<U+001B>[2J<U+0000><U+009B>"),
        ("\u202etxt\u2066", "<U+202E>txt<U+2066>"),
        ("<U+001B> as text", "<U+003C>U+001B> as text"),
        ("<U+D800>", "<U+003C>U+D800>"),
        ("a; b\nc\td = e", "a; b\nc\td = e"),
    ],
)
def test_a_cell_holds_no_formula_for_another_separator_and_no_control_code(
    text: str, cell: str
) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


def test_a_number_of_no_character_stays_as_it_is_written() -> None:
    assert unguarded("<U+D800><U+FFFFFF><U+41>") == "<U+D800><U+FFFFFF><U+41>"


def exported(evil: str, what: str, name: str, **more: object) -> str:
    """Export a ledger in which every text is this one."""
    with TemporaryDirectory() as folder, ledger_of(evil) as book:
        asked = {"parties": PAIR} if what == "view" else {}
        path = Path(folder) / name
        book.export(what, path, **asked, **more)  # type: ignore[arg-type]  # as the user wrote it
        return path.read_bytes().decode("utf-8")


@settings(max_examples=15, deadline=None)
@given(hostile_text(max_size=60), st.sampled_from(["", "=1+1", "@x", "-1", "+1", "\t=1", "'="]))
def test_no_cell_of_a_csv_is_a_formula_and_no_text_is_lost(evil: str, start: str) -> None:
    for what in ("claims", "view"):
        header, *rows = table(exported(start + evil, what, "out.csv"))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULAS)]
        assert {len(row) for row in rows} == {len(header)}
        contents = [unguarded(row[header.index("content")]) for row in rows]
        assert [c for c in contents if start + evil in c] == contents


def test_formulas_are_left_as_they_are_when_that_is_asked_for(tmp_path: Path) -> None:
    with notebook() as book:
        record(book, "=1+1")
        safe = table(export(book, "claims", tmp_path / "safe.csv"))
        bare = table(export(book, "claims", tmp_path / "bare.csv", formulas=True))
    assert (safe[1][4], bare[1][4]) == ("'=1+1", "=1+1")


@settings(max_examples=15, deadline=None)
@given(hostile_text(max_size=60))
def test_no_text_breaks_out_of_a_table_of_markdown(evil: str) -> None:
    for what in ("claims", "view"):
        text = exported(evil, what, "out.md")
        assert not [c for c in text if c != "\n" and harmful(c)]
        parsed = MarkdownIt("commonmark").enable("table").parse(text)
        inline = {t.type for p in parsed for t in p.children or ()}
        assert inline <= {"text", "text_special"}
        rows = text.count("\n")
        assert [t.type for t in parsed].count("tr_open") == rows - 1
        assert parsed[0].type == "table_open"
        assert [t.type for t in parsed].count("table_open") == 1


@settings(max_examples=10, deadline=None)
@given(hostile_text(max_size=60))
def test_lines_of_json_tell_hostile_text_as_it_is(evil: str) -> None:
    lines = exported(evil, "view", "out.jsonl").split("\n")[:-1]
    assert lines
    assert all(evil in json.loads(line)["content"] for line in lines)


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("what was there before")
    with samples() as book, pytest.raises(NotFound):
        book.export("view", path, parties=("Russia", "Nowhere"))
    assert path.read_text() == "what was there before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_makes_no_sense_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    refused: list[tuple[dict[str, object], str]] = [
        ({"what": "claim"}, "Did you mean 'claims'"),
        ({"what": "view"}, "say of which two"),
        ({"what": "claims", "parties": PAIR}, "it takes no 'parties'"),
        ({"what": "claims", "whom": "x"}, "Did you mean 'who'"),
        ({"what": "claims", "published": ("2023", None)}, "has to be one moment"),
        ({"what": "changes", "parties": PAIR, "said": "2023"}, "has to be a pair"),
        ({"what": "claims", "format": "csw"}, "Did you mean 'csv'"),
    ]
    with samples() as book:
        for asked, why in refused:
            with pytest.raises(BadExport, match=why):
                book.export(path=path, **asked)  # type: ignore[arg-type]  # that is the point
        with pytest.raises(BadExport, match="its ending tells no format"):
            book.export("claims", tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def fill(book: Ledger, count: int) -> None:
    """Append that many claims, and let the views take them in."""
    orlov, notes, first = book.agent_id("Orlov"), book.source_id("notes"), book.head().seq
    hop = Hop(by=(Mention(agent=orlov, text="Orlov"),))
    book.append(
        *(
            ClaimRecorded(
                claim=Claim(chain=(hop,), content=f"we said {n}", id=f"{first}-{n}", source=notes)
            )
            for n in range(count)
        )
    )
    assert len(book.timeline()) >= count


def peak(book: Ledger, path: Path) -> int:
    """Tell the most memory, in bytes, that an export takes at any time."""
    tracemalloc.start()
    try:
        book.export("claims", path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_claims(tmp_path: Path) -> None:
    with notebook() as book:
        paths = tmp_path / "out.csv", tmp_path / "out.jsonl"
        fill(book, 2000)
        few = [peak(book, path) for path in paths]
        fill(book, 6000)
        many = [peak(book, path) for path in paths]
    assert all(path.read_text().count("we said") == 8000 for path in paths)
    assert all(large < 1.3 * small for small, large in zip(few, many, strict=True))
