"""Words are found where they are, or are told to be lost; never anywhere else."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.testing.strategies import hostile_text
from ledger_adapters.annotations.bodies import bodies
from ledger_adapters.annotations.brat_lines import looks_like, read_lines
from ledger_adapters.annotations.cues import class_of
from ledger_adapters.annotations.fragments import fragment
from ledger_adapters.annotations.places import Place, PlainText, Words
from ledger_adapters.annotations.wording import worded
from tests.adapters.annotations.reading import ANNOTATIONS, read

PROSE = st.text("ab \n\u00a0🚢", max_size=40)


@given(PROSE, st.data())
def test_words_that_have_not_moved_are_found_in_their_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = {"prefix": text[max(0, start - 5) : start], "suffix": text[end : end + 5]}
    found = PlainText(text).find(Words(exact=text[start:end], said=(start, end), **around))
    assert found == Place(span=(start, end))


@given(PROSE, st.text("xyz", min_size=1, max_size=5), PROSE, PROSE)
def test_words_that_stand_once_are_found_wherever_they_went(
    before: str, words: str, after: str, more: str
) -> None:
    text = more + before + words + after
    said = (len(before), len(before) + len(words))
    found = PlainText(text).find(Words(exact=words, said=said))
    assert isinstance(found, Place)
    assert text[slice(*found.span)] == words


@given(PROSE, st.text("ab \n", min_size=1, max_size=6), PROSE, PROSE, st.integers(0, 50))
def test_what_is_found_are_always_the_words_that_were_looked_for(
    text: str, words: str, prefix: str, suffix: str, start: int
) -> None:
    said = (start, start + len(words))
    found = PlainText(text).find(Words(exact=words, prefix=prefix, said=said, suffix=suffix))
    if isinstance(found, Place) and words.strip():
        there = text[slice(*found.span)]
        assert re.sub(r"\s+", " ", there).strip() == re.sub(r"\s+", " ", words).strip()


@given(hostile_text(max_size=80))
def test_whatever_a_line_of_brat_holds_it_is_read_or_a_flaw(text: str) -> None:
    lines = list(enumerate(text.split("\n"), start=1))
    assert len(list(read_lines(lines))) <= len(lines)


MILLION = 1_000_000


@pytest.mark.parametrize("character", "T1 \t;:“”«»„\"'‘<>&#=,-{[\n.aé🚢\u2028")
def test_a_million_of_one_character_takes_no_time(character: str, tmp_path: Path) -> None:
    many = character * MILLION
    path = tmp_path / "a.ann"
    path.write_text("T1\tSource 0 1\t" + many.replace("\n", " ") + "\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(many.replace("\n", " "), encoding="utf-8")
    began = time.process_time()
    looks_like(many)
    list(read_lines([(1, many), (2, f"T1\t{many}"), (3, f"E1\t{many}"), (4, f"N1\t{many}")]))
    worded(many, [(0, MILLION)])
    class_of(many)
    fragment(many)
    fragment(f":~:text={many}")
    bodies({"body": {"value": many, "format": "text/html"}}, ())
    PlainText(many).find(Words(exact=character * 3, prefix=many, suffix=many))
    PlainText(many + "x").find(Words(exact=f"{many[:-1]}x"))
    read(path)
    for start in ('{"type": ', '{"claims": [', '{"uri": "'):
        from ledger.adapter import Probe

        ANNOTATIONS.sniff(Probe("a.json", (start + many).encode()[:65536]))
    assert time.process_time() - began < 4
