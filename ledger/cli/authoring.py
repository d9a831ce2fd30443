"""The command for authors of adapters: new-adapter."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from ledger.cli.common import out, refusals

if TYPE_CHECKING:
    from ledger.scaffold import Project


@click.command("new-adapter")
@click.argument("name")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write the project's own folder into; otherwise the one you are in.",
)
def new_adapter_command(name: str, into: Path) -> None:
    """Write a project for an adapter of your own, called NAME; its tests pass at once.

    Nothing that is there is written over.
    """
    from ledger.scaffold import new_adapter

    with refusals():
        out(_told(new_adapter(name, into)))


def _told(project: Project) -> str:
    """Say what was written, and what to do next."""
    names = project.names
    files = "\n".join(f"  {path.as_posix()}" for path in project.files)
    return (
        f"{project.folder}: the adapter {names.adapter!r} ({names.module}.{names.cls})\n{files}\n"
        "Try its tests, here and now (they need claimledger[testing]):\n"
        f"  cd {quote(str(project.folder))} && python -m pytest\n"
        "Install it, and claimledger knows its files:\n"
        "  python -m pip install --editable '.[test]' && claimledger plugins"
    )
