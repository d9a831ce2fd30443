"""The verifier in one file says what the product says, of sound ledgers and of altered ones."""

from __future__ import annotations

import ast
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.verifier import verify_ledger
from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.store import SqliteStore
from ledger.testing.sample_events import a_redaction, an_agent
from tests.examples.ledger_files import START, opened, product, tries, verifier
from tests.laws.random_ledgers import Step, erasable, scripts
from tests.tampering import Unchanged, tamper

FILE = Path(verify_ledger.__file__)
ARTICLE = (
    "Arcadia and Borduria met in May.\n\n"
    "Minister Orlov said Arcadia would stay neutral toward Borduria.\n"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of an imported article, 300 agents more, an erased claim and an erased part."""
    folder = tmp_path_factory.mktemp("sound")
    path, article = folder / "a.ledger", folder / "article.txt"
    clock = SteppingClock(start=START)
    with Ledger.open(path, by="ann é/1", clock=clock, durable=False) as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        for text in (ARTICLE, f"{ARTICLE}\nTrade was growing.\n"):
            article.write_text(text, "utf-8")
            book.import_from(article, name="the article", publisher="The Gazette")
        book.append(*(an_agent(clock) for _ in range(300)))
        captured = [r.seq for r in book.store.raw() if r.kind == "SourceCaptured"]
        claims = [r.seq for r in book.store.raw() if r.kind == "ClaimRecorded"]
        book.append(a_redaction((captured[-1], 1), claims[0]))
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(sound, tmp_path / "a.ledger"))


def test_it_is_one_file_of_the_standard_library_under_400_lines() -> None:
    text = FILE.read_text("utf-8")
    imports = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import)]
    froms = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    names = {alias.name for node in imports for alias in node.names}
    names |= {str(node.module).split(".")[0] for node in froms}
    assert names <= sys.stdlib_module_names
    assert len(text.splitlines()) < 400


def test_a_stranger_runs_it_on_a_file_and_it_leaves_nothing_behind(path: Path) -> None:
    before = sorted(path.parent.iterdir()), path.read_bytes()
    command = [sys.executable, "-I", "-S", str(FILE), str(path)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    with opened(path) as store:
        head = store.head()
    root = head.root.hex()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"sound: {head.seq} events, 2 erased, root {root}\n"
    assert (sorted(path.parent.iterdir()), path.read_bytes()) == before


def test_it_reads_a_ledger_that_is_being_written(path: Path) -> None:
    clock = SteppingClock(start=START + 10**12)
    with opened(path) as store:
        store.append([an_agent(clock)], recorder="bob")
        seq = store.head().seq
        code, line = verifier(path)
    assert (code, f"sound: {seq} events" in line) == (0, True)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE event SET body = x'7b7d' WHERE seq = 3", "event 3: its content"),
        ("UPDATE event SET salt = zeroblob(16) WHERE seq = 3", "event 3: its content"),
        ("UPDATE event SET sum = zeroblob(32) WHERE seq = 3", "event 3: its content"),
        ("UPDATE event SET kind = 'Reviewed' WHERE seq = 3", "event 3"),
        ("UPDATE event SET version = 2 WHERE seq = 3", "event 3"),
        ("UPDATE event SET batch = 1 WHERE seq = 2", "event 1"),
        ("UPDATE event SET salt = NULL, body = NULL WHERE seq = 3", "event 3: erased without"),
        ("DELETE FROM event WHERE seq = 3", "event 3: it is missing"),
        ("DELETE FROM event WHERE batch = (SELECT max(id) FROM batch)", "it is missing"),
        ("DELETE FROM event", "event 1: it is missing"),
        ("DELETE FROM batch WHERE id = 3", "event 3: it is missing"),
        ("UPDATE batch SET root = zeroblob(32) WHERE id = 3", "event 3: the root"),
        ("UPDATE batch SET recorder = 'eve' WHERE id = 2", "event 2: the root"),
        ("UPDATE batch SET recorded_at = recorded_at - 1, latest = latest - 1", "the root"),
        ("UPDATE batch SET latest = latest + 1 WHERE id = 2", "or its batch is not what it was"),
        ("UPDATE batch SET first_seq = 1 WHERE id = 2", "or its batch is not what it was"),
        ("UPDATE node SET hash = zeroblob(32)", "event 1: node 0 of level 8"),
        ("DELETE FROM node", "event 1: node 0 of level 8"),
        ("UPDATE source_part SET text = replace(text, 'neutral', 'hostile')", "its text was"),
        ("UPDATE source_part SET length = 1 WHERE text IS NULL", "its text has other parts"),
        ("DELETE FROM source_part WHERE n = 1", "its text has other parts"),
        ("UPDATE source_part SET salt = NULL, text = NULL WHERE n = 0", "erased without"),
        ("DELETE FROM identity WHERE seq = 3", "its id is unknown"),
        ("UPDATE identity SET seq = 2 WHERE seq = 3", "event 2: it did not bring an id"),
        ("UPDATE identity SET seq = 999999 WHERE seq = 3", "event 999999"),
        ("UPDATE meta SET origin = 'another'", "event 1: its name differs"),
        ("UPDATE meta SET ledger_id = 'another'", "event 1: its name differs"),
        ("UPDATE meta SET format = 'claimledger-9'", "'claimledger-9'"),
        ("DELETE FROM meta", "cannot be read"),
        ("DROP INDEX batch_import", "its tables were changed"),
        ("CREATE VIEW w AS SELECT 1", "its tables were changed"),
        ("PRAGMA user_version = 2", "a newer one"),
        ("PRAGMA application_id = 7", "no ledger"),
    ],
)
def test_what_was_changed_is_found_by_both_and_the_line_says_what(
    path: Path, statement: str, said: str
) -> None:
    tamper(path, statement)
    code, line = verifier(path)
    assert code == 1
    assert line.startswith("wrong: ")
    assert line.count("\n") == 1
    assert said in line
    assert product(path)


def test_content_that_was_put_back_in_spite_of_a_redaction_is_found(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.ledger", SteppingClock(start=START)
    with opened(path, create=True) as store:
        store.append([an_agent(clock)], recorder="ann")
        [kept] = store.raw(2, 2)
        store.append([a_redaction(2)], recorder="ann")
    tamper(path, ("UPDATE event SET salt = ?, body = ? WHERE seq = 2", (kept.salt, kept.body)))
    assert verifier(path) == (
        1, "wrong: event 2: erased without a redaction, or there in spite of one\n"
    )  # fmt: skip
    assert "redacted it" in product(path)


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_a_ledger_of_another_time_is_sound_to_both(tmp_path: Path, year: int) -> None:
    path, start = tmp_path / "a.ledger", int(datetime(year, 12, 31, tzinfo=UTC).timestamp())
    clock = SteppingClock(start=start * 1_000_000)
    with SqliteStore.open(path, recorder="ann", clock=clock, durable=False) as store:
        store.append([an_agent(clock)], recorder="ann")
        clock.start -= 10**12  # set back
        store.append([an_agent(clock)], recorder="ann")
    assert verifier(path)[0] == 0
    assert product(path) == ""


@pytest.mark.parametrize(
    "content", [b"", b"Russia and China\n" * 500, b"SQLite format 3\x00" + bytes(84)]
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    code, line = verifier(path)
    assert (code, line.count("\n")) == (1, 1)
    assert verifier(tmp_path / "nothing there")[0] == 1


COLUMNS = [
    ("meta", "ledger_id"), ("meta", "origin"), ("meta", "format"),
    ("batch", "id"), ("batch", "first_seq"), ("batch", "recorded_at"), ("batch", "latest"),
    ("batch", "recorder"), ("batch", "import_id"), ("batch", "root"),
    ("event", "seq"), ("event", "kind"), ("event", "version"), ("event", "batch"),
    ("event", "sum"), ("event", "salt"), ("event", "body"),
    ("node", "level"), ("node", '"index"'), ("node", "hash"),
    ("identity", "source"), ("identity", "key"), ("identity", "seq"),
    ("source_part", "seq"), ("source_part", "n"), ("source_part", "length"),
    ("source_part", "salt"), ("source_part", "text"),
]  # fmt: skip
VALUES = (
    "0", "-1", "1", "2", "255", "999999", "NULL", "''", "'x'", "zeroblob(16)", "zeroblob(32)",
    "{column} + 1", "{column} - 1", "{column} || 'x'", "substr({column}, 2)",
    "CAST({column} || ' ' AS BLOB)", "(SELECT {column} FROM {table} ORDER BY random() LIMIT 1)",
)  # fmt: skip
KEYS = {
    "meta": "rowid", "batch": "id", "event": "seq", "node": 'level * 1000 + "index"',
    "identity": "hex(source) || hex(key)", "source_part": "seq * 1000 + n",
}  # fmt: skip


@st.composite
def alterations(draw: st.DrawFn) -> str:
    """One statement that changes, takes out or doubles a row somewhere."""
    table, column = draw(st.sampled_from(COLUMNS))
    key, at = KEYS[table], draw(st.integers(0, 40))
    one = f"{key} = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {at})"
    if draw(st.integers(0, 5)) == 0:
        return f"DELETE FROM {table} WHERE {one}"
    value = draw(st.sampled_from(VALUES)).format(column=column, table=table)
    return f"UPDATE {table} SET {column} = {value} WHERE {one}"


def told_alike(sound: Path, alter: Callable[[Path], object]) -> bool:
    """Alter a copy of a ledger, and tell whether both verifiers say the same of it."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "a.ledger", Path(folder) / "b.ledger"
        shutil.copy(sound, ours)
        alter(ours)
        shutil.copy(ours, theirs)
        code, line = verifier(ours)
        said = product(theirs)
    assert (code == 0) == (not said), (line, said)
    return code == 0


@tries(25, 3000)
def test_both_say_the_same_of_any_row_that_was_altered(sound: Path, tries: int) -> None:
    taken: list[bool] = []

    @settings(max_examples=tries)
    @given(alterations())
    def law(statement: str) -> None:
        def alter(path: Path) -> None:
            with suppress(sqlite3.IntegrityError, Unchanged):
                tamper(path, statement)

        taken.append(told_alike(sound, alter))

    law()
    assert False in taken


@tries(25, 5000)
def test_both_say_the_same_of_any_byte_that_was_altered(sound: Path, tries: int) -> None:
    taken: list[bool] = []

    @settings(max_examples=tries)
    @given(place=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255))
    def law(place: float, value: int) -> None:
        def alter(path: Path) -> None:
            data = bytearray(path.read_bytes())
            data[int(place * len(data))] = value
            path.write_bytes(data)

        taken.append(told_alike(sound, alter))

    law()
    assert False in taken


def written(path: Path, steps: list[Step], gone: list[int]) -> None:
    """Write a random ledger to a file, and erase some of its events."""
    with SqliteStore.open(
        path, recorder="ann", clock=SteppingClock(start=START), durable=False
    ) as store:
        for step in steps:
            store.append(step.events, recorder="ann", import_id=step.import_id)
        choices = erasable(store.read())
        seqs = sorted({choices[n % len(choices)] for n in gone})
        if seqs:
            store.append([a_redaction(*seqs)], recorder="bob")


@tries(8, 300)
def test_any_sound_ledger_is_sound_to_both(tries: int) -> None:
    @settings(max_examples=tries)
    @given(steps=scripts(8), gone=st.lists(st.integers(0, 1000), max_size=3))
    def law(steps: list[Step], gone: list[int]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.ledger"
            written(path, steps, gone)
            assert product(path) == ""
            code, line = verifier(path)
            with opened(path) as store:
                head = store.head()
        assert code == 0, line
        assert f"{head.seq} events" in line
        assert head.root.hex() in line

    law()
