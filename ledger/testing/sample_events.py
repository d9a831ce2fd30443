"""Small made-up events for tests: a ministry and an envoy who speak through a daily."""

from __future__ import annotations

from hashlib import sha256

from ledger.claims import Agent, Anchor, Claim, Hop, Mention, Source, Version
from ledger.clock import Clock, new_id
from ledger.events import AgentRegistered, ClaimRecorded, PayloadRedacted, SourceCaptured
from ledger.inquiry import Hole
from ledger.times import When


def an_agent(clock: Clock, name: str = "Ministry of Canals") -> AgentRegistered:
    """Make somebody known."""
    return AgentRegistered(agent=Agent(id=new_id(clock), kind="organisation", names=(name,)))


def a_source(clock: Clock, *, parts: tuple[str, ...] = (), id: str = "") -> SourceCaptured:
    """Capture a source; with an `id`, a next version of it."""
    sum_ = sha256(repr(parts).encode()).hexdigest()
    return SourceCaptured(
        source=Source(id=id or new_id(clock), key="https://daily.example/canals", title="Canals"),
        version=Version(parts=parts, sha256=sum_),
    )


def a_claim(
    clock: Clock, source: str, *agents: str, content: str = "the locks will open in May"
) -> ClaimRecorded:
    """Record a claim of the last agent, reported by those before it."""
    hops = [Hop(by=(Mention(agent=a, text=f"speaker {n}"),)) for n, a in enumerate(agents)]
    said = When(basis="text", edtf="2031-04-02", words="on Wednesday")
    claim = Claim(
        anchor=Anchor(exact=content, spans=((0, len(content)),)),
        chain=(*hops, Hop(said=said, verb="say")) if not hops else tuple(hops),
        content=content,
        id=new_id(clock),
        source=source,
    )
    return ClaimRecorded(claim=claim)


def a_redaction(*erased: int | tuple[int, int], forget: bool = False) -> PayloadRedacted:
    """Erase what the events of these numbers say, or (number, n) the n-th part of a text."""
    pairs = ((it, None) if isinstance(it, int) else it for it in erased)
    holes = tuple(Hole(part=part, seq=seq) for seq, part in pairs)
    return PayloadRedacted(by="ann", forget=forget, holes=holes, reason="privacy")
