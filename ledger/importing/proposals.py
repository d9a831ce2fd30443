"""What rules propose for new claims before anybody has judged them: codings and links."""

from __future__ import annotations

from ledger.claims import Claim, Coding, Link
from ledger.clock import new_id
from ledger.codebooks.accounts import RULE as ACCOUNTS_RULE
from ledger.codebooks.accounts import accounts
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.commitment import commitment
from ledger.codebooks.membership import parties_of
from ledger.events import ClaimCoded, ClaimsLinked
from ledger.importing.scene import Scene
from ledger.importing.spool import Planned


def propose_coding(scene: Scene, claim: Claim, codebook: Codebook) -> None:
    """Plan a rule's coding of a new claim: whose relationship it concerns, and which aspect.

    It says as well how far the claimant commits to it, as far as hedges, verb and denial tell.

    A claim that names fewer than two parties gets none; neither do readers' comments.
    """
    if claim.is_comment:
        return
    parties = parties_of(claim, scene.document.text, scene.cast)
    if len(parties) < 2:
        return
    ids = [(scene.party(p.state), p) for p in parties]
    known = [(id, p) for id, p in ids if id]
    proposed = codebook.propose(claim, scene.document.text)
    coder = f"rule:{codebook.name}@{codebook.version}"
    named = ", ".join(f"{p.words} ({p.where})" for _, p in known)
    coding = Coding(
        aspect=proposed.aspect if proposed else "",
        claim=claim.id,
        codebook=f"{codebook.name}@{codebook.version}",
        coder=coder,
        commitment=commitment(claim),
        id=new_id(scene.clock),
        named=tuple(p.where for _, p in known),
        parties=tuple(id for id, _ in known),
        why=f"{proposed.why if proposed else 'no aspect fits'}; parties: {named}",
    )
    scene.plan(Planned(event=ClaimCoded(coding=coding)))


def propose_links(scene: Scene) -> None:
    """Plan a rule's links between the claims of one document: accounts that differ."""
    if not scene.document.text:
        return
    for proposed in accounts(scene.claims, scene.document.text, scene.cast):
        link = Link(
            by=ACCOUNTS_RULE,
            claim=proposed.claim,
            id=new_id(scene.clock),
            other=proposed.other,
            relation=proposed.relation,
            why=proposed.why,
        )
        scene.plan(Planned(event=ClaimsLinked(link=link)))
