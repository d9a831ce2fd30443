"""Commands that find words wherever a ledger holds them, and erase for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ledger.cli.common import BY, JSON, LEDGER, fail, out, reading, recorder, stacked

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.events import Recorded
    from ledger.replay.moment import Moment
    from ledger.trust.residue import Redacted
    from ledger.verbs.redacting import Condemned

_FINISH = "when nobody reads it any more, run `claimledger redact LEDGER --finish`"
_CUT = 300


@click.command("find-text")
@stacked(LEDGER, click.argument("words"), JSON)
def find_text_command(ledger: Path, words: str, as_json: bool) -> None:
    """List every place that says WORDS: events, and parts of captured texts, as redact takes them.

    Letter case and white space make no difference; other spellings, names and languages do.
    """
    with reading(ledger) as book:
        from ledger.show.erasing import place_shapes, places_text
        from ledger.show.shapes import json_text

        found = book.find_text(words)
        out(json_text(place_shapes(found)) if as_json else places_text(found))


@click.command("redact")
@stacked(LEDGER, click.argument("targets", nargs=-1))
@click.option("--reason", metavar="CODE", help='Such as "privacy"; required to erase.')
@click.option("--note", default="", metavar="TEXT", help="More, without what was erased.")
@click.option("--keep-place/--no-place", default=True, help="Whether whose it was stays.")
@click.option("--forget", is_flag=True, help="Let an import bring the same in again.")
@click.option("--yes", is_flag=True, help="Erase without asking.")
@click.option("--finish", is_flag=True, help="Rewrite the files where residue was left.")
@stacked(BY, JSON)
def redact_command(
    ledger: Path,
    targets: tuple[str, ...],
    reason: str | None,
    by: str | None,
    finish: bool,
    yes: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Erase for good what TARGETS say: ids of claims, events as in event:171, texts as in text:4/0.

    It shows what will be erased and asks for their number. A hole stays in each place. Then the
    bytes of all files are looked through, and what is left, or said elsewhere too, is told.
    """
    if finish:
        _finish(ledger, recorder(by), targets)
        return
    if not targets:
        raise click.UsageError("Say what to erase: `claimledger find-text` shows where words are.")
    if not reason:
        raise click.UsageError("Missing option '--reason'.")
    with reading(ledger, recorder(by)) as book:
        from ledger.trust.saying import named
        from ledger.verbs.redacting import condemned

        doomed = condemned(book, targets)
        click.echo("\n".join(_told(book, doomed)), err=as_json)
        if not yes:
            _confirmed(doomed)
        exactly = map(named, doomed.targets)
        _say(book.redact(*exactly, reason=reason, **how), as_json)


def _finish(ledger: Path, by: str, targets: tuple[str, ...]) -> None:
    """Rewrite the files with nothing in them but what is held."""
    if targets:
        raise click.UsageError("--finish takes no targets: it erases nothing that is held.")
    with reading(ledger, by) as book:
        if not book.scrub():
            fail(f"somebody reads the ledger, and erased bytes may stay; {_FINISH}.")
        out("The files hold what the ledger holds, and nothing else.")


def _say(done: Redacted, as_json: bool) -> None:
    """Print what was erased; ends with exit code 1 where something of it is left in a file."""
    from ledger.show.erasing import redacted_text
    from ledger.show.shapes import json_text

    out(json_text(done) if as_json else redacted_text(done))
    if done.residue:
        fail(
            f"erased, but bytes of it are left in a file, maybe since somebody reads it; {_FINISH}."
        )


def _confirmed(doomed: Condemned) -> None:
    """Have the number of targets typed; ends with exit code 1 where anything else is."""
    parts = (*doomed.along, *doomed.parts)
    count, what = len(doomed.events) + len(parts), "events and parts" if parts else "events"
    ask = f"Type the number of {what} ({count}) to erase them for good"
    try:
        typed = click.prompt(ask, default="", err=True, show_default=False)
    except click.Abort:
        click.echo(err=True)
        typed = ""
    if typed.strip() != str(count):
        fail(f"nothing was erased; type the number of {what}, or say --yes.")


def _told(book: Ledger, doomed: Condemned) -> Iterator[str]:
    """Show what is about to be erased, and what of it stays elsewhere."""
    from ledger.show.layout import hanging

    now = book.now()
    for recorded in doomed.events:
        along = [n for seq, n in doomed.along if seq == recorded.seq]
        yield from hanging(_event(now, recorded) + _text_of(book, recorded.seq, along))
    for seq, part in doomed.parts:
        yield from hanging(_part(book, seq, part))
    left = _left(book, now, doomed)
    if left:
        yield from hanging(f"Not erased: {', '.join(left)}.")


def _event(now: Moment, recorded: Recorded) -> str:
    from ledger.replay.history import says
    from ledger.show.why import recorded_on

    at = f"event {recorded.seq} of {recorded_on(recorded)}, by {recorded.batch.recorder}"
    return f"{at}: {says(recorded.event, recorded.kind, now.who, now.evidence)}"


def _text_of(book: Ledger, seq: int, parts: list[int]) -> str:
    """Say how much text an event takes along; nothing where it takes none."""
    from ledger.show.phrases import counted

    kept = book.store.kept(seq)
    length = sum(len(kept[n].text or "") for n in parts)
    told = f", and all that is left of its text: {counted(len(parts), 'part')}"
    return f"{told}, {length:,} characters" if parts else ""


def _part(book: Ledger, seq: int, part: int) -> str:
    from ledger.show.layout import short
    from ledger.trust.saying import named

    text = book.store.kept(seq)[part].text or ""
    return f"{named((seq, part))}, {len(text):,} characters: {short(text, _CUT)}"


def _says(book: Ledger, now: Moment, source: str, doomed: Condemned) -> bool:
    """Tell whether anything of a source's text is held, and is not to be erased."""
    row = now.evidence.source(source)
    held = {
        (seq, n)
        for seq in {book.store.where(source) or 0, row.captured if row else 0}
        for n, part in enumerate(book.store.kept(seq))
        if part.text is not None
    }
    return not held <= {*doomed.along, *doomed.parts}


def _left(book: Ledger, now: Moment, doomed: Condemned) -> list[str]:
    """List what speaks of the same claims and stays."""
    from ledger.projections.timeline import claim_of

    others: set[int] = set()
    sources: dict[str, None] = {}
    for recorded in doomed.events:
        claim = claim_of(recorded.event)
        if claim is None:
            continue
        others |= {entry.recorded.seq for entry in book.history(claim.id)}
        if claim.anchor is not None and _says(book, now, claim.source, doomed):
            sources[now.evidence.source_name(claim.source)] = None
    left = [f"the captured text of {name}" for name in sources]
    return left + [f"event {seq}" for seq in sorted(others - {r.seq for r in doomed.events})]
