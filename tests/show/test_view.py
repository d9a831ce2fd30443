"""The view of the samples shows, as text, every row that a careful reader would write."""

import json
from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.show.shapes import json_text
from ledger.show.view_shape import view_shape
from tests.show.shelf import samples, started


@pytest.fixture(scope="module")
def book() -> Iterator[Ledger]:
    with samples() as book:
        yield book


@pytest.fixture
def lines(book: Ledger) -> list[str]:
    return unwrapped(str(book.relationship("Russia", "China")))


def unwrapped(text: str) -> list[str]:
    """Join the lines that a row was wrapped into, and put its aspect before it."""
    _, *lines = text.splitlines()
    if lines[0][:3].strip() and lines[0].startswith("  "):
        del lines[0]  # the rest of the heading
    column = next(line.index("nothing") for line in lines if line.endswith("nothing"))
    rows: list[str] = []
    aspect = ""
    for line in lines:
        title, rest = line[:13].strip(), line[13:].strip()
        if line[13 : column + 2].strip():
            aspect = title or aspect
            rows.append(f"{aspect}: {rest}")
        else:
            rows[-1] += f" {rest}"
    return [" ".join(row.split()) for row in rows]


def test_the_first_line_says_whose_relationship_when_and_how_much_there_is(book: Ledger) -> None:
    view = book.relationship("Russia", "China")
    first, second, third, *_ = str(view).splitlines()
    assert view.unreviewed
    assert first == "Russia–China · now"
    assert second == (
        f"  {view.documents} documents · {view.claims} claims, "
        f"{view.unreviewed} unreviewed, {view.judged} judged by a person · 4 comments set apart"
    )
    assert third.startswith("NEUTRALITY")


def test_a_party_without_a_statement_is_shown_to_hold_nothing(lines: list[str]) -> None:
    assert "NEUTRALITY: Russia nothing" in lines


def test_a_position_shows_whose_words_when_and_where_they_stand(lines: list[str]) -> None:
    [row] = [row for row in lines if row.startswith("NEUTRALITY: China")]
    assert "Mao Ning, 2024-07-11: China is no party to the crisis" in row
    assert "[Ministry briefing of 11 July 2024] (coded by M. Adeyemi: neutral)" in row
    assert row.endswith("+1 whose order is unknown")


def test_an_outsider_is_shown_with_the_chain_and_the_origins(lines: list[str]) -> None:
    text = " ".join(lines)
    assert "becoming a burden for the Kremlin [The Harbour Gazette] · 1 origin, 1 document" in text


def test_two_accounts_of_one_call_stand_side_by_side(lines: list[str]) -> None:
    [row] = [row for row in lines if "2 ACCOUNTS" in row]
    assert "of the call (2023-08-07): Russian Foreign Ministry: Lavrov and Wang had" in row
    assert "| Chinese Foreign Ministry: the two sides exchanged opinions" in row
    assert row.endswith("[both via The Harbour Gazette > Institute for Strategic Reading]")


def test_what_is_ascribed_stands_under_its_ascriber(lines: list[str]) -> None:
    text = " ".join(lines)
    assert "by Institute for Strategic Reading to Russia (feels): China’s peace plan" in text
    assert "to United States (wants): to pull Russia away from China" in text


def test_a_revised_assessment_says_how_often_and_why(lines: list[str]) -> None:
    [row] = [row for row in lines if "Assessed" in row]
    assert "M. Adeyemi, 2025-03-03: China supports Russia’s own talks" in row
    assert "(likely [ICD 203]; confidence moderate [ICD 203]; revised once;" in row
    assert "reason: new evidence; rests on 3 claims)" in row


def test_what_is_unknown_is_said(lines: list[str]) -> None:
    text = " ".join(lines)
    assert "second-call.txt: outlet and date" in text
    assert "attributed claims have no said-date" in text


def test_a_denial_is_shown_as_one(lines: list[str]) -> None:
    text = " ".join(lines)
    assert "Russian Foreign Ministry denies: there is any disagreement" not in text  # displaced
    then = _then(samples())
    assert "Russian Foreign Ministry denies: there is any disagreement" in then


def _then(book: Ledger) -> str:
    with book:
        view = book.as_of(published="2023-12-31").relationship("Russia", "China")
        return " ".join(unwrapped(str(view)))


def test_what_may_be_later_than_asked_stands_under_possibly_by_then(book: Ledger) -> None:
    view = book.as_of(published="2023-12-31").relationship("Russia", "China")
    text = str(view)
    assert "published by 2023-12-31" in text.splitlines()[0]
    assert f"POSSIBLY BY  {len(view.possibly)} " in text
    assert "… and" in text


def test_a_change_shows_before_after_and_the_sentence_behind_it(book: Ledger) -> None:
    found = book.changes("Russia", "China", published=("2023-12-31", None))
    texts = {f"{c.aspect} {c.row} {c.subject}": " ".join(str(c).split()) for c in found}
    revised = texts["settlement assessment M. Adeyemi"]
    assert "was: M. Adeyemi, 2023-08-11: China and Russia are growing apart" in revised
    assert "now: M. Adeyemi, 2025-03-03: China supports Russia’s own talks" in revised
    assert "AssessmentMade (recorded 2025-03-03)" in revised
    fresh = texts["third parties position Russia"]
    assert "in second-call.txt: Putin replied that »the partnership between Russia" in fresh


def test_why_goes_down_to_the_sentence_with_the_own_words_marked(book: Ledger) -> None:
    then = book.as_of(published="2023-12-31").relationship("Russia", "China")
    text = " ".join(str(then["neutrality"].party("China").why()).split())
    assert "recorded by ann: The Harbour Gazette > Wang Yi" in text
    assert "in first-call.txt: Wang stated that »China “will uphold" in text
    assert text.count("»") == text.count("«") == 1


def test_a_statement_taken_back_is_struck_with_by_whom_and_when() -> None:
    with Ledger.open(":memory:", by="ann", clock=started(2023, 8, 10)) as book:
        book.register("Russia", "state")
        book.register("China", "state")
        book.source("a broadcast", publisher="Radio Delta", published="2023-08-01")
        claim = book.record(who="Russia", content="We trust China.", source="a broadcast")
        book.code(claim, "overall", parties=("Russia", "China"), bearing="closer")
        book.retract(claim, who="Russia", source="a broadcast", date="2023-08-02")
        text = " ".join(str(book.relationship("Russia", "China")).split())
    assert "Russia nothing" in text
    assert "[struck] Russia: We trust China." in text
    assert "taken back by Russia, 2023-08-02" in text


def test_a_dispute_names_the_relation_and_who_says_so() -> None:
    with Ledger.open(":memory:", by="ann", clock=started(2023, 8, 10)) as book:
        book.register("Russia", "state")
        book.register("China", "state")
        book.source("a broadcast")
        one, other = (
            book.record(who=who, content=content, source="a broadcast")
            for who, content in (("Russia", "There was a deal."), ("China", "There was none."))
        )
        for claim in (one, other):
            book.code(claim, "economy", parties=("Russia", "China"))
        book.link(other, "contradicts", one)
        text = " ".join(str(book.relationship("Russia", "China")).split())
    assert "There was a deal. [a broadcast] | China: There was none." in text
    assert "(contradicts, says ann)" in text


def test_as_json_the_keys_of_a_statement_begin_with_who_source_date_reported_by(
    book: Ledger,
) -> None:
    view = json.loads(json_text(view_shape(book.relationship("Russia", "China"))))
    latest = view["aspects"][0]["parties"][1]["latest"]
    assert list(latest)[:4] == ["who", "source", "date", "reported_by"]
    assert latest["who"] == "Mao Ning"
    assert latest["date"] == "2024-07-11"


def test_as_json_nothing_is_shortened(book: Ledger) -> None:
    view = book.as_of(published="2023-12-31").relationship("Russia", "China")
    shape = json.loads(json_text(view_shape(view)))
    assert len(shape["possibly"]) == len(view.possibly)
    assert [a["name"] for a in shape["aspects"]] == [a.name for a in view]


def test_a_long_list_says_how_much_of_it_is_not_shown() -> None:
    with Ledger.open(":memory:", by="ann", clock=started(2023, 8, 10)) as book:
        for name in ("Russia", "China"):
            book.register(name, "state")
        for n in range(12):
            book.source(f"paper {n}")
            claims = [
                book.record(who=f"Reader {n}-{m}", content=f"Account {m}.", source=f"paper {n}")
                for m in range(2 if n else 8)
            ]
            for claim in claims:
                book.code(claim, "contact", parties=("Russia", "China"))
            for claim in claims[1:]:
                book.link(claims[0], "differing_account", claim)
        view = book.relationship("Russia", "China")
        text = " ".join(str(view).split())
    assert text.count("8 ACCOUNTS of one occurrence") == 1
    assert text.count("2 ACCOUNTS of one occurrence") == 7
    assert text.count("| … and 2 more") == 1
    assert f"… and {8 + 11 * 2 - 8} more" in text
    assert text.count("outlet and date") == 8
    assert text.count("… and 4 more") == 2
