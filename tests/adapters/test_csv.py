"""Tables are read row by row; what has no word of its own is kept, and bad rows are named."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.adapter import Document, Draft, Flaw, Item, Probe, SourceFile, Sure
from ledger.claims import Anchor, Claim, Coding
from ledger.errors import BadOptions, BadSource
from ledger.options import structure
from ledger.testing import strategies as any_
from ledger.times import When
from ledger_adapters.csv import CsvAdapter

CSV = CsvAdapter()
Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a table, given as text or bytes, with the options named."""

    def reading(table: str | bytes, encoding: str = "", **options: object) -> list[Item]:
        path = tmp_path / "table.csv"
        path.write_bytes(table if isinstance(table, bytes) else table.encode())
        file = SourceFile(path, encoding)
        return list(CSV.read(file, structure("csv", CSV.options, options)))

    return reading


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def flaws(items: list[Item]) -> list[Flaw]:
    return [item for item in items if isinstance(item, Flaw)]


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def names(claim: Claim) -> list[str]:
    return [hop.name for hop in claim.chain]


# --- what a row says ---


def test_a_row_is_a_claim_with_who_content_source_date_and_reported_by(read: Read) -> None:
    items = read(
        "who,content,source,date,reported_by\n"
        "ISW,the parade was postponed,call.txt,2023-08-08,Newsweek > AFP\n"
    )
    document, draft = items
    assert document == Document(key="call.txt", title="call.txt")
    assert isinstance(draft, Draft)
    assert (draft.at, draft.key, draft.document) == ("row 2", "", "call.txt")
    (claim,) = claims(items)
    assert names(claim) == ["Newsweek", "AFP", "ISW"]
    assert claim.content == "the parade was postponed"
    assert claim.date == When(edtf="2023-08-08")
    assert claim.source == "call.txt"


def test_joint_speakers_are_one_hop(read: Read) -> None:
    items = read("who,content,via\nAda & Ben,yes,Cleo; Dan > Eve\nAT&T,no,\n")
    joint, alone = claims(items)
    assert [[m.text for m in hop.by] for hop in joint.chain] == [
        ["Cleo", "Dan"], ["Eve"], ["Ada", "Ben"],
    ]  # fmt: skip
    assert names(alone) == ["AT&T"]


def test_a_chain_that_ends_with_the_claimant_names_it_once(read: Read) -> None:
    (claim,) = claims(read("who,content,via\nISW,yes,Newsweek > ISW\n"))
    assert names(claim) == ["Newsweek", "ISW"]


def test_a_speaker_or_date_that_is_not_given_is_unknown(read: Read) -> None:
    (claim,) = claims(read("who,content,date\n,yes,\n"))
    assert claim.who == ()
    assert claim.date is None


def test_a_quote_is_the_claimants_wording(read: Read) -> None:
    items = read("who,content,quote\nAda,it will hold,it will hold\nAda,it may hold,may\nAda,,ok\n")
    direct, mixed, alone = claims(items)
    assert (direct.form, mixed.form, alone.content) == ("direct", "mixed", "ok")
    assert mixed.anchor == Anchor(exact="may")
    assert {c.chain[-1].wording for c in (direct, mixed, alone)} == {"verbatim"}


def test_every_word_has_its_place(read: Read) -> None:
    (claim,) = claims(
        read(
            "who,content,act,addressee,hedge,happened\n"
            "Ada,rain,Predicts,Ben,probably,2023-08-07/2023-08-09\n"
        )
    )
    assert claim.act == "predicts"
    assert claim.addressee is not None
    assert claim.addressee.text == "Ben"
    assert claim.hedges[0].text == "probably"
    assert claim.occurrence is not None
    assert claim.occurrence.happened == When(edtf="2023-08-07/2023-08-09")


def test_a_document_is_told_of_once_and_before_its_claims(read: Read) -> None:
    items = read(
        "who,content,url,source,publisher,published,title,language\n"
        "Ada,a,https://example.org/1,one,Herald,2023-08-09,First,en\n"
        "Ben,b,https://example.org/1,one,Herald,2023-08-09,First,en\n"
        "Cleo,c,,two.txt,,,,\n"
    )
    first, second = documents(items)
    assert first == Document(
        extras={"source": "one"}, key="https://example.org/1", language="en",
        published=When(basis="metadata", edtf="2023-08-09"), publisher="Herald", title="First",
        url="https://example.org/1",
    )  # fmt: skip
    assert second.key == "two.txt"
    assert [type(item) for item in items] == [Document, Draft, Draft, Document, Draft]


def test_what_a_later_row_says_otherwise_of_a_document_stays_with_its_claim(read: Read) -> None:
    items = read("who,content,source,Outlet\nAda,a,x,Herald\nBen,b,x,Times\n")
    assert [d.publisher for d in documents(items)] == ["Herald"]
    assert [c.extras for c in claims(items)] == [{}, {"Outlet": "Times"}]


def test_a_table_that_names_no_source_is_its_own(read: Read) -> None:
    items = read("who,content\nAda,a\nBen,b\n")
    assert documents(items) == [Document()]
    assert {claim.source for claim in claims(items)} == {""}


def test_columns_of_no_word_are_kept_under_their_names(read: Read) -> None:
    (claim,) = claims(read("who,Mood,content,,Mood\nAda,grim,a,x,glad\n"))
    assert claim.extras == {"Mood": "grim", "column 4": "x", "Mood (2)": "glad"}


def test_columns_of_one_name_are_told_apart(read: Read) -> None:
    (claim,) = claims(read("who,content,Note,Note,Note (2),Note\nA,b,1,2,3,4\n"))
    assert claim.extras == {"Note": "1", "Note (2)": "2", "Note (2) (2)": "3", "Note (3)": "4"}


def test_a_table_with_too_many_columns_is_refused_at_once(read: Read) -> None:
    with pytest.raises(BadSource, match="100,003 columns; 4,096 are the most"):
        read("who,content" + ",x" * 100_001 + "\nA,b\n")


def test_a_key_is_the_records_own(read: Read) -> None:
    drafts = [i for i in read("id,who,content\nc7,Ada,a\n") if isinstance(i, Draft)]
    assert [(d.key, d.record.id) for d in drafts] == [("c7", "c7")]


def test_a_judged_row_gives_a_coding_too(read: Read) -> None:
    items = read(
        "id,who,content,aspect,bearing,parties,coder\n"
        ",Ada,a,economy,Closer,Russia & China,\n"
        "c7,Ada,b,,,Russia; China,ben\n",
        coder="ann",
    )
    found = [i for i in items if isinstance(i, Draft) and isinstance(i.record, Coding)]
    first, second = (draft.record for draft in found)
    assert first == Coding(
        aspect="economy", bearing="closer", claim="row 2", coder="ann", id="row 2 coding",
        parties=("Russia", "China"),
    )  # fmt: skip
    assert second == Coding(claim="c7", coder="ben", id="c7 coding", parties=("Russia", "China"))
    assert [draft.key for draft in found] == ["", "c7 coding"]


# --- finding the columns ---


def test_columns_are_named_by_options(read: Read) -> None:
    table = "A,B,C\nAda,yes,2023\n"
    one = read(table, who="A", content="B", date="C")
    two = read(table, columns={"who": "A", "content": "B", "date": "C"})
    assert one == two
    assert names(claims(one)[0]) == ["Ada"]
    assert claims(one)[0].extras == {}


def test_a_words_own_name_stands_above_its_synonyms(read: Read) -> None:
    (claim,) = claims(read("speaker,who,content,text\nx,Ada,yes,y\n"))
    assert names(claim) == ["Ada"]
    assert claim.extras == {"speaker": "x", "text": "y"}


@pytest.mark.parametrize(
    ("table", "options", "where", "why"),
    [
        ("who,content\n", {"date": "Day"}, "$.date", "no column 'Day'"),
        ("who,content,Date\n", {"happened": "Dat"}, "$.happened", "Did you mean 'Date'"),
        ("who,remark\n", {}, "$.content", "only 'who', 'remark'"),
        ("speaker,actor,content\n", {}, "$.who", "'speaker' and 'actor' could both be it"),
        ("who,content\n", {"delimiter": ";;"}, "$.delimiter", "single character"),
        ("who,content\n", {"columns": {"whom": "who"}}, "$.columns", "'whom' is no word"),
        ("who,content\n", {"speaker": "who"}, "$.speaker", "no such option"),
    ],
)
def test_columns_that_cannot_be_found_are_refused(
    read: Read, table: str, options: Mapping[str, Any], where: str, why: str
) -> None:
    with pytest.raises(BadOptions) as caught:
        read(table, **options)
    assert caught.value.where == where
    assert why in caught.value.why


# --- bad rows ---


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ada,yes", "it has 2 cells, the header has 3: none for 'Date'"),
        ("Ada,yes,,more", "'more' stands after the last column, 'Date'"),
        ("Ada,,2023", "column 'content': it is empty"),
        ("Ada,yes,8 August 2023", "column 'Date': '8 August 2023' is not a date"),
        ('Ada,"yes"no,', "text follows a closing quotation mark"),
        ("Ada,{},".format("x" * 100_001), "column 'content': it takes 100,001 characters"),
        ("{},yes,".format("x" * 4097), "column 'who': it takes 4,097 characters"),
        ("Ada,{},".format("x" * 200_000), "a cell is too long"),
    ],
)
def test_a_bad_row_is_a_flaw_that_names_it_and_the_others_go_on(
    read: Read, row: str, why: str
) -> None:
    items = read(f"who,content,Date\nAda,a,\n{row}\nBen,b,2023\n")
    assert [claim.content for claim in claims(items)] == ["a", "b"]
    (flaw,) = flaws(items)
    assert flaw.at == "row 3"
    assert why in flaw.why
    assert flaw.raw


@pytest.mark.parametrize(
    ("word", "cell", "why"),
    [
        ("act", "sings", "'sings' is no act"),
        ("bearing", "closr", "Did you mean 'closer'?"),
        ("happened", "soon", "'soon' is not a date"),
        ("published", "soon", "'soon' is not a date"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named_by_its_column(
    read: Read, word: str, cell: str, why: str
) -> None:
    (flaw,) = read(f"who,content,Odd\nAda,yes,{cell}\n", **{word: "Odd"})
    assert isinstance(flaw, Flaw)
    assert flaw.why.startswith("column 'Odd': ")
    assert why in flaw.why


def test_an_unclosed_quotation_mark_costs_one_row_only(read: Read) -> None:
    items = read('who,content\nAda,a\nBen,"b\nCleo,c\nDan,d\n')
    assert [claim.content for claim in claims(items)] == ["a", "c", "d"]
    assert [(f.at, f.why) for f in flaws(items)] == [
        ("row 3", "a quotation mark is opened and never closed")
    ]
    assert [i.at for i in items if isinstance(i, Draft)] == ["row 2", "row 4", "row 5"]


@pytest.mark.parametrize("table", ["", "\n\n", 'who,"content\n'])
def test_a_file_without_a_header_is_refused(read: Read, table: str) -> None:
    with pytest.raises(BadSource):
        read(table)


# --- dialects ---


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(read: Read, delimiter: str) -> None:
    table = delimiter.join(["who", "content"]) + "\n" + delimiter.join(["Ada", "yes"]) + "\n"
    assert claims(read(table))[0].content == "yes"


@pytest.mark.parametrize("options", [{"delimiter": "tab"}, {"delimiter": "\\t"}, {}])
def test_tab_can_be_said_in_words(read: Read, options: Mapping[str, object]) -> None:
    assert (
        claims(read("who\tcontent\nAda\tyes, no; well\n", **options))[0].content == "yes, no; well"
    )


def test_a_line_that_names_the_delimiter_is_no_header(read: Read) -> None:
    assert claims(read("sep=;\r\nwho;content\r\nAda;a,b\r\n"))[0].content == "a,b"


@pytest.mark.parametrize(
    ("encoding", "given"),
    [
        ("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("cp1251", "cp1251"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(read: Read, encoding: str, given: str, end: str) -> None:
    table = f'who,content{end}Сергей Лавров,"да,{end}нет"{end}'.encode(encoding)
    (claim,) = claims(read(table, given))
    assert names(claim) == ["Сергей Лавров"]
    assert claim.content == f"да,{end}нет"


def test_the_wrong_encoding_is_said_so(read: Read) -> None:
    with pytest.raises(BadSource, match="name its encoding"):
        read("who,content\nAda,é\n".encode("cp1252"))


def test_empty_cells_after_the_last_column_are_no_fault(read: Read) -> None:
    items = read("who,content\nAda,yes,,\n")
    assert [claim.content for claim in claims(items)] == ["yes"]
    assert flaws(items) == []


def test_empty_rows_count_and_say_nothing(read: Read) -> None:
    items = read("who,content\n\n,\nAda,yes\n")
    assert [i.at for i in items if isinstance(i, Draft)] == ["row 4"]
    assert flaws(items) == []


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("who,content\n" + "Ada,yes\n" * 100_000, encoding="utf-8")
    heard: list[int] = []
    items = CSV.read(SourceFile(path, progress=heard.append), CSV.options())
    assert isinstance(next(items), Document)
    assert sum(heard) < 100_000


# --- sniffing ---


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.csv", "who,content\n", Sure.LIKELY),
        ("a.txt", "Speaker\tText\tVia\n", Sure.CERTAIN),
        ("a.txt", "Speaker;Statement\n", Sure.LIKELY),
        ("a.csv", "a,b\n", Sure.POSSIBLE),
        ("a.TSV", "a\tb\n", Sure.POSSIBLE),
        ("a.txt", "a,b\n", None),
        ("a.txt", "He said who, and the content, was well.\n", None),
        ("a.json", '{"who": "Ada", "content": "yes"}\n', None),
        ("a.txt", "", None),
        ("a.txt", "x" * 200_000, None),
    ],
)
def test_a_table_is_known_by_its_header(name: str, head: str, sure: Sure | None) -> None:
    match = CSV.sniff(Probe(name, head.encode()))
    assert (match and match.sure) == sure


def test_a_table_in_utf_16_is_known_too() -> None:
    match = CSV.sniff(Probe("a.txt", "who\tcontent\n".encode("utf-16")))
    assert match is not None
    assert match.reason == "the header names who and content"


# --- laws ---


@given(st.lists(st.tuples(any_.hostile_text(), any_.hostile_text(), any_.hostile_text())))
def test_every_row_is_a_claim_or_a_flaw_and_no_text_is_changed(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    stream = io.StringIO(newline="")
    kept = [[cell.replace("\x00", "").strip() for cell in row] for row in rows]
    csv.writer(stream).writerows([["who", "content", "note"], *kept])
    path = tmp_path_factory.mktemp("law") / "table.csv"
    path.write_text(stream.getvalue(), encoding="utf-8", newline="")
    items = list(CSV.read(SourceFile(path), CSV.options()))
    said = [(claim.content, claim.extras.get("note", "")) for claim in claims(items)]
    assert said == [(content, note) for _, content, note in kept if content]
    silent = [row for row in kept if any(row) and not row[1]]
    assert len(flaws(items)) == len(silent)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_no_table_whatever_makes_the_adapter_fail(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("law") / "table.csv"
    path.write_text("who,content,date\n" + text, encoding="utf-8", newline="")
    for item in CSV.read(SourceFile(path), CSV.options()):
        assert isinstance(item, Document | Draft | Flaw)
