"""The columns of GDELT's tables by their names, and which table a row is of.

The names are those of the GDELT codebooks: Event Database 1.0 and 2.0 (2015-02-19), Mentions 2.0,
Global Knowledge Graph 2.1. None of the files has a header; a header that somebody added is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

import attrs

Kind: TypeAlias = Literal["events", "mentions", "gkg"]

_ACTOR: Final = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE: Final = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_PLACE_2: Final = (*_PLACE[:4], "ADM2Code", *_PLACE[4:])


def _events(place: Sequence[str], *last: str) -> tuple[str, ...]:
    whose = ("Actor1", "Actor2", "Action")
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        *(f"{actor}{name}" for actor in whose[:2] for name in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"{actor}Geo_{name}" for actor in whose for name in place),
        "DATEADDED", *last,
    )  # fmt: skip


EVENTS: Final = _events(_PLACE_2, "SOURCEURL")
EVENTS_1: Final = _events(_PLACE, "SOURCEURL")
EVENTS_1_BEFORE_APRIL_2013: Final = _events(_PLACE)
MENTIONS: Final = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
GKG: Final = (
    "GKGRECORDID", "V2.1DATE", "V2SOURCECOLLECTIONIDENTIFIER", "V2SOURCECOMMONNAME",
    "V2DOCUMENTIDENTIFIER", "V1COUNTS", "V2.1COUNTS", "V1THEMES", "V2ENHANCEDTHEMES",
    "V1LOCATIONS", "V2ENHANCEDLOCATIONS", "V1PERSONS", "V2ENHANCEDPERSONS", "V1ORGANIZATIONS",
    "V2ENHANCEDORGANIZATIONS", "V1.5TONE", "V2.1ENHANCEDDATES", "V2GCAM", "V2.1SHARINGIMAGE",
    "V2.1RELATEDIMAGES", "V2.1SOCIALIMAGEEMBEDS", "V2.1SOCIALVIDEOEMBEDS", "V2.1QUOTATIONS",
    "V2.1ALLNAMES", "V2.1AMOUNTS", "V2.1TRANSLATIONINFO", "V2EXTRASXML",
)  # fmt: skip


@attrs.frozen
class Table:
    """One of GDELT's tables: what it is called and which columns it has, in order."""

    kind: Kind
    name: str
    columns: tuple[str, ...]


TABLES: Final[Mapping[int, Table]] = {
    len(table.columns): table
    for table in (
        Table("events", "GDELT 2.0 events", EVENTS),
        Table("events", "GDELT 1.0 events", EVENTS_1),
        Table("events", "GDELT 1.0 events of before April 2013", EVENTS_1_BEFORE_APRIL_2013),
        Table("mentions", "GDELT 2.0 mentions", MENTIONS),
        Table("gkg", "GDELT Global Knowledge Graph 2.1", GKG),
    )
}
"""By how many columns it has."""

_DAY: Final = re.compile(r"\d{8}\Z", re.ASCII)
_SECOND: Final = re.compile(r"\d{14}\Z", re.ASCII)
_EITHER: Final = re.compile(r"\d{8}(?:\d{6})?\Z", re.ASCII)
_CODE: Final = re.compile(r"\d{2,4}\Z", re.ASCII)
_NUMBER: Final = re.compile(r"\d+\Z", re.ASCII)
_RECORD: Final = re.compile(r"\d{14}-T?\d+\Z", re.ASCII)
_SHAPES: Final[Mapping[Kind, Mapping[str, re.Pattern[str]]]] = {
    "events": {
        "GLOBALEVENTID": _NUMBER, "SQLDATE": _DAY, "EventCode": _CODE, "DATEADDED": _EITHER,
    },
    "mentions": {
        "GLOBALEVENTID": _NUMBER, "EventTimeDate": _SECOND, "MentionTimeDate": _SECOND,
        "MentionType": _NUMBER,
    },
    "gkg": {"GKGRECORDID": _RECORD, "V2.1DATE": _SECOND},
}  # fmt: skip
_TOLD: Final[Mapping[Kind, str]] = {
    "events": "a day and a CAMEO code",
    "mentions": "an event's number and two times",
    "gkg": "a record's id and its time",
}


def table_of(cells: Sequence[str]) -> Table | None:
    """Find the table a row is of, by how many columns it has and what stands in some of them."""
    table = TABLES.get(len(cells))
    if table is None:
        return None
    row = dict(zip(table.columns, cells, strict=True))
    good = all(shape.match(row[name]) for name, shape in _SHAPES[table.kind].items())
    return table if good else None


def begins(cells: Sequence[str]) -> bool:
    """Tell whether a row that was cut off begins as one of the Global Knowledge Graph does."""
    shapes = _SHAPES["gkg"].values()
    return all(shape.match(cell) for shape, cell in zip(shapes, cells[:2] or ("",), strict=False))


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row only names columns, as a header that somebody added does."""
    first = cells[0].replace("_", "").casefold() if cells else ""
    return first in ("globaleventid", "gkgrecordid") and len(cells) in TABLES


def why(table: Table) -> str:
    """Say by what a table was recognised."""
    count = len(table.columns)
    return f"its rows have {count} columns with {_TOLD[table.kind]}, like those of {table.name}"
