"""Nine classes of tampering, by one who edits rows and one who writes all anew: who sees them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import pytest

from ledger.claims import changed
from ledger.clock import SteppingClock
from ledger.errors import LedgerError
from ledger.events import AgentNamed, ClaimAmended
from ledger.store import SqliteStore
from ledger.store.contract import Store
from ledger.store.parts import capture
from ledger.testing.sample_events import a_claim, a_source, an_agent
from ledger.trust.checkpoints import sign, verified
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.policy import Policy
from ledger.trust.proving import request
from ledger.trust.rotations import rotate
from ledger.trust.seen import Seen, origin_of
from ledger.trust.verify import verify
from ledger.trust.witness import cosign
from tests.tampering import tamper
from tests.torture import forger
from tests.torture.forger import History, forge, history, unsigned

START = 1_900_000_000_000_000
COPY = (
    "INSERT INTO event SELECT (SELECT max(seq) + 1 FROM event), kind, version,"
    " (SELECT max(batch) FROM event), sum, salt, body FROM event WHERE seq = 6"
)
# Events: 1 opens the ledger, 2 a key, 3 an agent, 4 a source, 5 a claim, 6 a name, 7 a claim;
# 8 keeps the checkpoint over them; 9 to 11 come after.
NAIVE: dict[str, tuple[tuple[str, ...], ...]] = {
    "content": (
        ("UPDATE event SET body = CAST(replace(CAST(body AS TEXT), 'locks', 'gates') AS BLOB)"
         " WHERE seq = 5",),
    ),
    "order": (
        ("UPDATE event SET seq = -1 WHERE seq = 5", "UPDATE event SET seq = 5 WHERE seq = 7",
         "UPDATE event SET seq = 7 WHERE seq = -1",
         "UPDATE event SET batch = seq WHERE seq IN (5, 7)"),
    ),
    "deletion": (("DELETE FROM identity WHERE seq = 9", "DELETE FROM event WHERE seq = 9"),),
    "insertion": (
        ("UPDATE event SET seq = -seq - 1 WHERE seq >= 7",
         "UPDATE event SET seq = -seq WHERE seq < 0",
         "INSERT INTO event SELECT 7, kind, version, batch, sum, salt, body FROM event"
         " WHERE seq = 3"),
    ),
    "truncation": (
        ("DELETE FROM identity WHERE seq >= 11", "DELETE FROM event WHERE seq >= 11",
         "DELETE FROM batch WHERE first_seq >= 11"),
    ),
    "replay": ((COPY,),),
    "re-dating": (("UPDATE batch SET recorded_at = recorded_at - 86400000000 WHERE id = 7",),),
    "metadata": (
        ("UPDATE batch SET recorder = 'zoe' WHERE id = 7",),
        ("UPDATE event SET kind = 'ReportCorrected' WHERE kind = 'ClaimAmended'",),
        ("UPDATE batch SET import_id = 'other' WHERE id = 5",),
        ("UPDATE meta SET origin = 'elsewhere'",),
    ),
}  # fmt: skip
REBUILT: dict[str, tuple[Callable[[History], History], ...]] = {
    "content": (forger.content,),
    "order": (forger.order,),
    "deletion": (forger.deletion,),
    "insertion": (forger.insertion,),
    "truncation": (forger.truncation,),
    "replay": (forger.replay,),
    "re-dating": (forger.redating,),
    "metadata": (forger.recorder, forger.kind, forger.import_id, forger.origin),
}
CLASSES = (*NAIVE, "roll-back")
COLUMNS = (
    "alone, edited", "alone, rebuilt", "own note, edited", "own note, rebuilt",
    "outside, edited", "outside, rebuilt", "signed by the forger", "cosigned", "cosigned, outside",
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Trusted:
    """A ledger as it was, an old copy of it, and what others hold of it."""

    key: PrivateKey
    last: Note
    old: Path
    old_note: Note
    path: Path
    witness: Path
    witness_key: PrivateKey

    @property
    def checkpoint(self) -> Checkpoint:
        return Checkpoint.parse(self.last.text)

    @property
    def signed(self) -> Policy:
        return Policy.of([self.key.key])

    @property
    def cosigned(self) -> Policy:
        return Policy.of([self.key.key], [self.witness_key.key.witness])


def opened(path: Path, clock: SteppingClock) -> SqliteStore:
    return SqliteStore.open(path, recorder="ann", clock=clock, origin="example.org/canals")


@pytest.fixture
def trusted(tmp_path: Path) -> Trusted:
    """A ledger with two signed checkpoints that a witness cosigned, and its copy at the first."""
    clock = SteppingClock(start=START)
    path, old, witness = (tmp_path / f"{name}.ledger" for name in ("true", "old", "witness"))
    witness_key = PrivateKey.made("witness.example", clock)
    with opened(witness, clock) as other, opened(path, clock) as store:
        key = PrivateKey.made(origin_of(store), clock)
        rotate(store, key, None, by="ann")
        agent = an_agent(clock)
        store.append([agent], recorder="ann")
        parts, sums = capture("The locks will open in May.", clock)
        source = a_source(clock, parts=sums)
        store.append([source], recorder="ann", parts={0: parts}, import_id="one")
        claims = [a_claim(clock, source.source.id, agent.agent.id) for _ in range(4)]
        keys = {0: (source.source.id, b"k" * 16)}
        store.append(claims[:1], recorder="ann", keys=keys, import_id="one")
        store.append([AgentNamed(agent=agent.agent.id, name="M")], recorder="ann")
        store.append(claims[1:2], recorder="bob")
        sign(store, key, by="ann", seen=Seen(tmp_path / "seen"))
        old_note = cosign(
            other, request(store).request(), witness_key, by="wim", at=START // 1_000_000,
            seen=Seen(tmp_path / "wim"), trust=key.key,
        )  # fmt: skip
        with opened(path, clock):
            shutil.copyfile(path, old)
            shutil.copyfile(f"{path}-wal", f"{old}-wal")
        since = Checkpoint.parse(old_note.text).size
        store.append(claims[2:3], recorder="ann")
        amended = changed(claims[1].claim, content="the locks opened in June")
        store.append([ClaimAmended(claim=amended)], recorder="ann")
        store.append(claims[3:], recorder="ann")
        sign(store, key, by="ann", seen=Seen(tmp_path / "seen"))
        last = cosign(
            other, request(store, since).request(), witness_key, by="wim",
            at=START // 1_000_000 + 9, seen=Seen(tmp_path / "wim"),
        )  # fmt: skip
    return Trusted(
        key=key, last=last, old=old, old_note=old_note, path=path, witness=witness,
        witness_key=witness_key,
    )  # fmt: skip


def refused(question: Callable[[], object]) -> bool:
    try:
        question()
    except LedgerError:
        return True
    return False


def asked(path: Path, question: Callable[[Store], object]) -> bool:
    """Tell whether a question put to a file is refused, as is a file that cannot be opened."""

    def put() -> None:
        with SqliteStore.open(path, recorder="zoe", clock=SteppingClock(start=START)) as store:
            question(store)

    return refused(put)


def naive(what: str, trusted: Trusted, folder: Path) -> list[Path]:
    """Files as one leaves them who edits rows, or puts an old copy back."""
    if what == "roll-back":
        return [copied(trusted.old, folder / "rolled-back.ledger")]
    found = []
    for n, statements in enumerate(NAIVE[what]):
        found.append(copied(trusted.path, folder / f"edited-{what}-{n}.ledger"))
        tamper(found[-1], *statements)
    return found


def rebuilt(what: str, trusted: Trusted, folder: Path) -> list[Path]:
    """Files as one leaves them who writes all anew; an old copy goes on with other events."""
    with SqliteStore.open(trusted.path, recorder="zoe", clock=SteppingClock(start=START)) as store:
        true = unsigned(history(store))
    if what == "roll-back":
        found = folder / "grown.ledger"
        forge(found, [*true[:-3], *forger.content(true[-3:-2]), true[-1]])
        return [found]
    paths = []
    for n, alter in enumerate(REBUILT[what]):
        altered = alter(true)
        assert altered != true
        paths.append(folder / f"rebuilt-{what}-{n}.ledger")
        forge(paths[-1], altered)
    return paths


def copied(path: Path, to: Path) -> Path:
    for end in ("", "-wal"):
        if Path(f"{path}{end}").exists():
            shutil.copyfile(f"{path}{end}", f"{to}{end}")
    return to


def row(what: str, trusted: Trusted, folder: Path) -> tuple[bool, ...]:
    """Tell, column by column, whether tampering of a class is seen in each of its forms."""
    by_hand, anew = naive(what, trusted, folder), rebuilt(what, trusted, folder)
    own_note = trusted.checkpoint
    held = all(asked(path, lambda store: verify(store, against=own_note)) for path in by_hand)
    return (
        all(asked(path, verify) for path in by_hand),
        all(asked(path, verify) for path in anew),
        held,
        all(asked(path, lambda store: verify(store, against=noted(store))) for path in anew),
        held,
        all(asked(path, lambda store: verify(store, against=own_note)) for path in anew),
        all(seen_by_a_reader(path, trusted, trusted.signed) for path in shown(anew, trusted)),
        all(seen_by_a_reader(path, trusted, trusted.cosigned) for path in shown(anew, trusted)),
        all(
            asked(path, lambda store: verify(store, against=own_note))
            for path in shown(anew, trusted)
        ),
    )


def shown(anew: list[Path], trusted: Trusted) -> list[Path]:
    """What an owner who forges may show to somebody: what he wrote anew, or an old copy."""
    return [*anew, trusted.old] if anew[0].name == "grown.ledger" else anew


def noted(store: Store) -> Checkpoint:
    """The note in the owner's own file, written anew by who wrote the ledger anew."""
    head = store.head()
    return Checkpoint(origin=origin_of(store), root=head.root, size=head.seq)


def seen_by_a_reader(path: Path, trusted: Trusted, policy: Policy) -> bool:
    """Tell whether one who kept nothing, and is shown a ledger and a checkpoint, refuses them.

    The owner signs what he forged, and asks the witness to cosign it; of an old copy he has what
    was signed and cosigned then.
    """

    def look(store: Store) -> None:
        note = trusted.old_note if path == trusted.old else shown_note(store, trusted, path)
        verified(store, checkpoint=str(note), policy=policy)

    return asked(path, look)


def shown_note(store: Store, trusted: Trusted, path: Path) -> Note:
    """The owner's checkpoint of a forged ledger, cosigned where the witness can be brought to."""
    note = sign(store, trusted.key, by="ann", seen=Seen(Path(f"{path}.nothing-seen")))
    since = trusted.checkpoint.size
    with SqliteStore.open(
        trusted.witness, recorder="wim", clock=SteppingClock(start=START * 2)
    ) as witness:
        for size in (since, Checkpoint.parse(note.text).size, 0):
            try:
                told = request(store, size).request()
                seen = Seen(trusted.witness.with_name("wim"))
                return cosign(witness, told, trusted.witness_key, by="wim", at=1, seen=seen)
            except LedgerError:
                continue
    return note


SEEN, UNSEEN = "seen", "unseen"
EVERYWHERE = (True, False, True, False, True, True, False, True, True)
EXPECTED = {
    **dict.fromkeys(CLASSES, EVERYWHERE),
    "truncation": (False, False, True, False, True, True, False, True, True),
    "roll-back": (False, False, True, False, True, True, False, False, True),
}


def test_each_class_of_tampering_is_seen_where_the_pages_say_it_is(
    trusted: Trusted, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    assert not asked(trusted.path, lambda store: verify(store, against=trusted.checkpoint))
    assert not seen_by_a_reader(trusted.old, trusted, trusted.cosigned)
    found = {what: row(what, trusted, tmp_path) for what in CLASSES}
    record_property("table", table(found))
    assert table(found) == table(EXPECTED)


def table(found: Mapping[str, tuple[bool, ...]]) -> str:
    """All of it as a table, in Markdown."""
    lines = [("tampering", *COLUMNS), ("---",) * (len(COLUMNS) + 1)]
    lines += [(what, *(SEEN if it else UNSEEN for it in row)) for what, row in found.items()]
    counts = [sum(column) for column in zip(*found.values(), strict=True)]
    lines.append(("seen", *(f"{count} of {len(found)}" for count in counts)))
    return "\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
