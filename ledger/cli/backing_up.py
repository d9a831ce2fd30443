"""Commands about copies of a ledger: backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.common import JSON, LEDGER, out, reading, refusals, stacked

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("backup")
@stacked(LEDGER, click.argument("file", type=_FILE), JSON)
def backup_command(ledger: Path, file: Path, as_json: bool) -> None:
    """Copy LEDGER into FILE while others go on writing, and verify the copy.

    An existing file is never written over.
    """
    with reading(ledger) as book:
        from ledger.show.shapes import json_text

        found = book.backup(file)
        out(json_text(found) if as_json else str(found))


@click.command("restore")
@stacked(click.argument("backup", type=_FILE), LEDGER)
@click.option("--replace", is_flag=True, help="A file that is there is moved aside, not deleted.")
@click.option(
    "--accept-loss",
    is_flag=True,
    help="Take a backup that ends before a checkpoint that was seen on this machine.",
)
@JSON
def restore_command(
    backup: Path, ledger: Path, replace: bool, accept_loss: bool, as_json: bool
) -> None:
    """Put LEDGER back from BACKUP, which is verified before anything is touched."""
    with refusals():
        from ledger.book import Ledger
        from ledger.show.shapes import json_text

        found = Ledger.restore(backup, ledger, replace=replace, accept_loss=accept_loss)
        out(json_text(found) if as_json else str(found))
