"""The command that compares readers."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.common import JSON, out, plugins, refusals, stacked


@click.command("compare-readers")
@stacked(
    click.argument("file", type=click.Path(path_type=Path)),
    click.option(
        "--reader",
        "readers",
        metavar="NAME[:OPTIONS]",
        multiple=True,
        help="A reader of prose; name two or more.",
    ),
    click.option("--adapter", metavar="NAME", help="The adapter; otherwise it is recognised."),
    click.option("--encoding", default="", help="Of the file, such as cp1252; otherwise UTF-8."),
    JSON,
)
def compare_readers_command(
    file: Path, readers: tuple[str, ...], adapter: str | None, encoding: str, as_json: bool
) -> None:
    """Lay side by side what several readers find in FILE, and count how far they agree.

    No ledger is read or written.
    """
    if len(set(readers)) < 2:
        raise click.UsageError("Name two readers: --reader rules --reader spacy.")
    from ledger.importing.comparing import compare_readers
    from ledger.show.compared import comparison_shape, comparison_text
    from ledger.show.shapes import json_text

    with refusals():
        compared = compare_readers(
            file, readers, adapter=adapter, encoding=encoding, plugins=plugins()
        )
        out(json_text(comparison_shape(compared)) if as_json else comparison_text(compared))
