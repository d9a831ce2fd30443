"""What can go wrong with keys, checkpoints, proofs and copies: branches of the one tree."""

from __future__ import annotations

import attrs

from ledger.errors import LedgerError, StoreFailed


@attrs.define(kw_only=True)
class BadKey(LedgerError, ValueError):
    """A key is malformed, too open to others, or not the one that is asked for."""

    key: str
    why: str

    def __str__(self) -> str:
        return f"{self.key}: {self.why}."


@attrs.define(kw_only=True)
class BadNote(LedgerError, ValueError):
    """A signed note, checkpoint, proof or policy is not written as its standard says."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}. Get it again from whoever made it."


@attrs.define(kw_only=True)
class NotTrusted(LedgerError, ValueError):
    """A note is well-formed, but what was asked of its signatures or its proof does not hold."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}. Do not rely on it."


@attrs.define(kw_only=True)
class Forked(LedgerError, ValueError):
    """Two histories of one ledger: what it says now does not go on from what it said before."""

    origin: str
    why: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.why}. Keep both files and checkpoints: they are evidence."


@attrs.define(kw_only=True)
class OlderCopy(LedgerError, RuntimeError):
    """The file ends before a checkpoint of it, `given` or seen here: it is an older copy."""

    path: str
    events: int
    given: bool = False
    seen: int

    def __str__(self) -> str:
        told = f"{self.path} has {self.events} events, but"
        if self.given:
            return (
                f"{told} the checkpoint given is over {self.seen}: this is an older copy, or it "
                "went another way since. Get the file that the checkpoint was made of."
            )
        return (
            f"{told} a checkpoint of it over {self.seen} was seen here: this is an older copy. "
            "Restore the newer file, or, if that is lost for good, say so: "
            "`claimledger restore --accept-loss`."
        )


@attrs.define(kw_only=True)
class MovedOn(LedgerError, RuntimeError):
    """Somebody else wrote first; nothing was written."""

    expected: int
    found: int

    def __str__(self) -> str:
        return (
            f"The ledger was at event {self.expected} and is at {self.found} now: somebody else "
            "wrote meanwhile, and nothing of this was. Run it again."
        )


@attrs.define(kw_only=True)
class InDoubt(StoreFailed, OSError):
    """The disk failed when a batch was written already: it may be in the ledger, or not."""

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.why}. Whether it was written shows when the ledger is opened "
            "again: look there before you write it anew. An import may just be run again."
        )


@attrs.define(kw_only=True)
class CopyRefused(LedgerError, OSError):
    """A ledger was not backed up or restored; nothing that was there before was touched."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}. Nothing was touched."
