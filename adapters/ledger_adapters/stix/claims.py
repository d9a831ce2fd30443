"""An object as a claim of its creator: who, what, when, and everything else it says of itself."""

from __future__ import annotations

from typing import Any, Final

import attrs

from ledger.claims import Anchor, Claim, Form, Hop, Occurrence, Polarity, changed
from ledger.times import When
from ledger_adapters.stix.contents import Said, content
from ledger_adapters.stix.dates import between, instant, version
from ledger_adapters.stix.documents import Place
from ledger_adapters.stix.leftovers import fitting, leftovers
from ledger_adapters.stix.markings import marked
from ledger_adapters.stix.people import People
from ledger_adapters.stix.survey import Membership, Survey

_HAPPENED: Final = (
    ("start_time", "stop_time"),
    ("first_seen", "last_seen"),
    ("first_observed", "last_observed"),
)
_TOLD: Final = ("id", "modified", "authors")


@attrs.frozen
class Claims:
    """Makes claims of objects, in the light of what the whole file says."""

    survey: Survey
    people: People

    def claim(self, value: dict[str, Any], rest: dict[str, Any], place: Place) -> Claim:
        """Make the claim that an object is; `rest` is what no link or rating tells of it.

        Raises `TooLarge`.
        """
        said = content(value, self.survey.name)
        marks, marking = marked(value, self.survey.name)
        leave = {*_TOLD, *said.told, *marking, *_pair(value)}
        leave |= {"revoked"} if isinstance(value.get("revoked"), bool) else set()
        leave |= {"published", "description"} if value["type"] == "report" else set()
        if value.get("modified") != value.get("created") and value.get("revoked") is not True:
            leave.discard("modified")
        return fitting(
            Claim(
                act="assesses" if value["type"] == "opinion" else "asserts",
                anchor=Anchor(exact=said.exact) if said.exact else None,
                chain=self._chain(value, said, place.report),
                content=said.words,
                extras=leftovers(rest, leave) | marks,
                form=form(said),
                id=value["id"],
                occurrence=_occurrence(value),
                polarity=_polarity(value),
                source=place.document,
            )
        )

    def _chain(
        self, value: dict[str, Any], said: Said, report: Membership | None
    ) -> tuple[Hop, ...]:
        date = said_at(value, report)
        *before, last = self.people.chain(value, date)
        verbatim = said.exact and said.exact == said.words
        last = changed(last, wording="verbatim" if verbatim else "unknown")
        return (*self.reporter(report), *before, last)

    def reporter(self, report: Membership | None) -> tuple[Hop, ...]:
        """Give the hop of a report's creator, before those of whom it reports."""
        if report is None or not report.publisher:
            return ()
        return (Hop(by=(self.people.mention(report.publisher),), verb="report"),)


def said_at(value: dict[str, Any], report: Membership | None = None) -> When | None:
    """Tell when an object's creator said it: as it was modified last, as created if revoked.

    What has no versions, such as a marking, was said as it was created; a report as it was
    published.

    None for an object put into STIX after the report was published that it stands in: then it was
    said earlier, and nobody knows when.
    """
    first, last = value.get("created"), value.get("modified")
    date = first if value.get("revoked") is True else last or first
    date = (value.get("published") if value.get("type") == "report" else None) or date
    if report and report.published and version(date) > report.published:
        return None
    return instant(date)


def form(said: Said) -> Form:
    """Tell whether the words are the object's own, partly, or made of its properties."""
    if not said.exact:
        return "indirect"
    return "direct" if said.exact == said.words else "mixed"


def happened(value: dict[str, Any]) -> When | None:
    """Tell when what an object speaks of happened."""
    found = _pair(value)
    return between(*map(value.get, found)) if found else None


def _pair(value: dict[str, Any]) -> tuple[str, ...]:
    """Name the properties that tell when it began and ended; none where they say nothing."""
    return next((pair for pair in _HAPPENED if value.get(pair[0]) or value.get(pair[1])), ())


def _occurrence(value: dict[str, Any]) -> Occurrence | None:
    found = happened(value)
    return Occurrence(happened=found) if found else None


def _polarity(value: dict[str, Any]) -> Polarity:
    """Take a sighting whose count is nought for what it is: nothing was seen (STIX 2.1, 5.2)."""
    nothing = value.get("type") == "sighting" and repr(value.get("count")) == "0"
    return "negative" if nothing else "unknown"
