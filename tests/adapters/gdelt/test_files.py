"""Which tables are known, what comes through to a ledger, hostile and real files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Probe, SourceFile, Sure
from ledger.errors import BadSource
from ledger_adapters.gdelt import Options
from tests.adapters.gdelt.tables import ADAPTER, graph
from tests.corpus import CORPUS, needs_corpus

TABLES = CORPUS / "gdelt"


SAMPLES = Path(__file__).parents[1] / "samples" / "gdelt"


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
