"""The command that exports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ledger.cli.common import JSON, LEDGER, between, moment, out, reading, stacked

_TABLES = (".csv", ".tsv", ".md", ".markdown")
_BOUNDS = ("recorded", "published", "said")
_FILTERS = (
    ("--who", "NAME", "Only claims that this agent made (name or id)."),
    ("--source", "NAME", "Only claims from this source (name, key, url or id)."),
    ("--date", "DATE", "Only claims that may have been made then (EDTF)."),
    ("--reported-by", "NAME", "Only claims that this agent reported."),
)


@click.command("export")
@stacked(
    LEDGER,
    click.argument(
        "what", required=False, type=click.Choice(["ledger", "claims", "view", "changes"])
    ),
    click.argument("parties", nargs=-1),
    click.option(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The file; one that is there is replaced.",
    ),
    click.option(
        "--format",
        metavar="FORMAT",
        help="jsonl, csv or markdown; of the ledger jsonl, prov or stix; of claims w3c too. "
        "Else the file's ending tells.",
    ),
    *(click.option(name, metavar=kind, help=told) for name, kind, told in _FILTERS),
    click.option("--comments", is_flag=True, help="Readers' comments too."),
    click.option("--no-texts", is_flag=True, help="Leave the sources' texts out of lines of JSON."),
    click.option("--formulas", is_flag=True, help="Leave cells of CSV as they are."),
    *(
        click.option(f"--{name}", metavar="DATE", help="A moment; for changes two, FROM/TO.")
        for name in _BOUNDS
    ),
    JSON,
)
def export_command(
    ledger: Path,
    what: str | None,
    parties: tuple[str, ...],
    output: Path,
    format: str | None,
    no_texts: bool,
    formulas: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Write WHAT (ledger, claims, view or changes) to a file, for other programs.

    The ledger is all that stands; as lines of JSON, another ledger takes all of it in. Where WHAT
    is left out it is the ledger, and in a table the claims. For a view or changes name the two
    PARTIES.
    """
    if what is None:
        table = format in ("csv", "markdown") or (not format and output.suffix in _TABLES)
        what = "claims" if table else "ledger"
    if len(parties) != (0 if what in ("ledger", "claims") else 2):
        raise click.UsageError("Name two parties for a view or changes, and none else.")
    given = {name: value for name, value in asked.items() if value and name not in _BOUNDS}
    bounds = {name: asked[name] for name in _BOUNDS if asked[name]}
    read = between if what == "changes" else moment
    given |= {name: read(typed) for name, typed in bounds.items()}
    if parties:
        given["parties"] = parties
    if what == "changes" and not bounds:
        raise click.UsageError("Say between which moments, such as --published 2023-12-31/..")
    with reading(ledger) as book:
        from ledger.show.shapes import json_text

        texts = not no_texts
        done = book.export(what, output, format=format, formulas=formulas, texts=texts, **given)
        out(json_text(done) if as_json else str(done))
