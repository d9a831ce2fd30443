"""Commands that ask about a relationship: show, changes, why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.cli.common import (
    AS_OF,
    BETWEEN,
    JSON,
    LEDGER,
    PARTIES,
    REVIEWED,
    AsOf,
    between,
    out,
    reading,
    stacked,
)
from ledger.errors import NotFound

if TYPE_CHECKING:
    from ledger.views.cells import HasWhy
    from ledger.views.relationship import Aspect


@click.command("show")
@stacked(LEDGER, *PARTIES, REVIEWED, AS_OF, JSON)
def show_command(
    ledger: Path,
    first: str,
    second: str,
    reviewed: bool,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Show the state of the relationship between FIRST and SECOND, now or as of a moment."""
    with reading(ledger) as book:
        from ledger.show.shapes import json_text
        from ledger.show.view_shape import view_shape

        view = book.as_of(**asked.bounds).relationship(first, second, reviewed=reviewed)
        out(json_text(view_shape(view)) if as_json else str(view))


@click.command("changes")
@stacked(LEDGER, *PARTIES, BETWEEN, JSON)
def changes_command(
    ledger: Path,
    first: str,
    second: str,
    recorded: str | None,
    published: str | None,
    said: str | None,
    as_json: bool,
) -> None:
    """List what changed between FIRST and SECOND, each change with the events that caused it.

    For example: --published 2023-12-31/.. is from the end of 2023 to now.
    """
    if not (recorded or published or said):
        raise click.UsageError("Say between which moments, such as --published 2023-12-31/..")
    with reading(ledger) as book:
        from ledger.show.shapes import change_shape, json_text

        found = book.changes(
            first,
            second,
            recorded=between(recorded),
            published=between(published),
            said=between(said),
        )
        text = "\n\n".join(map(str, found)) or "Nothing changed."
        out(json_text(tuple(map(change_shape, found))) if as_json else text)


@click.command("why")
@stacked(LEDGER, *PARTIES, click.argument("aspect"), click.argument("name", required=False))
@stacked(AS_OF, JSON)
def why_command(
    ledger: Path,
    first: str,
    second: str,
    aspect: str,
    name: str | None,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Show why ASPECT stands as it does, down to the sentence in the source.

    NAME is a party, or anybody else who has a row there; without it every row is explained.
    """
    with reading(ledger) as book:
        from ledger.show.shapes import json_text, why_shape

        view = book.as_of(**asked.bounds).relationship(first, second)
        found = [cell.why() for cell in _cells(view[aspect], name)]
        text = "\n\n".join(map(str, found))
        out(json_text(tuple(map(why_shape, found))) if as_json else text)


def _cells(aspect: Aspect, name: str | None) -> list[HasWhy]:
    """List the cells of an aspect, or those of one name; raises `NotFound`."""
    every = list(_named(aspect))
    if name is None:
        return [cell for _, cell in every]
    wanted = [cell for own, cell in every if name.casefold() in map(str.casefold, own)]
    if not wanted:
        known = tuple(dict.fromkeys(own for names, _ in every for own in names))
        raise NotFound(what=f"row under {aspect.name!r} named", asked=name, known=known)
    return wanted


def _named(aspect: Aspect) -> Iterator[tuple[set[str], HasWhy]]:
    """Go through the cells of an aspect, each with the names it is known by."""
    for party in aspect.parties:
        yield {party.name}, party
    for outside in aspect.outside:
        yield {outside.name}, outside
    for sides in (*aspect.accounts, *aspect.disputes):
        yield {s.who for s in sides.statements}, sides
    for ascribed in aspect.ascribed:
        yield {ascribed.ascriber, ascribed.statement.who}, ascribed
    for judged in aspect.assessments:
        yield {judged.row.assessor}, judged
