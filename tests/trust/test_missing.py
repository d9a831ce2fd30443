"""What is missing was redacted, what was redacted is missing, and what is left is what it was."""

from __future__ import annotations

import attrs
import pytest

from ledger.claims import Version, changed
from ledger.clock import SteppingClock
from ledger.errors import Corrupt
from ledger.store import MemoryStore
from ledger.store.contract import Kept
from ledger.store.parts import capture
from ledger.testing.sample_events import a_redaction, a_source, an_agent
from ledger.trust.redactions import check_redactions
from ledger.trust.saying import named, said, strings, texts
from ledger.trust.texts import check_text

START = 1_900_000_000_000_000
PARTS, SUMS = capture("One.\n\nTwo.\n\nThree.", SteppingClock(start=START, drawn=3))
KEPT = tuple(Kept(length=len(p.text), salt=p.salt, text=p.text) for p in PARTS)
HOLE = attrs.evolve(KEPT[1], salt=None, text=None)
VERSION = Version(length=18, parts=SUMS, sha256="0" * 64)


def test_a_text_is_sound_and_its_holes_are_listed() -> None:
    assert check_text(7, VERSION, KEPT) == []
    assert check_text(7, VERSION, (KEPT[0], HOLE, KEPT[2])) == [1]
    assert check_text(7, changed(VERSION, length=0), (KEPT[0], HOLE, HOLE)) == [1, 2]
    assert check_text(7, changed(VERSION, parts=()), ()) == []


@pytest.mark.parametrize(
    ("kept", "why"),
    [
        (KEPT[:2], "it has 2 parts in place of 3"),
        ((*KEPT, HOLE), "it has 4 parts in place of 3"),
        ((KEPT[1], KEPT[0], KEPT[2]), "part 0 is not what was captured"),
        ((KEPT[0], attrs.evolve(KEPT[1], text="Ten.\n\n"), KEPT[2]), "part 1 is not what"),
        ((KEPT[0], attrs.evolve(KEPT[1], salt=b"1" * 16), KEPT[2]), "part 1 is not what"),
        ((KEPT[0], attrs.evolve(KEPT[1], length=5), KEPT[2]), "part 1 is not what"),
        ((KEPT[0], attrs.evolve(KEPT[1], salt=None), KEPT[2]), "part 1 is not what"),
        ((KEPT[0], attrs.evolve(KEPT[1], text=None), KEPT[2]), "part 1 is not what"),
        ((KEPT[0], attrs.evolve(HOLE, length=7), KEPT[2]), "its holes are not as long as what"),
    ],
)
def test_a_text_that_is_not_what_was_captured_is_corrupt(kept: tuple[Kept, ...], why: str) -> None:
    with pytest.raises(Corrupt) as refusal:
        check_text(7, VERSION, kept)
    assert (refusal.value.where, refusal.value.seq) == ("the text of event 7", 7)
    assert refusal.value.why.startswith(why)


def test_a_salt_that_ends_in_the_text_is_not_what_was_captured() -> None:
    """The hash over both is the same."""
    salt = PARTS[0].salt + b"O"
    shifted = attrs.evolve(KEPT[0], length=5, salt=salt, text="ne.\n\n")
    with pytest.raises(Corrupt, match="part 0"):
        check_text(7, VERSION, (shifted, *KEPT[1:]))


@pytest.fixture
def store() -> MemoryStore:
    """A ledger of a text (2) and two agents (3, 4); part 1 (5) and event 3 (6) were redacted."""
    clock = SteppingClock(start=START)
    made = MemoryStore(recorder="ann", clock=clock)
    made.append([a_source(clock, parts=SUMS)], recorder="ann", parts={0: PARTS})
    made.append([an_agent(clock), an_agent(clock)], recorder="bob")
    made.append([a_redaction((2, 1))], recorder="ann")
    made.append([a_redaction(3)], recorder="ann")
    return made


def test_what_is_missing_is_what_was_redacted(store: MemoryStore) -> None:
    check_redactions(store, [(2, 1), (3, None)], 1, 6)
    check_redactions(store, [(3, None)], 3, 6)
    check_redactions(store, [(2, 1)], 1, 5)
    check_redactions(store, [], 4, 6)
    store.append([a_redaction(2)], recorder="ann")
    check_redactions(store, [(2, None), (3, None)], 1, 7)


@pytest.mark.parametrize(
    ("missing", "first", "where", "why", "seq"),
    [
        ([(2, 1), (3, None), (4, None)], 1, "event 4", "it is gone without a redaction", 4),
        ([(2, 0), (2, 1), (3, None)], 1, "part 0 of the text of event 2", "it is gone without", 2),
        ([(2, 1)], 1, "event 3", "it is there, though event 6 redacted it", 3),
        ([(3, None)], 1, "part 1 of the text of event 2", "it is there, though event 5", 2),
        ([(3, None)], 2, "part 1 of the text of event 2", "it is there, though event 5", 2),
        ([(4, None), (2, 0)], 1, "part 0 of the text of event 2", "it is gone without", 2),
        ([], 1, "part 1 of the text of event 2", "it is there, though event 5 redacted it", 2),
    ],
)
def test_the_first_that_does_not_fit_is_named(
    store: MemoryStore,
    missing: list[tuple[int, int | None]],
    first: int,
    where: str,
    why: str,
    seq: int,
) -> None:
    with pytest.raises(Corrupt) as refusal:
        check_redactions(store, missing, first, 6)
    assert (refusal.value.where, refusal.value.seq) == (where, seq)
    assert refusal.value.why.startswith(why)


def test_a_text_that_outlives_its_event_is_corrupt() -> None:
    clock = SteppingClock(start=START)
    store = MemoryStore(recorder="ann", clock=clock)
    store.append([a_source(clock, parts=SUMS), an_agent(clock)], recorder="ann", parts={0: PARTS})
    with pytest.raises(Corrupt, match="gone without a redaction"):
        check_redactions(store, [(2, None)], 1, 3)


def test_a_ledger_says_its_events_its_texts_and_who_recorded_them(store: MemoryStore) -> None:
    places = [place for place, _ in said(store)]
    assert places == [
        "ledger", "batch:1", "event:1", "event:2", "text:2/0", "text:2/2", "batch:3", "event:4",
        "event:5", "event:6",
    ]  # fmt: skip
    spoken = dict(said(store))
    assert (spoken["batch:3"], spoken["text:2/2"]) == (b"bob", b"Three.")
    [source, other] = store.raw(2, 3)
    assert list(texts(store, source)) == [(0, "One.\n\n"), (2, "Three.")]
    assert list(texts(store, other)) == []
    assert (named((2, 1)), named((2, None))) == ("text:2/1", "event:2")


def test_what_json_escapes_is_said_plainly_too() -> None:
    clock = SteppingClock(start=START)
    store = MemoryStore(recorder="ann", clock=clock, origin="here")
    store.append([an_agent(clock, 'say "no"\n')], recorder="ann")
    told = [data for place, data in said(store) if place == "event:2"]
    assert len(told) == 2
    assert b'say \\"no\\"\\n' in told[0]
    assert b'say "no"\n' in told[1]
    assert next(said(store)) == ("ledger", b"here")


def test_the_strings_of_an_event_are_listed_with_where_they_stand() -> None:
    body = b'{"a":"x","by":"ann","extras":{"k":["v",1,{"n":"w"}]},"kind":"person","o":{"p":"q"}}'
    found = [(s.where, s.field, s.text) for s in strings(body)]
    assert found == [
        ("$.a", "a", "x"),
        ("$.by", "by", "ann"),
        ("$.extras", "extras", "k"),
        ("$.extras.k[0]", "k", "v"),
        ("$.extras.k[2]", "k", "n"),
        ("$.extras.k[2].n", "n", "w"),
        ("$.kind", "kind", "person"),
        ("$.o.p", "p", "q"),
    ]


@pytest.mark.parametrize(
    ("field", "text", "worded", "told"),
    [
        ("content", "the locks", True, True),
        ("content", "0" * 26, False, False),
        ("content", "a" * 64, False, False),
        ("content", "0" * 27, True, True),
        ("reason", "new evidence", False, False),
        ("kind", "anything", False, False),
        ("by", "ann", True, False),
    ],
)
def test_ids_and_terms_of_the_library_are_nobodys_words(
    field: str, text: str, worded: bool, told: bool
) -> None:
    [found] = strings(f'{{"{field}":"{text}"}}'.encode())
    assert (found.worded, found.told) == (worded, told)
