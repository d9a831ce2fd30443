"""The view of a relationship as text: a line of counts, then each aspect in aligned rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias, TypeVar

from ledger.show.escape import plain
from ledger.show.layout import cells, columns, hanging, line_width, titled
from ledger.show.noted import MOST, TITLE, view_remarks
from ledger.show.phrases import (
    accounts,
    ascribed,
    assessed,
    claims_of,
    counted,
    disputed,
    more,
    sentence,
    struck,
)
from ledger.times import day_text
from ledger.views.cells import Accounts, Outside, Party
from ledger.views.relationship import Aspect, RelationshipView, Unknown

_FEW: Final = 3
_TITLE: Final = 11
_LABEL: Final = 13
_Row: TypeAlias = tuple[str, str]
_Section: TypeAlias = tuple[str, list[_Row]]
T = TypeVar("T")


def view_text(view: RelationshipView) -> str:
    """Print the state of a relationship."""
    sections: list[_Section] = [
        ("", [("Assessed", assessed(a)) for a in view.assessments]),
        *((aspect.name.upper(), list(_aspect(aspect))) for aspect in view if _says(aspect)),
        ("POSSIBLY BY THEN", list(_some(view.possibly, sentence))),
        ("UNCODED", list(_some(view.uncoded, sentence))),
        ("UNKNOWN", list(_unknown(view.unknown))),
        (TITLE, list(_cut("", view_remarks(view), str))),
    ]
    full = [(title, rows) for title, rows in sections if rows]
    label = min(_LABEL, max((cells(r[0]) for _, rows in full for r in rows), default=0))
    widths = label, line_width() - _TITLE - label - 4
    lines = _header(view)
    for title, rows in full:
        lines += titled(title, [line for row in rows for line in columns(row, widths)], _TITLE)
    return "\n".join(lines)


def _header(view: RelationshipView) -> list[str]:
    """Say whose view it is, as of when and how much there is; on two lines where one is short."""
    first, second = view.parties
    whose = f"{first}–{second} · {view.basis}"
    much = " · ".join(
        (
            counted(view.documents, "document"),
            f"{claims_of(view)}, {view.judged} judged by a person",
            f"{counted(view.comments, 'comment')} set apart",
        )
    )
    whole = plain(f"{whose} · {much}")
    return [whole] if cells(whole) <= line_width() else [*hanging(whose), *hanging(much, 2, 4)]


def _says(aspect: Aspect) -> bool:
    """Tell whether anything stands under an aspect that is not merely possibly by then."""
    taken_back = aspect.struck or any(party.struck for party in aspect.parties)
    return bool(aspect.claims or aspect.assessments or taken_back)


def _aspect(aspect: Aspect) -> Iterator[_Row]:
    for party in aspect.parties:
        yield from _party(party)
    yield from _cut("Outside", aspect.outside, _outside)
    yield from _cut("Struck", aspect.struck, struck)
    yield from _accounts(aspect)
    yield from _cut("Disputed", aspect.disputes, disputed)
    yield from _cut("Ascribed", aspect.ascribed, ascribed)
    yield from _cut("Assessed", aspect.assessments, assessed)
    yield "Newest", _newest(aspect)


def _accounts(aspect: Aspect) -> Iterator[_Row]:
    for n, (_, row) in enumerate(_cut("", aspect.accounts, _account)):
        many = f"{len(aspect.accounts[n].statements)} ACCOUNTS"
        yield (many if n < MOST else ""), row


def _account(cell: Accounts) -> str:
    return f"of {cell.occurrence or 'one occurrence'}: {accounts(cell)}"


def _unknown(unknown: Sequence[Unknown]) -> Iterator[_Row]:
    """Print what is unknown of documents, then what is unknown of all claims."""
    yield from _cut("", [it for it in unknown if it.about != "dates"], str)
    yield from (("", str(it)) for it in unknown if it.about == "dates")


def _party(party: Party) -> Iterator[_Row]:
    latest = party.latest
    said = sentence(latest, party.name) + more(party.also) if latest else "nothing"
    yield party.name, said
    yield from _cut("", party.struck, struck)


def _outside(cell: Outside) -> str:
    behind = f"{cell.origins}, {counted(cell.documents, 'document')}"
    return f"{sentence(cell.latest)} · {behind}{more(cell.also)}"


def _newest(aspect: Aspect) -> str:
    day = "unknown" if aspect.newest is None else day_text(aspect.newest)
    claims = counted(aspect.claims, "claim")
    return f"{day} ({claims}, {aspect.origins}, {counted(aspect.documents, 'document')})"


def _cut(
    label: str, cells: Sequence[T], say: Callable[[T], str], most: int = MOST
) -> Iterator[_Row]:
    """Print the first cells, and how many more there are."""
    for n, cell in enumerate(cells[:most]):
        yield (label if n == 0 else ""), say(cell)
    if len(cells) > most:
        yield "", f"… and {len(cells) - most} more"


def _some(them: Sequence[T], say: Callable[[T], str]) -> Iterator[_Row]:
    """Print how many there are, and the first few."""
    yield from _cut(str(len(them)), them, say, _FEW)
