"""Where words stand, and what an erasure left, as text and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.replay.finding import Place
from ledger.show.layout import hanging
from ledger.show.phrases import counted
from ledger.show.why import marked
from ledger.trust.residue import Redacted


@attrs.frozen(kw_only=True)
class PlaceShape:
    """A place that says words that were looked for; `target` is what `redact` takes.

    `source` and `part` are null in an event, `where` (the field) in a text. What is `kept` is never
    erased.
    """

    target: str
    kind: str
    source: str | None
    part: int | None
    where: str | None
    offset: int
    before: str
    exact: str
    after: str
    kept: bool


def place_shapes(found: Sequence[Place]) -> list[PlaceShape]:
    """Take from places what is shown of them."""
    return [
        PlaceShape(
            target=place.target,
            kind=place.kind,
            source=place.passage.source or None,
            part=place.part,
            where=place.where or None,
            offset=place.offset,
            before=place.passage.before,
            exact=place.passage.exact,
            after=place.passage.after,
            kept=place.kept,
        )
        for place in found
    ]


def places_text(found: Sequence[Place]) -> str:
    """Print places, one below the other, and how many there are."""
    if not found:
        return (
            "Nothing says that; other spellings, names and languages are looked for one by one. "
            "The names of recorders, which stay, are not looked through."
        )
    lines = [line for place in found for line in _place(place)]
    targets = len({place.target for place in found})
    return "\n".join((*lines, f"{counted(len(found), 'place')}, {counted(targets, 'target')}"))


def _place(place: Place) -> Iterator[str]:
    said = marked(place.passage).removeprefix(": ")
    never = ", never erased" if place.kept else ""
    where = f" ({place.kind}{never}) {place.where}:" if place.part is None else ""
    yield from hanging(f"{place.target}{where} {said}")


def redacted_text(done: Redacted) -> str:
    """Print what was erased, what is left of it, and what is said elsewhere too."""
    return "\n".join(line for told in str(done).splitlines() for line in hanging(told, 0, 4))
