"""The command for reviewing what programs found: a queue at a terminal, or decisions by option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import attrs
import click

from ledger.claims import Verdict
from ledger.cli.common import BY, JSON, LEDGER, fail, out, reading, recorder, stacked
from ledger.cli.keys import at_keys
from ledger.cli.skips import Skips

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.replay.reviewing import ReviewQueue

_KINDS: Final = ("claim", "link", "coding", "resolution")
_VERDICTS: Final[dict[str, Verdict]] = {
    "accept": "confirmed",
    "reject": "rejected",
    "merge": "merged",
}


@attrs.frozen(kw_only=True)
class Told:
    """One decision as it was given: by options, or in a line of a file."""

    into: str = ""
    target: str
    verdict: Verdict
    why: str = ""


@attrs.frozen(kw_only=True)
class Done:
    """One decision as it was recorded; `review` is null where it stood so already."""

    target: str
    verdict: str
    review: str | None


@attrs.frozen(kw_only=True)
class Filters:
    """What of the queue is asked for, as typed."""

    agent: str | None
    kind: str
    limit: int | None
    pattern: str | None
    relationship: tuple[str, str] | None
    source: str | None


@click.command("review")
@stacked(
    LEDGER,
    click.argument("target", required=False),
    click.argument("verdict", type=click.Choice(("confirmed", "rejected")), required=False),
    click.option("--source", metavar="NAME", help="Only of this source (name, key, url or id)."),
    click.option("--agent", metavar="NAME", help="Only what this agent says or reports."),
    click.option("--relationship", nargs=2, metavar="FIRST SECOND", help="Only of these two."),
    click.option("--pattern", metavar="NAME", help="Only what this pattern found."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only."),
    click.option("--kind", type=click.Choice(_KINDS), default="claim", help="Claims, or links ..."),
    click.option("--list", "listed", is_flag=True, help="Print the queue and ask nothing."),
    click.option("--counts", is_flag=True, help="Count decisions by reader and pattern."),
    click.option("--accept", multiple=True, metavar="ID", help="Accept this."),
    click.option("--reject", multiple=True, metavar="ID", help="Reject this; say --why."),
    click.option(
        "--merge", multiple=True, nargs=2, metavar="ID INTO", help="Merge this into that."
    ),
    click.option("--why", default="", metavar="TEXT", help="Why, in your words."),
    click.option(
        "--decisions",
        type=click.File(encoding="utf-8"),
        metavar="FILE",
        help="Take decisions from lines: accept ID, reject ID WHY, merge ID INTO.",
    ),
    BY,
    JSON,
)
def review_command(
    ledger: Path,
    target: str | None,
    verdict: Verdict | None,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    merge: tuple[tuple[str, str], ...],
    why: str,
    decisions: Sequence[str] | None,
    listed: bool,
    counts: bool,
    by: str | None,
    as_json: bool,
    **filters: Any,
) -> None:
    """Review what programs found, the surest first: accept, edit, reject or merge, key by key.

    Every decision is in the ledger at once: quit at any time, and go on with the same command.
    With TARGET (an id) and VERDICT, or with options, decide without being asked.
    """
    if target and not verdict:
        raise click.UsageError("Say the verdict: confirmed or rejected.")
    if (reject or verdict == "rejected") and not why.strip():
        raise click.UsageError("Say --why it is rejected.")
    told = [*_of_file(decisions or ()), *_of_options(accept, reject, merge, why)]
    asked = Filters(**filters)
    with reading(ledger, recorder(by)) as book:
        if target and verdict:
            _settle(book, Told(target=target, verdict=verdict, why=why), as_json)
        elif told:
            _decide(book, told, as_json)
        elif counts:
            _count(book, as_json)
        else:
            _review(book, Skips(ledger, f"review:{book.by}"), asked, listed, as_json)


def _of_options(
    accept: Sequence[str], reject: Sequence[str], merge: Sequence[tuple[str, str]], why: str
) -> Iterator[Told]:
    """Take the decisions of the options."""
    yield from (Told(target=id, verdict="confirmed", why=why) for id in accept)
    yield from (Told(target=id, verdict="rejected", why=why) for id in reject)
    yield from (Told(into=into, target=id, verdict="merged", why=why) for id, into in merge)


def _of_file(lines: Iterable[str]) -> list[Told]:
    """Take decisions from a file, which has to be text."""
    try:
        return list(_of_lines(lines))
    except UnicodeError as error:
        raise click.UsageError(f"The decisions are no UTF-8 text ({error}).") from None


def _of_lines(lines: Iterable[str]) -> Iterator[Told]:
    """Take decisions from lines; empty ones and those that begin with # say nothing."""
    for n, line in enumerate(lines, 1):
        word, _, rest = line.strip().partition(" ")
        if not word or word.startswith("#"):
            continue
        target, _, more = rest.strip().partition(" ")
        verdict = _VERDICTS.get(word)
        into, _, why = more.strip().partition(" ") if verdict == "merged" else ("", "", more)
        lacks = verdict == "rejected" and not why.strip()
        if verdict is None or not target or lacks or (verdict == "merged" and not into):
            raise click.UsageError(
                f"Line {n} of the decisions says {line.strip()[:80]!r}; it should be: "
                "accept ID, reject ID WHY, or merge ID INTO."
            )
        yield Told(into=into, target=target, verdict=verdict, why=why.strip())


def _settle(book: Ledger, told: Told, as_json: bool) -> None:
    """Record one decision, and print its event or say in a line what was done."""
    from ledger.show.layout import hanging
    from ledger.show.shapes import event_shape, json_text

    book.review(told.target, told.verdict, why=told.why)
    if as_json:
        [recorded] = book.store.pick((book.head().seq,))
        out(json_text(event_shape(recorded)))
    else:
        out("\n".join(hanging(f"{told.verdict} by {book.by}: {told.target}")))


def _decide(book: Ledger, told: Sequence[Told], as_json: bool) -> None:
    """Record decisions, once all that they name is found; what stands so already stays."""
    from ledger.show.layout import hanging
    from ledger.show.shapes import json_text

    known = book.store.places([id for it in told for id in (it.target, it.into) if id])
    for it in told:
        for id in filter(None, (it.target, it.into)):
            if id not in known:
                fail(f"there is no {id!r} here, and nothing was recorded; `--list` shows the ids.")
    done = []
    for it in told:
        review = None
        if it.verdict == "merged" or book.now().verdict(it.target) != it.verdict:
            review = book.review(it.target, it.verdict, into=it.into or None, why=it.why)
        done.append(Done(target=it.target, verdict=it.verdict, review=review))
    if as_json:
        out(json_text(done))
        return
    for one in done:
        already = "" if one.review else ", and was so already"
        out("\n".join(hanging(f"{one.verdict} by {book.by}: {one.target}{already}")))


def _count(book: Ledger, as_json: bool) -> None:
    from ledger.show.reviewed import count_shape
    from ledger.show.shapes import json_text

    found = book.review_counts()
    out(json_text(tuple(map(count_shape, found))) if as_json else str(found))


def _review(book: Ledger, skips: Skips, asked: Filters, listed: bool, as_json: bool) -> None:
    """Print the queue, or ask item by item until nothing is left or the reviewer quits."""
    from ledger.show.reviewing import list_text, summary_text, to_review_shape
    from ledger.show.shapes import json_text

    queue = _queue(book, skips, asked)
    if as_json:
        out(json_text(tuple(map(to_review_shape, queue))))
        return
    if not len(queue):
        out(_nothing(asked))
    elif listed:
        out(list_text(queue))
    else:
        from ledger.cli.review_desk import ReviewDesk

        with at_keys() as keys, suppress(KeyboardInterrupt):
            ReviewDesk(queue, keys, skips).run()
        out(f"\n{summary_text(queue)}")


def _queue(book: Ledger, skips: Skips, asked: Filters) -> ReviewQueue:
    from ledger.views.reviewing.items import Kind

    first, second = asked.relationship or (None, None)
    [kind] = (kind for kind in get_args(Kind) if kind == asked.kind)
    return book.to_review(
        first,
        second,
        agent=asked.agent or "",
        kind=kind,
        last=skips.read(),
        limit=asked.limit,
        pattern=asked.pattern or "",
        source=asked.source or "",
    )


def _nothing(asked: Filters) -> str:
    """Say that nothing waits, and where it may be the filters' doing."""
    narrow = asked.agent or asked.pattern or asked.relationship or asked.source
    left = f"No {asked.kind} is left to review"
    return f"{left} by these filters." if narrow else f"{left}."
