"""Everything that can go wrong, one class each, saying where and what to do next.

Every error is a `LedgerError` and also the builtin that a caller would catch without knowing this
library (`ValueError`, `LookupError`, `OSError`, ...). Errors are built from typed keyword fields,
survive pickling and print one or two plain sentences.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import attrs

from ledger.visible import Visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _rebuild(cls: Callable[..., Exception], fields: dict[str, Any]) -> Exception:
    return cls(**fields)


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which of the known words was probably meant, as the end of an error's sentence."""
    close = get_close_matches(str(word), list(known), n=3, cutoff=0.5)
    return f" Did you mean {' or '.join(repr(c) for c in close)}?" if close else ""


class LedgerError(Visible, Exception):
    """Anything this library refuses, with the reason and the way out."""

    def __reduce__(self) -> tuple[Any, ...]:
        own: tuple[attrs.Attribute[Any], ...] = getattr(type(self), "__attrs_attrs__", ())
        fields = {f.name: getattr(self, f.name) for f in own}
        return _rebuild, (type(self), fields)


@attrs.define(kw_only=True)
class BadDate(LedgerError, ValueError):
    """A date is not written the way the ledger reads dates (EDTF)."""

    text: str
    why: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.text!r} is not a date the ledger can read: {self.why}. {self.hint}".strip()


@attrs.define(kw_only=True)
class BadEvent(LedgerError, ValueError):
    """An event breaks a rule of its kind; nothing of its batch was written."""

    kind: str
    where: str
    why: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.why}. {self.hint}".strip()


@attrs.define(kw_only=True)
class Taken(BadEvent, ValueError):
    """An id or a record's key is in the ledger already; nothing of the batch was written."""


@attrs.define(kw_only=True)
class UnknownReference(LedgerError, LookupError):
    """An event refers to something that this ledger does not hold."""

    kind: str
    where: str
    what: str
    id: str

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.where}: this ledger holds no {self.what} {self.id!r}. "
            f"Record the {self.what} first, in an earlier event or earlier in the same batch."
        )


@attrs.define(kw_only=True)
class NotFound(LedgerError, LookupError):
    """What was asked for is not in this ledger."""

    what: str
    asked: str
    known: tuple[str, ...] = ()
    hint: str = ""

    def __str__(self) -> str:
        near = nearest(self.asked, self.known)
        return f"This ledger holds no {self.what} {self.asked!r}.{near} {self.hint}".strip()


@attrs.define(kw_only=True)
class UnknownTerm(LedgerError, LookupError):
    """A scale that the ledger knows has no such term."""

    scale: str
    asked: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        near = nearest(self.asked, self.known)
        return (
            f"The scale {self.scale!r} has no term {self.asked!r}.{near} "
            f"Its terms are: {', '.join(self.known)}."
        )


@attrs.define(kw_only=True)
class Ambiguous(LedgerError, LookupError):
    """What was asked for could be several things; the caller has to choose."""

    what: str
    asked: str
    candidates: tuple[str, ...]
    hint: str = "Name one of them."

    def __str__(self) -> str:
        listed = ", ".join(self.candidates)
        return f"{self.what} {self.asked!r} could be any of: {listed}. {self.hint}"


@attrs.define(kw_only=True)
class FutureKind(LedgerError, ValueError):
    """The ledger holds an event of a kind or version that this release does not know."""

    kind: str
    version: int
    seq: int | None = None

    def __str__(self) -> str:
        where = f" (event {self.seq})" if self.seq is not None else ""
        return (
            f"{self.kind}/{self.version}{where} was written by a newer claimledger. "
            "It can be verified and copied, but a view would be wrong without it: "
            "upgrade claimledger."
        )


@attrs.define(kw_only=True)
class Corrupt(LedgerError, ValueError):
    """Stored bytes are not what the ledger committed to; `seq` is the first bad event, if known."""

    where: str
    why: str
    seq: int | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.why}. Restore a backup; keep this file for the inquiry."


@attrs.define(kw_only=True)
class NotALedger(LedgerError, OSError):
    """The file cannot be opened as a ledger."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path} cannot be opened as a ledger: {self.why}."


@attrs.define(kw_only=True)
class WrongFormat(LedgerError, OSError):
    """The ledger file is of another format version than this release writes."""

    path: str
    found: str
    wanted: str

    def __str__(self) -> str:
        way = "It was written by a newer release: upgrade claimledger."
        if "draft" in self.found:
            way = "That was a draft: import its sources again into a new ledger."
        return f"{self.path} has format {self.found!r}, this release reads {self.wanted!r}. {way}"


@attrs.define(kw_only=True)
class StoreBusy(LedgerError, TimeoutError):
    """Another process kept the ledger locked for too long; nothing was written."""

    path: str
    seconds: int

    def __str__(self) -> str:
        return f"{self.path} was locked by another process for {self.seconds} s. Try again."


@attrs.define(kw_only=True)
class StoreFailed(LedgerError, OSError):
    """The disk or the database refused; nothing of the batch was written."""

    path: str
    why: str

    def __str__(self) -> str:
        done = "What failed was not written; mend the cause and run it again."
        return f"{self.path}: {self.why}. {done}"


@attrs.define(kw_only=True)
class UsedAfterFork(LedgerError, RuntimeError):
    """A ledger opened before a fork is used in the child process."""

    path: str

    def __str__(self) -> str:
        return f"{self.path} was opened before a fork. Open the ledger again in the child process."


@attrs.define(kw_only=True)
class BadMoment(LedgerError, ValueError):
    """The ledger cannot be asked about that moment."""

    bound: str
    asked: str
    why: str

    def __str__(self) -> str:
        return f"{self.bound}={self.asked}: {self.why.rstrip('.')}."


@attrs.define(kw_only=True)
class BadQuestion(LedgerError, ValueError):
    """A question cannot be answered in the way it was put."""

    asked: str
    why: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.asked}: {self.why}. {self.hint}".strip()


@attrs.define(kw_only=True)
class PredicateFailed(LedgerError, RuntimeError):
    """A caller's predicate raised; the original error is chained to this one."""

    event: int
    error: str

    def __str__(self) -> str:
        return (
            f"The predicate failed at the state after event {self.event}: {self.error}. "
            "Mend it: it is asked of every moment, of those too in which nothing stands yet."
        )


@attrs.define(kw_only=True)
class BadOptions(LedgerError, ValueError):
    """An option of an adapter, reader or command is unknown or has the wrong type."""

    adapter: str
    where: str
    why: str
    kind: str = "adapter"

    def __str__(self) -> str:
        return f"{self.kind} {self.adapter!r}, option {self.where}: {self.why}"


@attrs.define(kw_only=True)
class NoAdapter(LedgerError, LookupError):
    """No adapter takes the file, or the one asked for is not installed."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


@attrs.define(kw_only=True)
class PluginFailed(LedgerError, RuntimeError):
    """A plugin raised; the original error is chained to this one."""

    plugin: str
    distribution: str
    stage: str
    error: str

    def __str__(self) -> str:
        return (
            f"plugin {self.plugin!r} ({self.distribution}) failed at {self.stage}: {self.error}. "
            f"Report it to its author, or block it with LEDGER_DISABLED_PLUGINS={self.plugin}."
        )


@attrs.define(kw_only=True)
class BadSource(LedgerError, ValueError):
    """A file cannot be read as a source; nothing of it was written."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


@attrs.define(kw_only=True)
class ImportRunning(LedgerError, RuntimeError):
    """Another import is bringing in the same records; of this one nothing is to be seen."""

    path: str
    recorder: str
    started: str

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.recorder} is importing this file, or records of it, right now "
            f"(started {self.started}). Wait until that import is done and run this one again; "
            f"if it was killed, {self.recorder} can run it again at once, others 10 minutes later."
        )


@attrs.define(kw_only=True)
class ImportStopped(LedgerError, ValueError):
    """An import met more bad records than the caller allowed; nothing was written."""

    path: str
    flaws: tuple[str, ...]

    def __str__(self) -> str:
        first = "; ".join(flaw.rstrip(".") for flaw in self.flaws[:3])
        return (
            f"{self.path}: {len(self.flaws)} bad record(s), nothing was written: {first}. "
            "Mend the file, or import with on_flaw='keep-going' to take the good records."
        )


@attrs.define(kw_only=True)
class BadExport(LedgerError, ValueError):
    """What was asked to be exported, or how, makes no sense; nothing was written."""

    what: str
    why: str

    def __str__(self) -> str:
        end = "" if self.why.endswith((".", "?")) else "."
        return f"export of {self.what}: {self.why}{end}"


@attrs.define(kw_only=True)
class MissingExtra(LedgerError, ImportError):
    """A library was needed that is not installed."""

    extra: str
    package: str

    def __str__(self) -> str:
        return (
            f"this needs the package {self.package}, which is not installed: "
            f"pip install 'claimledger[{self.extra}]'."
        )


@attrs.define(kw_only=True)
class MissingModel(LedgerError, LookupError):
    """A reader's model is not installed, or cannot be used as it is."""

    reader: str
    model: str
    why: str

    def __str__(self) -> str:
        return f"reader {self.reader!r}, model {self.model!r}: {self.why}"


@attrs.define(kw_only=True)
class BadName(LedgerError, ValueError):
    """A project for an adapter cannot be called so; nothing was written."""

    asked: str
    why: str
    proposed: str = ""

    def __str__(self) -> str:
        near = f" Take {self.proposed!r}, for example." if self.proposed else ""
        return f"{self.asked!r} will not do: {self.why}.{near}"


@attrs.define(kw_only=True)
class AlreadyThere(LedgerError, FileExistsError):
    """Something stands where a project would be written; it was left as it is."""

    path: str

    def __str__(self) -> str:
        return (
            f"{self.path} is there already; take another name, or another folder (into=, --into)."
        )
