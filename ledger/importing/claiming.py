"""Plans the claims of an import: new ones, those known already, those that say something new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.adapter import Draft
from ledger.checks import check
from ledger.claims import Claim, Hedge, Mention, Span, Words, changed
from ledger.clock import new_id
from ledger.errors import BadEvent
from ledger.events import ClaimAmended, ClaimRecorded, Event, Recorded
from ledger.importing.agreement import joined, kept
from ledger.importing.desk import Desk
from ledger.importing.known import Found, following
from ledger.importing.proposals import propose_coding
from ledger.importing.rereading import Rereading, as_dated, newer, redated
from ledger.importing.scene import Scene
from ledger.importing.spool import Planned
from ledger.importing.versions import CHANGED, READ_AGAIN, Standing, same, told, unplaced
from ledger.projections.timeline import claim_of
from ledger.store.contract import Identity


@attrs.frozen(kw_only=True)
class Claiming:
    """Plans what becomes of drafted claims; `desk` keeps count."""

    desk: Desk

    def claim(
        self, draft: Draft, claim: Claim, scene: Scene, rereading: Rereading | None = None
    ) -> str | None:
        """Plan a drafted claim, new, known or amended; gives its id, None for a flawed one."""
        try:
            check_draft(claim, scene.document.text, draft.version)
            return self._claim(draft, claim, scene, rereading)
        except BadEvent as error:
            self.desk.bad(draft, str(error))
            return None

    def find_again(self, drafts: Sequence[Draft], scene: Scene, rereading: Rereading) -> None:
        """Take note of the claims that a newer reader finds as they were, before it finds others.

        Else one that it newly finds in the same words could take the place of one of them.
        """
        for key in scene.keys.ahead(drafts, scene.document.publisher):
            held = self.desk.known.record((scene.source, key)).event
            before = claim_of(held.event) if held else None
            if before:
                rereading.found_again(before.id)

    def _claim(
        self, draft: Draft, claim: Claim, scene: Scene, rereading: Rereading | None
    ) -> str | None:
        identity = scene.source, scene.keys.of(draft, scene.document.publisher)
        words = told(claim) if draft.key else b""
        id = self._of_file(draft, claim, scene, identity, words) if words else None
        if id is None:
            id = self._of_ledger(draft, claim, scene, identity, rereading)
            if words:
                self.desk.in_file.note(draft, identity, words, id)
        if id:
            scene.handles[claim.id] = id
        return id or None

    def new(self, claim: Claim, scene: Scene, identity: Identity, version: str = "") -> str:
        """Plan a claim that the ledger does not have; gives its id."""
        placed = scene.placed(claim, new_id(self.desk.clock))
        if scene.document.text:
            scene.claims.append(placed)
        self.desk.plan(Planned(event=ClaimRecorded(claim=placed, version=version), key=identity))
        propose_coding(scene, placed, self.desk.rules.codebook)
        self.desk.tally.added += 1
        self.desk.tally.claims += 1
        return placed.id

    def _of_file(
        self, draft: Draft, claim: Claim, scene: Scene, identity: Identity, words: bytes
    ) -> str | None:
        """Take a claim whose key the file has brought before; gives its id, "" for a flawed one."""
        verdict = self.desk.in_file.verdict(draft, identity, words)
        if verdict == "new":
            return None
        if verdict == "clash":
            self.desk.clash(draft)
            return ""
        id = self.desk.in_file.id(identity)
        if verdict == "known" or not self._changes(draft, id):
            self.desk.tally.known += 1
            return id
        self._amend(draft, claim, scene, id)
        self.desk.in_file.note(draft, identity, words, id)
        return id

    def _changes(self, draft: Draft, id: str) -> bool:
        """Tell whether a newer version in the file changes a claim: not one that is taken back."""
        held = self.desk.versions.standing(id) if id else None
        if held is None:
            return bool(id) and self.desk.known.store.where(id) is None
        return not held.settled and draft.version > held.version

    def _of_ledger(
        self,
        draft: Draft,
        claim: Claim,
        scene: Scene,
        identity: Identity,
        rereading: Rereading | None,
    ) -> str:
        """Take a claim that the ledger may have, under its key or where it stands in the text."""
        found = Found(identity=identity) if scene.fresh else self._found(claim, identity)
        if found.event:
            return self._again(draft, claim, scene, found.event, rereading)
        if rereading:
            id = self._reread(draft, claim, scene, found.identity, rereading)
            if id:
                return id
        return self.new(claim, scene, found.identity, draft.version)

    def _found(self, claim: Claim, identity: Identity) -> Found:
        """Look for a claim; one that an older reader lost is recorded anew when a newer finds it.

        It stands under the next form of its identity then.
        """
        found = self.desk.known.record(identity)
        while claim.reading and found.event:
            before = claim_of(found.event.event)
            if before is None or not self.desk.versions.lost(before.id, claim.reading):
                break
            found = self.desk.known.record(following(found.identity))
        return found

    def _again(
        self,
        draft: Draft,
        claim: Claim,
        scene: Scene,
        held: Recorded,
        rereading: Rereading | None,
    ) -> str:
        """Take a claim that the ledger has: amend it where it brings something else."""
        before = claim_of(held.event)
        if before is None:  # redacted
            self.desk.tally.known += 1
            return ""
        if rereading:
            rereading.found_again(before.id)
        standing = self.desk.versions.standing(before.id)
        if standing and self._says_more(draft, claim, standing, scene):
            self._amend(draft, kept(standing.claim, claim), scene, before.id)
        else:
            self._confirm(draft, claim, standing)
        return before.id

    def _says_more(self, draft: Draft, claim: Claim, held: Standing, scene: Scene) -> bool:
        if held.settled or draft.version < held.version:
            return False
        one, other = claim, held.claim
        if not (draft.key or newer(other, one)):
            if not redated(other, one):
                return False
            one = as_dated(other, one)
        if scene.document.text and not scene.unchanged:
            one, other = unplaced(one), unplaced(other)
        return not same(one, other, scene.outlet.text)

    def _reread(
        self, draft: Draft, claim: Claim, scene: Scene, key: Identity, rereading: Rereading
    ) -> str | None:
        """Find the claim that this or another reader found before where this one stands."""
        standing = rereading.match(claim)
        if standing is None:
            standing = rereading.confirms(claim)
            if standing:
                self._confirm(draft, claim, standing, key)
        elif newer(standing.claim, claim) and not standing.settled:
            self._amend(draft, kept(standing.claim, claim), scene, standing.claim.id, key)
        else:
            self._confirm(draft, claim, standing)
        return standing.claim.id if standing else None

    def _confirm(
        self, draft: Draft, claim: Claim, held: Standing | None, key: Identity | None = None
    ) -> None:
        """Add to a known claim, unless a person settled it, that another reader found the same."""
        more = joined(held.claim, claim) if held and not held.settled else None
        if more is None:
            self.desk.tally.known += 1
        else:
            self._plan_amended(draft, more, claim, key)

    def _amend(
        self, draft: Draft, claim: Claim, scene: Scene, id: str, key: Identity | None = None
    ) -> None:
        self._plan_amended(draft, scene.placed(claim, id), claim, key)

    def _plan_amended(
        self, draft: Draft, placed: Claim, claim: Claim, key: Identity | None = None
    ) -> None:
        reason = f"{CHANGED} {draft.key!r:.1000}"
        if not draft.key and claim.reading:
            reason = f"{READ_AGAIN} {claim.reading.reader}@{claim.reading.version}"
        amended = ClaimAmended(claim=placed, reason=reason, version=draft.version)
        self.desk.plan(Planned(event=amended, key=key))
        self.desk.tally.amended += 1


def check_draft(claim: Claim, text: str, version: str = "") -> None:
    """Check a drafted claim against the rules and its document's text; raises `BadEvent`."""
    placed = changed(claim, id="draft", source="draft")
    event: Event = ClaimRecorded(claim=placed, version=version)
    check(event)
    if not text:
        return
    for where, (_, end) in _places(claim):
        if end > len(text):
            why = f"it ends at {end}, the document's text has {len(text)} code points"
            raise BadEvent(kind="ClaimRecorded", where=f"$.claim.{where}", why=why)
    if claim.anchor and claim.anchor.spans:
        words = " … ".join(text[a:b] for a, b in claim.anchor.spans)
        if words != claim.anchor.exact:
            why = f"its anchor says {claim.anchor.exact!r}, the text there is {words!r}"
            raise BadEvent(kind="ClaimRecorded", where="$.claim.anchor", why=why)


def _places(claim: Claim) -> Iterator[tuple[str, Span]]:
    """List every place in the text that a claim points at."""
    yield from (("anchor", span) for span in (claim.anchor.spans if claim.anchor else ()))
    yield from (("quotes", span) for span in claim.quotes)
    words: list[tuple[str, Mention | Words | Hedge | None]] = [("addressee", claim.addressee)]
    words += [("hedges", hedge) for hedge in claim.hedges]
    words += [("occurrence", claim.occurrence.words if claim.occurrence else None)]
    for n, hop in enumerate(claim.chain):
        words += [(f"chain[{n}].by", mention) for mention in hop.by]
        words += [(f"chain[{n}].cue", hop.cue)]
    yield from ((where, it.at) for where, it in words if it and it.at)
