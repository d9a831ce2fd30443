"""Who is meant by "he", "the think tank" or a bare surname, as the article itself tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.claims import Claim, Hop, Mention, Resolution, Span
from ledger_adapters.rules.article import Article
from ledger_adapters.rules.cast.figures import Figure, Figures
from ledger_adapters.rules.cast.gathering import gathered
from ledger_adapters.rules.cast.mentions import Meant, bare, meant, new_figure
from ledger_adapters.rules.cast.pronouns import STANDS_FOR, Speaking
from ledger_adapters.rules.edition import NAME, VERSION

BY: Final = f"rule:{NAME}@{VERSION}"
LONGEST: Final = 200


@attrs.define
class Cast:
    """Who is who in an article, as far as it has been read."""

    article: Article
    figures: Figures
    speaking: Speaking
    count: int = 0
    done: dict[Span, Figure] = attrs.field(factory=dict)

    @classmethod
    def of(cls, article: Article) -> Cast:
        """Gather names, acronyms, titles and descriptions from an article's body and captions."""
        text = article.document.text
        found = gathered(text, [(p.start, p.end) for p in article.mentions])
        starts = [seen.start for seen in found.seen]
        return cls(article, found.figures, Speaking(text, article.quotes, found.seen, starts))

    def resolve(self, claim: Claim) -> Iterator[Resolution]:
        """Say who the speakers of a claim are, where the article makes that plain."""
        outer: Figure | None = None
        direct = False
        for hop in claim.chain[1:]:
            outer, named = None, outer
            for mention in hop.by:
                if mention.at and mention.at not in self.done:
                    yield from self._new(mention, mention.at, named, direct=direct)
                outer = self.done.get(mention.at) if mention.at else None
            outer = self._joint(hop) or outer
            direct = self._labelled(hop)
        if outer and claim.anchor:
            for span in claim.anchor.spans:
                self.speaking.quoted(span, outer)

    def name_of(self, mention: Mention) -> str:
        """Name a speaker the same way however the article mentions them."""
        known = self.done.get(mention.at) if mention.at else None
        if known is None:
            found = self._meant(mention, None)
            known = found.figure if found else None
        return bare(known.name if known else mention.text).casefold()

    def _labelled(self, hop: Hop) -> bool:
        """Whether a name and a colon stand before somebody's very words: `Novak: No.`."""
        text = self.article.document.text
        return any(m.at is not None and text[m.at[1] : m.at[1] + 1] == ":" for m in hop.by)

    def _new(
        self, mention: Mention, at: Span, outer: Figure | None, *, direct: bool
    ) -> Iterator[Resolution]:
        found = self._meant(mention, outer, direct=direct)
        low = mention.text.lower()
        if found is None and low in STANDS_FOR:
            return
        figure = found.figure if found else self._first(mention)
        if found and low in ("he", "she", "him", "her", "his"):
            figure.learn("person", "she" if low in ("she", "her") else "he")
        self.done[at] = figure
        name = mention.text if low not in STANDS_FOR else figure.name
        self.speaking.note(at[0], figure, name, inner=outer is not None)
        if found and bare(figure.name).casefold() != bare(mention.text).casefold():
            yield self._resolution(mention, at, found)

    def _meant(
        self, mention: Mention, outer: Figure | None, *, direct: bool = False
    ) -> Meant | None:
        low = mention.text.lower()
        if low in STANDS_FOR:
            if mention.at is None:
                return None
            found = self.speaking.meant(low, mention.at[0], outer, direct=direct)
            known = meant(self.figures, found.figure.name) if found else None
            return Meant(known.figure, found.rule, found.words) if found and known else found
        return meant(self.figures, mention.text)

    def _first(self, mention: Mention) -> Figure:
        """Know somebody from here on whom nothing before explains."""
        figure = new_figure(mention.text)
        known = self.figures.by_name.setdefault(bare(figure.name), figure)
        for called in figure.called if known is figure else ():
            self.figures.call(figure, called)
        return known

    def _joint(self, hop: Hop) -> Figure | None:
        """Know joint speakers as one group, for "they"."""
        if len(hop.by) < 2:
            return None
        known = [self.done[m.at] for m in hop.by if m.at in self.done]
        if len(known) < len(hop.by):
            return None
        name = " and ".join(figure.name for figure in known)
        figure = self.figures.named(name)
        figure.learn("group", "")
        at = max(m.at[0] for m in hop.by if m.at)
        self.speaking.note(at, figure, name)
        return figure

    def _resolution(self, mention: Mention, at: Span, found: Meant) -> Resolution:
        self.count += 1
        return Resolution(
            agent=found.figure.name[:LONGEST], at=at[0], by=BY, id=f"r{self.count}",
            source=self.article.document.key, text=mention.text, why=found.why[: 2 * LONGEST],
        )  # fmt: skip
