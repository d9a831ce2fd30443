"""The view of a relationship as plain values for other programs."""

from __future__ import annotations

import attrs

from ledger.show.noted import view_remarks
from ledger.show.shapes import JudgedShape, StatementShape, judged_shape, statement_shape
from ledger.times import day_text
from ledger.views.basis import Basis
from ledger.views.cells import Accounts, Ascribed, Outside, Party
from ledger.views.relationship import Aspect, RelationshipView


@attrs.frozen(kw_only=True)
class PartyShape:
    """A party's position: its latest statement, others that may be as late, those taken back."""

    name: str
    latest: StatementShape | None
    also: tuple[StatementShape, ...]
    struck: tuple[StatementShape, ...]
    statements: int


@attrs.frozen(kw_only=True)
class OutsideShape:
    """What somebody says who is no party; `origins` are the fewest and the most."""

    name: str
    latest: StatementShape
    also: tuple[StatementShape, ...]
    documents: int
    origins: tuple[int, int]


@attrs.frozen(kw_only=True)
class AccountsShape:
    """Statements set side by side, and by which relations."""

    occurrence: str
    relations: tuple[str, ...]
    statements: tuple[StatementShape, ...]


@attrs.frozen(kw_only=True)
class AscribedShape:
    """What somebody says that another feels, wants or thinks."""

    ascriber: str
    statement: StatementShape


@attrs.frozen(kw_only=True)
class AspectShape:
    """One aspect of a relationship; `newest` is the last day on which anything was said."""

    name: str
    claims: int
    documents: int
    origins: tuple[int, int]
    newest: str | None
    parties: tuple[PartyShape, ...]
    outside: tuple[OutsideShape, ...]
    struck: tuple[StatementShape, ...]
    accounts: tuple[AccountsShape, ...]
    disputes: tuple[AccountsShape, ...]
    ascribed: tuple[AscribedShape, ...]
    assessments: tuple[JudgedShape, ...]


@attrs.frozen(kw_only=True)
class UnknownShape:
    """Something the ledger does not know."""

    about: str
    what: str


@attrs.frozen(kw_only=True)
class ViewShape:
    """The state of a relationship as of a basis.

    `remarks` tell of names that are not what they look like: they stand beside the answer.
    """

    parties: tuple[str, str]
    moment: str
    basis: Basis
    documents: int
    claims: int
    judged: int
    unreviewed: int
    comments: int
    assessments: tuple[JudgedShape, ...]
    aspects: tuple[AspectShape, ...]
    possibly: tuple[StatementShape, ...]
    uncoded: tuple[StatementShape, ...]
    unknown: tuple[UnknownShape, ...]
    remarks: tuple[str, ...]


def view_shape(view: RelationshipView) -> ViewShape:
    """Take from a view what is shown of it; nothing is shortened."""
    return ViewShape(
        parties=view.parties,
        moment=str(view.basis),
        basis=view.basis,
        documents=view.documents,
        claims=view.claims,
        judged=view.judged,
        unreviewed=view.unreviewed,
        comments=view.comments,
        assessments=tuple(map(judged_shape, view.assessments)),
        aspects=tuple(map(_aspect, view.aspects)),
        possibly=tuple(map(statement_shape, view.possibly)),
        uncoded=tuple(map(statement_shape, view.uncoded)),
        unknown=tuple(UnknownShape(about=u.about, what=u.what) for u in view.unknown),
        remarks=view_remarks(view, most=None),
    )


def _aspect(aspect: Aspect) -> AspectShape:
    return AspectShape(
        name=aspect.name,
        claims=aspect.claims,
        documents=aspect.documents,
        origins=(aspect.origins.fewest, aspect.origins.most),
        newest=None if aspect.newest is None else day_text(aspect.newest),
        parties=tuple(map(_party, aspect.parties)),
        outside=tuple(map(_outside, aspect.outside)),
        struck=tuple(map(statement_shape, aspect.struck)),
        accounts=tuple(map(_accounts, aspect.accounts)),
        disputes=tuple(map(_accounts, aspect.disputes)),
        ascribed=tuple(map(_ascribed, aspect.ascribed)),
        assessments=tuple(map(judged_shape, aspect.assessments)),
    )


def _party(party: Party) -> PartyShape:
    return PartyShape(
        name=party.name,
        latest=statement_shape(party.latest) if party.latest else None,
        also=tuple(map(statement_shape, party.also)),
        struck=tuple(map(statement_shape, party.struck)),
        statements=party.statements,
    )


def _outside(cell: Outside) -> OutsideShape:
    return OutsideShape(
        name=cell.name,
        latest=statement_shape(cell.latest),
        also=tuple(map(statement_shape, cell.also)),
        documents=cell.documents,
        origins=(cell.origins.fewest, cell.origins.most),
    )


def _accounts(cell: Accounts) -> AccountsShape:
    return AccountsShape(
        occurrence=cell.occurrence,
        relations=tuple(dict.fromkeys(link.relation for link in cell.links)),
        statements=tuple(map(statement_shape, cell.statements)),
    )


def _ascribed(cell: Ascribed) -> AscribedShape:
    return AscribedShape(ascriber=cell.ascriber, statement=statement_shape(cell.statement))
