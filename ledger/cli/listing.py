"""Commands that list: claims, timeline, agents, sources."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.common import AS_OF, JSON, LEDGER, REVIEWED, AsOf, out, reading, stacked

_WHO = click.option("--who", metavar="NAME", help="Only what this agent said (name or id).")


@click.command("claims")
@stacked(LEDGER, _WHO)
@click.option("--source", metavar="NAME", help="Only from this source (name, key, url or id).")
@click.option("--date", metavar="DATE", help="Only what may have been said then (EDTF).")
@click.option("--reported-by", metavar="NAME", help="Only what this agent reported.")
@stacked(REVIEWED, AS_OF, JSON)
def claims_command(
    ledger: Path,
    who: str | None,
    source: str | None,
    date: str | None,
    reported_by: str | None,
    reviewed: bool,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List claims, in the order in which they were recorded; comments are left out."""
    with reading(ledger) as book:
        from ledger.show.lists import claims_text
        from ledger.show.shapes import claim_shape, json_text

        moment = book.as_of(**asked.bounds)
        where = {"source": source, "date": date, "reported_by": reported_by}
        found = moment.claims(who=who, reviewed=reviewed, **where)
        if as_json:
            out(json_text(tuple(claim_shape(claim, moment) for claim in found)))
            return
        out(claims_text(found, moment) or "No claims.")
        left = 0 if who else sum(1 for _ in moment.comments(reviewed=reviewed, **where))
        if left:
            out(_left_out(left))


def _left_out(comments: int) -> str:
    """Say how many readers' comments are not listed, and how to see them."""
    from ledger.show.layout import hanging

    told = "1 comment is" if comments == 1 else f"{comments:,} comments are"
    how = (
        "--who NAME lists one commenter's, `claimledger export LEDGER claims --comments` writes all"
    )
    return "\n" + "\n".join(hanging(f"{told} not listed; {how}."))


@click.command("timeline")
@stacked(LEDGER, _WHO, REVIEWED, AS_OF, JSON)
def timeline_command(
    ledger: Path,
    who: str | None,
    reviewed: bool,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List claims in the order in which they were said; those without a date come last."""
    with reading(ledger) as book:
        from ledger.show.lists import claims_text
        from ledger.show.shapes import claim_shape, json_text

        moment = book.as_of(**asked.bounds)
        rows = [row for row in moment.timeline(who, reviewed=reviewed) if who or not row.apart]
        found = map(moment.evidence.claim, dict.fromkeys(row.seq for row in rows))
        claims = tuple(claim for claim in found if claim)
        if as_json:
            out(json_text(tuple(claim_shape(claim, moment) for claim in claims)))
        else:
            out(claims_text(claims, moment) or "No claims.")


@click.command("agents")
@stacked(LEDGER, AS_OF, JSON)
def agents_command(
    ledger: Path,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List who is known: people, offices, organisations, states, outlets."""
    with reading(ledger) as book:
        from ledger.show.lists import agents_text
        from ledger.show.lookalike import remarks_on
        from ledger.show.shapes import agent_shape, json_text

        rows = book.as_of(**asked.bounds).agents()
        if as_json:
            remarks = remarks_on(row.name for row in rows)
            out(json_text(tuple(agent_shape(row, remarks) for row in rows)))
        else:
            out(agents_text(rows))


@click.command("sources")
@stacked(LEDGER, AS_OF, JSON)
def sources_command(
    ledger: Path,
    asked: AsOf,
    as_json: bool,
) -> None:
    """List the sources: name, publisher, when published."""
    with reading(ledger) as book:
        from ledger.show.lists import sources_text
        from ledger.show.shapes import json_text, source_shape

        moment = book.as_of(**asked.bounds)
        shapes = tuple(source_shape(row, moment) for row in moment.sources())
        out(json_text(shapes) if as_json else sources_text(shapes))
