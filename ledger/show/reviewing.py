"""What is to be reviewed, as a card for the terminal, a list, and the keys that decide it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.claims import Coding, Confirmation, Link, Reading, Resolution
from ledger.replay.reviewing import Decision, ReviewQueue
from ledger.show.escape import plain
from ledger.show.layout import cells, columns, hanging, key_lines, line_width, short
from ledger.show.phrases import counted
from ledger.show.why import marked
from ledger.views.acts import act_of
from ledger.views.reviewing.items import Kind, ToReview

KEYS: Final = (
    ("a", "accept"), ("e", "edit the words"), ("c", "edit who said it"), ("r", "reject"),
    ("m", "merge"), ("s", "skip"), ("b", "back"), ("u", "undo"), ("?", "help"), ("q", "quit"),
)  # fmt: skip
CLAIMS_ONLY: Final = ("c", "e", "m")
"""The keys that work on claims, not on what is proposed of them."""
REASONS: Final = (
    "nobody says that", "somebody else says it", "cut in the wrong place", "no part of the text",
)  # fmt: skip
"""What a rejection's reason mostly is: a digit, from 1, stands for each."""
_LABEL: Final = 9
_FEW: Final = 90


@attrs.frozen(kw_only=True)
class ToReviewShape:
    """What is to be reviewed; `confidence` is in percent, null where nobody knows."""

    who: str
    source: str
    date: str | None
    reported_by: tuple[str, ...]
    content: str
    id: str
    kind: str
    says: str | None
    confidence: int | None
    pattern: str | None
    reader: str | None
    before: str | None
    exact: str | None
    after: str | None


def to_review_shape(item: ToReview) -> ToReviewShape:
    """Take from what is to be reviewed what is shown of it."""
    claim, passage, reading = item.claim, item.passage, item.reading
    return ToReviewShape(
        who=item.who,
        source=item.source,
        date=(claim.date.edtf or None) if claim and claim.date else None,
        reported_by=item.via,
        content=claim.content if claim else "",
        id=item.target,
        kind=item.kind,
        says=proposed(item) or None,
        confidence=item.confidence,
        pattern=reading.pattern if reading else None,
        reader=_reader(reading) if reading else None,
        before=passage.before if passage else None,
        exact=passage.exact if passage else None,
        after=passage.after if passage else None,
    )


def head_text(queue: ReviewQueue) -> str:
    """Print the line above a card: how many are left, and were reviewed and skipped this time."""
    put_off = f" · {len(queue.skipped)} skipped" if queue.skipped else ""
    left = f"── {len(queue)} left · {queue.decided.total()} reviewed this time{put_off} "
    return f"{left}{'─' * max(1, line_width() - cells(left))}"


def card_text(item: ToReview, decision: Decision | None) -> str:
    """Print what is to be reviewed: who > through whom, when, its sentence, how it was found."""
    return "\n".join(_card(item, decision))


def _card(item: ToReview, decision: Decision | None) -> Iterator[str]:
    claim, passage = item.claim, item.passage
    if claim:
        yield from hanging(" · ".join((" > ".join((*item.via, item.who)), *_how(item))), 0, 2)
        yield ""
        where = marked(passage) if passage else f"{item.source}: (no text was kept)"
        yield from hanging(where, 2, 4)
        yield ""
        if passage is None or plain(claim.content) != plain(passage.exact):
            yield from _labelled("Claim", claim.content)
        for hedge in claim.hedges:
            yield from _labelled("Hedge", f"“{hedge.text}”, {_owner(item, hedge.owner)}")
    if item.kind != "claim":
        yield from _labelled(item.kind.capitalize(), proposed(item))
    elif item.reading:
        yield from _labelled("Found", found_by(item))
    if decision:
        yield from _labelled("Before", decided(decision))


def _how(item: ToReview) -> Iterator[str]:
    claim = item.claim
    assert claim is not None  # asked of claims alone
    yield (
        f"said {claim.date}" if claim.date and (claim.date.edtf or claim.date.words) else "undated"
    )
    if act := act_of(claim):
        yield act
    yield from claim.flags


def _owner(item: ToReview, hop: int | None) -> str:
    names = (*item.via, item.who)
    return f"of {names[hop]}" if hop is not None and hop < len(names) else "whose is open"


def _labelled(label: str, text: str) -> list[str]:
    width = max(_LABEL, len(label))
    return columns((label, text), (width, line_width() - width - 2))


def _reader(it: Reading | Confirmation) -> str:
    return f"{it.reader}@{it.version}"


def found_by(item: ToReview) -> str:
    """Say which reader found a claim by which pattern, and how often that is right."""
    it = item.reading
    if it is None:
        return ""
    sure = f"right in {it.confidence} of 100" if it.confidence else "confidence unknown"
    also = f"found by {' and '.join(map(_reader, it.confirmed))} too" if it.confirmed else ""
    pattern = f"pattern {it.pattern}" if it.pattern else ""
    return ", ".join(filter(None, (_reader(it), pattern, also, sure)))


def proposed(item: ToReview) -> str:
    """Say what a program proposes, and why; "" of a claim."""
    match item.proposal:
        case Link(by=by, other=other, relation=relation, why=why):
            says = f"{relation} {item.told(other)}"
        case Coding(aspect=aspect, coder=by, parties=parties, why=why):
            pair = "–".join(map(item.ground.who.name, parties))
            says = f"{aspect or 'no aspect'} of {pair}"
        case Resolution(agent=agent, by=by, text=text, why=why):
            says = f"“{text}” is {item.ground.who.name(agent)}"
        case _:
            return ""
    return f"{says}, says {by}{f': {why}' if why else ''}"


def keys_text(kind: Kind) -> str:
    """Print the keys that work on a kind of item."""
    keys = (it for it in KEYS if kind == "claim" or it[0] not in CLAIMS_ONLY)
    return "\n".join(key_lines(keys))


def help_text(kind: Kind) -> str:
    """Say what the keys do to a kind of item."""
    return f"{_CLAIMS if kind == 'claim' else _PROPOSALS} {_ALL}"


def near_text(items: Iterable[ToReview]) -> str:
    """Print the claims that one may be merged into, each with its number."""
    told = (f"{n}  {it.who}: {short(_content(it), _FEW)}" for n, it in enumerate(items, 1))
    return "\n".join(line for one in told for line in hanging(one, 2, 5))


def reasons_text() -> str:
    """Print the usual reasons of a rejection, each with its digit."""
    return " · ".join(f"{n} {reason}" for n, reason in enumerate(REASONS, 1))


def _content(it: ToReview) -> str:
    return it.claim.content if it.claim else "[redacted]"


def decided(decision: Decision) -> str:
    """Say a decision in a few words."""
    into = f" into {plain(decision.into)}" if decision.into else ""
    why = f" ({plain(decision.why)})" if decision.why else ""
    return f"{decision.made}{into}{why}"


def list_text(queue: ReviewQueue) -> str:
    """Print the queue: id, how sure, who > through whom, and the sentence."""
    lines: list[str] = []
    for item in queue:
        chain = " > ".join((*item.via, item.who))
        head = f"{chain} · {' · '.join(_how(item))}" if item.claim else item.kind
        lines += hanging(f"{head} · {found_by(item) or proposed(item)}", 0, 2)
        if item.passage:
            lines += hanging(marked(item.passage), 2, 4)
        lines.append(f"  id {plain(item.target)}")
    return "\n".join(lines)


def summary_text(queue: ReviewQueue) -> str:
    """Print how far the reviewer came."""
    count, done = queue.decided, queue.decided.total()
    parts = ", ".join(f"{count[made]} {made}" for made in count)
    elsewhere = f", {queue.elsewhere} reviewed or taken back by others" if queue.elsewhere else ""
    skipped = f" ({len(queue.skipped)} skipped)" if queue.skipped else ""
    told = f": {parts}" if parts else ""
    what = counted(done, queue.kind)
    return f"{what} reviewed as {plain(queue.by)}{told}{elsewhere}; {len(queue)} left{skipped}."


_CLAIMS: Final = """\
The words between »angle quotes« are what the program takes for the claim. Accept it when they are
what was said, and the line above says who said it, through whom. Edit puts the words, or who said
it, right and accepts the claim so. Reject takes it out of every view; no newer version of the
reader brings it back. Merge says that another claim of the same source already says it."""
_PROPOSALS: Final = """\
Accept what is proposed of the claim when it is so. Reject takes it out of every view, and the claim
stays; nothing proposes the same again."""
_ALL: Final = """\
What is skipped comes last, next time too. Each decision is an event in the ledger at once; undo
takes the last one back, by another event. The arrow keys left and right go back and skip."""
