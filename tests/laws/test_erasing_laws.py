"""Laws of erasing: every root and proof of before holds, and what is still said is told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.claims import Source, Version
from ledger.clock import SteppingClock
from ledger.events import Entries, PayloadRedacted, SourceCaptured
from ledger.inquiry import Hole
from ledger.store.contract import Raw
from ledger.store.memory import MemoryStore
from ledger.store.parts import capture
from ledger.trust.proofs import check_consistency, check_inclusion, consistency, inclusion
from ledger.trust.residue import look, sought
from ledger.trust.saying import Target, named, said
from ledger.trust.verify import verify
from tests.laws.random_ledgers import START, Step, erasable, filled, scripts

TEXTS = st.lists(
    st.text("ab \n", min_size=1, max_size=60).map(lambda text: f"They met {text} on Monday.\n\n"),
    min_size=1,
    max_size=4,
)


def with_texts(steps: list[Step], texts: list[str]) -> MemoryStore:
    """A random ledger, and captured texts after it."""
    store, clock = filled(steps), SteppingClock(start=START + 10**12)
    for n in range(2):
        parts, sums = capture("".join(texts[n:]), clock)
        source = Source(id=f"text-{n}", key=f"name:text-{n}")
        found = SourceCaptured(source=source, version=Version(parts=sums, sha256="3" * 64))
        store.append((found,), recorder="ann", parts={0: parts})
    return store


def erased(data: st.DataObject, store: MemoryStore) -> list[Target]:
    """Some events and parts of texts, as the first redactions of this ledger could name them."""
    seqs = data.draw(st.sets(st.sampled_from(erasable(store.read())), max_size=6))
    there = [(r.seq, n) for r in store.raw() for n in range(len(store.kept(r.seq)))]
    parts = data.draw(st.sets(st.sampled_from(there), min_size=1, max_size=3))
    return [*((seq, None) for seq in sorted(seqs)), *sorted(p for p in parts if p[0] not in seqs)]


def redaction(targets: list[Target], forget: bool) -> PayloadRedacted:
    holes = tuple(Hole(part=part, seq=seq) for seq, part in targets)
    return PayloadRedacted(by="ann", forget=forget, holes=holes, reason="privacy")


def leaf(store: MemoryStore, raw: Raw) -> bytes:
    entries = Entries(store.ledger_id, raw.batch)
    return entries.leaves([(raw.seq, raw.kind, raw.version, raw.sum)])[0]


@given(steps=scripts(), texts=TEXTS, forget=st.booleans(), data=st.data())
@settings(max_examples=40)
def test_every_root_and_proof_of_before_a_redaction_holds_after_it(
    steps: list[Step], texts: list[str], forget: bool, data: st.DataObject
) -> None:
    store = with_texts(steps, texts)
    head, roots = store.head(), list(store.batches())
    proofs = [inclusion(n, head.seq, store.hashes) for n in range(head.seq)]
    targets = erased(data, store)
    for some in (targets[:2], targets[2:]):
        if some:
            store.append((redaction(some, forget),), recorder="ann")
    assert list(store.batches())[: len(roots)] == roots
    assert verify(store).redacted == len(targets)
    for raw, proof in zip(store.raw(1, head.seq), proofs, strict=True):
        check_inclusion(leaf(store, raw), raw.seq - 1, head.seq, proof, head.root)
    now = store.head()
    grown = consistency(head.seq, now.seq, store.hashes)
    check_consistency(head.seq, now.seq, grown, head.root, now.root)


@given(steps=scripts(), texts=TEXTS, data=st.data())
@settings(max_examples=40)
def test_what_of_the_erased_is_still_said_is_told_and_nothing_else_is(
    steps: list[Step], texts: list[str], data: st.DataObject
) -> None:
    store = with_texts(steps, texts)
    targets = erased(data, store)
    needles = sought(store, targets, keys=True)
    store.append((redaction(targets, forget=True),), recorder="ann")
    found = look(store, needles, ())
    assert found.residue == ()
    saying: dict[str, list[bytes]] = {}
    for place, stored in said(store):
        saying.setdefault(place, []).append(stored)
    told = [(it.words.encode(), place) for it in found.elsewhere for place in it.places]
    assert {place for _, place in told} <= set(saying)
    gone = {named(target) for target in targets}
    assert not gone & {place for _, place in told}
    for needle in needles:
        if needle.what != "words":
            assert not [one for some in saying.values() for one in some if needle.data in one]
        elif needle.told:
            where = {p for p, some in saying.items() if any(needle.data in one for one in some)}
            assert where <= {place for _, place in told}
