"""Rows of GDELT to read in tests, and what is looked for in what was read."""

from collections.abc import Callable, Mapping

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import Claim
from ledger_adapters.gdelt import GdeltAdapter
from ledger_adapters.gdelt.columns import (
    EVENTS,
    GKG,
)

ADAPTER = GdeltAdapter()


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


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def keys(items: list[Item]) -> list[str]:
    return [i.key for i in items if isinstance(i, Draft)]


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def flaws(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.at, item.why) for item in items if isinstance(item, Flaw)]
