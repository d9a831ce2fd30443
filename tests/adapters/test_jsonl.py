"""Lines of JSON are read one by one; a bad line is a flaw that says where in it the fault is."""

import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from ledger.adapter import Document, Draft, Flaw, Item, Probe, SourceFile, Sure
from ledger.claims import Agent, Claim, Coding, Hop, Mention
from ledger.errors import BadEvent, BadSource
from ledger.interchange import write_document, write_draft
from ledger.interchange.writing import PIECE
from ledger.options import structure
from ledger.times import When
from ledger_adapters.csv import CsvAdapter
from ledger_adapters.jsonl import JsonlAdapter

JSONL = JsonlAdapter()
Read = Callable[..., list[Item]]

CLAIM = Claim(
    chain=(
        Hop(by=(Mention(text="Newsweek"),), verb="report"),
        Hop(by=(Mention(agent="ISW", text="the institute"),), said=When(edtf="2023-08-08")),
    ),
    content="the parade was postponed",
    id="c1",
    source="https://example.org/call",
)
DRAFT = Draft(at="line 1", document="https://example.org/call", key="c1", record=CLAIM)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read lines with the options named."""

    def reading(*lines: str | bytes, **options: object) -> list[Item]:
        path = tmp_path / "book.jsonl"
        path.write_bytes(b"".join(_ended(line) for line in lines))
        return list(JSONL.read(SourceFile(path), structure("jsonl", JSONL.options, options)))

    return reading


def _ended(line: str | bytes) -> bytes:
    return line if isinstance(line, bytes) else f"{line}\n".encode()


# --- the interchange proper ---


def test_what_was_written_is_read(read: Read) -> None:
    document = Document(key="https://example.org/call", text="…", publisher="Newsweek")
    agent = Draft(at="line 3", record=Agent(id="ISW", kind="organisation", names=("ISW",)))
    written = write_document(document), write_draft(DRAFT), write_draft(agent)
    assert read(*written) == [document, attrs.evolve(DRAFT, at="line 2"), agent]


def test_a_line_begins_with_what_people_look_for() -> None:
    assert write_draft(DRAFT).startswith(
        b'{"who":"the institute","source":"https://example.org/call","date":"2023-08-08",'
        b'"reported_by":["Newsweek"],"record":"claim","key":"c1",'
    )
    assert write_draft(DRAFT, who="ISW", source="A call", date="2023", reported_by=[]).startswith(
        b'{"who":"ISW","source":"A call","date":"2023","reported_by":[],"record":"claim"'
    )


def test_fields_left_out_have_their_defaults(read: Read) -> None:
    (draft,) = read('{"claim": {"chain": [{}], "content": "yes", "id": "c", "source": "s"}}')
    claim = Claim(chain=(Hop(),), content="yes", id="c", source="s")
    assert draft == Draft(at="line 1", document="s", record=claim)


def test_text_that_utf_8_cannot_carry_is_not_written() -> None:
    with pytest.raises(BadEvent, match="not valid Unicode"):
        write_document(Document(text="\ud800"))


def test_the_longest_lines_are_read_back(read: Read) -> None:
    document = Document(key="long", text="\x01" * (PIECE * 2 + 1))
    assert read(write_document(document)) == [document]


def test_a_text_that_breaks_off_is_a_flaw_and_the_rest_goes_on(read: Read) -> None:
    begun = write_document(Document(key="long", text="abc"), piece=1).splitlines(keepends=True)
    flaw, draft = read(*begun[:2], write_draft(DRAFT))
    assert isinstance(flaw, Flaw)
    assert (flaw.at, flaw.why) == (
        "line 3", "$.goes_on: the text of document 'long' breaks off before this line",
    )  # fmt: skip
    assert isinstance(draft, Draft)


# --- loose lines ---


def test_a_loose_line_is_a_document_and_a_claim(read: Read) -> None:
    document, draft = read(
        '{"who": "ISW", "content": "it was not interested in a", "source": "call.txt",'
        ' "date": "2023-08-08", "reported_by": ["Newsweek"], "quote": "not interested in a"}'
    )
    assert document == Document(key="call.txt", title="call.txt")
    assert isinstance(draft, Draft)
    assert isinstance(draft.record, Claim)
    assert [hop.name for hop in draft.record.chain] == ["Newsweek", "ISW"]
    assert draft.record.date == When(edtf="2023-08-08")
    assert draft.record.form == "mixed"
    assert draft.record.chain[-1].wording == "verbatim"


def test_names_are_lists_where_several_speak(read: Read) -> None:
    _, draft = read(
        '{"who": ["Ada", "Ben & Co"], "content": "a", "reported_by": [["Cleo", "Dan"], "Eve"]}'
    )
    assert isinstance(draft, Draft)
    assert isinstance(draft.record, Claim)
    assert [[m.text for m in hop.by] for hop in draft.record.chain] == [
        ["Cleo", "Dan"], ["Eve"], ["Ada", "Ben & Co"],
    ]  # fmt: skip


def test_what_is_no_word_of_ours_is_kept(read: Read) -> None:
    _, draft = read('{"content": "a", "mood": "grim", "n": 3, "deep": {"a": [1.5]}, "no": null}')
    assert isinstance(draft, Draft)
    assert isinstance(draft.record, Claim)
    assert draft.record.extras == {"mood": "grim", "n": "3", "deep": '{"a":[1.5]}'}


def test_a_judged_loose_line_gives_a_coding_too(read: Read) -> None:
    line = '{"content": "a", "key": "c7", "aspect": "economy", "parties": ["Russia", "China"]}'
    coding = read(line, coder="ann")[-1]
    assert isinstance(coding, Draft)
    assert coding.record == Coding(
        aspect="economy", claim="c7", coder="ann", id="c7 coding", parties=("Russia", "China")
    )


def test_a_document_is_told_of_once(read: Read) -> None:
    line = '{"content": "a", "source": "call.txt"}'
    assert [type(item) for item in read(line, line)] == [Document, Draft, Draft]


# --- bad lines ---

BARE = '"content": "c", "id": "x", "source": "s"'


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("who, content", "$: it is not JSON: Expecting value (character 1)"),
        ("{", "$: it is not JSON"),
        ("[1]", "$: Expected `object`, got `array`"),
        ('{"who": NaN}', "$: NaN is no JSON"),
        ('{"content": -Infinity}', "$: -Infinity is no JSON"),
        ('{"content": 1e999}', "out of range"),
        ('{"content": "\\ud800"}', "not valid Unicode"),
        ('{"content": ' + "1" * 5000 + "}", "out of range"),
        ('{"x":' * 100_000, "$: it is nested too deep"),
        ('{"who": "a", "who": "b", "content": "c"}', "the key 'who' stands twice"),
        ('{"agent": {"id": "a", "id": "b"}}', "the key 'id' stands twice"),
        ('{"record": "clam"}', "$.record: 'clam' is no kind of record. Did you mean 'claim'"),
        ('{"record": "claim"}', "$.claim: this line should hold one record"),
        ('{"record": "link", "agent": {"id": "a"}}', "and holds $.agent"),
        ('{"agent": {"id": "a"}, "extra": 1}', "$.extra: nothing is kept under that name"),
        ('{"agent": {"id": "a", "kid": 1}}', "$.agent: Object contains unknown field `kid`"),
        ('{"agent": {"id": 3}}', "$.agent.id: Expected `str`, got `int`"),
        ('{"agent": {"id": "a"}, "document": {}}', "$.document: a record's line names"),
        ('{"document": {"kye": "a"}}', "$.document: Object contains unknown field `kye`"),
        ('{"document": {"published": {"edtf": "May"}}}', "$.document.published: 'May' is not a"),
        ('{"claim": {"chain": [], ' + BARE + "}}", "$.claim.chain: Expected `array` of length"),
        (
            '{"claim": {"chain": [{"verb": "sings"}], ' + BARE + "}}",
            "$.claim.chain[0].verb: Invalid enum value 'sings'",
        ),
        (
            '{"claim": {"chain": [{}, {"said": {"edtf": "soon"}}], ' + BARE + "}}",
            "$.claim.chain[1].said: 'soon' is not a date",
        ),
        (
            '{"claim": {"chain": [{}], "quotes": [[1, 2], [5, 4]], ' + BARE + "}}",
            "$.claim.quotes[1]: the span [5, 4) ends before it starts",
        ),
        (
            '{"claim": {"chain": [{}], "quotes": [[1.0, 2]], ' + BARE + "}}",
            "$.claim.quotes[0][0]: Expected `int`, got `float`",
        ),
        ('{"who": 3, "content": "c"}', "$.who: expected text, got 3"),
        ('{"who": "Ada"}', "$.content: it is empty"),
        ('{"content": "c", "date": "May"}', "$.date: 'May' is not a date"),
        ('{"content": "c", "act": "sings"}', "$.act: 'sings' is no act"),
        ('{"more_text": "c"}', "$.more_text: no document before it"),
        (f'{{"content": "{"c" * 100_001}"}}', "$.content: it takes 100,001 characters"),
        (f'{{"content": "c", "note": "{"c" * 100_001}"}}', "$.note: it takes 100,001"),
    ],
    ids=lambda value: value[:40],
)
def test_a_bad_line_is_a_flaw_with_its_path_and_the_rest_go_on(
    read: Read, line: str, why: str
) -> None:
    flaw, draft = read("", line, write_draft(DRAFT))
    assert isinstance(flaw, Flaw)
    assert flaw.at == "line 2"
    assert why in flaw.why
    assert flaw.raw == line[:1000]
    assert isinstance(draft, Draft)


def test_a_line_over_the_cap_is_a_bad_source(read: Read) -> None:
    with pytest.raises(BadSource, match="line 1 is longer than 4 MiB"):
        read('{"content": "' + "c" * (4 << 20) + '"}')


# --- sniffing ---


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.txt", write_draft(DRAFT), Sure.CERTAIN),
        ("a.txt", write_document(Document(text="x" * 100_000))[:65536], Sure.CERTAIN),
        ("a.txt", b'{"claim": {}}\n', Sure.CERTAIN),
        ("a.txt", b'\n{"who": "a", "content": "b"}', Sure.LIKELY),
        ("a.jsonl", b'{"a": 1}\n', Sure.POSSIBLE),
        ("a.ndjson", b'{"a": 1}\n', Sure.POSSIBLE),
        ("a.json", b'{"a": 1}\n', None),
        ("a.jsonl", b"[1]\n", None),
        ("a.txt", b"prose {about} things", None),
        ("a.txt", b"\xff\xfe\x00", None),
        ("a.txt", b"[" * 65536, None),
        ("a.txt", b'{"a":' * 10000, None),
    ],
)
def test_lines_are_known_by_their_keys(name: str, head: bytes, sure: Sure | None) -> None:
    match = JSONL.sniff(Probe(name, head))
    assert (match and match.sure) == sure


def test_a_bad_line_amid_a_long_text_ends_it(read: Read) -> None:
    begun, more, last = write_document(Document(key="k", text="abc"), 1).splitlines(keepends=True)
    items = read(begun, "{", more, last)
    assert [item.at for item in items if isinstance(item, Flaw)] == [
        "line 2", "line 2", "line 3", "line 4",
    ]  # fmt: skip
    assert not any(isinstance(item, Document) for item in items)


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl"
    path.write_bytes(write_draft(DRAFT) * 5000)
    heard: list[int] = []
    items = JSONL.read(SourceFile(path, progress=heard.append), JSONL.options())
    assert isinstance(next(items), Draft)
    assert sum(heard) < 100_000


def test_a_loose_line_and_a_row_of_a_table_make_the_same_claim(tmp_path: Path) -> None:
    words = {
        "who": "Ada", "content": "it holds", "source": "https://example.org/a", "quote": "holds",
        "date": "2023-08", "reported_by": "Herald", "publisher": "Herald", "mood": "grim",
        "key": "k1", "act": "denies", "aspect": "economy", "coder": "ann",
    }  # fmt: skip
    table, lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_text(",".join(words) + "\n" + ",".join(words.values()) + "\n", encoding="utf-8")
    lines.write_text(json.dumps(words) + "\n", encoding="utf-8")
    csv = CsvAdapter()
    row = list(csv.read(SourceFile(table), csv.options()))
    line = list(JSONL.read(SourceFile(lines), JSONL.options()))
    assert [unplaced(item) for item in row] == [unplaced(item) for item in line]


def unplaced(item: Item) -> Item:
    return attrs.evolve(item, at="") if isinstance(item, Draft) else item
