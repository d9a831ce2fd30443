"""Commands that take back: amend, withdraw, retract, correct, redact."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import attrs
import click

from ledger.claims import Act, Flag, Form, Polarity
from ledger.cli.common import BY, JSON, LEDGER, fail, moment, out, reading, recorder, stacked

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.events import Recorded

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


@attrs.frozen(kw_only=True)
class Erased:
    """The numbers of the events that were erased, and of the event that says so."""

    erased: tuple[int, ...]
    event: int


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


@click.command("redact")
@stacked(LEDGER, click.argument("targets", nargs=-1, required=True))
@click.option("--reason", required=True, metavar="CODE", help='Such as "privacy".')
@click.option("--note", default="", metavar="TEXT", help="More, without what was erased.")
@click.option("--keep-place/--no-place", default=True, help="Whether whose it was stays.")
@click.option("--yes", is_flag=True, help="Erase without asking.")
@stacked(BY, JSON)
def redact_command(
    ledger: Path,
    targets: tuple[str, ...],
    by: str | None,
    yes: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Erase for good what TARGETS say: ids of claims, or events as in event:171.

    It shows what will be erased and asks for the number of events. A hole stays in each place.
    """
    with reading(ledger, recorder(by)) as book:
        from ledger.show.shapes import json_text
        from ledger.verbs.taking_back import condemned

        doomed = condemned(book, [moment(target) or target for target in targets])
        click.echo(_told(book, doomed), err=as_json)
        if not yes:
            _confirmed(len(doomed))
        erased = book.redact(*(r.seq for r in doomed), **how)
        done = Erased(erased=erased, event=book.head().seq)
        out(json_text(done) if as_json else f"erased: {len(erased)}, by event {done.event}")


def _confirmed(count: int) -> None:
    """Have the number of events typed; ends with exit code 1 where anything else is."""
    ask = f"Type the number of events ({count}) to erase them for good"
    try:
        typed = click.prompt(ask, default="", err=True, show_default=False)
    except click.Abort:
        click.echo(err=True)
        typed = ""
    if typed.strip() != str(count):
        fail("nothing was erased; type the number of events, or say --yes.")


def _told(book: Ledger, doomed: Sequence[Recorded]) -> str:
    """Show what is about to be erased, and what of it stays elsewhere."""
    from ledger.projections.timeline import claim_of
    from ledger.replay.history import says
    from ledger.show.layout import hanging
    from ledger.show.why import recorded_on

    now = book.now()
    lines: list[str] = []
    others: set[int] = set()
    sources: dict[str, None] = {}
    for recorded in doomed:
        at = f"event {recorded.seq} of {recorded_on(recorded)}, by {recorded.batch.recorder}"
        lines += hanging(f"{at}: {says(recorded.event, recorded.kind, now.who)}")
        claim = claim_of(recorded.event)
        if claim is None:
            continue
        others |= {entry.recorded.seq for entry in book.history(claim.id)}
        if claim.anchor is not None:
            sources[now.evidence.source_name(claim.source)] = None
    left = [f"the captured text of {name}" for name in sources]
    left += [f"event {seq}" for seq in sorted(others - {r.seq for r in doomed})]
    if left:
        lines += hanging(f"Not erased: {', '.join(left)}.")
    return "\n".join(lines)


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
