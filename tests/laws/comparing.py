"""A view laid beside what the plain model gives: the names of all that differs."""

from __future__ import annotations

from collections.abc import Iterable

from ledger import RelationshipView
from ledger.views.cells import Accounts, Party, Statement
from ledger.views.relationship import Aspect
from tests.laws.plain_model import PlainAspect, PlainParty, PlainView


def differences(view: RelationshipView, plain: PlainView) -> list[str]:
    """Say where a view is not what the plain model gives; nothing when it is."""
    pairs: list[tuple[str, object, object]] = [
        ("claims", view.claims, len(plain.claims)),
        ("statements", ids(view.statements), plain.claims),
        ("documents", view.documents, len(plain.documents)),
        ("judged", view.judged, plain.judged),
        ("unreviewed", view.unreviewed, len(plain.unreviewed)),
        ("comments", view.comments, plain.comments),
        ("possibly", ids(view.possibly), plain.possibly),
        ("assessments", tuple(j.row.id for j in view.assessments), plain.assessments),
        ("aspects", {a.name for a in view}, set(plain.aspects)),
    ]
    for aspect in view:
        if aspect.name in plain.aspects:
            pairs += of_aspect(aspect, plain.aspects[aspect.name])
    return [f"{what}: {shown} is not {held}" for what, shown, held in pairs if shown != held]


def of_aspect(aspect: Aspect, plain: PlainAspect) -> list[tuple[str, object, object]]:
    name = aspect.name
    outside = frozenset(ids((o.latest, *o.also)) for o in aspect.outside)
    pairs: list[tuple[str, object, object]] = [
        (f"{name}: claims", aspect.claims, len(plain.claims)),
        (f"{name}: documents", aspect.documents, len(plain.documents)),
        (f"{name}: outside", outside, plain.outside),
        (f"{name}: ascribed", ids(a.statement for a in aspect.ascribed), plain.ascribed),
        (f"{name}: possibly", ids(aspect.possibly), plain.possibly),
        (f"{name}: accounts", groups(aspect.accounts), plain.accounts),
        (f"{name}: disputes", groups(aspect.disputes), plain.disputes),
        (f"{name}: assessments", tuple(j.row.id for j in aspect.assessments), plain.assessments),
    ]
    for shown, held in zip(aspect.parties, plain.parties, strict=True):
        pairs += of_party(f"{name}: {shown.name}", shown, held)
    return pairs


def of_party(name: str, party: Party, plain: PlainParty) -> list[tuple[str, object, object]]:
    latest = party.latest
    return [
        (f"{name}: latest", (latest.row.claim, latest.row.seq) if latest else None, plain.latest),
        (f"{name}: also", ids((*((latest,) if latest else ()), *party.also)), plain.shown),
        (f"{name}: struck", ids(party.struck), plain.struck),
        (f"{name}: statements", party.statements, plain.statements),
    ]


def ids(statements: Iterable[Statement]) -> frozenset[str]:
    return frozenset(s.row.claim for s in statements)


def groups(cells: Iterable[Accounts]) -> frozenset[frozenset[str]]:
    return frozenset(ids(cell.statements) for cell in cells)
