"""What is looked for after an erasure, what of it is left in files, and what others say too."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.clock import Clock
from ledger.events import AgentNamed
from ledger.store import MemoryStore
from ledger.store.parts import capture
from ledger.testing.sample_events import a_claim, a_redaction, a_source, an_agent
from ledger.testing.store_contract import SetClock
from ledger.trust.needles import Needle
from ledger.trust.residue import Elsewhere, Redacted, Residue, look, sought

START = 1_900_000_000_000_000
SECRET = "Envoy Lind is “ill” again"
TEXT = "The first paragraph of it all.\n\nThe second, on Envoy Lind's leave.\n"


@pytest.fixture
def clock() -> Clock:
    return SetClock(time=START)


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    """A text in two parts (2), an agent (3), a claim of it with a record key (4), a name (5)."""
    made = MemoryStore(recorder="ann", clock=clock)
    parts, sums = capture(TEXT, clock)
    source, agent = a_source(clock, parts=sums), an_agent(clock)
    claim = a_claim(clock, source.source.id, agent.agent.id, content=SECRET)
    made.append([source, agent], recorder="ann", parts={0: parts})
    made.append([claim], recorder="ann", keys={0: (source.source.id, b"0123456789abcdef")})
    made.append([AgentNamed(agent=agent.agent.id, name='a "quoted" name')], recorder="ann")
    return made


def words(found: tuple[Needle, ...]) -> list[str]:
    return [needle.data.decode() for needle in found if needle.what == "words"]


def test_of_an_event_its_salt_and_its_words_are_looked_for(store: MemoryStore) -> None:
    found = sought(store, [(4, None)], keys=False)
    [raw] = store.raw(4, 4)
    assert [n.data for n in found if n.what == "salt"] == [raw.salt]
    assert SECRET in words(found)
    assert "speaker 0" in words(found)
    assert not [n for n in found if n.what == "record key"]
    assert all(len(word.encode()) >= 5 for word in words(found))
    assert {n.told for n in found if n.what == "salt"} == {False}
    assert {n.told for n in found if n.data == SECRET.encode()} == {True}
    keyed = sought(store, [(4, None)], keys=True)
    assert [n.data for n in keyed if n.what == "record key"] == [b"0123456789abcdef"]
    assert not [n for n in sought(store, [(3, None)], keys=True) if n.what == "record key"]
    assert not [n for n in sought(store, [(2, 0)], keys=True) if n.what == "record key"]


def test_what_json_escapes_is_looked_for_as_it_is_and_as_it_is_stored(store: MemoryStore) -> None:
    found = words(sought(store, [(5, None)], keys=False))
    assert found == ['a "quoted" name', 'a \\"quoted\\" name']


def test_of_a_part_only_its_own_text_is_looked_for(store: MemoryStore) -> None:
    first, second = store.kept(2)
    found = sought(store, [(2, 1)], keys=False)
    assert [n.data for n in found if n.what == "salt"] == [second.salt]
    assert words(found)[0] == "The second, on Envoy Lind's leave.\n"
    whole = sought(store, [(2, None)], keys=False)
    [raw] = store.raw(2, 2)
    assert [n.data for n in whole if n.what == "salt"] == [raw.salt, first.salt, second.salt]
    store.append([a_redaction((2, 0))], recorder="ann")
    left = sought(store, [(2, None), (2, 0)], keys=False)
    assert [n.data for n in left if n.what == "salt"] == [raw.salt, second.salt]
    store.append([a_redaction(2)], recorder="ann")
    assert sought(store, [(2, None)], keys=False) == ()


def test_the_same_words_are_looked_for_once_and_in_the_order_of_events(store: MemoryStore) -> None:
    found = sought(store, [(5, None), (4, None), (5, None)], keys=False)
    assert len({n.data for n in found}) == len(found)
    assert words(found).index(SECRET) < words(found).index('a "quoted" name')


def test_bytes_that_nothing_says_are_left(store: MemoryStore, clock: Clock, tmp_path: Path) -> None:
    needles = sought(store, [(4, None)], keys=True)
    store.append([a_redaction(4, forget=True)], recorder="ann")
    clean, dirty = tmp_path / "clean.ledger", tmp_path / "dirty.ledger"
    clean.write_bytes(b"nothing of it" * 100)
    dirty.write_bytes(b".." + SECRET.encode() + b".." + SECRET.encode() + b"0123456789abcdef")
    assert look(store, needles, [clean]).residue == ()
    found = look(store, needles, [clean, dirty])
    size = len(SECRET.encode())
    assert found.residue == (
        Residue(file="dirty.ledger", offset=2, size=size, times=2, what="words"),
        Residue(file="dirty.ledger", offset=4 + 2 * size, size=16, times=1, what="record key"),
    )
    assert look(store, needles, [dirty], own=SECRET.encode()).residue == found.residue[1:]
    assert [str(it) for it in found.residue] == [
        f"dirty.ledger: {size} bytes (words) at 2 and 1 more times",
        f"dirty.ledger: 16 bytes (record key) at {4 + 2 * size}",
    ]


def test_what_somebody_says_too_is_no_residue_and_is_told(
    store: MemoryStore, clock: Clock, tmp_path: Path
) -> None:
    needles = sought(store, [(4, None)], keys=False)
    store.append([a_redaction(4)], recorder="ann")
    same = a_claim(clock, next(iter(store.pick([2]))).event.source.id, content=SECRET)  # type: ignore[union-attr]  # a source
    store.append([same], recorder="ann")
    file = tmp_path / "a.ledger"
    file.write_bytes(SECRET.encode())
    found = look(store, needles, [file])
    assert found.residue == ()
    told = {it.words: it.places for it in found.elsewhere}
    assert told[SECRET] == ("event:7",)
    short = [Needle(data=b"Envoy", told=True, what="words"), Needle(data=b"nobody", what="words")]
    file.write_bytes(b"Envoy nobody")
    found = look(store, short, [file])
    assert [(it.words, it.places) for it in found.elsewhere] == [("Envoy", ("text:2/1", "event:7"))]
    assert [(it.offset, it.size) for it in found.residue] == [(6, 6)]
    quiet = [Needle(data=b"Envoy", told=False, what="words")]
    assert look(store, quiet, [file]).elsewhere == ()


def test_the_longest_that_is_said_is_told_once(store: MemoryStore, tmp_path: Path) -> None:
    whole = b"The second, on Envoy Lind's leave.\n"
    needles = [
        Needle(data=whole[:-5], told=True, what="words"),
        Needle(data=whole, told=True, what="words"),
        Needle(data=b"paragraph", told=True, what="words"),
    ]
    found = look(store, needles, [tmp_path / "none"])
    assert [(it.words, it.places) for it in found.elsewhere] == [
        (whole.decode(), ("text:2/1",)),
        ("paragraph", ("text:2/0",)),
    ]


def test_stretches_are_read_however_they_are_cut(store: MemoryStore) -> None:
    data = b'a "quoted" name'
    [it] = look(store, [Needle(data=data, told=True, what="words")], []).elsewhere
    assert (it.words, it.places) == ('a "quoted" name', ("event:5",))
    stored = b'a \\"quoted\\" name'
    [it] = look(store, [Needle(data=stored, told=True, what="words")], []).elsewhere
    assert (it.words, it.places) == ('a "quoted" name', ("event:5",))


def test_what_is_told_is_printed_with_the_first_places() -> None:
    places = tuple(f"event:{n}" for n in range(5))
    assert str(Elsewhere(places=places, words="x")) == f"“x”: {', '.join(places)}"
    more = Elsewhere(places=(*places, "event:5", "text:6/0"), words="x")
    assert str(more) == f"“x”: {', '.join(places)} and 2 more"
    residue = Residue(file="a", offset=1, size=16, times=1, what="salt")
    done = Redacted(
        elsewhere=(more,),
        event=9,
        events=(3, 4),
        files=("a", "b"),
        parts=((5, 0),),
        residue=(residue,),
    )
    assert str(done) == (
        "erased: 3, by event 9; residue: 1 in 2 files\n"
        "  a: 16 bytes (salt) at 1\n"
        f"  also said elsewhere: {more}"
    )


def test_nothing_is_looked_for_that_is_not_erased(store: MemoryStore) -> None:
    assert not [word for word in words(sought(store, [(4, None)], keys=True)) if "quoted" in word]


def test_many_needles_are_looked_for_group_by_group(store: MemoryStore, tmp_path: Path) -> None:
    longs = [Needle(data=letter * (1 << 20), what="words") for letter in (b"ab", b"cd", b"ef")]
    says = b'a "quoted" name', b"The first paragraph of it all.", b"The second, on Envoy"
    pairs = [
        (n, Needle(data=said, told=True, what="words")) for n, said in zip(longs, says, strict=True)
    ]
    file = tmp_path / "a.ledger"
    file.write_bytes(b"ab" * 10 + b"--" + b"cd" * 10 + b"--" + b"ef" * 10)
    found = look(store, [needle for pair in pairs for needle in pair], [file])
    assert [it.offset for it in found.residue] == [0, 22, 44]
    assert sorted(it.words.encode() for it in found.elsewhere) == sorted(says)


def test_a_place_that_says_it_twice_is_told_of_the_longer_one(store: MemoryStore) -> None:
    phrase = "a phrase of more than thirty-two letters, whole"
    agent = next(iter(store.pick([3]))).event.agent.id  # type: ignore[union-attr]  # an agent
    store.append([AgentNamed(agent=agent, name=f"{phrase} | {phrase[:40]}?")], recorder="ann")
    store.append([AgentNamed(agent=agent, name=f"{phrase[:40]}!")], recorder="ann")
    found = look(store, [Needle(data=phrase.encode(), told=True, what="words")], [])
    assert [(it.words, it.places) for it in found.elsewhere] == [
        (phrase, ("event:6",)),
        (phrase[:40], ("event:7",)),
    ]


def test_a_letter_that_is_cut_is_left_out(store: MemoryStore) -> None:
    cut = SECRET.encode()[SECRET.index("“") + 1 :]
    [it] = look(store, [Needle(data=cut, told=True, what="words")], []).elsewhere
    assert (it.words, it.places) == ("ill” again", ("event:4",))
