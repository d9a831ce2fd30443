"""One comment as a page gives it: who wrote it, when, in answer to what, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from ledger.times import When

_OWN: Final = re.compile(
    r"^(?:li-|div-|dsq-|wp-)?(?:comment|post|reply|cmt)?[-_:]?([\w.:/-]*\d[\w.:/-]*)$",
    re.IGNORECASE,
)


@attrs.frozen
class Stretch:
    """A paragraph of a comment; `quoted` tells that it repeats what somebody else wrote."""

    text: str
    quoted: bool = False


@attrs.frozen(kw_only=True)
class Comment:
    """A reader's comment. `id` is the page's own, "" where it has none.

    `parent` is the place in the thread of what it answers, None for a first comment or where that
    is not on the page; `answers` is the page's own id of it, as far as given.
    """

    answers: str = ""
    author: str = ""
    extras: tuple[tuple[str, str], ...] = ()
    id: str = ""
    parent: int | None = None
    said: When | None = None
    stretches: tuple[Stretch, ...]

    @property
    def own(self) -> str:
        """What its writer wrote, without what is quoted."""
        return " ".join(s.text for s in self.stretches if not s.quoted)


def cited(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Take a paragraph behind ">" for a quotation; of a comment that is nothing else, none is."""
    made = [Stretch(s.text, s.quoted or s.text.startswith((">", "\u201c>"))) for s in stretches]
    return tuple(made if not all(s.quoted for s in made) else (Stretch(s.text) for s in made))


def comment_id(raw: str) -> str:
    """Write a comment's id one way: "comment-12", "li-comment-12" and "…#comment-12" are 12."""
    bare = raw.strip()[-300:]
    bare = bare.rpartition("#")[2] if "#" in bare else bare
    found = _OWN.match(bare)
    return found.group(1) if found else bare
