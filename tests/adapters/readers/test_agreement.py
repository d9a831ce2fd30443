"""Several readers of one text: what they find alike is one claim, of which each is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Passage, anchor
from ledger.claims import Claim, Hop, Link, Mention, Reading, Resolution, Verdict
from ledger.errors import BadOptions
from ledger.events import ClaimsLinked
from ledger.importing.agreement import confirmed, pairs
from tests.importing.given import TEXT, Found, Given, events
from tests.notebook import notebook

TRADE, PRICES, CALM = (0, 22), (23, 52), (53, 70)
RULES = Reading(confidence=80, pattern="that", reader="rules", version=1)


def finding(span: tuple[int, int], who: str, reader: str, id: str = "c", **more: Any) -> Claim:
    """A claim as a reader found it; the confidence is in percent."""
    told = {key: more.pop(key) for key in ("confidence", "version") if key in more}
    return Claim(
        anchor=anchor(TEXT, span),
        chain=(Hop(by=(Mention(text=who),)),),
        content=TEXT[slice(*span)],
        id=id,
        reading=Reading(pattern="p", reader=reader, **{"version": 1, **told}),
        source="",
        **more,
    )


def read(book: Ledger, *readers: Found, file: Path) -> tuple[int, int, int]:
    """Import the text by these readers, named in turn; gives what was new, known and amended."""
    file.write_text(TEXT, encoding="utf-8")
    document = Document(key="d", publisher="The Gazette", text=TEXT)
    adapter = Given([document, Passage(document="d", span=(0, len(TEXT)))])
    adapter.name = f"given-{id(adapter)}"
    book.plugins.register(adapter, adapter.name)
    for reader in readers:
        if reader.name not in {r.name for r in book.plugins.readers()}:
            book.plugins.register(reader, reader.name)
    names = [reader.name for reader in readers]
    report = book.import_from(file, adapter=adapter.name, reader=names)
    return report.added, report.known, report.amended


def told(claims: Iterable[Claim]) -> list[tuple[str, str, int | None, list[str]]]:
    """What is told of each claim's readers: who leads, the confidence, who confirms."""
    return [
        (c.content, c.reading.reader, c.reading.confidence, [x.reader for x in c.reading.confirmed])
        for c in claims
        if c.reading
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "text.given"


def test_what_two_readers_find_alike_is_one_claim_with_raised_confidence(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding((0, 20), "Orlov", "two", confidence=60)], name="two")
    with notebook() as book:
        assert read(book, one, two, file=file) == (1, 0, 0)
        assert told(book.claims()) == [("Orlov said trade grew.", "one", 92, ["two"])]


def test_what_only_one_reader_finds_is_a_claim_of_its_own(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding(PRICES, "Dana", "two", confidence=60)], name="two")
    with notebook() as book:
        assert read(book, one, two, file=file) == (2, 0, 0)
        assert [(r, c, by) for _, r, c, by in told(book.claims())] == [
            ("one", 80, []), ("two", 60, []),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("span", "who"),
    [((0, 22), "Dana"), ((0, 10), "Orlov"), ((11, 52), "Orlov"), ((0, 22), "Orlov Petrov")],
)
def test_other_people_or_too_few_of_the_words_are_another_claim(
    file: Path, span: tuple[int, int], who: str
) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding(span, who, "two", confidence=60)], name="two")
    with notebook() as book:
        assert read(book, one, two, file=file) == (2, 0, 0)
        assert all(by == [] for *_, by in told(book.claims()))


def test_importing_by_both_again_adds_nothing(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding((0, 20), "Orlov", "two"), finding(PRICES, "Dana", "two")], name="two")
    with notebook() as book:
        assert read(book, one, two, file=file) == (2, 0, 0)
        assert read(book, one, two, file=file) == (0, 2, 0)
        assert read(book, two, one, file=file)[0] == 0


@pytest.mark.parametrize("span", [TRADE, (0, 20)])
def test_a_reader_that_comes_later_confirms_what_another_found(
    file: Path, span: tuple[int, int]
) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding(span, "Orlov", "two", confidence=60)], name="two")
    with notebook() as book:
        assert read(book, one, file=file) == (1, 0, 0)
        assert read(book, two, file=file) == (0, 0, 1)
        assert told(book.claims()) == [("Orlov said trade grew.", "one", 92, ["two"])]
        assert read(book, two, file=file) == (0, 1, 0)
        assert read(book, one, two, file=file)[::2] == (0, 0)


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
@pytest.mark.parametrize("span", [TRADE, (0, 20)])
def test_what_a_person_settled_is_left_as_it_is_when_another_reader_finds_it(
    file: Path, span: tuple[int, int], verdict: Verdict
) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding(span, "Orlov", "two", confidence=60)], name="two")
    with notebook() as book:
        read(book, one, file=file)
        book.review(next(iter(book.claims())).id, verdict)
        stood = told(book.claims())
        assert read(book, two, file=file) == (0, 1, 0)
        assert read(book, one, two, file=file) == (0, 1, 0)
        assert told(book.claims()) == stood


def test_a_newer_version_of_the_leading_reader_keeps_what_others_confirmed(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    two = Found([finding((0, 20), "Orlov", "two", confidence=60)], name="two")
    with notebook() as book:
        read(book, one, two, file=file)
        one.claims, one.version = [finding((0, 21), "Orlov", "one", confidence=90, version=2)], 2
        assert read(book, one, file=file) == (0, 0, 1)
        assert told(book.claims()) == [("Orlov said trade grew", "one", 96, ["two"])]


def test_what_another_reader_confirmed_stays_when_a_newer_version_loses_it(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one"), finding(PRICES, "Dana", "one")], name="one")
    two = Found([finding((0, 20), "Orlov", "two", confidence=60)], name="two")
    with notebook() as book:
        read(book, one, two, file=file)
        one.claims, one.version = [], 2
        assert read(book, one, file=file) == (0, 0, 1)
        assert [c.content for c in book.claims()] == ["Orlov said trade grew."]


def test_records_of_the_second_reader_refer_to_the_claims_they_meant(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", "c1"), finding(CALM, "Orlov", "one", "c2")])
    one.name = "one"
    second = [finding(PRICES, "Dana", "two", "c1"), finding(CALM, "Orlov", "two", "c2")]

    class Linking(Found):
        def read(self, document: Document, passage: Passage, /) -> Any:
            yield from super().read(document, passage)
            link = Link(by="two", claim="c1", id="l", other="c2", relation="elaborates")
            yield Draft(document=document.key, record=link)

    two = Linking(second, name="two")
    with notebook() as book:
        assert read(book, one, two, file=file) == (4, 0, 0)
        by_id = {c.id: c.content for c in book.claims()}
        [link] = [linked.link for linked in events(book, ClaimsLinked)]
        assert (by_id[link.claim], by_id[link.other]) == (TEXT[slice(*PRICES)], TEXT[slice(*CALM)])


def test_who_is_meant_is_said_by_the_first_reader_that_says_it(file: Path) -> None:
    class Resolving(Found):
        meant = ""

        def read(self, document: Document, passage: Passage, /) -> Any:
            yield from super().read(document, passage)
            told = Resolution(agent=self.meant, by=self.name, id="r", source="", text="he")
            yield Draft(document=document.key, record=told)

    one, two = Resolving([finding(TRADE, "he", "one")]), Resolving([finding(CALM, "he", "two")])
    one.name, two.name, one.meant, two.meant = "one", "two", "Orlov", "Dana"
    with notebook() as book:
        read(book, one, two, file=file)
        assert len(list(book.claims(who="Orlov"))) == 2


def test_flaws_say_which_reader_they_are_from(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one")], name="one")
    bad = finding(PRICES, "Dana", "two")
    two = Found([bad, finding((0, 20), "Orlov", "two")], name="two")

    class Doubting(Found):
        def read(self, document: Document, passage: Passage, /) -> Any:
            yield Flaw(at="character 5", why="it is not there")

    three = Doubting(name="three")
    with notebook() as book:
        file.write_text(TEXT)
        document = Document(key="d", text=TEXT)
        given_ = Given([document, Passage(document="d", span=(0, 70))], name="given")
        for plugin in (given_, one, two, three):
            book.plugins.register(plugin, plugin.name)
        report = book.import_from(file, reader=["one", "two", "three"], on_flaw="keep-going")
        assert [f.at for f in report.flaws] == ["three: character 5"]


def test_no_reader_at_all_is_refused(file: Path) -> None:
    file.with_suffix(".txt").write_text(TEXT)
    with notebook() as book, pytest.raises(BadOptions, match="names no reader"):
        book.import_from(file.with_suffix(".txt"), reader=[])


def test_a_reader_named_twice_reads_once_and_confirms_nothing(file: Path) -> None:
    one = Found([finding(TRADE, "Orlov", "one", confidence=80)], name="one")
    with notebook() as book:
        assert read(book, one, one, file=file) == (1, 0, 0)
        assert told(book.claims()) == [("Orlov said trade grew.", "one", 80, [])]


# What agreement is worth


def test_the_same_reader_with_another_model_confirms_but_makes_nothing_surer() -> None:
    small = Reading(confidence=60, reader="parser:small")
    large = Reading(confidence=70, reader="parser:large")
    both = confirmed(small, [large])
    assert both.confidence == 60
    assert [c.reader for c in both.confirmed] == ["parser:large"]
    assert confirmed(RULES, [small, large]).confidence == 92


def test_an_unknown_confidence_adds_nothing_and_is_replaced_by_a_known_one() -> None:
    unknown = Reading(reader="other")
    assert confirmed(RULES, [unknown]).confidence == 80
    assert confirmed(unknown, [RULES]).confidence == 80
    assert confirmed(unknown, [Reading(reader="third")]).confidence is None


def test_agreement_never_makes_certain() -> None:
    sure = Reading(confidence=95, reader="other")
    assert confirmed(RULES, [sure]).confidence == 99


percents = st.integers(0, 100)


@given(a=percents, b=percents)
def test_agreement_never_lowers_confidence_and_does_not_depend_on_who_leads(a: int, b: int) -> None:
    one, two = Reading(confidence=a, reader="one"), Reading(confidence=b, reader="two")
    raised = confirmed(one, [two]).confidence
    assert raised == confirmed(two, [one]).confidence
    assert raised is not None
    assert max(a, b) <= raised <= max(a, b, 99)


places = st.tuples(st.integers(0, 69), st.integers(1, 30)).map(
    lambda p: (p[0], min(len(TEXT), p[0] + p[1]))
)
findings = st.lists(
    st.builds(finding, places, st.sampled_from(["Orlov", "Dana"]), st.just("r")), max_size=6
)


@given(first=findings, second=findings)
def test_each_finding_is_paired_with_one_other_at_most(
    first: list[Claim], second: list[Claim]
) -> None:
    found = pairs(first, second)
    assert len(set(found.values())) == len(found)
    for m, n in found.items():
        assert second[m].who == first[n].who
    assert len(pairs(first, first)) == len(first)


def test_pairing_takes_time_that_grows_with_the_text() -> None:
    text = "Orlov said trade grew. " * 20_000
    spans = [(start, start + 22) for start in range(0, len(text), 23)]
    claims = [
        Claim(anchor=anchor(text, s), chain=(Hop(),), content=text[slice(*s)], id="c", source="")
        for s in spans
    ]
    started = process_time()
    assert len(pairs(claims, claims)) == len(claims)
    assert process_time() - started < 20
