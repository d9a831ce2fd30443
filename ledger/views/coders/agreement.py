"""How far coders agree on the claims of a relationship, and on which they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from ledger.events import ClaimCoded
from ledger.projections.relationship import PlacedRow
from ledger.views.basis import Basis
from ledger.views.cells import Context, Statement, Step, Why
from ledger.views.coders.alpha import Alpha, Unit, alpha
from ledger.views.coders.codings import by_rule, coded, coder
from ledger.views.ground import Ground
from ledger.views.printing import printed

SCALE: Final = ("apart", "neutral", "closer")
"""The bearings that stand in an order: who says apart is further from closer than from neutral."""
NO_ASPECT: Final = "no aspect"


@attrs.frozen(kw_only=True)
class Coder:
    """A coder, and how many claims of the relationship they judged."""

    claims: int
    name: str


@attrs.frozen(kw_only=True)
class OfAspect:
    """How far coders agree on whether a claim is about one aspect or not."""

    alpha: Alpha
    name: str


@attrs.frozen(kw_only=True)
class Judgement:
    """One coder's judgement of a claim; bearing "open" means that they left it open."""

    aspect: str
    bearing: str
    coder: str
    coding: str
    seq: int


@attrs.frozen(kw_only=True)
class Disagreement:
    """A claim that coders judge differently: in its aspect, its bearing or both (`about`)."""

    about: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    statement: Statement

    def why(self) -> Why:
        """Show the sentence in the source, and each coder's event."""
        evidence = self.statement.context.evidence
        steps = [*self.statement.steps()[:1]]
        for it in self.judgements:
            recorded = evidence.recorded(it.seq)
            note = recorded.event.coding.why if isinstance(recorded.event, ClaimCoded) else ""
            says = f"coded by {it.coder}: {it.aspect or NO_ASPECT}, {it.bearing}"
            steps.append(Step(recorded=recorded, says=f"{says} ({note})" if note else says))
        return Why(cell=self.statement.told, steps=tuple(steps))


@attrs.frozen(kw_only=True)
class Agreement:
    """How far the coders of a relationship agree, as of a basis, by Krippendorff's alpha.

    A unit is a claim judged by two coders or more, by the newest coding of each. `choice` is for
    the aspect as one choice among all, `aspects` for each alone (this one or not), `bearing` for
    the bearing by name, `direction` for apart < neutral < closer; a bearing left open is missing.
    """

    aspects: tuple[OfAspect, ...]
    basis: Basis
    bearing: Alpha
    choice: Alpha
    coders: tuple[Coder, ...]
    direction: Alpha
    disagreements: tuple[Disagreement, ...]
    parties: tuple[str, str]
    rules: bool

    def __str__(self) -> str:
        """Print the measures as a table, and the claims that coders judge differently."""
        return printed(self)


class Agreeing:
    """Measures how far coders agree, as of a basis."""

    def __init__(self, ground: Ground) -> None:
        """Measure from what this ground has."""
        self._ground = ground
        self._context = Context(evidence=ground.evidence, ground=ground, who=ground.who)

    def between(
        self, parties: tuple[str, str], order: Sequence[str] = (), *, rules: bool = False
    ) -> Agreement:
        """Measure it for two parties (ids); `order` is the order of the aspects.

        Only people are coders, unless `rules` lets the rules count as coders too.
        """
        who = self._ground.who
        units = [
            {coder(row): row for row in it.rows if rules or not by_rule(row)}
            for it in coded(self._ground, parties)
        ]
        units = [unit for unit in units if unit]
        choices = [{k: row.aspect or NO_ASPECT for k, row in unit.items()} for unit in units]
        bearings = [
            {k: row.bearing for k, row in unit.items() if row.bearing != "open"} for unit in units
        ]
        return Agreement(
            aspects=tuple(_each(choices, order)),
            basis=self._ground.basis,
            bearing=alpha(bearings),
            choice=alpha(choices),
            coders=_coders(units),
            direction=alpha(bearings, SCALE),
            disagreements=tuple(self._differing(units)),
            parties=(who.name(parties[0]), who.name(parties[1])),
            rules=rules,
        )

    def _differing(self, units: Iterable[dict[str, PlacedRow]]) -> Iterable[Disagreement]:
        for unit in units:
            rows = sorted(unit.values(), key=lambda row: row.coded)
            bearings = {row.bearing for row in rows} - {"open"}
            about = {"aspect": len({row.aspect for row in rows}), "bearing": len(bearings)}
            differing = tuple(what for what, several in about.items() if several > 1)
            if differing:
                yield Disagreement(
                    about=differing,
                    judgements=tuple(map(_judgement, rows)),
                    statement=Statement(context=self._context, row=rows[0]),
                )


def _each(choices: Sequence[Unit], order: Sequence[str]) -> Iterable[OfAspect]:
    """Measure each aspect alone, in the codebook's order, those it does not know after.

    Only aspects that stand in a claim judged by two: of the others there is nothing to measure.
    """
    used = {aspect for unit in choices if len(unit) > 1 for aspect in unit.values()}
    known = {name: n for n, name in enumerate(order)}
    for name in sorted(used, key=lambda a: (a == NO_ASPECT, known.get(a, len(known)), a)):
        units = [{k: "yes" if v == name else "no" for k, v in unit.items()} for unit in choices]
        yield OfAspect(alpha=alpha(units), name=name)


def _coders(units: Iterable[dict[str, PlacedRow]]) -> tuple[Coder, ...]:
    counts = Counter(name for unit in units for name in unit)
    return tuple(Coder(claims=counts[name], name=name) for name in sorted(counts))


def _judgement(row: PlacedRow) -> Judgement:
    return Judgement(
        aspect=row.aspect, bearing=row.bearing, coder=row.coder, coding=row.coding, seq=row.coded
    )
