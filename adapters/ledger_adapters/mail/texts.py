"""The text of a message: which part says it, in which charset, its lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ledger.markup import plain
from ledger_adapters.mail.fields import text_of
from ledger_adapters.mail.mime import Part

_SPACES: Final = re.compile(r"[ \t]+(?=\n|$)")
_MANY: Final = re.compile(r"\n{3,}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_QUOTES: Final = re.compile(r"(?:>[ ]?)*+")
_ENCRYPTED: Final = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)

_PGP: Final = "-----BEGIN PGP MESSAGE-----"
_PGP_SIGNED: Final = "-----BEGIN PGP SIGNED MESSAGE-----"


@attrs.frozen(kw_only=True)
class Body:
    """What a message says, as plain text, and what is beside it.

    `html` tells that the text was made of HTML; `signed` and `encrypted` name how.
    """

    attachments: tuple[str, ...] = ()
    encrypted: str = ""
    faults: tuple[str, ...] = ()
    forwarded: tuple[bytes, ...] = ()
    html: bool = False
    signed: str = ""
    text: str = ""


def body_of(message: Part) -> Body:
    """Find a message's text and what is attached to it."""
    shown = [part for part in _shown(message) if _is_text(part)]
    texts = [_text(part) for part in shown]
    beside = [p for p in message.walk() if not p.parts and p not in shown and _is_beside(p)]
    parts = list(message.walk())
    return Body(
        attachments=tuple(p.told() for p in beside if p.media_type != "message/rfc822"),
        encrypted=next(filter(None, map(_encrypted, parts)), "") or _armoured(texts),
        faults=tuple(dict.fromkeys(why for _, why in texts if why)),
        forwarded=tuple(p.content() for p in beside if p.media_type == "message/rfc822"),
        html=any(p.media_type == "text/html" for p in shown),
        signed=next(filter(None, map(_signed, parts)), "") or _signed_inline(texts),
        text=_tidy("\n\n".join(text.strip("\n") for text, _ in texts)),
    )


def _shown(part: Part) -> Iterator[Part]:
    """Give the parts that a reader of mail would show as its text (RFC 2046, section 5.1)."""
    if part.media_type == "multipart/alternative" and part.parts:
        choices = [list(_shown(choice)) for choice in part.parts]
        yield from _best(choices)
    elif part.media_type == "multipart/related" and part.parts:
        yield from _shown(part.parts[0])
    elif part.parts:
        for inner in part.parts:
            yield from _shown(inner)
    elif not part.is_attached:
        yield part


def _best(choices: list[list[Part]]) -> list[Part]:
    """Prefer plain text, unless it says next to nothing of what the HTML says."""
    found: dict[str, tuple[list[Part], int]] = {}
    for parts in choices:
        texts = [part for part in parts if _is_text(part)]
        if texts:
            words = sum(len(_text(part)[0].split()) for part in texts)
            found.setdefault(texts[0].media_type, (parts, words))
    whole = found.get("text/plain")
    html = found.get("text/html")
    if whole and whole[1] and not (html and whole[1] * 10 < html[1]):
        return whole[0]
    return (html or whole or (next(iter(choices), []), 0))[0]


def _is_text(part: Part) -> bool:
    return part.media_type in ("text/plain", "text/html", "text/enriched", "text/markdown")


def _is_beside(part: Part) -> bool:
    """Tell whether a part is an attachment: no other form of the text, no signature, no pixel."""
    if part.media_type in ("application/pgp-signature", "application/pkcs7-signature"):
        return False
    if part.media_type.startswith("text/") and not part.is_attached:
        return part.media_type not in ("text/plain", "text/html", "text/x-amp-html")
    return part.is_attached or part.media_type.startswith(("application/", "image/", "message/"))


def _signed(part: Part) -> str:
    if part.media_type == "multipart/signed":
        return f"{part.fields.parameter('content-type', 'protocol') or 'yes'} (not verified)"
    if part.fields.parameter("content-type", "smime-type") == "signed-data":
        return "application/pkcs7-mime (not verified)"
    return ""


def _encrypted(part: Part) -> str:
    if part.media_type not in _ENCRYPTED:
        return ""
    return part.fields.parameter("content-type", "protocol") or part.media_type


def _armoured(texts: list[tuple[str, str]]) -> str:
    return next(("PGP" for text, _ in texts if text.lstrip().startswith(_PGP)), "")


def _signed_inline(texts: list[tuple[str, str]]) -> str:
    return next(("PGP, inline (not verified)" for text, _ in texts if _PGP_SIGNED in text), "")


def _text(part: Part) -> tuple[str, str]:
    """Decode a part into plain text; tells what was wrong with its bytes."""
    text, why = text_of(part.content(), part.fields.parameter("content-type", "charset"))
    text = _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if part.media_type == "text/html":
        return plain(text, quote=">"), why
    if part.fields.parameter("content-type", "format").lower() == "flowed":
        delsp = part.fields.parameter("content-type", "delsp").lower() == "yes"
        text = "\n".join(_flowed(text, delsp=delsp))
    return text, why


def _flowed(text: str, *, delsp: bool) -> Iterator[str]:
    """Join the lines that a sender's program has broken (RFC 3676, section 4)."""
    joined: list[str] = []
    depth = 0
    for line in text.split("\n"):
        marks = _QUOTES.match(line)
        quoted = marks[0].count(">") if marks and line.startswith(">") else 0
        rest = line[marks.end() :] if marks and quoted else line.removeprefix(" ")
        if joined and (quoted != depth or rest == "-- "):
            yield _marked(depth, "".join(joined))
            joined = []
        depth = quoted
        flows = rest.endswith(" ") and rest != "-- "
        joined.append(rest[:-1] if flows and delsp else rest)
        if not flows:
            yield _marked(depth, "".join(joined))
            joined = []
    if joined:
        yield _marked(depth, "".join(joined))


def _marked(depth: int, line: str) -> str:
    return f"{'>' * depth} {line}" if depth else line


def _tidy(text: str) -> str:
    """Drop white space at line ends, but for a signature's mark; keep one empty line at most."""
    lines = [line if line.endswith("-- ") else line.rstrip(" \t") for line in text.split("\n")]
    return _MANY.sub("\n\n", "\n".join(lines)).strip("\n")
