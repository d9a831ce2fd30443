"""GDELT's tables: who reported what happened, and what was quoted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, Probe, SourceFile, Sure
from ledger.claims import Claim, Link
from ledger.errors import BadSource
from ledger.plugins import Plugins
from ledger_adapters.gdelt import GdeltAdapter, Options
from ledger_adapters.gdelt.columns import (
    EVENTS,
    EVENTS_1,
    EVENTS_1_BEFORE_APRIL_2013,
    GKG,
    MENTIONS,
)
from tests.corpus import CORPUS, needs_corpus

ADAPTER = GdeltAdapter()
TABLES = CORPUS / "gdelt"
SAMPLES = Path(__file__).parent / "samples" / "gdelt"
Read = Callable[..., list[Item]]

PAGE = "https://www.gazette.example/visit"
EVENT = {
    "GLOBALEVENTID": "7",
    "SQLDATE": "20230807",
    "Actor1Code": "FRA",
    "Actor1Name": "FRANCE",
    "Actor1CountryCode": "FRA",
    "Actor2Code": "DEUGOV",
    "Actor2Name": "MINISTER",
    "Actor2CountryCode": "DEU",
    "Actor2Type1Code": "GOV",
    "EventCode": "042",
    "GoldsteinScale": "1.9",
    "NumMentions": "4",
    "DATEADDED": "20230809120000",
    "SOURCEURL": PAGE,
}
MENTION = {
    "GLOBALEVENTID": "7",
    "EventTimeDate": "20230809120000",
    "MentionTimeDate": "20230809121500",
    "MentionType": "1",
    "MentionSourceName": "courier.example",
    "MentionIdentifier": "https://courier.example/a",
    "SentenceID": "3",
    "Confidence": "60",
}
GRAPH = {
    "GKGRECORDID": "20230809120000-3",
    "V2.1DATE": "20230809120000",
    "V2SOURCECOLLECTIONIDENTIFIER": "1",
    "V2SOURCECOMMONNAME": "gazette.example",
    "V2DOCUMENTIDENTIFIER": PAGE,
    "V2.1QUOTATIONS": "12|20|said|the bridge will open",
}


def row(columns: tuple[str, ...], told: Mapping[str, str], **more: str) -> str:
    cells = {**told, **more}
    assert cells.keys() <= set(columns)
    return "\t".join(cells.get(name, "") for name in columns)


def event(**more: str) -> str:
    return row(EVENTS, EVENT, **more)


def graph(more: Mapping[str, str]) -> str:
    return row(GKG, {**GRAPH, **more})


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read rows as a file; `beside` are rows of events beside it."""

    def reading(*rows: str | bytes, name: str = "x.export.CSV", **beside: str) -> list[Item]:
        path = tmp_path / name
        path.write_bytes(b"\n".join(r if isinstance(r, bytes) else r.encode() for r in rows))
        for other, text in beside.items():
            (tmp_path / other.replace("_", ".")).write_text(text)
        return list(ADAPTER.read(SourceFile(path), Options()))

    return reading


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def links(items: list[Item]) -> list[Link]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Link)]


def keys(items: list[Item]) -> list[str]:
    return [i.key for i in items if isinstance(i, Draft)]


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def flaws(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.at, item.why) for item in items if isinstance(item, Flaw)]


# --- events ---


def test_an_event_is_told_by_the_outlet_of_its_article(read: Read) -> None:
    items = read(event())
    [claim], [document] = claims(items), documents(items)
    assert [hop.name for hop in claim.chain] == ["gazette.example"]
    assert (claim.form, claim.chain[0].wording, claim.act) == ("narrated", "paraphrase", "asserts")
    assert (document.url, document.publisher) == (PAGE, "gazette.example")


def test_an_event_is_spelt_out_from_its_actors_and_its_code(read: Read) -> None:
    [claim] = claims(read(event()))
    assert claim.content == "FRANCE makes a visit to MINISTER (Germany, government)"


@pytest.mark.parametrize(
    ("changed", "content"),
    [
        ({"Actor2Name": "", "Actor2Code": "", "Actor2CountryCode": "", "Actor2Type1Code": ""},
         "FRANCE makes a visit"),
        ({"Actor1Name": "", "Actor1CountryCode": "", "Actor1Code": ""},
         "[unnamed] makes a visit to MINISTER (Germany, government)"),
        ({"Actor1Name": ""}, "France makes a visit to MINISTER (Germany, government)"),
        ({"Actor1Name": "LYON"}, "LYON (France) makes a visit to MINISTER (Germany, government)"),
        ({"EventCode": "0231"}, "FRANCE asks MINISTER (Germany, government) for economic aid"),
        ({"EventCode": "016"},
         "FRANCE denies responsibility towards MINISTER (Germany, government)"),
        ({"EventCode": "999"},
         "FRANCE does what CAMEO codes as 999 to MINISTER (Germany, government)"),
        ({"EventCode": ""}, "FRANCE does something to MINISTER (Germany, government)"),
        ({"Actor2CountryCode": "XYZ"}, "FRANCE makes a visit to MINISTER (XYZ, government)"),
    ],
)  # fmt: skip
def test_missing_actors_and_unknown_codes_are_said_to_be_so(
    read: Read, changed: dict[str, str], content: str
) -> None:
    known = event()
    assert [c.content for c in claims(read(known, event(GLOBALEVENTID="8", **changed)))][
        1
    ] == content


def test_every_code_of_cameo_makes_a_sentence_with_and_without_a_second_actor(read: Read) -> None:
    whom = {"Actor2Name": "", "Actor2Code": "", "Actor2CountryCode": "", "Actor2Type1Code": ""}
    codes = [f"{n:02}" for n in range(1, 21)] + [f"{n:02}0" for n in range(1, 21)]
    for told in claims(read(*(event(GLOBALEVENTID=c, EventCode=c) for c in codes))):
        assert "CAMEO" not in told.content
        assert "MINISTER (Germany, government)" in told.content
    for told in claims(read(*(event(GLOBALEVENTID=c, EventCode=c, **whom) for c in codes))):
        assert "[" not in told.content
        assert "{" not in told.content


def test_happened_said_published_and_seen_are_four_times(read: Read) -> None:
    items = read(event())
    [claim], [document] = claims(items), documents(items)
    assert claim.occurrence is not None
    assert str(claim.occurrence.happened) == "2023-08-07"
    assert str(claim.date) == str(document.published) == "/2023-08-09"
    assert str(document.retrieved) == "2023-08-09T12:00:00Z"


def test_gdelts_numbers_are_kept_as_they_stand(read: Read) -> None:
    [claim] = claims(read(event(GoldsteinScale="-10.0", AvgTone="1.50")))
    assert claim.extras["GoldsteinScale"] == "-10.0"
    assert claim.extras["AvgTone"] == "1.50"
    assert claim.extras["NumMentions"] == "4"


def test_every_cell_of_a_row_is_somewhere_in_its_claim_or_document(read: Read) -> None:
    numbers = ("Type", "Lat", "Long", "Num", "Year", "IsRoot", "Quad", "Date", "Tone", "Goldstein")
    told = {name: "5" if any(n in name for n in numbers) else f"{name}!" for name in EVENTS}
    items = read(row(EVENTS, {**told, **EVENT}))
    [claim] = claims(items)
    kept = {**claim.extras, "SQLDATE": "20230807", "SOURCEURL": documents(items)[0].url}
    for name in EVENTS:
        assert name in kept or name in ("GLOBALEVENTID", "DATEADDED")
    assert (claim.occurrence is not None and claim.occurrence.key) == "GDELT 7"


def test_an_events_key_is_its_number_and_its_version_when_it_was_added(read: Read) -> None:
    [draft] = [i for i in read(event()) if isinstance(i, Draft)]
    assert (draft.key, draft.version) == ("7", "20230809120000")


def test_an_article_is_told_of_once_however_many_events_it_has(read: Read) -> None:
    rows = [event(GLOBALEVENTID=str(n), SOURCEURL=f"{PAGE}/{n % 2}") for n in range(6)]
    items = read(*rows)
    assert (len(documents(items)), len(claims(items))) == (2, 6)


@pytest.mark.parametrize(
    ("place", "publisher", "url"),
    [
        ("https://timesofindia.indiatimes.com/a", "indiatimes.com", True),
        ("http://www.bbc.co.uk/a", "bbc.co.uk", True),
        ("https://user@news.example.org:8080/a", "example.org", True),
        ("http://192.0.2.7/a", "192.0.2.7", True),
        ("http://[2001:db8::7]/a", "2001:db8::7", True),
        ("http://[2001/a", "", True),
        ("BBC Monitoring", "BBC Monitoring", False),
    ],
)
def test_an_outlet_is_named_by_its_domain_or_citation(
    read: Read, place: str, publisher: str, url: bool
) -> None:
    [document] = documents(read(event(SOURCEURL=place)))
    assert (document.publisher, bool(document.url)) == (publisher, url)


def test_an_event_without_an_article_is_reported_by_gdelt_of_somebody_unnamed(read: Read) -> None:
    old = row(EVENTS_1_BEFORE_APRIL_2013, {k: v for k, v in EVENT.items() if k != "SOURCEURL"})
    items = read(old.replace("20230809120000", "20130301"))
    [claim], [document] = claims(items), documents(items)
    assert [hop.name for hop in claim.chain] == ["GDELT Project", "[unnamed]"]
    assert (document.key, str(claim.date)) == ("GDELT Event Database", "/2013-03-01")


def test_events_of_the_first_database_are_read(read: Read) -> None:
    [claim] = claims(read(row(EVENTS_1, EVENT, DATEADDED="20130809")))
    assert claim.chain[0].name == "gazette.example"


def test_a_header_that_somebody_added_is_no_row(read: Read) -> None:
    items = read("\t".join(EVENTS), event())
    assert (len(claims(items)), flaws(items)) == (1, [])


# --- bad rows ---


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("7\t20230807", "it has 2 columns, GDELT 2.0 events have 61: the row is cut off"),
        (event() + "\tmore", "it has 62 columns, GDELT 2.0 events have 61: a tab stands inside"),
        (event(SQLDATE="20230832"), "SQLDATE is '20230832', no date"),
        (event(DATEADDED="20230809246000"), "DATEADDED is '20230809246000', no date"),
        (event(GLOBALEVENTID="seven"), "GLOBALEVENTID is 'seven', no whole number"),
        (event(GLOBALEVENTID=""), "GLOBALEVENTID is empty"),
        (event(GoldsteinScale="nan"), "GoldsteinScale is 'nan', no number"),
        (event(ActionGeo_Lat="48.#85"), "ActionGeo_Lat is '48.#85', no number"),
        (event(Actor1Name="A" * 5000), "Actor1Name is longer than 4096 characters"),
        (event(Actor1Name="A\x00B"), "it holds NUL bytes"),
        (event(Actor1Name="É").encode("latin-1"), "it holds bytes that are no text"),
        (b"x" * 3_000_000, "it is longer than 1 MiB"),
        (row(MENTIONS, MENTION), "it has 16 columns, GDELT 2.0 events have 61"),
    ],
)
def test_a_bad_row_is_a_flaw_and_the_rest_goes_on(read: Read, bad: str | bytes, why: str) -> None:
    items = read(event(), bad, event(GLOBALEVENTID="8"))
    [(at, told)] = flaws(items)
    assert at == "row 2"
    assert told.startswith(why)
    assert keys(items) == ["7", "8"]


def test_a_flaws_text_can_be_shown_and_stored(read: Read) -> None:
    items = read(event(), event(Actor1Name="É").encode("latin-1"))
    [flaw] = [item for item in items if isinstance(item, Flaw)]
    assert flaw.raw.encode()


def test_a_file_of_no_table_is_refused_with_the_tables_there_are(read: Read) -> None:
    with pytest.raises(BadSource, match=r"61 \(GDELT 2.0 events\)"):
        read("a\tb\tc", "d\te\tf")


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x1f\x8b\x08"])
def test_a_packed_file_is_refused_with_what_to_do(read: Read, start: bytes) -> None:
    with pytest.raises(BadSource, match="unpack it first"):
        read(start + bytes(40), name="20230809120000.export.CSV.zip")


# --- mentions ---


def test_a_mention_alone_tells_of_the_event_by_its_number(read: Read) -> None:
    items = read(row(MENTIONS, MENTION), name="20230809121500.mentions.CSV")
    [claim], [document] = claims(items), documents(items)
    assert claim.content == "the event that GDELT numbers 7"
    assert claim.occurrence is not None
    assert claim.occurrence.key == "GDELT 7"
    assert (claim.chain[0].name, document.publisher) == ("courier.example", "courier.example")
    assert claim.reading is not None
    assert claim.reading.confidence == 60
    assert claim.extras["SentenceID"] == "3"
    assert links(items) == []


def test_with_the_events_beside_it_a_mention_says_what_happened_and_is_linked(read: Read) -> None:
    name = "20230809120000.mentions.CSV"
    own = row(MENTIONS, MENTION, MentionIdentifier=PAGE, MentionSourceName="gazette.example")
    items = read(row(MENTIONS, MENTION), own, name=name, **{"20230809120000_export_CSV": event()})
    first, other, same = claims(items)
    assert first.content == other.content == same.content
    assert other.occurrence is not None
    assert str(other.occurrence.happened) == "2023-08-07"
    told = [(link.claim, link.other, link.relation) for link in links(items)]
    assert told == [
        (other.id, first.id, "same_occurrence"),
        (same.id, first.id, "same_utterance"),
    ]


def test_the_file_of_events_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(row(MENTIONS, MENTION))
    (tmp_path / "e.csv").write_text(event())
    items = list(ADAPTER.read(SourceFile(tmp_path / "m.csv"), Options(events="e.csv")))
    assert len(links(items)) == 1
    with pytest.raises(BadSource, match="not events"):
        list(ADAPTER.read(SourceFile(tmp_path / "m.csv"), Options(events="m.csv")))


def test_an_article_read_in_translation_tells_its_language(read: Read) -> None:
    told = row(MENTIONS, MENTION, MentionDocTranslationInfo="srclc:fra; eng:Moses 2.1.1")
    assert documents(read(told))[0].language == "fra"


def test_a_mention_of_no_web_page_keeps_its_citation(read: Read) -> None:
    told = row(MENTIONS, MENTION, MentionType="5", MentionIdentifier="doi:10.1000/182")
    [document] = documents(read(told))
    assert (document.key, document.url) == ("doi:10.1000/182", "")


# --- the graph's quotations ---


def test_a_quotation_is_verbatim_by_somebody_the_outlet_quotes(read: Read) -> None:
    [claim] = claims(read(graph({})))
    assert claim.content == "the bridge will open"
    assert [hop.name for hop in claim.chain] == ["gazette.example", "[unnamed]"]
    last = claim.chain[-1]
    assert (last.by, last.wording, last.verb, claim.form) == ((), "verbatim", "say", "direct")
    assert last.cue is not None
    assert last.cue.text == "said"
    assert claim.extras["V2.1QUOTATIONS.Offset"] == "12"


def test_several_quotations_are_parted_even_where_they_hold_the_marks(read: Read) -> None:
    told = "1|9|said|we are #1 | again#20|4||so it is#30|5|warned|beware"
    items = read(graph({"V2.1QUOTATIONS": told}))
    assert [c.content for c in claims(items)] == ["we are #1 | again", "so it is", "beware"]
    assert [c.chain[-1].verb for c in claims(items)] == ["say", "unknown", "unknown"]
    assert keys(items) == [f"20230809120000-3/{n}" for n in (1, 2, 3)]


def test_what_is_denied_is_not_the_quotation(read: Read) -> None:
    [claim] = claims(read(graph({"V2.1QUOTATIONS": "1|9|denied|we never met"})))
    assert (claim.chain[-1].verb, claim.act) == ("deny", "unknown")


def test_a_translated_quotation_is_said_to_be_so(read: Read) -> None:
    items = read(graph({"V2.1TRANSLATIONINFO": "srclc:fra;eng:Moses"}))
    assert claims(items)[0].chain[-1].wording == "translated"
    assert documents(items)[0].language == "fra"


def test_what_the_page_tells_of_itself_goes_to_the_document(read: Read) -> None:
    told = (
        "<PAGE_AUTHORS>Mara Lind;Otto Brand</PAGE_AUTHORS>"
        "<PAGE_PRECISEPUBTIMESTAMP>20230808183000</PAGE_PRECISEPUBTIMESTAMP>"
        "<PAGE_TITLE>A visit &#x2013; at last</PAGE_TITLE>"
    )
    [document] = documents(read(graph({"V2EXTRASXML": told, "V2ENHANCEDPERSONS": "Ann,7"})))
    assert (document.title, document.extras["author"]) == (
        "A visit – at last",
        "Mara Lind; Otto Brand",
    )
    assert str(document.published) == "2023-08-08T18:30:00Z"
    assert document.extras["V2EXTRASXML"] == told
    assert document.extras["V2ENHANCEDPERSONS"] == "Ann,7"


@pytest.mark.parametrize("stamp", ["20230901000000", "never", "20230230000000"])
def test_a_publication_after_gdelt_saw_the_page_is_not_believed(read: Read, stamp: str) -> None:
    told = f"<PAGE_PRECISEPUBTIMESTAMP>{stamp}</PAGE_PRECISEPUBTIMESTAMP>"
    [document] = documents(read(graph({"V2EXTRASXML": told})))
    assert str(document.published) == "/2023-08-09"


def test_a_long_column_is_kept_in_parts_and_what_is_too_much_is_a_flaw(read: Read) -> None:
    items = read(graph({"V2GCAM": "c" * 150_000, "V1THEMES": "t" * 400_000}))
    [document] = documents(items)
    assert document.extras["V2GCAM"] + document.extras["V2GCAM (2)"] == "c" * 150_000
    assert [why for _, why in flaws(items)] == [
        "V1THEMES is more than a source can hold beside the rest: it is left out"
    ]


def test_an_article_without_quotations_is_still_a_document(read: Read) -> None:
    items = read(graph({"V2.1QUOTATIONS": ""}))
    assert (len(documents(items)), claims(items), flaws(items)) == (1, [], [])


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("no quotation at all", "V2.1QUOTATIONS holds 'no quotation at all'"),
        ("1|0|said|", "it is empty"),
        ("1|9|said|" + "q" * 100_001, "it is over 100000 characters long"),
    ],
)
def test_a_quotation_that_is_none_is_a_flaw(read: Read, told: str, why: str) -> None:
    [(_, found)] = flaws(read(graph({"V2.1QUOTATIONS": told})))
    assert found.startswith(why)


# --- recognising ---


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("20230809120000.export.CSV", 61),
        ("20130801.export.CSV", 58),
        ("1979.csv", 57),
        ("20230809121500.mentions.CSV", 16),
        ("20230809120000.gkg.csv", 27),
    ],
)
def test_a_table_is_known_by_its_columns_whatever_it_is_called(name: str, count: int) -> None:
    match = ADAPTER.sniff(Probe("any.txt", (SAMPLES / name).read_bytes()))
    assert match is not None
    assert match.sure == Sure.CERTAIN
    assert f"{count} columns" in match.reason


def test_a_first_row_longer_than_the_probe_is_known_by_its_beginning() -> None:
    head = graph({"V2GCAM": "c" * 80_000}).encode()[:65536]
    match = ADAPTER.sniff(Probe("20230809120000.gkg.csv", head))
    assert match is not None
    assert match.sure == Sure.LIKELY


@pytest.mark.parametrize(
    "text",
    ["", "a,b,c\n1,2,3\n", "\t".join("a" * 61), "\t".join("a" * 27), "7\t20230809\n", "\x00" * 9],
)
def test_sniff_leaves_other_tables_to_others(text: str) -> None:
    assert ADAPTER.sniff(Probe("table.csv", text.encode())) is None


# --- through to the ledger ---


@pytest.fixture
def book() -> Any:
    plugins = Plugins()
    plugins.register(SimpleNamespace(ledger_adapters=lambda: [ADAPTER]), "gdelt")
    with Ledger.open(":memory:", by="ann") as opened:
        opened.plugins = plugins
        yield opened


NAMES = [
    "20230809120000.export.CSV",
    "20230809120000.gkg.csv",
    "20230809121500.mentions.CSV",
    "20230809120000.mentions.CSV/20230809120000.mentions.CSV",
    "1979.csv",
]


@pytest.mark.parametrize("name", NAMES)
def test_importing_a_table_twice_adds_nothing(book: Ledger, name: str) -> None:
    assert book.import_from(SAMPLES / name).claims > 0
    again = book.import_from(SAMPLES / name)
    assert (again.added, again.amended, again.flaws) == (0, 0, ())


def test_events_then_mentions_bring_each_event_once_in_either_order(book: Ledger) -> None:
    events, mentions = SAMPLES / NAMES[0], SAMPLES / NAMES[3]
    first = book.import_from(events)
    assert book.import_from(mentions).known == first.claims
    assert book.import_from(events).added == 0


def test_a_mention_in_words_is_not_taken_back_by_the_number_alone(book: Ledger) -> None:
    book.import_from(SAMPLES / NAMES[3])
    alone = book.import_from(SAMPLES / NAMES[2])
    assert (alone.added, alone.amended) == (0, 0)


def test_a_relationship_shows_what_outlets_tell_of_it(book: Ledger) -> None:
    book.import_from(SAMPLES / NAMES[0])
    shown = str(book.relationship("France", "Germany"))
    assert "FRANCE makes a visit to GERMANY" in shown
    assert "gazette.example" in shown


# --- hostile files ---


@given(st.data())
def test_a_file_cut_or_bent_anywhere_never_raises_but_bad_source(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([n for n in NAMES if "/" not in n]))
    sample = (SAMPLES / name).read_bytes()
    cut = data.draw(st.integers(1, len(sample)))
    at = data.draw(st.integers(0, cut - 1))
    bent = sample[:at] + bytes([data.draw(st.integers(0, 255))]) + sample[at + 1 : cut]
    path = tmp_path_factory.mktemp("bent") / "file"
    path.write_bytes(bent)
    try:
        items = list(ADAPTER.read(SourceFile(path), Options()))
    except BadSource:
        return
    assert all(isinstance(item, Document | Draft | Flaw) for item in items)


# --- real files ---


@needs_corpus
def test_real_events_and_mentions_are_read_to_the_last_row(book: Ledger) -> None:
    events = book.import_from(TABLES / "events.csv")
    assert (events.claims, events.flaws) == (100, ())
    mentions = book.import_from(TABLES / "mentions.csv", events="events.csv")
    assert (mentions.claims, mentions.known, mentions.flaws) == (100, 100, ())
    assert book.import_from(TABLES / "events.csv").added == 0


@needs_corpus
def test_outlets_are_nearly_always_named_in_events_as_gdelt_does_in_mentions() -> None:
    told: dict[str, set[str]] = {}
    for name in ("events.csv", "mentions.csv"):
        for item in ADAPTER.read(SourceFile(TABLES / name), Options()):
            if isinstance(item, Document):
                told.setdefault(item.url, set()).add(item.publisher)
    differing = [names for names in told.values() if len(names) > 1]
    assert len(differing) <= 0.02 * len(told)
