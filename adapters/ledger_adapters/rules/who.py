"""Who is meant by "he", "the think tank" or a bare surname, as the article itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ledger.claims import Claim, Mention, Resolution
from ledger_adapters.rules.article import Article
from ledger_adapters.rules.words import words

WORD = r"[A-Z][\w\u2019'-]{1,30}"
NAMES = re.compile(rf"\b{WORD}(?: (?:[A-Z]\.|{WORD})){{1,7}}")
ACRONYM = re.compile(rf"\b({WORD}(?: (?:for|of|the|and|on|{WORD})){{1,8}}) \(([A-Z]{{2,8}})\)")
DEFINED = re.compile(
    r"(?<![\w.])((?:[Tt]he )?[A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30}){0,4}), "
    r"(?:an?|the) ([^.;:“”\n]{3,80}?)(?:,|\.\s)"
)
TITLES = words("titles")
PERSONS = frozenset({"he", "she"})
GROUPS = frozenset({"it", "they"})
GENERIC = re.compile(r"[Tt]he ([a-z][a-z -]+)$")
BY = "rule:rules@1"


@attrs.define
class Cast:
    """The names an article uses, and the last person and body that made a claim."""

    article: Article
    full: dict[str, str]
    described: dict[str, str]
    person: str = ""
    body: str = ""
    count: int = 0
    done: set[int] = attrs.field(factory=set)

    @classmethod
    def of(cls, article: Article) -> Cast:
        """Collect full names, acronyms and descriptions from an article's body and captions."""
        text = article.document.text
        full: dict[str, str] = {}
        described: dict[str, str] = {}
        for p in sorted(article.mentions, key=lambda p: p.kind):
            for match in ACRONYM.finditer(text, p.start, p.end):
                full.setdefault(match.group(2), match.group(1).removeprefix("The "))
            for match in NAMES.finditer(text, p.start, p.end):
                _add_person(full, match.group())
            for match in DEFINED.finditer(text, p.start, p.end):
                described.setdefault(match.group(2).split()[-1], match.group(1))
        return cls(article, full, described)

    def resolve(self, claim: Claim) -> Iterator[Resolution]:
        """Say who the speakers of a claim are, where the article makes that plain."""
        for hop in claim.chain[1:]:
            for mention in hop.by:
                if mention.at is None or mention.at[0] in self.done:
                    continue
                agent, why = self._who(mention)
                self._remember(mention, agent)
                if agent and agent != mention.text:
                    self.done.add(mention.at[0])
                    yield self._resolution(mention, agent, why)

    def name_of(self, mention: Mention) -> str:
        """Name a speaker the same way however the article mentions them."""
        bare = mention.text.removeprefix("The ").removeprefix("the ")
        return self._who(mention)[0] or self.full.get(bare) or bare

    def _resolution(self, mention: Mention, agent: str, why: str) -> Resolution:
        self.count += 1
        assert mention.at is not None
        return Resolution(
            agent=agent[:200], at=mention.at[0], by=BY, id=f"r{self.count}",
            source=self.article.document.key, text=mention.text, why=why,
        )  # fmt: skip

    def _who(self, mention: Mention) -> tuple[str, str]:
        low = mention.text.lower()
        if low in PERSONS:
            return self.person, "last fitting claimant"
        if low in GROUPS:
            return self.body if low == "it" else "", "last fitting claimant"
        generic = GENERIC.match(mention.text)
        if generic:
            return self._generic(generic.group(1))
        bare = mention.text.removeprefix("The ").removeprefix("the ")
        return self._named(bare), "full name in the article"

    def _generic(self, noun: str) -> tuple[str, str]:
        named = self.described.get(noun.split()[-1], "")
        bare = named.removeprefix("The ").removeprefix("the ")
        return self.full.get(bare, named), "described so in the article"

    def _named(self, bare: str) -> str:
        words = [w for w in bare.split() if w.lower().rstrip(".") not in TITLES]
        if len(words) == 1:
            return self.full.get(words[0], "")
        return ""

    def _remember(self, mention: Mention, agent: str) -> None:
        low = mention.text.lower()
        if low in PERSONS or low in GROUPS:
            return
        name = agent or mention.text
        if any(name == person for person in self.full.values()) and " of " not in f" {name} ":
            self.person = name
        elif mention.text[:1].isupper() or low.startswith("the "):
            if _is_person(mention.text):
                self.person = name
            else:
                self.body = name


def _is_person(text: str) -> bool:
    words = text.split()
    return 1 < len(words) < 6 and all(w[0].isupper() for w in words) and words[0] != "The"


def _add_person(full: dict[str, str], name: str) -> None:
    """Know "Sergey Lavrov" by each of its names; a name two people share stands for nobody."""
    words = [w for w in name.split() if w.lower().rstrip(".") not in TITLES]
    if any(w.islower() for w in words):
        return
    person = words[-2:] if len(words) >= 2 else []
    if len(person) < 2:
        return
    whole = " ".join(person)
    for part in person:
        known = full.setdefault(part, whole)
        if known != whole and known:
            full[part] = known if whole in known or known in whole else ""
