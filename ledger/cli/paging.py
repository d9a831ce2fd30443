"""The command that makes a page to look at."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from ledger.cli.common import AS_OF, JSON, LEDGER, PARTIES, AsOf, out, reading, stacked, write


@attrs.frozen(kw_only=True)
class Written:
    """Where a page was written, and how large it is."""

    page: str
    bytes: int


@click.command("page")
@stacked(LEDGER, *PARTIES)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    required=True,
    help="The HTML file to write; one that is there is replaced.",
)
@stacked(AS_OF, JSON)
def page_command(
    ledger: Path,
    first: str,
    second: str,
    output: Path,
    asked: AsOf,
    as_json: bool,
) -> None:
    """Make a page of the relationship between FIRST and SECOND: one file for any browser.

    It shows who said what when, and the state as it stood at any moment of a slider. It needs no
    network; a bound is the latest moment that it knows.
    """
    with reading(ledger) as book:
        made = book.page(first, second, **asked.bounds)
    write(output, made)
    size = len(made.encode())
    if as_json:
        from ledger.show.shapes import json_text

        out(json_text(Written(page=str(output), bytes=size)))
    else:
        out(f"{output}: {size // 1024 + 1:,} KiB")
