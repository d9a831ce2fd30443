"""Claims as the ledger's own interchange: lines of JSON that can be imported again without loss.

A source's line, with its captured text, comes before its first claim, and an agent's line before
the first claim that names it. Ids are written as keys, so that records refer to one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ledger.adapter import Document, Draft
from ledger.claims import Agent, Anchor, Claim, Hop, Mention, Source, changed
from ledger.events import AgentRegistered
from ledger.exporting.rows import edtf, hop_name, source_of
from ledger.exporting.walk import Found
from ledger.interchange import write_document, write_draft
from ledger.projections.agents import AgentRow
from ledger.projections.sources import SourceRow
from ledger.store.contract import Store
from ledger.views.who import Who

_SUM = "sha256:"
_LOCAL = ("commenter", "unnamed")
"""Kinds of agents that are known in one source alone: their mentions say who they are there."""


@attrs.define
class Interchange:
    """Writes claims with the sources and agents that they need, each of these once.

    `sources` are all that may come; with `texts`, the captured text of each goes along.
    """

    store: Store
    sources: Sequence[SourceRow]
    texts: bool = True
    written: int = 0
    _agents: set[str] = attrs.field(factory=set, init=False)
    _called: Counter[str] = attrs.field(factory=Counter, init=False)
    _documents: dict[str, str] = attrs.field(factory=dict, init=False)
    _text: tuple[str, str] = attrs.field(default=("", ""), init=False)

    def lines(self, found: Iterable[Found]) -> Iterator[bytes]:
        """Write the lines, one or more at a time."""
        for it in found:
            if it.claim.source not in self._documents:
                yield self._document(it)
            document = self._documents[it.claim.source]
            claim = self._anchored(self._named(it), it)
            for agent in self._new_agents(claim, it.desk.who):
                yield write_draft(Draft(document=document, key=agent.id, record=agent))
            self.written += 1
            yield write_draft(
                Draft(document=document, key=claim.id, record=changed(claim, source=document)),
                who=hop_name(claim.chain[-1], it.claim, it.desk.who),
                source=it.desk.evidence.source_name(it.claim.source),
                date=edtf(claim.date),
                reported_by=[hop_name(hop, it.claim, it.desk.who) for hop in claim.reported_by],
            )

    def _document(self, it: Found) -> bytes:
        """Write the source of a claim, under the key that its claims call it by."""
        source = source_of(it)
        key = self._key(source) if source else it.claim.source
        self._documents[it.claim.source] = key
        text = self._text_of(it) if self.texts else ""
        if source is None:
            return write_document(Document(key=key, text=text))
        return write_document(
            Document(
                extras=source.extras,
                host=_outlet(source.host),
                key=key,
                language=source.language,
                published=source.published,
                publisher=_outlet(source.publisher),
                text=text,
                title=source.title,
                url=source.url,
            )
        )

    def _key(self, source: Source) -> str:
        """Give the key under which a source is written: its url, or the name it is known by.

        One that is known by the sum of its bytes is written under its name, where no other has it.
        """
        if not source.key.startswith(_SUM):
            return source.url or source.key.removeprefix("name:")
        if not self._called:
            self._called.update(row.name for row in self.sources)
            self._called.update(row.key.removeprefix("name:") for row in self.sources)
        alone = source.name and self._called[source.name] == 1
        return source.name if alone else f"{source.name} ({source.key[len(_SUM) :][:16]})"

    def _text_of(self, it: Found) -> str:
        """Give the newest captured text of a claim's source; that of the last source is kept."""
        if self._text[0] != it.claim.source:
            row = it.desk.evidence.source(it.claim.source)
            text = self.store.text(row.captured) if row and row.captured else None
            self._text = it.claim.source, text or ""
        return self._text[1]

    def _named(self, it: Found) -> Claim:
        """Say in every mention who is meant, as far as that is more than its words say."""
        chain = tuple(self._hop(hop, it) for hop in it.claim.chain)
        addressee = it.claim.addressee
        named = addressee and _meant(addressee, it)
        return changed(it.claim, addressee=named, chain=chain)

    def _hop(self, hop: Hop, it: Found) -> Hop:
        """Name who speaks; an outlet that is not named is left out, and is found in its source."""
        by = (_meant(mention, it) for mention in hop.by)
        return changed(hop, by=tuple(m for m in by if m.agent or m.text))

    def _anchored(self, claim: Claim, it: Found) -> Claim:
        """Let go of places that are not those of the text that is written; the words stay.

        So it is where a claim stands in an earlier version of its source, or a part was erased.
        """
        anchor = claim.anchor
        text = self._text_of(it) if self.texts and anchor and anchor.spans else ""
        if not text or anchor is None or _fits(anchor, text):
            return claim
        return changed(claim, anchor=changed(anchor, spans=()), quotes=())

    def _new_agents(self, claim: Claim, who: Who) -> Iterator[Agent]:
        mentions = [m for hop in claim.chain for m in hop.by]
        for mention in (*mentions, *((claim.addressee,) if claim.addressee else ())):
            if mention.agent and mention.agent not in self._agents:
                self._agents.add(mention.agent)
                row = who.row(mention.agent)
                if row:
                    yield self._agent(row)

    def _agent(self, row: AgentRow) -> Agent:
        for recorded in self.store.pick((row.seq,)):
            if isinstance(recorded.event, AgentRegistered):
                return changed(recorded.event.agent, id=row.agent)
        return Agent(id=row.agent, kind="unknown", names=(row.name,))


def _meant(mention: Mention, it: Found) -> Mention:
    agent = it.desk.who.meant(mention, it.claim.source)
    root = it.desk.who.root(agent) if agent else ""
    row = it.desk.who.row(root) if root else None
    return changed(mention, agent=root if row and row.kind not in _LOCAL else None)


def _fits(anchor: Anchor, text: str) -> bool:
    return " … ".join(text[a:b] for a, b in anchor.spans) == anchor.exact


def _outlet(mention: Mention | None) -> str:
    return mention.text if mention else ""
