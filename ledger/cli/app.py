"""The command's door: which commands there are; each is imported when it is asked for."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from ledger.cli.common import without_plugins
from ledger.visible import visible

COMMANDS: Final = {
    "demo": ("ledger.cli.demo", "Show what the ledger does, on samples made up for it."),
    "import": ("ledger.cli.putting", "Import articles, tables of claims and interchange files."),
    "show": ("ledger.cli.relating", "Show the state of a relationship, now or as of a moment."),
    "changes": ("ledger.cli.relating", "List what changed in a relationship, and why."),
    "why": ("ledger.cli.relating", "Show why an aspect stands as it does, down to the sentence."),
    "page": ("ledger.cli.paging", "Make a page to look at: a timeline and a slider over moments."),
    "matrix": ("ledger.cli.weighing", "Lay competing hypotheses against claims."),
    "hypothesize": ("ledger.cli.weighing", "State one of several competing hypotheses."),
    "weigh": ("ledger.cli.weighing", "Say how a claim stands to a hypothesis."),
    "pin": ("ledger.cli.keeping", "Keep a view as the basis of a briefing."),
    "check": ("ledger.cli.keeping", "Tell whether a pinned view holds, or what drifted."),
    "pins": ("ledger.cli.keeping", "List the views that are kept."),
    "brief": ("ledger.cli.keeping", "Tell what is new and how it stands, with footnotes."),
    "export": ("ledger.cli.exporting", "Write claims, a view or changes to a file."),
    "disagreements": ("ledger.cli.disputing", "List who contradicts, denies, copies or restates."),
    "propose": ("ledger.cli.disputing", "Record what rules propose of disagreements."),
    "review": ("ledger.cli.reviewing", "Accept, put right or reject what a program found."),
    "claimant": ("ledger.cli.disputing", "Show who said otherwise, and who was contradicted."),
    "source-record": ("ledger.cli.disputing", "Show a source over time, with its grades."),
    "rate": ("ledger.cli.disputing", "Grade a source, agent or claim on a named scale."),
    "first": ("ledger.cli.walking", "Find when something first held, and what brought it."),
    "replay": ("ledger.cli.walking", "Step through what was recorded, and what it changed."),
    "revisions": ("ledger.cli.revising", "List who revised most, out of how many."),
    "without": ("ledger.cli.revising", "Show what rests on one source or agent alone."),
    "history": ("ledger.cli.revising", "List all that was recorded of a subject."),
    "claims": ("ledger.cli.listing", "List claims: who said what, where, when, through whom."),
    "timeline": ("ledger.cli.listing", "List claims in the order in which they were said."),
    "agents": ("ledger.cli.listing", "List who is known."),
    "sources": ("ledger.cli.listing", "List the sources."),
    "code": ("ledger.cli.coding", "Judge claim after claim with single keys."),
    "agreement": ("ledger.cli.coding", "Measure how far coders agree, and where they do not."),
    "amend": ("ledger.cli.taking_back", "Put right how a claim was recorded."),
    "withdraw": ("ledger.cli.taking_back", "Take back what should not have been recorded."),
    "retract": ("ledger.cli.taking_back", "Record that a claimant took a claim back."),
    "correct": ("ledger.cli.taking_back", "Record that a reporter corrected a claim."),
    "find-text": ("ledger.cli.redacting", "Find every place that says some words."),
    "redact": ("ledger.cli.redacting", "Erase for good what events and texts say."),
    "compare-readers": ("ledger.cli.comparing", "Lay side by side what several readers find."),
    "verify": ("ledger.cli.verifying", "Check that nothing in a ledger was altered."),
    "keygen": ("ledger.cli.proving", "Make the key that signs for a ledger."),
    "checkpoint": ("ledger.cli.proving", "Sign where a ledger stands, to keep elsewhere."),
    "prove": ("ledger.cli.proving", "Prove to others what is in a ledger."),
    "cosign": ("ledger.cli.proving", "Cosign another's checkpoint, as its witness."),
    "backup": ("ledger.cli.backing_up", "Copy a ledger while others write, and verify the copy."),
    "restore": ("ledger.cli.backing_up", "Put a ledger back from a backup, losing nothing."),
    "adapters": ("ledger.cli.checking", "List the adapters, readers and plugins."),
    "plugins": ("ledger.cli.checking", "List the plugins, and why one failed or is blocked."),
    "new-adapter": ("ledger.cli.authoring", "Write a project for an adapter of your own."),
}
"""Every command: the module it is in, and its help in one line."""


_NO_PLUGINS: Final = click.Option(
    ["--no-plugins"],
    is_flag=True,
    hidden=True,  # it is told of once, by the command itself
    expose_value=False,
    callback=without_plugins,
)
"""What every command takes before its name and behind it."""


class Commands(click.Group):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a new user needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        called = cmd_name.replace("-", "_")
        found = getattr(import_module(COMMANDS[cmd_name][0]), f"{called}_command")
        assert isinstance(found, click.Command)
        if _NO_PLUGINS not in found.params:
            found.params.append(_NO_PLUGINS)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what was typed wrong is told without obeying what was typed."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            vars(error)["message"] = visible(error.message)  # click says that it is final
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their help, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimledger")
@click.option("--traceback", is_flag=True, help="On an error, show where in the program it arose.")
@click.option(
    "--no-plugins",
    is_flag=True,
    expose_value=False,
    callback=without_plugins,
    help="Load no plugins: neither adapters nor readers, not even the shipped ones.",
)
@click.pass_context
def app(ctx: click.Context, traceback: bool) -> None:
    """An append-only ledger of who said what.

    The ledger's file comes first, then what is done to it. Exit codes: 0 all is well; 1 something
    was refused, flawed or did not hold; 2 wrong usage.
    """
    ctx.obj = traceback
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def run() -> None:
    """Run the command; characters that the terminal's encoding lacks are written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="claimledger")
