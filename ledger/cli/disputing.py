"""Commands on disagreements, claimants and sources over time: listed, proposed, judged, graded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.cli.common import (
    AS_OF,
    BY,
    JSON,
    LEDGER,
    PARTIES,
    AsOf,
    out,
    reading,
    recorder,
    stacked,
)
from ledger.errors import NotFound

if TYPE_CHECKING:
    from ledger.book import Ledger

_WHY = click.option("--why", default="", metavar="TEXT", help="Why, in your words.")


@click.command("disagreements")
@stacked(LEDGER, *PARTIES)
@click.option("--aspect", default="", metavar="NAME", help="Only under this aspect.")
@stacked(AS_OF, JSON)
def disagreements_command(
    ledger: Path,
    first: str,
    second: str,
    aspect: str,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List where the claims of FIRST and SECOND stand against one another, and who says so."""
    with reading(ledger) as book:
        from ledger.show.disagreement_shape import disagreements_shape
        from ledger.show.shapes import json_text

        found = book.disagreements(first, second, aspect, **asked.bounds)
        out(json_text(disagreements_shape(found)) if as_json else str(found))


@click.command("propose")
@stacked(LEDGER, *PARTIES, BY, JSON)
def propose_command(ledger: Path, first: str, second: str, by: str | None, as_json: bool) -> None:
    """Record what rules propose of the claims of FIRST and SECOND, each proposal once.

    `claimledger review` confirms or rejects one.
    """
    with reading(ledger, recorder(by)) as book:
        from ledger.show.disagreement import disagreement_text
        from ledger.show.disagreement_shape import disagreement_shape
        from ledger.show.shapes import json_text

        made = set(book.propose(first, second))
        found = [d for d in book.disagreements(first, second) if d.link and d.link.id in made]
        text = "\n".join(map(disagreement_text, found)) or "Nothing new to propose."
        out(json_text(tuple(map(disagreement_shape, found))) if as_json else text)


@click.command("rate")
@stacked(LEDGER, click.argument("target"), click.argument("scale"), click.argument("term"))
@stacked(_WHY, BY, JSON)
def rate_command(
    ledger: Path, target: str, scale: str, term: str, why: str, by: str | None, as_json: bool
) -> None:
    """Grade TARGET, a source or agent (name or id) or a claim (id), by a TERM of a SCALE."""
    with reading(ledger, recorder(by)) as book:
        book.rate(_target(book, target), scale, term, why)
        _say(book, as_json, f"graded by {book.by}: {target}, {term} [{scale}]")


def _target(book: Ledger, name: str) -> str:
    """Find what is graded: anything by id, else a source, else an agent; raises `NotFound`."""
    if book.store.where(name) is not None:
        return name
    try:
        return book.source_id(name)
    except NotFound:
        return book.agent_id(name)


def _say(book: Ledger, as_json: bool, told: str) -> None:
    """Print the event that was written last, or say in a line what was done."""
    from ledger.show.layout import hanging
    from ledger.show.shapes import event_shape, json_text

    if as_json:
        [recorded] = book.store.pick((book.head().seq,))
        out(json_text(event_shape(recorded)))
    else:
        out("\n".join(hanging(told)))


@click.command("claimant")
@stacked(LEDGER, click.argument("name", required=False), AS_OF, JSON)
def claimant_command(
    ledger: Path,
    name: str | None,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Show what became of the statements of NAME; without it, of everybody, most revised first."""
    with reading(ledger) as book:
        from ledger.show.record_shape import claimant_shape
        from ledger.show.shapes import json_text

        moment = book.as_of(**asked.bounds)
        if name is None:
            found = moment.claimants()
            out(json_text(tuple(map(claimant_shape, found))) if as_json else str(found))
        else:
            record = moment.claimant(name)
            out(json_text(claimant_shape(record)) if as_json else str(record))


@click.command("source-record")
@stacked(LEDGER, click.argument("name"), AS_OF, JSON)
def source_record_command(
    ledger: Path,
    name: str,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Show the source NAME over time: claims, copies, corrections, retractions, grades."""
    with reading(ledger) as book:
        from ledger.show.record_shape import source_record_shape
        from ledger.show.shapes import json_text

        moment = book.as_of(**asked.bounds)
        record = moment.source_record(name)
        out(json_text(source_record_shape(record)) if as_json else str(record))
