"""How far coders agree, as a table of measures and the claims they judge differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.show.layout import hanging, table
from ledger.show.phrases import LONG, counted, said, through, who_when
from ledger.show.shapes import StatementShape, statement_shape
from ledger.views.basis import Basis
from ledger.views.coders.agreement import NO_ASPECT, SCALE, Agreement, Disagreement, Judgement
from ledger.views.coders.alpha import Alpha


@attrs.frozen(kw_only=True)
class MeasureShape:
    """One alpha: of what, its value or why it has none, and what it was counted from."""

    measure: str
    level: str
    alpha: float | None
    reason: str | None
    units: int
    values: int
    coders: int


@attrs.frozen(kw_only=True)
class CoderShape:
    """A coder, and how many claims they judged."""

    name: str
    claims: int


@attrs.frozen(kw_only=True)
class JudgementShape:
    """One coder's judgement of a claim."""

    coder: str
    aspect: str | None
    bearing: str
    coding: str
    event: int


@attrs.frozen(kw_only=True)
class DisagreementShape:
    """A claim that coders judge differently."""

    statement: StatementShape
    about: tuple[str, ...]
    judgements: tuple[JudgementShape, ...]


@attrs.frozen(kw_only=True)
class AgreementShape:
    """How far the coders of a relationship agree, as of a basis."""

    parties: tuple[str, str]
    moment: str
    basis: Basis
    rules: bool
    coders: tuple[CoderShape, ...]
    measures: tuple[MeasureShape, ...]
    disagreements: tuple[DisagreementShape, ...]


def agreement_shape(found: Agreement) -> AgreementShape:
    """Take from an agreement what is shown of it; nothing is shortened."""
    return AgreementShape(
        parties=found.parties,
        moment=str(found.basis),
        basis=found.basis,
        rules=found.rules,
        coders=tuple(CoderShape(name=c.name, claims=c.claims) for c in found.coders),
        measures=tuple(_measures(found)),
        disagreements=tuple(map(_disagreement, found.disagreements)),
    )


def _measures(found: Agreement) -> Iterator[MeasureShape]:
    yield _measure("aspect, as one choice", "nominal", found.choice)
    for aspect in found.aspects:
        yield _measure(f"{aspect.name}, or not", "nominal", aspect.alpha)
    yield _measure("bearing, by name", "nominal", found.bearing)
    yield _measure(f"bearing, {' < '.join(SCALE)}", "ordinal", found.direction)


def _measure(measure: str, level: str, alpha: Alpha) -> MeasureShape:
    return MeasureShape(
        measure=measure,
        level=level,
        alpha=alpha.value,
        reason=alpha.reason or None,
        units=alpha.units,
        values=alpha.values,
        coders=alpha.coders,
    )


def _disagreement(found: Disagreement) -> DisagreementShape:
    return DisagreementShape(
        statement=statement_shape(found.statement),
        about=found.about,
        judgements=tuple(
            JudgementShape(
                coder=it.coder,
                aspect=it.aspect or None,
                bearing=it.bearing,
                coding=it.coding,
                event=it.seq,
            )
            for it in found.judgements
        ),
    )


def agreement_text(found: Agreement) -> str:
    """Print how far coders agree, and every claim that they judge differently."""
    first, second = found.parties
    coders = [f"{c.name} ({counted(c.claims, 'claim')})" for c in found.coders]
    head = f"{first}–{second} · {found.basis} · coders: {', '.join(coders) or 'none'}"
    lines = [
        *hanging(head),
        *_table(tuple(_measures(found))).splitlines(),
        *hanging(_differing(found)),
    ]
    for it in found.disagreements:
        lines += _told(it)
    return "\n".join(line.rstrip() for line in lines)


def _table(measures: Sequence[MeasureShape]) -> str:
    """Print the measures, alpha in three places as is usual; why one has none stands last."""
    head = ("Krippendorff’s alpha", "units", "values", "coders", "alpha", "")
    numbers = [(m.measure, str(m.units), str(m.values), str(m.coders)) for m in measures]
    values = [("" if m.alpha is None else f"{m.alpha:.3f}", m.reason or "") for m in measures]
    return table(head, [(*n, *v) for n, v in zip(numbers, values, strict=True)])


def _differing(found: Agreement) -> str:
    units = found.choice.units
    if not units:
        return "No claim was judged by two coders."
    of = f"{counted(units, 'claim')} that two coders or more judged"
    return f"Judged differently: {len(found.disagreements)} of {of}."


def _told(found: Disagreement) -> Iterator[str]:
    it = found.statement
    yield from hanging(f"{who_when(it)}: {said(it, LONG)} {through(it)}", 2, 4)
    yield from hanging(" | ".join(map(_judged, found.judgements)), 4, 6)


def _judged(it: Judgement) -> str:
    bearing = "bearing left open" if it.bearing == "open" else it.bearing
    return f"{it.coder}: {it.aspect or NO_ASPECT}, {bearing} (event {it.seq})"
