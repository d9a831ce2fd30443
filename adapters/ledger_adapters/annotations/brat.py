"""Reads a text annotated in brat's stand-off format: a `.ann` file beside its `.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, SourceFile, anchor
from ledger.claims import Agent, Claim, Hop, Mention, Span, Words
from ledger.errors import BadSource
from ledger_adapters.annotations.attributions import Attributed, Attribution, Roles, attributed
from ledger_adapters.annotations.brat_lines import read_lines
from ledger_adapters.annotations.cues import class_of
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.located import Located, locate
from ledger_adapters.annotations.nesting import Stretch, above, parents
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.places import LONGEST, Lost, PlainText
from ledger_adapters.annotations.standing import Name, left_over, names, told_of
from ledger_adapters.annotations.standoff import Standoff, gather
from ledger_adapters.annotations.wording import worded

_MAX: Final = 4 * 1024 * 1024


def read_brat(file: SourceFile, options: Options) -> Iterator[Item]:
    """Read the annotations and the text; either file may be the one that is named.

    Raises `BadSource` when the other is missing.
    """
    ann, txt = _pair(file, options)
    ann.whole(_MAX)
    standoff = gather(read_lines(ann.lines()))
    yield from standoff.flaws
    yield from _Reading(standoff, txt, options, _key(ann.name, txt.name, options)).items()


def _pair(file: SourceFile, options: Options) -> tuple[SourceFile, SourceFile]:
    """Find the annotations and their text."""
    stem = file.name.rsplit(".", 1)[0]
    if not file.name.lower().endswith(".ann") and file.has(f"{stem}.ann"):
        return file.sibling(f"{stem}.ann"), file
    if file.name.lower().endswith(".txt"):
        why = f"there is no {stem}.ann beside it, and it holds no annotations itself"
        raise BadSource(path=str(file.path), why=why)
    others = (f"{stem}.txt", f"{stem.rpartition('_')[0]}.txt")  # PolNeAR adds the annotator
    names = (options.text,) if options.text else others
    for name in names:
        if name != file.name and file.has(name):
            return file, file.sibling(name)
    why = f"there is no {names[0]} beside it, and offsets mean nothing without their text"
    hint = "put it there, or name it: text='NAME' (--option text=NAME)"
    raise BadSource(path=str(file.path), why=f"{why}; {hint}")


def _key(ann: str, txt: str, options: Options) -> str:
    """Tell the annotations of one annotator from another's of the same text."""
    told = ann.rsplit(".", 1)[0].removeprefix(txt.rsplit(".", 1)[0])
    return " ".join(filter(None, (options.annotator, told)))


@attrs.frozen(kw_only=True)
class _Placed:
    """An attribution, with where its content and cue stand."""

    attribution: Attribution
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    moved: dict[str, str]


class _Reading:
    """One annotated text while it is read."""

    def __init__(
        self, standoff: Standoff, txt: SourceFile, options: Options, annotator: str
    ) -> None:
        self._file = standoff
        self._txt = txt
        self._options = options
        self._annotator = annotator
        self._text = PlainText(txt.text())
        self._attributed: Attributed = attributed(standoff, Roles(options))
        self._located: Located = locate(self._text, standoff.marked.values())
        self._names = names(standoff)
        self._agents: set[str] = set()
        self._lost: list[Flaw] = []

    def items(self) -> Iterator[Item]:
        """Give the document, then its claims."""
        used = {of for each in self._attributed.found for of in each.uses}
        extras, flaws = left_over(self._file, used | self._attributed.relations, self._names)
        yield self._document(extras)
        yield from (*flaws, *self._attributed.flaws)
        placed: list[_Placed] = []
        hops: dict[str, Hop] = {}
        for attribution in self._attributed.found:
            made = self._placed(attribution)
            if made:
                placed.append(made)
                hops[attribution.key] = self._hop(made)
            yield from self._lost
            self._lost.clear()
        around = parents([_stretch(each, hops) for each in placed], self._told(placed))
        for each in placed:
            chain = [hops[key] for key in above(each.attribution.key, around)]
            yield from self._drafts(each, (Hop(), *chain, hops[each.attribution.key]))
            yield from self._lost
            self._lost.clear()

    def _document(self, extras: dict[str, str]) -> Document:
        told, options = dict(extras), self._options
        if self._located.counted:
            told["offsets"] = self._located.counted
        return Document(
            extras=told,
            file=self._txt.name,
            host=options.host,
            key="",
            language=options.language,
            published=options.stated,
            publisher=options.publisher,
            text=self._text.text,
            title=options.title,
            url=options.url,
        )

    def _placed(self, attribution: Attribution) -> _Placed | None:
        """Find where an attribution's content stands; None, and a flaw, where it is lost."""
        moved: dict[str, str] = {}
        content = self._spans(attribution.content, "content", moved, attribution)
        if content is None or not any(end > start for start, end in content):
            return None
        cue = self._spans(attribution.cue, "cue", moved, attribution) or ()
        return _Placed(attribution=attribution, content=content, cue=cue, moved=moved)

    def _spans(
        self, ids: tuple[str, ...], role: str, moved: dict[str, str], of: Attribution
    ) -> tuple[Span, ...] | None:
        """List where marked words stand, in order and overlaps joined; None when some are lost."""
        found: list[Span] = []
        for id in ids:
            for place in self._located.found[id]:
                if isinstance(place, Lost):
                    self._flaw(of, id, role, place)
                    return None
                found.append(place.span)
                if place.how:
                    moved[f"{role}.place"] = place.how
        if sum(end - start for start, end in found) > LONGEST:
            self._flaw(of, ids[0], role, Lost(why=f"it is longer than {LONGEST} characters"))
            return None
        return _joined(self._text.text, found)

    def _flaw(self, of: Attribution, id: str, role: str, lost: Lost) -> None:
        mark = self._file.marked[id]
        why = f"the {role} {id} of {of.key}: {lost.why}"
        self._lost.append(Flaw(at=f"line {mark.line}", raw=mark.exact[:1000], why=why))

    def _hop(self, each: _Placed) -> Hop:
        of = each.attribution
        by = tuple(m for id in of.who if (m := self._mention(id, "who", each)) is not None)
        cue = self._words(each.cue)
        found = class_of(cue.text if cue else "")
        wording = worded(self._text.text, each.content).wording
        return Hop(by=by, cue=cue, verb=found.verb, voice=found.voice, wording=wording)

    def _mention(self, id: str, role: str, each: _Placed) -> Mention | None:
        """Name who is marked; without a place where the words are lost."""
        known = self._names.get(id)
        agent = handle(known.key) if known else None
        spans = self._spans((id,), role, each.moved, each.attribution)
        words = self._words(spans) if spans else None
        if words is None:
            exact = self._file.marked[id].exact[:4096]
            return Mention(agent=agent, text=exact) if exact.strip() else None
        return Mention(agent=agent, at=words.at, text=words.text)

    def _words(self, spans: tuple[Span, ...]) -> Words | None:
        if not spans:
            return None
        text = " ".join(self._text.text[start:end] for start, end in spans)
        return Words(at=spans[0], text=text[:4096])

    def _told(self, placed: list[_Placed]) -> dict[str, str]:
        """List which attributions are the content of another, by the file's own word."""
        holding = {p.attribution.holds: p.attribution.key for p in placed if p.attribution.holds}
        keys = [p.attribution.key for p in placed]
        return {key: holding[of] for key in keys if (of := key.split(" ")[0]) in holding}

    def _drafts(self, each: _Placed, chain: tuple[Hop, ...]) -> Iterator[Item]:
        of = each.attribution
        for id in (*of.who, *of.addressee):
            if id in self._names:
                yield from self._agent(self._names[id], f"line {of.line}")
        form = worded(self._text.text, each.content)
        place = anchor(self._text.text, *each.content)
        addressee = self._mention(of.addressee[0], "addressee", each) if of.addressee else None
        key = f"{self._annotator} {of.key}".strip()
        claim = Claim(
            act=class_of(chain[-1].cue.text if chain[-1].cue else "").act,
            addressee=addressee,
            anchor=place,
            chain=chain,
            content=place.exact,
            extras={**told_of(of, self._file), **self._more(of), **each.moved},
            form=form.form,
            id=handle(key),
            quotes=form.quotes,
            source="",
        )
        yield Draft(at=f"line {of.line}", key=key, record=claim)

    def _more(self, of: Attribution) -> dict[str, str]:
        """Keep what a claim has no field for: further addressees."""
        more = [self._file.marked[id].exact for id in of.addressee[1:]]
        return {"addressee": "; ".join(more)} if more else {}

    def _agent(self, name: Name, at: str) -> Iterator[Draft]:
        if name.key not in self._agents:
            self._agents.add(name.key)
            agent = Agent(id=handle(name.key), names=(name.name,))
            yield Draft(at=at, key=f"agent {name.key}", record=agent)


def _stretch(each: _Placed, hops: dict[str, Hop]) -> Stretch:
    """Say what of an attribution has to stand inside another: cue and content, or else its who."""
    who = tuple(m.at for m in hops[each.attribution.key].by if m.at)
    inner = (*(each.cue or who), *each.content)
    return Stretch(content=each.content, inner=inner, key=each.attribution.key)


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Put spans in order; those that overlap, or are parted by white space alone, are one.

    brat parts a stretch at every line's end.
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
