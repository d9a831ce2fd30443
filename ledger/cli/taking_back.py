"""Commands that take back: amend, withdraw, retract, correct."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import attrs
import click

from ledger.claims import Act, Flag, Form, Polarity
from ledger.cli.common import BY, JSON, LEDGER, out, reading, recorder, stacked

if TYPE_CHECKING:
    from ledger.book import Ledger

_CLAIM = click.argument("claim")
_FIELDS = stacked(
    click.option("--content", metavar="TEXT", help="What was said."),
    click.option("--who", metavar="NAME", help="Who said it: a name or id."),
    click.option("--date", metavar="DATE", help='When it was said (EDTF); "" for unknown.'),
    click.option("--act", type=click.Choice(get_args(Act)), help="Asserts, denies, ..."),
    click.option("--form", type=click.Choice(get_args(Form)), help="Direct, indirect, ..."),
    click.option("--polarity", type=click.Choice(get_args(Polarity)), help="Of the statement."),
    click.option(
        "--flag", "flags", multiple=True, type=click.Choice(get_args(Flag)), help="Such as satire."
    ),
)


@attrs.frozen(kw_only=True)
class Noted:
    """The id of what was recorded."""

    id: str


@click.command("amend")
@stacked(LEDGER, _CLAIM)
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@stacked(_FIELDS, BY, JSON)
def amend_command(
    ledger: Path, claim: str, reason: str, by: str | None, as_json: bool, **fields: Any
) -> None:
    """Put right how CLAIM (its id) was recorded; the version before stays in the ledger."""
    given = _given(fields)
    with reading(ledger, recorder(by)) as book:
        book.amend(claim, reason, **given)
        _say(book, as_json)


@click.command("withdraw")
@stacked(LEDGER, click.argument("target"))
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@stacked(BY, JSON)
def withdraw_command(ledger: Path, target: str, reason: str, by: str | None, as_json: bool) -> None:
    """Take back TARGET, by its id, which should not have been recorded: a claim, link, ..."""
    with reading(ledger, recorder(by)) as book:
        book.withdraw(target, reason)
        _say(book, as_json)


@click.command("retract")
@stacked(LEDGER, _CLAIM)
@click.option("--who", required=True, metavar="NAME", help="Who took it back: a name or id.")
@click.option("--source", required=True, metavar="NAME", help="In which source.")
@click.option("--date", metavar="DATE", help="When (EDTF); otherwise unknown.")
@click.option("--words", default="", metavar="TEXT", help="The words of the retraction.")
@stacked(BY, JSON)
def retract_command(ledger: Path, claim: str, by: str | None, as_json: bool, **how: Any) -> None:
    """Record that the claimant took CLAIM (its id) back; prints the retraction's id."""
    with reading(ledger, recorder(by)) as book:
        from ledger.show.shapes import json_text

        id = book.retract(claim, **how)
        out(json_text(Noted(id=id)) if as_json else id)


@click.command("correct")
@stacked(LEDGER, _CLAIM)
@click.option("--published", metavar="DATE", help="When the correction was (EDTF).")
@click.option("--note", default="", metavar="TEXT", help="What the reporter says of it.")
@stacked(_FIELDS, BY, JSON)
def correct_command(
    ledger: Path,
    claim: str,
    published: str | None,
    note: str,
    by: str | None,
    as_json: bool,
    **fields: Any,
) -> None:
    """Record that the reporter corrected CLAIM (its id); views of before show it as it first was.

    Import the source's new version first, where you have it.
    """
    given = _given(fields)
    with reading(ledger, recorder(by)) as book:
        book.correct(claim, note=note, published=published, **given)
        _say(book, as_json)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """Keep the fields that were typed; raises a usage error where there are none."""
    given = {name: typed for name, typed in fields.items() if typed not in (None, ())}
    if not given:
        raise click.UsageError("Say what reads otherwise: --content, --who, --date, ...")
    if given.get("date") == "":
        given["date"] = None
    return given


def _say(book: Ledger, as_json: bool) -> None:
    """Print the event that was written last."""
    from ledger.replay.history import entry
    from ledger.show.layout import hanging
    from ledger.show.shapes import event_shape, json_text

    now = book.now()
    found = entry(now.evidence, now.who, book.head().seq)
    if as_json:
        out(json_text(event_shape(found.recorded, found.step)))
    else:
        out("\n".join(hanging(str(found))))
