"""From an entry to what the ledger takes: a document with its prose, or a comment's claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from ledger.adapter import Document, Draft, Flaw, Item, Passage, anchor, changed
from ledger.claims import Agent, Claim, Hop, Mention, Span
from ledger.times import When
from ledger_adapters.feed.dates import version
from ledger_adapters.feed.entry import Comment, Entry, Head
from ledger_adapters.feed.options import Options
from ledger_adapters.feed.trees import legal

SHORT: Final = 2000
LONGEST: Final = 100_000
_ROOM: Final = 200_000
_FRAGMENT: Final = re.compile(r"#((?:comment|c|cmt|reply|respond|idcomment)[-_]?\d{1,20})$", re.I)
_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s]")
_THREADS: Final = re.compile(r"comments? (?:on|for)\b:?", re.IGNORECASE)
_ANSWERS: Final = re.compile(
    r"(?:In reply to|En réponse à|Als Antwort auf|En respuesta a) .{1,200}"
)


class Teller:
    """Tells the entries of one feed, remembering which were told already."""

    def __init__(self, head: Head, options: Options) -> None:
        self._head = head
        self._options = options
        self._seen: set[int] = set()
        self._told = False

    def items(self, entry: Entry) -> Iterator[Item]:
        """Turn an entry into a document, with a passage of prose or claims of comments."""
        if entry.status and not self._options.unpublished:
            return
        if entry == Entry(at=entry.at, language=entry.language):
            yield Flaw(at=entry.at, why="it says nothing")
            return
        link = entry.link if _URL.match(entry.link) else ""
        key = _key(entry, "" if link else self._head.link or self._head.title)
        again = self._again("key", key)
        if not again and self._again("link", link):
            link = ""  # another entry speaks of the same page: each is a source of its own
        comment = self._is_comment(entry)
        text, spans = _text(entry, legal(entry.text))
        extras, left_out = _fitting(self._extras(entry, link, key))
        yield from (Flaw(at=entry.at, why=f"{n!r} is too long; it was left out") for n in left_out)
        document = self._document(entry, key, link, text, extras)
        yield document
        if again:
            return
        yield from self._outlet_told(document)
        if comment:
            yield from self._comment(entry, document)
        elif entry.text.strip():
            yield Passage(document=key, kind="body", span=(0, len(legal(entry.text))))
        for told, span in zip(entry.comments, spans, strict=True):
            yield self._under(told, span, document)

    def _outlet_told(self, document: Document) -> Iterator[Draft]:
        """Tell once what the feed says of itself, as an agent: the outlet that it is of."""
        head, name = self._head, self._own()[:SHORT]
        if self._told or not name:
            return
        self._told = True
        said = (("link", head.link), ("author", "; ".join(head.authors)), *head.extras.items())
        outlet = Agent(extras=_fitting(said)[0], id=name, kind="outlet", names=(name,))
        yield Draft(at="feed", document=document.key, record=outlet)

    def _own(self) -> str:
        """Say what the feed's own outlet is called."""
        return self._options.publisher or _THREADS.sub("", self._head.title, count=1).strip()

    def _again(self, what: str, word: str) -> bool:
        """Tell whether the feed has had that key or link before, and take note of it."""
        known = hash((what, word))
        if not word or known not in self._seen:
            self._seen.add(known)
            return False
        return True

    def _is_comment(self, entry: Entry) -> bool:
        if self._options.kind != "auto":
            return self._options.kind == "comments"
        if entry.parent is not None or self._head.parent is not None:
            return True
        named = _FRAGMENT.search(entry.link) or _FRAGMENT.search(entry.id)
        return bool(named or _THREADS.match(self._head.title))

    def _outlet(self, entry: Entry) -> tuple[str, str]:
        """Say who published an entry, and whose feed it is in where that is somebody else."""
        own = self._own()
        if entry.outlet is None or entry.outlet == self._head.title:
            said = entry.extras.get("publisher", "")
            return (said, own) if said and said != own else (own, "")
        return entry.outlet, own

    def _document(
        self, entry: Entry, key: str, link: str, text: str, extras: dict[str, str]
    ) -> Document:
        publisher, host = self._outlet(entry)
        return Document(
            extras=extras,
            host=host[:SHORT],
            key=key,
            language=entry.language[:100],
            published=entry.published,
            publisher=publisher[:SHORT],
            text=text,
            title=entry.title[:SHORT],
            url=link if len(link) <= SHORT else "",
        )

    def _extras(self, entry: Entry, link: str, key: str) -> Iterator[tuple[str, str]]:
        authors = entry.authors
        if not authors and entry.outlet is None:
            authors = self._head.authors  # RFC 4287, section 4.2.1
        yield "author", "; ".join(authors)
        if entry.updated:
            yield "updated", entry.updated.words
        if entry.link not in (link, entry.id) or len(link) > SHORT:
            yield "link", entry.link
        if entry.id != key:
            yield "id", entry.id
        if len(entry.title) > SHORT:
            yield "title", entry.title
        if entry.status:
            yield "wp:unpublished", entry.status
        yield from entry.extras.items()

    def _comment(self, entry: Entry, document: Document) -> Iterator[Item]:
        """Make a comment in a feed of its own the claim of who wrote it."""
        parent, start = _parent(entry)
        text = document.text.rstrip()
        if not text[start:].strip():
            yield Flaw(at=entry.at, raw=entry.title[:SHORT], why="it is a comment without words")
            return
        by = "; ".join(entry.authors)
        claim = _claim(document, (start, len(text)), by, entry.published)
        handle = _handle(entry.id or entry.link or document.key)
        made = changed(claim, id=handle, reply_to=_handle(parent) if parent else None)
        yield Draft(
            at=entry.at,
            document=document.key,
            key=document.key,
            record=made,
            version=version(entry.updated),
        )

    def _under(self, comment: Comment, span: Span, document: Document) -> Draft:
        """Make a comment that is kept with its entry the claim of who wrote it."""
        claim = _claim(document, span, comment.author, comment.said)
        parent = f"wp:comment:{comment.parent}" if comment.parent else None
        key = f"wp:comment:{comment.key}" if comment.key else ""
        made = changed(
            claim, extras=dict(_fitting(comment.extras.items())[0]), id=key or "comment",
            reply_to=parent,
        )  # fmt: skip
        return Draft(at=key, document=document.key, key=key, record=made)


def _claim(document: Document, span: Span, author: str, said: When | None) -> Claim:
    """Make a claim as the reader of prose makes one of a comment: direct, verbatim, set apart."""
    start, end = span[0], min(span[1], span[0] + LONGEST)
    by = (Mention(text=author[:200]),) if author else (Mention(text="commenter"),)
    outlet = (Mention(text=document.publisher),) if document.publisher else ()
    return Claim(
        anchor=anchor(document.text, (start, end)),
        chain=(
            Hop(by=outlet, verb="publish"),
            Hop(by=by, said=said, verb="say", wording="verbatim"),
        ),
        content=document.text[start:end],
        flags=("comment",),
        form="direct",
        id="comment",
        source=document.key,
    )


def _key(entry: Entry, feed: str) -> str:
    """Give the source's own key: id or guid, else the link, else the sum of what it says.

    An id that is no URI ("17") is one in its feed alone.
    """
    for word in (entry.id, entry.link):
        if 0 < len(word) <= SHORT:
            return f"{feed[:SHORT]}#{word}" if feed and ":" not in word else word
    said = "\x1f".join((entry.id, entry.link, entry.title, entry.text, *entry.authors))
    return f"sha256:{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _text(entry: Entry, text: str) -> tuple[str, list[Span]]:
    """Put the comments kept with an entry under its text, each behind its author's name."""
    parts, spans, at = [text], [], len(text)
    for comment in entry.comments:
        label = f"\n\n{legal(comment.author)}:\n" if comment.author else "\n\n"
        words = legal(comment.text)
        spans.append((at + len(label), at + len(label) + len(words)))
        parts += (label, words)
        at = spans[-1][1]
    return "".join(parts), spans


def _parent(entry: Entry) -> tuple[str, int]:
    """Say which comment another answers, and where its own words begin.

    WordPress's comment feeds say so in the first line of the text alone.
    """
    text = legal(entry.text)
    first, _, _ = text.partition("\n")
    start = len(first) if _ANSWERS.fullmatch(first) and len(text) > len(first) else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    parent = entry.parent
    return (parent.ref or parent.href if parent else ""), start


def _handle(word: str) -> str:
    """Shorten what an entry is called to what its replies call it by."""
    found = _FRAGMENT.search(word)
    if found:
        return found[0].lower()
    if len(word) <= 64:
        return word
    return f"#{sha256(word.encode('utf-8', 'replace')).hexdigest()[:60]}"


def _fitting(extras: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """Keep the extras that a record has room for; name those that it has not."""
    kept: dict[str, str] = {}
    left_out: list[str] = []
    room = _ROOM
    for name, value in extras:
        if not value:
            continue
        if len(name) > SHORT or len(value) > min(room, LONGEST):
            left_out.append(name[:100])
            continue
        kept[legal(name)] = legal(value)
        room -= len(name) + len(value)
    return kept, left_out
