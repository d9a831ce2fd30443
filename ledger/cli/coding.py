"""The commands for judging: code, which asks claim by claim, and agreement between coders."""

from __future__ import annotations

from contextlib import suppress
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
from ledger.cli.keys import at_keys
from ledger.cli.skips import Skips

if TYPE_CHECKING:
    from ledger.replay.queue import CodingQueue


@click.command("code")
@stacked(
    LEDGER,
    click.argument("first", required=False),
    click.argument("second", required=False),
    BY,
    click.option("--aspect", metavar="NAME", help="Only what a rule proposes this for; uncoded."),
    click.option("--recode", is_flag=True, help="Also what you judged before."),
    click.option("--redo-with", metavar="NAME", help="What this coder judged, and you did not."),
    click.option("--blind", is_flag=True, help="Do not show what the rule proposes."),
    click.option(
        "--codebook",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Your own codebook (TOML) instead of the shipped one.",
    ),
    JSON,
)
def code_command(
    ledger: Path,
    first: str | None,
    second: str | None,
    by: str | None,
    aspect: str | None,
    recode: bool,
    redo_with: str | None,
    blind: bool,
    codebook: Path | None,
    as_json: bool,
) -> None:
    """Judge claim after claim, with single keys, what no person has judged yet.

    Of the relationship between FIRST and SECOND, or of all. Every judgement is in the ledger at
    once: quit at any time, and go on with the same command. With --json, list the claims instead.
    """
    if bool(first) != bool(second):
        raise click.UsageError("Name both parties, or none for every relationship.")
    coder = recorder(by)
    skips = Skips(ledger, coder)
    with reading(ledger, coder, codebook) as book:
        queue = book.to_code(
            first,
            second,
            aspect=aspect or "",
            last=skips.read(),
            recode=recode,
            redo_with=redo_with or "",
        )
        if as_json:
            from ledger.show.coding import to_code_shape
            from ledger.show.shapes import json_text

            out(json_text([to_code_shape(item, blind=blind) for item in queue]))
        else:
            _ask(queue, skips, blind)


def _ask(queue: CodingQueue, skips: Skips, blind: bool) -> None:
    """Ask until all is judged or the coder quits, and say how far they came."""
    from ledger.cli.desk import Desk
    from ledger.show.coding import summary_text

    with at_keys() as keys, suppress(KeyboardInterrupt):
        Desk(queue, keys, skips, blind=blind).run()
    out(f"\n{summary_text(queue)}")


@click.command("agreement")
@stacked(LEDGER, *PARTIES)
@click.option("--rules", is_flag=True, help="Let the rules count as coders, beside people.")
@stacked(AS_OF, JSON)
def agreement_command(
    ledger: Path,
    first: str,
    second: str,
    rules: bool,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Measure how far coders agree on a relationship's claims, and list where they do not."""
    with reading(ledger) as book:
        from ledger.show.agreement import agreement_shape
        from ledger.show.shapes import json_text

        moment = book.as_of(**asked.bounds)
        found = moment.agreement(first, second, rules=rules)
        out(json_text(agreement_shape(found)) if as_json else str(found))
