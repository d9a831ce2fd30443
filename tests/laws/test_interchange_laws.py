"""What is written as interchange is read back as it was, and nothing else is ever lost."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ledger.adapter import Document, Draft, Flaw
from ledger.interchange import write_document, write_draft
from ledger.interchange.lines import read_line, read_lines
from ledger.testing import strategies as any_

FIRST = ["who", "source", "date", "reported_by", "record", "key", "document"]


def lines(written: bytes) -> list[tuple[int, str]]:
    return list(enumerate(written.decode().split("\n")[:-1], start=1))


@given(any_.drafts())
def test_a_draft_that_is_written_and_read_is_the_same(draft: Draft) -> None:
    assert read_line(write_draft(draft), draft.at) == (draft,)


@given(any_.documents())
def test_a_document_that_is_written_and_read_is_the_same(document: Document) -> None:
    assert read_line(write_document(document), "line 1") == (document,)


@given(any_.drafts())
def test_what_is_read_is_written_again_as_the_same_bytes(draft: Draft) -> None:
    written = write_draft(draft)
    (again,) = read_line(written, "")
    assert isinstance(again, Draft)
    assert write_draft(again) == written


@given(any_.drafts())
def test_a_record_is_one_line_of_json_that_begins_with_who_source_date_reported_by(
    draft: Draft,
) -> None:
    written = write_draft(draft)
    assert written.count(b"\n") == 1
    assert list(json.loads(written))[:7] == FIRST


@given(any_.drafts(), any_.hostile_text(), any_.hostile_text())
def test_what_stands_in_the_first_columns_never_changes_the_record(
    draft: Draft, who: str, source: str
) -> None:
    written = write_draft(draft, who=who, source=source, date="2023", reported_by=[who, who])
    assert read_line(written, draft.at) == (draft,)
    assert json.loads(written)["reported_by"] == [who, who]


@given(any_.drafts())
def test_spaces_and_another_order_of_keys_change_nothing(draft: Draft) -> None:
    plain = json.loads(write_draft(draft))
    loosely = json.dumps(dict(reversed(plain.items())), indent=None, separators=(" , ", " : "))
    assert read_line(loosely, draft.at) == (draft,)


@given(any_.documents(), st.integers(1, 20))
def test_a_document_too_long_for_one_line_is_the_same_too(document: Document, piece: int) -> None:
    written = lines(write_document(document, piece))
    assert len(written) == max(1, -(-len(document.text) // piece))
    assert list(read_lines(written)) == [document]


@given(any_.documents(), st.integers(1, 5))
def test_a_document_whose_text_breaks_off_is_a_flaw(document: Document, piece: int) -> None:
    written = lines(write_document(document, piece))
    whole = len(written) == 1
    (item,) = read_lines(written[:1])
    assert item == document if whole else isinstance(item, Flaw)


@given(st.lists(st.one_of(any_.drafts(), any_.documents()), max_size=5), any_.hostile_text())
def test_a_bad_line_is_one_flaw_and_the_others_go_on(
    items: list[Draft | Document], rubbish: str
) -> None:
    bad = "{" + rubbish.replace("\n", "").replace("\r", "")
    good = [write_draft(i) if isinstance(i, Draft) else write_document(i) for i in items]
    read = list(read_lines([*lines(b"".join(good)), (len(good) + 1, bad), (99, '{"agent":{}}')]))
    assert len(read) == len(items) + 2
    assert all(isinstance(item, Flaw) for item in read[-2:])
    assert not any(isinstance(item, Flaw) for item in read[:-2])


@given(st.text(max_size=60))
def test_no_line_whatever_makes_the_reader_fail(text: str) -> None:
    for item in read_line(text, "line 1"):
        assert isinstance(item, Document | Draft | Flaw)


@given(any_.drafts(), st.data())
def test_a_damaged_line_is_read_or_a_flaw_and_never_fails(
    draft: Draft, data: st.DataObject
) -> None:
    written = write_draft(draft).decode()
    at = data.draw(st.integers(0, len(written)))
    damaged = written[:at] + data.draw(st.text(max_size=3)) + written[at + 1 :]
    for item in read_line(damaged, "line 1"):
        assert isinstance(item, Document | Draft | Flaw)
