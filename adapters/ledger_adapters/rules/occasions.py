"""One report, dated once: what else the same speaker says of it in the article is as old.

"The institute wrote in a Tuesday assessment … The institute added …": the second has the day of
the first. Only a single day in the week before publication is carried on, only forwards, and never
to words that have a time of their own ("previously said").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import attrs

from ledger.claims import Claim, Hop, changed
from ledger.times import When
from ledger_adapters.rules.dating.dates import said_day
from ledger_adapters.rules.who import Cast

WEEK = timedelta(days=7)
LONGEST = 300
ELSEWHEN = re.compile(
    r"\b(?:previously|earlier|once|often|repeatedly|long|has|have|had|later|ago)\b", re.IGNORECASE
)
CARRIED = ", carried on"


@attrs.define
class Occasions:
    """The day on which each speaker of an article was last said to have spoken."""

    cast: Cast
    published: date | None
    days: dict[str, When] = attrs.field(factory=dict)

    def dated(self, claim: Claim) -> Claim:
        """Give a claim's undated hops the day of their speaker's report, where one is known."""
        chain = (claim.chain[0], *(self._hop(hop) for hop in claim.chain[1:]))
        return claim if chain == claim.chain else changed(claim, chain=chain)

    def _hop(self, hop: Hop) -> Hop:
        if self.published is None or len(hop.by) != 1 or hop.voice != "speaks":
            return hop
        name = self.cast.name_of(hop.by[0])
        if hop.said is None:
            known = None if self._of_another_time(hop) else self.days.get(name)
            return changed(hop, said=known) if known else hop
        day = said_day(hop.said)
        if day and str(day) == hop.said.edtf and self.published - WEEK <= day <= self.published:
            rule = hop.said.rule.removesuffix(CARRIED) + CARRIED
            self.days[name] = changed(hop.said, rule=rule)
        return hop

    def _of_another_time(self, hop: Hop) -> bool:
        """Whether the words from the speaker to the cue speak of some other time."""
        if hop.cue is None or hop.cue.at is None or hop.by[0].at is None:
            return True
        places = (*hop.by[0].at, *hop.cue.at)
        words = self.cast.article.document.text[min(places) : max(places)]
        return len(words) > LONGEST or ELSEWHEN.search(words) is not None
