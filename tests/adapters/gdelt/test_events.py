"""GDELT's events: who tells what of whom, in which words; rows that are none."""

import pytest

from ledger.adapter import Draft, Flaw
from ledger.errors import BadSource
from ledger_adapters.gdelt.columns import (
    EVENTS,
    EVENTS_1,
    EVENTS_1_BEFORE_APRIL_2013,
    MENTIONS,
)
from tests.adapters.gdelt.tables import (
    EVENT,
    MENTION,
    PAGE,
    Read,
    claims,
    documents,
    event,
    flaws,
    keys,
    row,
)


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
