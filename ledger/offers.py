"""What a plugin may offer and yield, and what is wrong with what it does."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, Final, get_args

import attrs

from ledger.adapter import Adapter, Document, Draft, Flaw, Passage, Reader, Record
from ledger.claims import Amendment, Claim, Correction
from ledger.errors import nearest
from ledger.times import When

PREFIX: Final = "ledger_"
"""What the names of all hooks begin with."""
_RECORDS: Final = frozenset(get_args(Record))
_REFERENCES: Final = ("agent", "claim", "id", "other", "party", "target")
_LISTS: Final = ("names", "parties", "rests_on")
_TEXT: Final = {str}
_TEXTS: Final = tuple(f.name for f in attrs.fields(Document) if f.type in ("str", str))


class Hooks:
    """The hooks that a plugin may have; each is called without arguments and returns a list."""

    def ledger_adapters(self) -> Sequence[Adapter]:
        """Offer adapters: instances, not classes."""
        return ()

    def ledger_readers(self) -> Sequence[Reader]:
        """Offer readers of prose: instances, not classes."""
        return ()


def hooks() -> list[str]:
    """List the names of all hooks of this release."""
    return [name for name in dir(Hooks) if name.startswith(PREFIX)]


def strange_hooks(module: object) -> str:
    """Tell of functions that look like hooks and are none, and of a plugin that has none at all."""
    known = hooks()
    strange = [
        f"{name} is no hook of this release.{nearest(name, known)}"
        for name in dir(module)
        if name.startswith(PREFIX) and name not in known
        if inspect.isroutine(getattr(module, name))
    ]
    if not (strange or any(hasattr(module, name) for name in known)):
        return f"it has no hook, neither {' nor '.join(known)}"
    return " ".join(strange)


def no_adapter(thing: Any) -> str:
    """Say why a thing is no adapter; "" when it is one."""
    if isinstance(thing, type):
        return "a class; offer an instance"
    if not isinstance(thing, Adapter):
        return "an adapter has name, version, options, sniff and read"
    if not _is_attrs_class(thing.options):
        return "its options are no attrs class; use NoOptions for none"
    return _no_name(thing)


def no_reader(thing: Any) -> str:
    """Say why a thing is no reader; "" when it is one."""
    if isinstance(thing, type):
        return "a class; offer an instance"
    if not isinstance(thing, Reader):
        return "a reader has name, version and read"
    return _no_name(thing)


def _no_name(thing: Any) -> str:
    if not (isinstance(thing.name, str) and thing.name):
        return "its name is no text"
    return "" if isinstance(thing.version, int) else "its version is no whole number"


def _is_attrs_class(thing: object) -> bool:
    return isinstance(thing, type) and attrs.has(thing)


def no_item(item: Any) -> str:
    """Say what is wrong with an item that an adapter or reader yields; "" when nothing is.

    Looks at what the host relies on before it checks an event: that text is text.
    """
    if isinstance(item, Draft):
        return _no_draft(item)
    if isinstance(item, Flaw):
        return _no_text({"at": item.at, "raw": item.raw, "why": item.why})
    if isinstance(item, Passage):
        texts = {"author": item.author, "document": item.document, "kind": item.kind}
        return _no_text(texts) or _no_span(item.span)
    return _no_document(item) if isinstance(item, Document) else "it is none of the four"


def _no_draft(draft: Draft) -> str:
    record: Any = draft.record
    if type(record) not in _RECORDS:
        return f"its record is a {type(record).__name__}, which is no record"
    if {type(draft.at), type(draft.document), type(draft.key), type(draft.version)} != _TEXT:
        return _no_text({n: getattr(draft, n) for n in ("at", "document", "key", "version")})
    if isinstance(record, Amendment | Correction):
        record = record.claim
        if not isinstance(record, Claim):
            return f"its record.claim is no claim: {record!r:.80}"
    if isinstance(record, Claim):
        return _no_text({"record.content": record.content, "record.id": record.id})
    return _no_text({f"record.{n}": getattr(record, n, "") for n in _REFERENCES}) or _no_list(
        record
    )


def _no_list(record: Any) -> str:
    for name in _LISTS:
        listed = getattr(record, name, ())
        if not isinstance(listed, tuple) or {*map(type, listed)} - _TEXT:
            return f"its record.{name} is no tuple of texts: {listed!r:.80}"
    return ""


def _no_document(document: Document) -> str:
    extras: Any = document.extras
    dates: tuple[Any, ...] = document.published, document.retrieved
    if not isinstance(extras, dict) or {*map(type, extras), *map(type, extras.values())} - _TEXT:
        return f"its extras are no mapping of text to text: {extras!r:.80}"
    if not all(date is None or isinstance(date, When) for date in dates):
        return "its published and retrieved are made by ledger.times.when, or None"
    return _no_text({name: getattr(document, name) for name in _TEXTS})


def _no_text(texts: dict[str, Any]) -> str:
    strange = next((name for name, text in texts.items() if not isinstance(text, str)), None)
    return f"its {strange} is no text: {texts[strange]!r:.80}" if strange else ""


def _no_span(span: Any) -> str:
    if isinstance(span, tuple) and len(span) == 2 and all(type(end) is int for end in span):
        return "" if 0 <= span[0] <= span[1] else f"its span {span} ends before it begins"
    return f"its span is no pair of whole numbers: {span!r:.80}"
