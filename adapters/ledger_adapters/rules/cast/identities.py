"""Who each mention of one document is, by its claims and the resolutions that stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from ledger.claims import Claim, Mention, Resolution, Span
from ledger_adapters.rules.cast.mentions import bare
from ledger_adapters.rules.cast.pronouns import STANDS_FOR

NOWHERE: Final = -1


@attrs.frozen
class Identities:
    """The one name of whoever each mention of a document stands for."""

    told: Mapping[tuple[int, str], str]

    @classmethod
    def of(cls, resolutions: Iterable[Resolution]) -> Identities:
        """Take the resolutions of one document; the last one of a place counts."""
        told: dict[tuple[int, str], str] = {}
        for each in resolutions:
            told[NOWHERE if each.at is None else each.at, each.text] = each.agent
        return cls(told)

    def who(self, mention: Mention) -> str | None:
        """Name whom a mention stands for, without article; None for a pronoun left open.

        Two mentions of one agent have one name, whatever words stand there. A mention that no
        resolution speaks of goes by its own words.
        """
        at = mention.at[0] if mention.at else NOWHERE
        known = self.told.get((at, mention.text)) or self.told.get((NOWHERE, mention.text))
        if known is None and mention.text.casefold() in STANDS_FOR:
            return None
        return bare(known or mention.text).casefold() or None


def identities(
    claims: Iterable[Claim], resolutions: Iterable[Resolution]
) -> dict[Span, str | None]:
    """Name whom each mention in the chains of a document's claims stands for, by its place."""
    known = Identities.of(resolutions)
    return {
        mention.at: known.who(mention)
        for claim in claims
        for hop in claim.chain
        for mention in hop.by
        if mention.at
    }
