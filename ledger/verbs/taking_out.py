"""What is taken out of a ledger: claims, views and changes, as files and as tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Unpack, cast

import attrs

from ledger.errors import BadExport
from ledger.exporting.everything import Everything
from ledger.exporting.files import Exported, format_of, lines
from ledger.exporting.interchange import Interchange
from ledger.exporting.question import Bound, Question, checked
from ledger.exporting.rows import (
    ChangeRow,
    ClaimRow,
    Row,
    SlotRow,
    change_rows,
    claim_rows,
    slot_rows,
)
from ledger.exporting.standards import standard_lines, standard_of
from ledger.exporting.tables import Library, table
from ledger.exporting.w3c import WebAnnotations
from ledger.exporting.walk import Asked, Walk
from ledger.exporting.whole import whole
from ledger.replay.moment import Moment
from ledger.verbs.asking import Asking

_WRITERS: Final[Mapping[str, type[Interchange]]] = {"jsonl": Interchange, "w3c": WebAnnotations}
"""What writes claims whole, by the format; other formats are of rows."""
_NO_PAIR: Final[tuple[Bound, Bound]] = (None, None)


@attrs.frozen(kw_only=True)
class _Taken:
    """What a question gives: rows of one class and the moment; of claims, the claims too."""

    cls: type[Row]
    moment: Moment
    rows: Iterable[Row]
    walk: Walk | None = None


class TakingOut(Asking):
    """Everything that hands a ledger's claims, views and changes to other programs."""

    def export(
        self,
        what: str,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,
        formulas: bool = False,
        texts: bool = True,
        **asked: Unpack[Question],
    ) -> Exported:
        """Write the ledger, or claims, a view or changes, to a file.

        `what` is "ledger" (all that stands: as lines of JSON that another ledger takes in, or in a
        format of `ledger.exporting.standards`), "claims" (filtered as `claims` does), "view" or
        "changes" (of `parties`), these as lines of JSON, CSV or a Markdown table; claims as Web
        Annotations too ("w3c"). The format goes by the file's ending unless it is named. With
        `texts`, those of the sources go along. In CSV, cells that a spreadsheet could take for
        `formulas` are made harmless. Raises `BadExport`, `BadMoment`, `NotFound`; a file that was
        there is replaced once all is written.
        """
        place = Path(path)
        if what == "ledger" and not _as_annotations(place, format):
            return self._whole(place, format, texts, asked)
        if what == "ledger":
            checked("ledger", asked)
            asked["comments"] = True
            done = self.export("claims", place, format=format, texts=texts, **asked)
            return attrs.evolve(done, what="ledger")
        named, taken = format_of(place, format), self._taken(what, asked)
        with whole(place) as file:
            if named in _WRITERS and taken.walk is not None:
                writer = _WRITERS[named](self.store, taken.moment.sources(), texts)
                file.writelines(writer.lines(taken.walk))
                count = writer.written
            else:
                counted = _Counted(taken.rows)
                file.writelines(lines(named, counted, taken.cls, formulas))
                count = counted.count
        moment = str(taken.moment.basis)
        return Exported(format=named, moment=moment, path=str(place), rows=count, what=what)

    def _whole(self, place: Path, format: str | None, texts: bool, asked: Question) -> Exported:
        """Write everything that stands."""
        checked("ledger", asked)
        moment = self.as_of(recorded=cast("Bound", asked.get("recorded")))
        named = standard_of(place, format)
        everything = Everything(self.store, self._views, moment.basis.seq, texts=texts)
        with whole(place) as file:
            file.writelines(standard_lines(named, everything, moment))
        return Exported(
            format=named,
            moment=str(moment.basis),
            path=str(place),
            rows=everything.count,
            what="ledger",
        )

    def table(self, what: str, *, as_: Library, **asked: Unpack[Question]) -> Any:
        """Give claims, a view or changes as a table of another library, with the same columns.

        `as_` is "arrow" (a `pyarrow.Table`), "pandas" or "polars" (a `DataFrame`); each is
        imported when it is asked for. Raises `MissingExtra`, naming what to install, `BadExport`,
        `BadMoment`, `NotFound`.
        """
        taken = self._taken(what, asked)
        return table(taken.rows, taken.cls, as_)

    def _taken(self, what: str, asked: Question) -> _Taken:
        match checked(what, asked):
            case "claims":
                return self._claims(asked)
            case "view":
                moment = self.as_of(**_one(asked))
                view = moment.relationship(*_parties(asked))
                return _Taken(cls=SlotRow, moment=moment, rows=slot_rows(view))
            case "ledger":
                why = "a whole ledger is no table; export it, or ask for claims"
                raise BadExport(what=what, why=why)
            case "changes":
                pairs = _pairs(asked)
                last = self.as_of(**{name: pair[1] for name, pair in pairs.items()})
                found = self.changes(*_parties(asked), **pairs)
                return _Taken(cls=ChangeRow, moment=last, rows=change_rows(found))

    def _claims(self, asked: Question) -> _Taken:
        moment = self.as_of(**_one(asked))
        filters = Asked(
            comments=asked.get("comments", False),
            date=asked.get("date"),
            reported_by=asked.get("reported_by"),
            source=asked.get("source"),
            who=asked.get("who"),
        )
        walk = Walk(self.store, self._views, moment, filters)
        return _Taken(cls=ClaimRow, moment=moment, rows=claim_rows(walk), walk=walk)


def _as_annotations(place: Path, format: str | None) -> bool:
    """Tell whether Web Annotations are wanted: of a whole ledger, these are all its claims."""
    return format == "w3c" or (format is None and place.suffix.lower() == ".jsonld")


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def _parties(asked: Question) -> tuple[str, str]:
    return cast("tuple[str, str]", asked.get("parties"))


def _one(asked: Question) -> dict[str, Any]:
    """Take the bounds of a question about one moment."""
    return {name: asked.get(name) for name in ("recorded", "published", "said")}


def _pairs(asked: Question) -> dict[str, Any]:
    """Take the bounds of a question about two."""
    names = ("recorded", "published", "said")
    return {name: cast("tuple[Bound, Bound]", asked.get(name, _NO_PAIR)) for name in names}
