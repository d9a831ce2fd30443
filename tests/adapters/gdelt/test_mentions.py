"""GDELT's mentions: outlets that tell of an event by its number."""

from pathlib import Path

import pytest

from ledger.adapter import Draft, Item, SourceFile
from ledger.claims import Link
from ledger.errors import BadSource
from ledger_adapters.gdelt import Options
from ledger_adapters.gdelt.columns import (
    MENTIONS,
)
from tests.adapters.gdelt.tables import ADAPTER, MENTION, PAGE, Read, claims, documents, event, row


def links(items: list[Item]) -> list[Link]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Link)]


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
