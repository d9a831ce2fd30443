"""Commands about what a briefing rests on: pin, check, pins, brief."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.common import (
    AS_OF,
    BETWEEN,
    BY,
    JSON,
    LEDGER,
    PARTIES,
    AsOf,
    between,
    out,
    reading,
    recorder,
    stacked,
    write,
)

_NAME = click.argument("name")


@click.command("pin")
@stacked(LEDGER, _NAME, *PARTIES)
@click.option("--note", metavar="TEXT", default="", help="What the briefing is, or for whom.")
@stacked(AS_OF, BY, JSON)
def pin_command(
    ledger: Path,
    name: str,
    first: str,
    second: str,
    note: str,
    asked: AsOf,
    by: str | None,
    as_json: bool,
) -> None:
    """Keep the view of FIRST and SECOND under NAME, as the basis of a briefing."""
    with reading(ledger, recorder(by)) as book:
        from ledger.show.pins import pin_shape
        from ledger.show.shapes import json_text

        view = book.as_of(**asked.bounds)
        id = book.pin(name, view.relationship(first, second), note)
        [found] = [it for it in book.pins() if it.pin.id == id]
        out(json_text(pin_shape(found)) if as_json else str(found))


@click.command("check")
@stacked(LEDGER, _NAME, JSON)
def check_command(ledger: Path, name: str, as_json: bool) -> None:
    """Ask the pinned question NAME again: does it hold, or what drifted, and why?

    The exit code is 1 when it does not hold.
    """
    with reading(ledger) as book:
        from ledger.show.pins import check_shape
        from ledger.show.shapes import json_text

        found = book.check(name)
        out(json_text(check_shape(found)) if as_json else str(found))
        if not found.holds:
            click.get_current_context().exit(1)


@click.command("pins")
@stacked(LEDGER, JSON)
def pins_command(ledger: Path, as_json: bool) -> None:
    """List the views that are kept as the basis of briefings, oldest first."""
    with reading(ledger) as book:
        from ledger.show.pins import pin_shape, pins_text
        from ledger.show.shapes import json_text

        found = book.pins()
        out(json_text(tuple(map(pin_shape, found))) if as_json else pins_text(found))


@click.command("brief")
@stacked(LEDGER, *PARTIES)
@click.option("--since-pin", "since", metavar="NAME", help="Since the view pinned under NAME.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a file.",
)
@stacked(BETWEEN, JSON)
def brief_command(
    ledger: Path,
    first: str,
    second: str,
    since: str | None,
    output: Path | None,
    recorded: str | None,
    published: str | None,
    said: str | None,
    as_json: bool,
) -> None:
    """Tell in Markdown what is new between FIRST and SECOND, what changed, and how it stands.

    Every line has a footnote with its sentence in the source, and the basis it can be cited by
    stands at the end.
    """
    pairs = between(recorded), between(published), between(said)
    if since is None and all(start is None for start, _ in pairs):
        raise click.UsageError("Say since when: --since-pin NAME, or --published 2023-12-31/..")
    with reading(ledger) as book:
        from ledger.show.brief_shape import brief_shape
        from ledger.show.shapes import json_text

        found = book.brief(
            first,
            second,
            since=since,
            recorded=between(recorded),
            published=between(published),
            said=between(said),
        )
        text = json_text(brief_shape(found)) if as_json else str(found).rstrip("\n")
        if output is None:
            out(text)
        else:
            write(output, f"{text}\n")
            out(f"{output}: {len(found.changes)} new or changed")
