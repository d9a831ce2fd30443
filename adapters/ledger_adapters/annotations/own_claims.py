"""One claim of the library's own form: a claim of the model and, where it is judged, a coding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from ledger.adapter import changed
from ledger.claims import Claim, Coding, Hedge, Hop, Mention, Occurrence, Words
from ledger_adapters.annotations.cues import class_of
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.jsonld import listed, number, text
from ledger_adapters.annotations.leftovers import kept
from ledger_adapters.annotations.own_agents import Agents
from ledger_adapters.annotations.own_places import Settled, Standing, beside, settle
from ledger_adapters.annotations.own_words import (
    BEARINGS,
    COMMITMENTS,
    FLAGS,
    VERBS,
    VOICES,
    WORDINGS,
    BadWord,
    act_of,
    dated,
    form_of,
    one_of,
    polarity_of,
    span,
    spans,
    words,
)
from ledger_adapters.annotations.places import PlainText
from ledger_adapters.annotations.wording import worded

Json: TypeAlias = Mapping[str, Any]

_HOPS: Final = 64
_KNOWN: Final = frozenset({
    "id", "spans", "start", "end", "exact", "text", "prefix", "suffix", "content", "who",
    "claimant", "reported_by", "chain", "source_mention", "mention", "cue", "outer_cues", "form",
    "quote_spans", "act", "polarity", "hedges", "said", "date", "event", "occurrence", "happened",
    "addressee", "reply_to", "flags", "voice", "verb", "wording", "aspect", "parties", "bearing",
    "commitment", "extras",
})  # fmt: skip


class OwnClaim:
    """One claim while it is read."""

    def __init__(self, value: Json, agents: Agents, known: PlainText | None, at: str) -> None:
        """Take a claim's members; raises `BadWord` where its place cannot be read."""
        self._value = value
        self._agents = agents
        self._text = known
        self.key = text(value.get("id"))
        self.id = handle(self.key or at)
        self._settled: Settled = settle(_standing(value), known)

    def claim(self, more: Mapping[str, str]) -> Claim:
        """Make the claim; `more` are further extras. Raises `BadWord`."""
        value = self._value
        anchor = self._settled.anchor
        content = text(value.get("content")) or (anchor.exact if anchor else "")
        if not content.strip():
            raise BadWord("content: nothing is said in it, and no words of the text are marked")
        quotes = self._quotes()
        form = form_of(value.get("form")) or self._form()
        chain, keys = self._chain(form)
        extras = self._extras(form)
        return Claim(
            act=act_of(value.get("act")) or ("unknown" if value.get("act") else "asserts"),
            addressee=self._addressee(),
            anchor=anchor,
            chain=chain,
            content=content,
            extras={**extras, **more},
            flags=tuple(f for f in FLAGS.values() if f in listed(value.get("flags"))),
            form=form,
            hedges=tuple(self._hedges(keys)),
            id=self.id,
            occurrence=self._occurrence(),
            polarity=polarity_of(value.get("polarity")) or "unknown",
            quotes=quotes,
            reply_to=handle(text(value.get("reply_to"))) or None,
            source="",
        )

    def coding(self, by: str) -> Coding | None:
        """Make the coding of a claim that says which aspect, parties, bearing or commitment."""
        value = self._value
        bearing = one_of(BEARINGS, value.get("bearing"))
        commitment = one_of(COMMITMENTS, value.get("commitment"))
        aspect = text(value.get("aspect"))
        if not (bearing or commitment or aspect or value.get("parties")):
            return None
        return Coding(
            aspect=aspect,
            bearing=bearing or "open",
            claim=self.id,
            coder=by,
            commitment=commitment or "unknown",
            id=f"{self.id} coding",
            parties=tuple(map(text, listed(value.get("parties")))),
        )

    def _form(self) -> Any:
        anchor = self._settled.anchor
        if self._text and anchor:
            return worded(self._text.text, anchor.spans).form
        return "indirect"

    def _quotes(self) -> Any:
        told = spans(self._value.get("quote_spans"), "quote_spans")
        anchor, shift = self._settled.anchor, self._settled.shift
        if told:
            return tuple((a + shift, b + shift) for a, b in told if a + shift >= 0)
        return worded(self._text.text, anchor.spans).quotes if self._text and anchor else ()

    def _words(self, name: str, value: Any) -> Words | None:
        return beside(words(value, name), self._settled.shift, self._text)

    def _chain(self, form: str) -> tuple[tuple[Hop, ...], list[str]]:
        """Make the hops, and list the keys of who speaks in each."""
        links = self._links()
        if len(links) > _HOPS:
            raise BadWord(f"chain: it has {len(links)} hops, and {_HOPS} is the most")
        outer = [self._words("outer_cues", cue) for cue in listed(self._value.get("outer_cues"))]
        cues = dict(zip(range(len(links) - 2, -1, -1), reversed(outer), strict=False))
        hops: list[Hop] = []
        for n, link in enumerate(links):
            last = n == len(links) - 1
            keys = _keys(link)
            if n == 0 and self._agents.is_outlet("".join(keys[:1])) and not _told(link):
                alone = last and form != "narrated"
                hops.append(self._own_voice() if alone else Hop())
            else:
                hops.append(self._hop(link, keys, cues.get(n), last))
        if hops[-1].said is None:
            said = dated(self._value.get("said", self._value.get("date")), "said")
            hops[-1] = changed(hops[-1], said=said)
        return tuple(hops), ["".join(_keys(link)[:1]) for link in links]

    def _own_voice(self) -> Hop:
        outlet = self._agents.outlet
        return Hop(by=(Mention(text=outlet),) if outlet else ())

    def _links(self) -> list[Any]:
        """List the links of the chain as the file gives them, outermost first."""
        value = self._value
        told = value.get("chain")
        if isinstance(told, list) and told:
            return told
        who = value.get("who", value.get("claimant"))
        before = value.get("reported_by")
        if isinstance(before, str):
            before = [part.strip() for part in before.split(">") if part.strip()]
        if not isinstance(before, list):
            outlet = who is not None and self._agents.is_outlet("".join(_keys(who)[:1]))
            narrated = form_of(value.get("form")) == "narrated"
            before = [] if outlet or (who is None and narrated) else [{}]
        return [*before, who if who is not None else {}]

    def _hop(self, link: Any, keys: list[str], outer: Words | None, last: bool) -> Hop:
        value = self._value
        told: Json = link if isinstance(link, Mapping) else {}
        mention = self._words("mention", told.get("mention", told.get("source_mention")))
        cue = self._words("cue", told.get("cue")) or outer
        if last:
            own = value.get("source_mention", value.get("mention"))
            mention = mention or self._words("source_mention", own)
            cue = cue or self._words("cue", value.get("cue"))
        by = [self._agents.mention(key, mention if n == 0 else None) for n, key in enumerate(keys)]
        if not keys and mention:
            by = [Mention(at=mention.at, text=mention.text)]
        mine: Json = {**value, **told} if last else told
        found = class_of(cue.text if cue else "")
        return Hop(
            by=tuple(m for m in by if m),
            cue=cue,
            said=dated(told.get("said"), "chain.said"),
            verb=one_of(VERBS, mine.get("verb")) or found.verb,
            voice=one_of(VOICES, mine.get("voice")) or found.voice,
            wording=one_of(WORDINGS, mine.get("wording")) or "unknown",
        )

    def _hedges(self, keys: list[str]) -> Iterator[Hedge]:
        for each in listed(self._value.get("hedges")):
            found = self._words("hedges", each)
            if found is None or not found.text.strip():
                raise BadWord(f"hedges: a hedge needs its words, not {each!r:.60}")
            told: Json = each if isinstance(each, Mapping) else {}
            by = text(told.get("by"))
            owner = keys.index(by) if by in keys else number(told.get("owner"))
            yield Hedge(at=found.at, owner=owner, text=found.text)

    def _occurrence(self) -> Occurrence | None:
        value = self._value
        told = value.get("event", value.get("occurrence"))
        happened = dated(told, "event") if told else dated(value.get("happened"), "happened")
        if not (told or happened):
            return None
        found = self._words("event", told) if isinstance(told, Mapping) else None
        key = text(told.get("key")) if isinstance(told, Mapping) else ""
        if happened is None and found is None and not key:
            return None
        return Occurrence(happened=happened, key=key, words=found or Words())

    def _addressee(self) -> Mention | None:
        told = self._value.get("addressee")
        if isinstance(told, Mapping):
            key = "".join(_keys(told)[:1])
            found = self._words("addressee", told.get("mention", told))
            return self._agents.mention(key, found) if key or found else None
        return self._agents.mention(text(told), None) if text(told) else None

    def _extras(self, form: str) -> dict[str, str]:
        value = self._value
        extras = kept(value, _KNOWN)
        own = value.get("extras")
        extras |= kept(own) if isinstance(own, Mapping) else {}
        if act_of(value.get("act")) is None and value.get("act"):
            extras["act"] = str(value["act"])
        if form_of(value.get("form")) is None and value.get("form"):
            extras["form"] = str(value["form"])
        flags = [str(f) for f in listed(value.get("flags")) if f not in FLAGS]
        event = value.get("event")
        if flags:
            extras["flags"] = " ".join(flags)
        if isinstance(event, Mapping) and text(event.get("basis")):
            extras["event.basis"] = text(event.get("basis"))
        if self._settled.how:
            extras["place"] = self._settled.how
        return extras


def _standing(value: Json) -> Standing:
    told = spans(value.get("spans"), "spans")
    if not told and value.get("start") is not None:
        told = (span(value, "start"),)
    return Standing(
        content=text(value.get("content")),
        exact=text(value.get("exact")) or text(value.get("text")),
        prefix=text(value.get("prefix")),
        spans=told,
        suffix=text(value.get("suffix")),
    )


def _keys(link: Any) -> list[str]:
    """List the keys or names of those who speak in one link of a chain."""
    if isinstance(link, Mapping):
        link = next((link[n] for n in ("who", "by", "agent", "name") if n in link), None)
    return [name for each in listed(link) if (name := text(each))]


def _told(link: Any) -> bool:
    """Tell whether a link says more than who speaks."""
    return isinstance(link, Mapping) and bool(set(link) - {"who", "by", "agent", "name"})
