"""Commands that look back: histories, who revised, and what rests on one source or agent."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.common import (
    AS_OF,
    JSON,
    LEDGER,
    PARTIES,
    AsOf,
    moment,
    out,
    reading,
    stacked,
)


@click.command("revisions")
@stacked(LEDGER, click.argument("first", required=False), click.argument("second", required=False))
@click.option(
    "--by",
    type=click.Choice(["claimant", "source", "assessor"]),
    default="claimant",
    show_default=True,
    help="Whose: changes of position, corrections, or assessments superseded.",
)
@stacked(AS_OF, JSON)
def revisions_command(
    ledger: Path,
    first: str | None,
    second: str | None,
    by: str,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List who revised most, out of how many; between FIRST and SECOND, or altogether."""
    with reading(ledger) as book:
        from ledger.show.revised import revisions_text
        from ledger.show.shapes import json_text
        from ledger.show.walk_shapes import revised_shape

        found = book.revisions(by, first, second, **asked.bounds)
        out(json_text(tuple(map(revised_shape, found))) if as_json else revisions_text(found))


@click.command("without")
@stacked(LEDGER, *PARTIES)
@click.option("--source", metavar="NAME", help="Leave out this source (name, key, url or id).")
@click.option("--agent", metavar="NAME", help="Leave out whatever came from or through this agent.")
@stacked(AS_OF, JSON)
def without_command(
    ledger: Path,
    first: str,
    second: str,
    source: str | None,
    agent: str | None,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Show FIRST and SECOND without a source or an agent, and what rests on these alone."""
    if source is None and agent is None:
        raise click.UsageError("Name what to leave out: a --source, an --agent, or both.")
    with reading(ledger) as book:
        from ledger.show.shapes import json_text
        from ledger.show.walk_shapes import without_shape

        found = book.without(first, second, source=source, agent=agent, **asked.bounds)
        out(json_text(without_shape(found)) if as_json else str(found))


@click.command("history")
@stacked(LEDGER, click.argument("subject"), click.argument("second", required=False))
@click.option("--aspect", default="", metavar="NAME", help="Only of this aspect of a relationship.")
@click.option("--field", default="", metavar="NAME", help="Only the versions of this field.")
@click.option("--recorded", metavar="DATE", help="Up to a moment; a date, or event:NUMBER.")
@JSON
def history_command(
    ledger: Path,
    subject: str,
    second: str | None,
    aspect: str,
    field: str,
    recorded: str | None,
    as_json: bool,
) -> None:
    """List all that was recorded of SUBJECT: an agent or source (name), or anything by its id.

    With SECOND, of the relationship of two parties.
    """
    with reading(ledger) as book:
        from ledger.show.lists import history_text
        from ledger.show.shapes import json_text
        from ledger.show.walk_shapes import entry_shape

        asked = moment(recorded)
        found = book.history(subject, second, aspect=aspect, field=field, recorded=asked)
        out(json_text(tuple(map(entry_shape, found))) if as_json else history_text(found))
