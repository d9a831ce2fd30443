"""One document while it is imported: its source, who is who in it, and which claims it brought."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ledger.adapter import Document
from ledger.claims import Claim, Hop, Mention, Resolution, changed
from ledger.clock import Clock, new_id
from ledger.codebooks.cast import RULE, Cast
from ledger.codebooks.proposals import Proposal
from ledger.events import MentionResolved
from ledger.importing.directory import Directory
from ledger.importing.keys import RecordKeys, key
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.importing.rejected import Rejected
from ledger.importing.spool import Planned
from ledger.projections.timeline import claim_of
from ledger.store.contract import Store


class Handles:
    """By which keys records call one another: a document's own, then those of the whole file."""

    def __init__(self, notes: Notes[str], source: str) -> None:
        """Keep those of one document among the `notes` of all."""
        self._notes = notes
        self._own = f"{source}\x1f"

    def __setitem__(self, handle: str, id: str) -> None:
        """Let a record be called so, in its document and in the file, where the first is meant."""
        self._notes[self._own + handle] = id
        if self._notes.get(handle) is None:
            self._notes[handle] = id

    def known(self, handle: str) -> str | None:
        """Give the id of what is called so."""
        return self.own(handle) or self.other(handle)

    def own(self, handle: str) -> str | None:
        """Give the id of what the document itself calls so."""
        return self._notes.get(self._own + handle)

    def other(self, handle: str) -> str | None:
        """Give the id of what any document of the file calls so."""
        return self._notes.get(handle)


@attrs.define(kw_only=True)
class Scene:
    """A document, the source it is of, and what is known about the mentions in it.

    `fresh` tells that the ledger has nothing of the source yet, `unchanged` that it has the source
    with just this text. `claims` are those that rules may
    link to one another: of a document whose text is there.
    """

    cast: Cast
    clock: Clock
    directory: Directory
    document: Document
    fresh: bool
    handles: Handles
    keys: RecordKeys
    known: Known
    outlet: Mention
    plan: Callable[[Planned], None]
    rejected: Rejected
    resolved: Notes[int]
    source: str
    store: Store
    unchanged: bool = False
    claims: list[Claim] = attrs.field(factory=list)
    told: dict[tuple[str, int], Resolution] = attrs.field(factory=dict)

    def placed(self, claim: Claim, id: str) -> Claim:
        """Bring a drafted claim into the ledger's terms: its id, its source, who is meant."""
        last = claim.chain[-1]
        if claim.is_comment:
            by = tuple(map(self.commenter, last.by))
            chain = (*self.hops(claim.chain[:-1]), changed(last, by=by))
        else:
            chain = self.hops(claim.chain, outermost_is_outlet(claim))
        addressee = claim.addressee and self.meant(claim.addressee)
        reply_to = self.find(claim.reply_to) if claim.reply_to else None
        return changed(
            claim, addressee=addressee, chain=chain, id=id, reply_to=reply_to, source=self.source
        )

    def hops(self, chain: tuple[Hop, ...], outlet: bool = True) -> tuple[Hop, ...]:
        """Say of every hop of a chain who is meant; a first that names nobody may be the outlet."""
        return tuple(self._hop(hop, outlet and n == 0) for n, hop in enumerate(chain))

    def _hop(self, hop: Hop, outlet: bool) -> Hop:
        if outlet and not hop.by:
            return changed(hop, by=(self.outlet,))
        return changed(hop, by=tuple(m for each in hop.by for m in self._each(each)))

    def _each(self, mention: Mention) -> tuple[Mention, ...]:
        """Take a mention that names several apart: "the Russian and Chinese ministries"."""
        at = mention.at[0] if mention.at else None
        several = self.cast.each(mention.text, at) if mention.text and not mention.agent else ()
        if len(several) < 2:
            return (self.meant(mention),)
        return tuple(changed(mention, agent=self._proposed(p)) for p in several)

    def meant(self, mention: Mention) -> Mention:
        """Say who is meant: in the mention when its words are a name, else by a resolution."""
        if not mention.text.strip() and not mention.agent:
            return mention
        if mention.agent:
            return changed(mention, agent=self.agent(mention.agent))
        if mention.text == self.outlet.text:
            return changed(mention, agent=self.outlet.agent)
        at = mention.at[0] if mention.at else -1
        told = self.told.get((mention.text, at))
        if told and mention.text.casefold() in _PRONOUNS:
            return self._by_reader(mention, told, at)
        found = self.cast.who(mention.text, None if at < 0 else at)
        if found and found.kind == "unnamed":
            return changed(mention, agent=self.directory.local(found.name, self.source))
        if found:
            return self._by_cast(mention, found)
        if told:
            return self._by_reader(mention, told, at)
        return self._by_itself(mention)

    def commenter(self, mention: Mention) -> Mention:
        """Say who wrote a comment: somebody known in this source alone."""
        return changed(mention, agent=self.directory.local(mention.text, self.source, "commenter"))

    def _by_reader(self, mention: Mention, told: Resolution, at: int) -> Mention:
        """Take the word of a reader, who may mean somebody known in this source alone."""
        return self._resolved_to(mention, self._antecedent(told.agent), at, told.by, told.why)

    def _antecedent(self, name: str) -> str | None:
        """Give the agent that a reader means by the words that stand for it in the same text."""
        handled = self.handles.known(name)
        if handled:
            return handled
        found = self.cast.who(name)
        if found and found.kind != "unnamed":
            return self._proposed(found)
        if found or " and " in name:
            return self.directory.local(found.name if found else name, self.source)
        return self._called(name)

    def _by_cast(self, mention: Mention, found: Proposal) -> Mention:
        agent = self._proposed(found)
        if agent is None:
            return mention
        if self.directory.bears(agent, mention.text):
            return changed(mention, agent=agent)
        at = mention.at[0] if mention.at and found.rule == "pronoun" else -1
        return self._resolved_to(mention, agent, at, RULE, f"{found.rule}: {found.why}")

    def _proposed(self, found: Proposal) -> str | None:
        """Give the agent a rule proposes, and plan whom that agent acts for."""
        own = found.name.split()
        labels = [n for n in found.names if not set(n.split()) <= set(own)]
        agent = self.directory.named(found.name, found.kind, labels)
        party = self.party(found.party) if found.party else None
        if agent and party:
            self.directory.acts_for(agent, party, RULE, f"{found.rule}: {found.why}")
        return agent

    def _by_itself(self, mention: Mention) -> Mention:
        """Take a name for a new agent's; leave other words to the source alone, pronouns open."""
        if mention.text.split()[0].casefold() in _PRONOUNS:
            return mention
        return changed(mention, agent=self._called(mention.text, in_text=mention.at is not None))

    def _called(self, words: str, *, in_text: bool = True) -> str | None:
        """Give the agent of a name; words that are none are somebody of this source alone.

        In a text "The" is capitalised where a sentence begins, and makes no name of "The envoy".
        """
        bare = (_bare(words) if in_text else words).split()
        named = any(w[:1].isupper() or not w[:1].isalpha() for w in bare)
        if named and words.split()[0].casefold() not in _INDEFINITE:
            return self.directory.named(_bare(words))
        return self.directory.local(words, self.source)

    def _resolved_to(
        self, mention: Mention, agent: str | None, at: int, by: str, why: str
    ) -> Mention:
        place = f"{self.source}\x1f{at}\x1f{mention.text}"
        if agent and not self.resolved.get(place):
            self.resolved[place] = 1
            held = key("resolution", mention.text, str(at), by)
            found = self.known.look((self.source, held))
            if found.event is None and not self.turned_down(mention.text, at, agent):
                resolution = Resolution(
                    agent=agent,
                    at=None if at < 0 else at,
                    by=by,
                    id=new_id(self.clock),
                    source=self.source,
                    text=mention.text,
                    why=why,
                )
                event = MentionResolved(resolution=resolution)
                self.plan(Planned(event=event, key=found.identity))
        return mention

    def turned_down(self, text: str, at: int, agent: str) -> bool:
        """Tell whether a person rejected that an agent is meant by a mention at a place."""
        return not self.fresh and self.rejected.meant(self.source, text, at, agent)

    def find(self, handle: str) -> str | None:
        """Give the claim that is called so: in the file, or in the ledger by the source's key."""
        if not handle:
            return None
        found = self.handles.own(handle)
        if found or self.fresh:
            return found or self.handles.other(handle)
        held = self.known.record((self.source, key("own", Claim.__name__, handle))).event
        claim = claim_of(held.event) if held else None
        return claim.id if claim else self.handles.other(handle)

    def party(self, name: str) -> str | None:
        """Give the agent of a party that the gazetteer knows: a state, or an organisation."""
        found = self.cast.who(name)
        return self.directory.named(name, found.kind if found else "state")

    def agent(self, name: str) -> str | None:
        """Give the agent a draft means by a key or a name."""
        handled = self.handles.known(name)
        if handled:
            return handled
        found = self.cast.who(name)
        if found and found.kind != "unnamed":
            return self._proposed(found)
        return self.directory.named(name)


def outermost_is_outlet(claim: Claim) -> bool:
    """Tell whether the outlet is meant where the first hop names nobody.

    It is the outlet that reports, and that tells what it narrates; who said something else alone,
    and is not named, is unknown.
    """
    return len(claim.chain) > 1 or claim.form == "narrated"


def _bare(name: str) -> str:
    return name[4:] if name[:4] in ("the ", "The ") and name[4:].strip() else name


_PRONOUNS = frozenset(
    "he she it they we i you him her them his its their who which that this these those".split()  # noqa: SIM905 - a word list reads better as words
)
_INDEFINITE = frozenset(
    "a an some several many other others few one two three another".split()  # noqa: SIM905 - a word list reads better as words
)
