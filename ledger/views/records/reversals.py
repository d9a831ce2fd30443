"""Changes of position: when a claimant said otherwise than before, or took something back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from ledger.codebooks.stance import Stance, stance
from ledger.times import order
from ledger.views.cells import Statement, Why

Turn: TypeAlias = Literal["bearing", "words", "retracted"]
_PAST = 2**62
_LEFT_OPEN = ("open", "none", "")


@attrs.frozen(kw_only=True)
class Reversal:
    """One claimant's change of position within a slot.

    `kind` is "bearing" where the coded bearing differs, "words" where the same words are denied
    that were held (or the other way round), "retracted" where the claim was taken back; then there
    is no `after`. `ordered` tells that one was surely said before the other; `told` says what
    changed, in a few words.
    """

    after: Statement | None = None
    before: Statement
    kind: Turn
    ordered: bool = True
    told: str

    def why(self) -> Why:
        """Show both statements' events, each down to the sentence in the source."""
        own = (self.before, self.after) if self.after else (self.before,)
        steps = tuple(step for statement in own for step in statement.steps())
        return Why(cell=f"{self.before.who}: {self.told}", steps=steps)


@attrs.frozen(eq=False)
class Voiced:
    """One claim of a claimant, under each coding that counts for it."""

    codings: tuple[Statement, ...]
    stance: Stance | None

    @property
    def first(self) -> Statement:
        """The claim's statement, under the first of its codings."""
        return self.codings[0]

    @property
    def bearings(self) -> dict[str, str]:
        """Which way each coder who did not leave it open says that it bears."""
        given = ((s.row.coder, s.row.bearing) for s in self.codings)
        return {coder: bearing for coder, bearing in given if bearing not in _LEFT_OPEN}


def changes_of_position(statements: Iterable[Statement]) -> tuple[Reversal, ...]:
    """List a claimant's changes of position among its statements in one slot, oldest first.

    A change is a statement whose coded bearing differs from the last one that had a bearing (by
    the same coder, where one coded both), one that denies the same words that were held or the
    other way round, and a claim that was taken back. Saying the same again is none. What is only
    ascribed, set apart (a comment, satire) or possibly later than asked is left out.
    """
    said = in_order(statements)
    standing = [v for v in said if v.first.retracted is None]
    found = [*_turned(standing), *(_taken_back(v.first) for v in said if v.first.retracted)]
    return tuple(sorted(found, key=lambda r: _rank(r.after or r.before)))


def each_once(found: Iterable[Reversal]) -> list[Reversal]:
    """Keep each change once, though its claims may be placed under several slots."""
    kept: dict[tuple[str, str, str], Reversal] = {}
    for it in found:
        after = it.after.row.claim if it.after else ""
        kept.setdefault((it.kind, it.before.row.claim, after), it)
    return list(kept.values())


def in_order(statements: Iterable[Statement]) -> list[Voiced]:
    """Put a claimant's own claims in the order in which they were said, as far as that is known."""
    by_claim: dict[str, list[Statement]] = {}
    for it in sorted(statements, key=_rank):
        if not (it.possibly or it.row.ascribed or it.row.apart):
            by_claim.setdefault(it.row.claim, []).append(it)
    return [
        Voiced(tuple(own), stance(claim) if (claim := own[0].claim) else None)
        for own in by_claim.values()
    ]


def _turned(standing: list[Voiced]) -> Iterator[Reversal]:
    """Compare each claim with the last that had a bearing, and the last of the same words."""
    bore: Voiced | None = None
    spoken: dict[tuple[str, ...], Voiced] = {}
    for now in standing:
        own = now.stance
        same = spoken.get(own.words) if own and own.telling else None
        again = bool(same and same.stance == own)
        told = _bears_otherwise(bore, now) if bore and not again else ""
        if bore and told:
            yield _reversal("bearing", bore.first, now.first, told)
        elif same and own and not again:
            verb = "denies what it held" if own.sign < 0 else "holds what it denied"
            yield _reversal("words", same.first, now.first, verb)
        if own and own.telling:
            spoken[own.words] = now
        bore = now if now.bearings else bore


def _bears_otherwise(before: Voiced, now: Voiced) -> str:
    """Say how the bearing differs, by a coder of both or between unanimous coders; "" if not."""
    was, is_ = before.bearings, now.bearings
    both = [coder for coder in was if coder in is_]
    for coder in both:
        if was[coder] != is_[coder]:
            return f"from {was[coder]} to {is_[coder]}, as coded by {coder}"
    old, new = set(was.values()), set(is_.values())
    if both or len(old) != 1 or len(new) != 1 or old == new:
        return ""
    coders = f"{' and '.join(was)}, then {' and '.join(is_)}"
    return f"from {old.pop()} to {new.pop()}, as coded by {coders}"


def _reversal(kind: Turn, before: Statement, after: Statement, told: str) -> Reversal:
    sure = order(_bounds(before), _bounds(after)) == -1
    return Reversal(after=after, before=before, kind=kind, ordered=sure, told=told)


def _taken_back(it: Statement) -> Reversal:
    return Reversal(before=it, kind="retracted", told="taken back")


def _bounds(it: Statement) -> tuple[int | None, int | None]:
    return it.row.said_lo, it.row.said_hi


def _rank(it: Statement) -> tuple[bool, int, int, int, int]:
    """Order statements as positions are: one whose time nothing tells comes before all."""
    row = it.row
    return (
        row.dated or row.pub_lo is not None,
        row.said_hi if row.said_hi is not None else _PAST,
        row.said_lo if row.said_lo is not None else -_PAST,
        row.pub_hi if row.pub_hi is not None else _PAST,
        row.seq,
    )
