"""Commands that tell what is installed: adapters, plugins."""

from __future__ import annotations

import click

from ledger.cli.common import JSON, out, plugins


@click.command("adapters")
@JSON
def adapters_command(as_json: bool) -> None:
    """List the adapters and readers, and every plugin with its state.

    A plugin that is broken is listed with the reason; it makes nothing else fail.
    """
    from ledger.show.installed import installed, installed_text
    from ledger.show.shapes import json_text

    found = installed(plugins())
    out(json_text(found) if as_json else installed_text(found))


@click.command("plugins")
@JSON
def plugins_command(as_json: bool) -> None:
    """List every plugin with its distribution, version and state, and why it failed or is blocked.

    All of them are loaded to find out; one that is broken makes nothing else fail.
    """
    from ledger.show.installed import installed, plugins_text
    from ledger.show.shapes import json_text

    found = installed(plugins()).plugins
    out(json_text(found) if as_json else plugins_text(found))
