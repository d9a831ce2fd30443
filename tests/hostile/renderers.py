"""Every renderer there is: what is shown to a person or written for a program, by name.

A renderer takes a filled ledger and gives what it makes of it, piece by piece. `FORMS` says by
which rules each piece is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal, TypeAlias

import attrs

from ledger import Ledger
from ledger.errors import LedgerError
from ledger.flaws import Flaw
from ledger.importing.comparing import Comparison, Finding
from ledger.importing.report import ImportReport
from ledger.plugins import PluginState
from ledger.replay.first import assessed, contested, stated
from ledger.show.agreement import agreement_shape
from ledger.show.brief_shape import brief_shape
from ledger.show.coding import card_text as coding_card
from ledger.show.coding import head_text as coding_head
from ledger.show.coding import summary_text as coding_summary
from ledger.show.coding import to_code_shape
from ledger.show.compared import comparison_shape, comparison_text
from ledger.show.disagreement import disagreement_text
from ledger.show.disagreement_shape import disagreements_shape
from ledger.show.installed import Installed, Offer, installed_text, plugins_text
from ledger.show.lists import agents_text, claims_text, history_text, report_text, sources_text
from ledger.show.matrix_shape import matrix_shape
from ledger.show.pins import check_shape, pin_shape, pins_text
from ledger.show.record_shape import claimant_shape, source_record_shape
from ledger.show.reviewed import count_shape
from ledger.show.reviewing import card_text, list_text, near_text, to_review_shape
from ledger.show.reviewing import head_text as review_head
from ledger.show.reviewing import summary_text as review_summary
from ledger.show.revised import revisions_text
from ledger.show.shapes import (
    agent_shape,
    change_shape,
    claim_shape,
    event_shape,
    json_text,
    source_shape,
    why_shape,
)
from ledger.show.view_shape import view_shape
from ledger.show.walk_shapes import (
    entry_shape,
    first_shape,
    revised_shape,
    step_shape,
    without_shape,
)
from tests.hostile.filled import PARTIES
from tests.show.test_hostile import cells

Form: TypeAlias = Literal["text", "json", "table", "page", "csv", "rows", "brief", "lines"]
Render: TypeAlias = Callable[[Ledger], Iterable[str]]
SINCE: Final = 4


@attrs.frozen(kw_only=True)
class Renderer:
    """One way of showing what a ledger holds."""

    form: Form
    name: str
    render: Render


def _whys(book: Ledger) -> list[Any]:
    view = book.relationship(*PARTIES)
    found = [cell.why() for aspect in view for cell in cells(aspect)]
    found += [it.why() for it in view.unknown]
    found += [it.why() for it in book.disagreements(*PARTIES)]
    return found


def _histories(book: Ledger) -> Iterator[Any]:
    for id in (*PARTIES, *(c.id for c in book.claims()), *(s.source for s in book.sources())):
        yield book.history(id)
    yield book.history(*PARTIES)
    claim = next(iter(book.claims()))
    for field in type(claim).__struct_fields__:
        yield book.history(claim.id, field=field)


def _firsts(book: Ledger) -> Iterator[Any]:
    for condition in (contested(), assessed(), stated(PARTIES[0])):
        found = book.first(*PARTIES, condition)
        if found:
            yield found


def _steps(book: Ledger) -> Iterator[Any]:
    replay = book.replay(*PARTIES)
    yield from (here for n, here in enumerate(replay) if n % 20 == 0)
    bare = book.replay()
    yield from (here for n, here in enumerate(bare) if n % 50 == 0)


def _matrix(book: Ledger) -> Any:
    return book.matrix(*PARTIES)


def _matrix_whys(book: Ledger) -> Iterator[Any]:
    matrix = _matrix(book)
    for claim in matrix.claims[:4]:
        yield from (cell.why() for cell in claim.cells)


def _brief(book: Ledger) -> Any:
    return book.brief(*PARTIES, recorded=(SINCE, None))


def _without(book: Ledger) -> Iterator[Any]:
    source = book.sources()[1]
    yield book.without(*PARTIES, source=source.source)
    yield book.without(*PARTIES, agent=book.agents()[3].agent)


def _revised(book: Ledger) -> Iterator[Any]:
    for by in ("claimant", "source", "assessor"):
        yield from book.revisions(by, *PARTIES)


def _changes(book: Ledger) -> Any:
    return book.changes(*PARTIES, recorded=(SINCE, None))


def _queues(book: Ledger) -> Iterator[tuple[Any, Any]]:
    for kind in ("claim", "link", "coding", "resolution"):
        queue = book.to_review(kind=kind)
        for item in list(queue)[:40]:
            yield queue, item


def _comparison(book: Ledger) -> Comparison:
    claims = list(book.claims())
    texts = [claim.content for claim in claims]
    findings = [
        Finding(claims=(one, other), document=one.id, sentence=f"{one.content}\n{other.content}")
        for one, other in pairwise(claims)
    ]
    findings += [Finding(claims=(None, it), document=it.id, sentence=it.content) for it in claims]
    flaws = tuple(Flaw(at=text, raw=text, why=text) for text in texts)
    return Comparison(findings=tuple(findings), flaws=flaws, readers=(texts[0], texts[1]))


def _plugins(book: Ledger) -> tuple[PluginState, ...]:
    names = [row.name for row in book.agents()]
    return tuple(
        PluginState(distribution=n, name=n, reason=n, state="failed", version=n) for n in names
    )


def _installed(book: Ledger) -> Installed:
    offers = tuple(Offer(name=row.name, version=1) for row in book.agents())
    return Installed(adapters=offers, plugins=_plugins(book), readers=offers)


def _reports(book: Ledger) -> Iterator[ImportReport]:
    names = [row.name for row in book.agents()]
    flaws = tuple(Flaw(at=name, raw=name, why=name) for name in names)
    for name in names:
        yield ImportReport(adapter=name, file=name, flawed=12, flaws=flaws, reason=name)


def _written(what: str, name: str, **more: Any) -> Render:
    def render(book: Ledger) -> Iterator[str]:
        asked: dict[str, Any] = {}
        if what in ("view", "changes"):
            asked["parties"] = PARTIES
        if what == "changes":
            asked["recorded"] = (SINCE, book.head().seq)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            done = book.export(what, path, **asked, **more)
            assert str(done)
            yield path.read_bytes().decode("utf-8")

    return render


def _errors(book: Ledger) -> Iterator[str]:
    """Ask for what is not there, under every hostile name the ledger holds."""
    texts = [row.name for row in book.agents()]
    claim = next(iter(book.claims())).id
    asks: tuple[Callable[[str], object], ...] = (
        lambda text: book.relationship(text, PARTIES[0]),
        lambda text: book.agent_id(text),
        lambda text: book.source_id(text),
        lambda text: book.history(text),
        lambda text: book.check(text),
        lambda text: book.claim(text),
        lambda text: book.as_of(published=text),
        lambda text: book.as_of(recorded=text),
        lambda text: book.relationship(*PARTIES)[text],
        lambda text: book.source("x", published=text),
        lambda text: book.rate(text, text, text),
        lambda text: book.rate(claim, "Admiralty", text),
        lambda text: book.export(text, text),
        lambda text: book.export("claims", "x", format=text),
        lambda text: book.amend(claim, text, **{text or "x": text}),
        lambda text: book.import_from(text),
        lambda text: book.revisions(text),  # type: ignore[arg-type]  # as a user may
        lambda text: book.merged_id(text),
        lambda text: book.disagreements(*PARTIES).of(text),
        lambda text: book.matrix(*PARTIES, text),
        lambda text: book.matrix(*PARTIES).cell(text, text),
        lambda text: Ledger.open(text or "/", by="ann", create=False),
        lambda text: Ledger.open(":memory:", by="ann", codebook=f"/{text}"),
    )
    for text in texts:
        for ask in asks:
            try:
                ask(text)
            except LedgerError as error:
                yield str(error)
            except (OSError, ValueError):  # a NUL in a path, a name too long: Python's own words
                continue


def _texts() -> Iterator[Renderer]:
    def text(name: str, render: Render) -> Renderer:
        return Renderer(form="text", name=name, render=render)

    yield text("view", lambda b: [str(b.relationship(*PARTIES))])
    yield text("view, reviewed only", lambda b: [str(b.relationship(*PARTIES, reviewed=True))])
    yield text("view of then", lambda b: [
        str(b.as_of(published="2023-12-31", said="2023-12-31").relationship(*PARTIES))
    ])  # fmt: skip
    yield text("basis", lambda b: [str(v.view.basis) for v in _without(b)])
    yield text("unknown", lambda b: map(str, b.relationship(*PARTIES).unknown))
    yield text("changes", lambda b: map(str, _changes(b)))
    yield text("why", lambda b: map(str, _whys(b)))
    yield text("passage", lambda b: [
        str(step.passage) for why in _whys(b) for step in why.steps if step.passage
    ])  # fmt: skip
    yield text("claims", lambda b: [claims_text(b.claims(), b.now())])
    yield text("timeline", lambda b: [
        claims_text([c for r in b.timeline() if (c := b.now().evidence.claim(r.seq))][:40], b.now())
    ])  # fmt: skip
    yield text("agents", lambda b: [agents_text(b.agents())])
    yield text("sources", lambda b: [sources_text([source_shape(r, b.now()) for r in b.sources()])])
    yield text("history", lambda b: map(history_text, _histories(b)))
    yield text("history, each entry", lambda b: (str(e) for h in _histories(b) for e in h))
    yield text("first", lambda b: map(str, _firsts(b)))
    yield text("replay", lambda b: map(str, _steps(b)))
    yield text("revisions", lambda b: [revisions_text([*_revised(b)]), *map(str, _revised(b))])
    yield text("without", lambda b: map(str, _without(b)))
    yield text("resting", lambda b: (str(r) for w in _without(b) for r in w.resting))
    yield text("pins", lambda b: [pins_text(b.pins()), *map(str, b.pins())])
    yield text("check", lambda b: [str(b.check(it.pin.name)) for it in b.pins()])
    yield text("disagreements", lambda b: [str(b.disagreements(*PARTIES))])
    yield text("disagreement", lambda b: map(disagreement_text, b.disagreements(*PARTIES)))
    yield text("claimants", lambda b: [str(b.claimants()), *map(str, b.claimants())])
    yield text("source record", lambda b: [
        str(b.source_record(row.source)) for row in b.sources()[:40]
    ])  # fmt: skip
    yield text("agreement", lambda b: [str(b.agreement(*PARTIES, rules=True))])
    yield text("matrix", lambda b: [str(_matrix(b)), *map(str, _matrix(b).claims)])
    yield text("matrix, why", lambda b: map(str, _matrix_whys(b)))
    yield text("review counts", lambda b: [str(b.review_counts())])
    yield text("review cards", lambda b: (
        t for q, i in _queues(b) for t in (review_head(q), card_text(i, None))
    ))  # fmt: skip
    yield text("review list", lambda b: (
        t for q in (b.to_review(), b.to_review(kind="link"))
        for t in (list_text(q), near_text(q), review_summary(q))
    ))  # fmt: skip
    yield text("coding cards", lambda b: (
        t for q in (b.to_code(*PARTIES),) for i in list(q)[:40]
        for t in (coding_head(q, i), coding_card(i, None), coding_summary(q))
    ))  # fmt: skip
    yield text("comparison", lambda b: [comparison_text(_comparison(b))])
    yield text("plugins", lambda b: [installed_text(_installed(b)), plugins_text(_plugins(b))])
    yield text(
        "import report", lambda b: (t for r in _reports(b) for t in (str(r), report_text(r)))
    )
    yield text("verified", lambda b: [str(b.verify())])
    yield text("errors", _errors)


def _shapes() -> Iterator[Renderer]:
    def told(name: str, shapes: Callable[[Ledger], Any]) -> Renderer:
        return Renderer(
            form="json", name=f"{name} as JSON", render=lambda b: [json_text(shapes(b))]
        )

    yield told("view", lambda b: view_shape(b.relationship(*PARTIES)))
    yield told("changes", lambda b: [change_shape(c) for c in _changes(b)])
    yield told("why", lambda b: [why_shape(w) for w in _whys(b)])
    yield told("claims", lambda b: [claim_shape(c, b.now()) for c in b.claims()])
    yield told("sources", lambda b: [source_shape(r, b.now()) for r in b.sources()])
    yield told("agents", lambda b: [agent_shape(r) for r in b.agents()])
    yield told("events", lambda b: [
        event_shape(e.recorded, e.step) for h in _histories(b) for e in h
    ])  # fmt: skip
    yield told("history", lambda b: [entry_shape(e) for h in _histories(b) for e in h])
    yield told("first", lambda b: [first_shape(f) for f in _firsts(b)])
    yield told("replay", lambda b: [step_shape(s) for s in _steps(b)])
    yield told("revisions", lambda b: [revised_shape(r) for r in _revised(b)])
    yield told("without", lambda b: [without_shape(w) for w in _without(b)])
    yield told("pins", lambda b: [pin_shape(it) for it in b.pins()])
    yield told("check", lambda b: [check_shape(b.check(it.pin.name)) for it in b.pins()])
    yield told("brief", lambda b: brief_shape(_brief(b)))
    yield told("disagreements", lambda b: disagreements_shape(b.disagreements(*PARTIES)))
    yield told("claimants", lambda b: [claimant_shape(c) for c in b.claimants()])
    yield told("source record", lambda b: [
        source_record_shape(b.source_record(row.source)) for row in b.sources()[:40]
    ])  # fmt: skip
    yield told("agreement", lambda b: agreement_shape(b.agreement(*PARTIES, rules=True)))
    yield told("matrix", lambda b: matrix_shape(_matrix(b)))
    yield told("review counts", lambda b: [count_shape(c) for c in b.review_counts()])
    yield told("comparison", lambda b: comparison_shape(_comparison(b)))
    yield told("plugins", _installed)
    yield told("import report", lambda b: tuple(_reports(b)))
    yield told("review queue", lambda b: [to_review_shape(i) for _, i in _queues(b)])
    yield told("coding queue", lambda b: [to_code_shape(i) for i in b.to_code(*PARTIES)])


def _files() -> Iterator[Renderer]:
    def one(form: Form, name: str, render: Render) -> Renderer:
        return Renderer(form=form, name=name, render=render)

    yield one("table", "view in a notebook", lambda b: [b.relationship(*PARTIES)._repr_html_()])
    yield one("table", "changes in a notebook", lambda b: [c._repr_html_() for c in _changes(b)])
    yield one("table", "why in a notebook", lambda b: [w._repr_html_() for w in _whys(b)])
    yield one("page", "page", lambda b: [b.page(*PARTIES)])
    yield one("brief", "brief", lambda b: [str(_brief(b))])
    for what in ("claims", "view", "changes"):
        yield one("csv", f"{what}.csv", _written(what, "out.csv"))
        yield one("rows", f"{what}.md", _written(what, "out.md"))
        yield one("lines", f"{what}.jsonl", _written(what, "out.jsonl"))
    yield one("lines", "ledger.jsonl", _written("ledger", "out.jsonl"))
    yield one("json", "ledger.provjson", _written("ledger", "out.provjson"))
    yield one("json", "ledger.stix", _written("ledger", "out.stix"))
    yield one("json", "ledger.jsonld", _written("ledger", "out.jsonld"))
    yield one("json", "claims.jsonld", _written("claims", "out.jsonld"))


RENDERERS: Final = (*_texts(), *_shapes(), *_files())
"""All of them, but the commands: those are in `tests.hostile.commands`."""
