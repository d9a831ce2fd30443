"""Texts annotated in brat: who, cue and content that are marked become claims of the text."""

import shutil
from pathlib import Path

import attrs
import pytest

from ledger.adapter import Draft
from ledger.claims import Agent
from ledger.errors import BadSource
from tests.adapters.annotations.reading import (
    chain,
    claims,
    documents,
    flaws,
    keys,
    ledger,
    read,
    words,
)
from tests.corpus import CORPUS, needs_corpus

SAMPLES = Path(__file__).parents[1] / "samples" / "annotations"
ATTRIBUTIONS = CORPUS / "polnear-dev"


@attrs.frozen
class Pair:
    """A text and its annotations, as written by a test."""

    folder: Path
    text: str

    def mark(self, *lines: str, text: str | None = None) -> Path:
        """Write the pair; a place is written `[words]`, and becomes offsets into the text."""
        (self.folder / "a.txt").write_text(text or self.text, encoding="utf-8", newline="")
        ann = self.folder / "a.ann"
        ann.write_text("".join(f"{self._line(line)}\n" for line in lines), encoding="utf-8")
        return ann

    def _line(self, line: str) -> str:
        head, bracket, rest = line.partition("[")
        if not bracket:
            return line
        pieces = rest.rstrip("]").split("|")
        starts = [self.text.index(piece) for piece in pieces]
        places = zip(starts, pieces, strict=True)
        spans = ";".join(f"{at} {at + len(piece)}" for at, piece in places)
        return f"{head.rstrip()} {spans}\t{' '.join(pieces)}"


def pair(folder: Path, text: str) -> Pair:
    return Pair(folder, text)


NESTED = "The Gazette wrote that Orlov believes that Arcadia told Borduria that trade is over.\n"
NESTED_MARKS = (
    "T1\tSource [The Gazette]",
    "T2\tCue [wrote]",
    "T3\tContent [that Orlov believes that Arcadia told Borduria that trade is over]",
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    "T4\tSource [Orlov]",
    "T5\tCue [believes]",
    "T6\tContent [that Arcadia told Borduria that trade is over]",
    "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6",
    "T7\tSource [Arcadia]",
    "T8\tCue [told]",
    "T9\tContent [that trade is over]",
    "T10\tAddressee [Borduria]",
    "E3\tAttribution:T8 Source:T7 Cue:T8 Content:T9 Addressee:T10",
)


# --- chains ---


def test_what_stands_inside_anothers_content_is_reported_by_them(tmp_path: Path) -> None:
    found = claims(read(pair(tmp_path, NESTED).mark(*NESTED_MARKS), publisher="The Herald"))
    assert list(map(chain, found)) == [
        "[unnamed] > The Gazette",
        "[unnamed] > The Gazette > Orlov",
        "[unnamed] > The Gazette > Orlov > Arcadia",
    ]
    assert [hop.voice for hop in found[2].chain] == ["speaks", "speaks", "ascribed", "speaks"]
    assert found[2].addressee is not None
    assert found[2].addressee.text == "Borduria"
    assert found[1].chain[2].cue is not None
    assert found[1].chain[2].cue.text == "believes"


def test_an_event_may_name_another_event_as_its_content(tmp_path: Path) -> None:
    marks = [line.replace("Content:T3", "Content:E2") for line in NESTED_MARKS]
    found = claims(read(pair(tmp_path, NESTED).mark(*marks)))
    assert list(map(chain, found))[1] == "[unnamed] > The Gazette > Orlov"
    assert found[0].content == "Orlov believes that Arcadia told Borduria that trade is over"


def test_events_that_name_one_another_as_content_make_no_endless_chain(tmp_path: Path) -> None:
    marks = [*NESTED_MARKS[:3], "E1\tAttribution:T2 Source:T1 Content:E2",
             *NESTED_MARKS[4:7], "E2\tAttribution:T5 Source:T4 Content:E1"]  # fmt: skip
    found = claims(read(pair(tmp_path, NESTED).mark(*marks)))
    assert max(len(claim.chain) for claim in found) <= 3


def test_a_thousand_contents_on_one_stretch_are_read_in_good_time(tmp_path: Path) -> None:
    marks = [f"T{n}\tContent 0 {len(NESTED) - 1}\t{NESTED.strip()}" for n in range(1, 1001)]
    found = claims(read(pair(tmp_path, NESTED).mark(*marks)))
    assert len(found) == 1000
    assert {len(claim.chain) for claim in found} == {2}


def test_somebody_who_is_not_named_stays_unknown(tmp_path: Path) -> None:
    text = "It is alleged that the harbour will close.\n"
    marks = ("T1\tCue [alleged]", "T2\tContent [that the harbour will close]",
             "E1\tAttribution-no-source:T1 Cue:T1 Content:T2")  # fmt: skip
    [claim] = claims(read(pair(tmp_path, text).mark(*marks), publisher="The Herald"))
    assert claim.chain[-1].by == ()
    assert len(claim.chain) == 2


# --- what a claim keeps ---


def test_the_sample_keeps_joint_speakers_pieces_notes_and_what_is_left_over() -> None:
    items = read(SAMPLES / "cable.ann" / "cable.ann")
    found = {claim.id: claim for claim in claims(items)}
    text = documents(items)[0].text
    assert [m.text for m in found["E5"].who] == ["The envoy", "the harbour master"]
    assert words(found["E4"], text) == [
        "“We have agreed nothing,”", "“and we will sign\nnothing.”",
    ]  # fmt: skip
    assert found["E4"].form == "direct"
    assert [text[a:b] for a, b in found["E4"].quotes] == [
        "We have agreed nothing,", "and we will sign\nnothing.",
    ]  # fmt: skip
    assert found["E4"].extras == {"AnnotatorNotes": "She spoke at the quay."}
    assert found["E2"].extras == {"Certainty": "probable"}
    assert found["E1"].extras == {"who.Type": "Organisation"}
    assert documents(items)[0].extras == {
        "T23": "Discard 319 366\tCorrection: an earlier version misspelt a name.",
        "R1": "Coreference Arg1:T20 Arg2:T1",
    }
    assert documents(items)[0].file == "cable.txt"


def test_references_and_equal_words_tell_who_is_meant() -> None:
    items = read(SAMPLES / "cable.ann" / "cable.ann")
    found = {claim.id: claim for claim in claims(items)}
    agents = {i.record.id: i.record.name for i in items
              if isinstance(i, Draft) and isinstance(i.record, Agent)}  # fmt: skip
    assert agents[found["E1"].who[0].agent or ""] == "the Fjord Institute"
    assert agents[found["E4"].who[0].agent or ""] == "Minister Ada Holm"
    assert found["E4"].who[0].text == "she"


def test_relations_join_words_directly_or_through_the_cue() -> None:
    found = claims(read(SAMPLES / "bridge.ann" / "bridge.ann"))
    assert list(map(chain, found)) == [
        "[unnamed] > Orlov", "[unnamed] > The mayor", "[unnamed] > [unnamed]",
    ]  # fmt: skip
    assert found[1].addressee is not None
    assert found[1].addressee.text == "the council"
    assert found[0].chain[-1].wording == "verbatim"


def test_options_say_what_other_labels_mean(tmp_path: Path) -> None:
    text = "Orlov grumbled that all is lost.\n"
    ann = pair(tmp_path, text).mark(
        "T1\tHOLDER_1 [Orlov]", "T2\tDSE [grumbled]", "T3\tAttitude_Span [that all is lost]",
        "R1\tnever Arg1:T1 Arg2:T3", "R2\tvia Arg1:T2 Arg2:T3", "R3\tvia Arg1:T1 Arg2:T2",
    )  # fmt: skip
    options = {"who": "holder", "cue": "dse", "content": "attitude-span", "relations": "via"}
    items = read(ann, **options)
    [claim] = claims(items)
    assert chain(claim) == "[unnamed] > Orlov"
    assert claim.chain[-1].cue is not None
    assert documents(items)[0].extras == {"R1": "never Arg1:T1 Arg2:T3"}
    assert claims(read(ann)) == []


def test_what_is_not_said_is_not_asserted(tmp_path: Path) -> None:
    text = "Orlov did not say that all is lost.\n"
    marks = ("T1\tSource [Orlov]", "T2\tCue [did not say]", "T3\tContent [that all is lost]",
             "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3")  # fmt: skip
    [claim] = claims(read(pair(tmp_path, text).mark(*marks)))
    assert (claim.act, claim.chain[-1].verb) == ("unknown", "say")


# --- the text ---


def test_a_missing_text_is_told_with_what_to_do(tmp_path: Path) -> None:
    ann = tmp_path / "lonely.ann"
    ann.write_text("T1\tSource 0 5\tOrlov\n", encoding="utf-8")
    with pytest.raises(BadSource, match=r"no lonely\.txt beside it.*text='NAME'"):
        read(ann)


def test_the_text_may_be_named_in_the_annotations_stead(tmp_path: Path) -> None:
    ann = pair(tmp_path, NESTED).mark(*NESTED_MARKS)
    assert claims(read(tmp_path / "a.txt")) == claims(read(ann))


def test_a_text_without_annotations_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NESTED, encoding="utf-8")
    with pytest.raises(BadSource, match=r"no a\.ann beside it"):
        read(tmp_path / "a.txt")


def test_another_name_of_the_text_can_be_given(tmp_path: Path) -> None:
    ann = pair(tmp_path, NESTED).mark(*NESTED_MARKS)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len(claims(read(ann, text="b.txt"))) == 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-8"])
def test_offsets_in_other_units_are_recognised_and_told(tmp_path: Path, encoding: str) -> None:
    text = "🚢 The “Gazette” wrote that 🚢 trade is over.\n"
    size = 2 if encoding == "utf-16-le" else 1

    def at(piece: str) -> str:
        start = len(text[: text.index(piece)].encode(encoding)) // size
        return f"{start} {start + len(piece.encode(encoding)) // size}\t{piece}"

    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        f"T1\tSource {at('The “Gazette”')}\nT2\tCue {at('wrote')}\n"
        f"T3\tContent {at('that 🚢 trade is over')}\nE1\tAttribution:T2 Source:T1 Content:T3\n",
        encoding="utf-8",
    )
    items = read(tmp_path / "a.ann")
    [claim] = claims(items)
    assert words(claim, text) == ["that 🚢 trade is over"]
    assert claim.chain[-1].name == "The “Gazette”"
    told = {"utf-16-le": "UTF-16 code units", "utf-8": "bytes"}[encoding]
    assert told in documents(items)[0].extras["offsets"]


def test_words_that_have_moved_are_found_again_and_it_is_told(tmp_path: Path) -> None:
    moved = "Update at noon: the piers are shut, it was said.\n\n" + NESTED
    items = read(pair(tmp_path, NESTED).mark(*NESTED_MARKS, text=moved))
    assert flaws(items) == []
    before = claims(read(pair(tmp_path, NESTED).mark(*NESTED_MARKS)))
    for claim, was in zip(claims(items), before, strict=True):
        assert words(claim, moved) == [was.content]
        assert claim.extras["content.place"].startswith("moved from ")
        for hop in claim.chain[1:]:
            assert [moved[slice(*m.at)] for m in hop.by if m.at] == [hop.name]


REPEATED = "Orlov said it was late. Then Holm said it was early. Then Orlov said it was noon.\n"
REPEATED_MARKS = (
    "T1\tSource 29 33\tHolm", "T2\tCue 34 38\tsaid", "T3\tContent 39 51\tit was early",
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    "T4\tSource 58 63\tOrlov", "T5\tCue 64 68\tsaid", "T6\tContent 69 80\tit was noon",
    "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6",
)  # fmt: skip


def test_a_word_that_stands_often_is_told_by_what_is_certain_around_it(tmp_path: Path) -> None:
    moved = "One more line, he said.\n" + REPEATED
    items = read(pair(tmp_path, REPEATED).mark(*REPEATED_MARKS, text=moved))
    assert flaws(items) == []
    first, second = claims(items)
    assert first.chain[-1].cue is not None
    assert second.chain[-1].cue is not None
    assert first.chain[-1].cue.at == (58, 62)
    assert second.chain[-1].cue.at == (88, 92)


def test_a_word_that_nothing_tells_from_others_is_a_flaw_and_keeps_its_words(
    tmp_path: Path,
) -> None:
    moved = "Orlov, Orlov said. " + REPEATED.replace("Holm", "Orlov said, then Orlov")
    items = read(pair(tmp_path, REPEATED).mark(*REPEATED_MARKS, text=moved))
    assert any("'Holm'" in flaw.why for flaw in flaws(items))
    assert claims(items)[0].who[0].text == "Holm"
    assert claims(items)[0].who[0].at is None


def test_a_content_that_is_gone_is_a_flaw_that_says_where_it_was(tmp_path: Path) -> None:
    items = read(pair(tmp_path, REPEATED).mark(*REPEATED_MARKS, text=REPEATED[:-30]))
    [claim] = claims(items)
    assert claim.content == "it was early"
    [flaw] = [flaw for flaw in flaws(items) if "content" in flaw.why]
    assert "the content T6 of E2: the words 'it was noon' (at 69–80) are not in" in flaw.why


def test_an_addressee_that_is_gone_is_a_flaw_too(tmp_path: Path) -> None:
    ann = pair(tmp_path, NESTED).mark(*NESTED_MARKS, text=NESTED.replace("Borduria", "nobody"))
    lost = [flaw.why for flaw in flaws(read(ann))]
    assert any("the addressee T10 of E3: the words 'Borduria'" in why for why in lost)


def test_annotations_too_many_to_be_held_are_refused_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NESTED, encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tSource 0 3\tThe\n" * 300_000, encoding="utf-8")
    with pytest.raises(BadSource, match="too large to be read whole"):
        read(tmp_path / "a.ann")


def test_a_stretch_longer_than_a_claim_holds_is_a_flaw(tmp_path: Path) -> None:
    text = "word " * 30_000
    ann = tmp_path / "a.ann"
    ann.write_text(f"T1\tContent 0 150000\t{text}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [flaw] = flaws(read(ann))
    assert "longer than 100000 characters" in flaw.why


def test_line_ends_and_spaces_that_have_changed_do_not_hide_words(tmp_path: Path) -> None:
    text = "The Gazette wrote that\nall trade\nis over.\n"
    marks = (
        "T1\tSource 0 11\tThe Gazette", "T2\tCue 12 17\twrote",
        "T3\tContent 18 22;23 32;33 40\tthat all trade is over",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    )  # fmt: skip
    for changed in (text, text.replace("\n", "\r\n"), "\n" + text.replace("\n", "  \n")):
        items = read(pair(tmp_path, text).mark(*marks, text=changed))
        assert flaws(items) == []
        [claim] = claims(items)
        assert claim.content.split() == ["that", "all", "trade", "is", "over"]


# --- through a ledger ---


def test_two_annotators_of_one_text_have_records_of_their_own(tmp_path: Path) -> None:
    pair(tmp_path, NESTED).mark(*NESTED_MARKS)
    for annotator in ("1f2e", "9a0b"):
        shutil.copy(tmp_path / "a.ann", tmp_path / f"a_{annotator}.ann")
    assert keys(read(tmp_path / "a_1f2e.ann")) == ["_1f2e E1", "_1f2e E2", "_1f2e E3"]
    assert keys(read(tmp_path / "a.ann", annotator="ida")) == ["ida E1", "ida E2", "ida E3"]
    with ledger() as book:
        assert book.import_from(tmp_path / "a_1f2e.ann").claims == 3
        assert book.import_from(tmp_path / "a_9a0b.ann").claims == 3
        assert len(book.now().sources()) == 1


def test_annotations_stand_in_the_source_that_their_text_is(tmp_path: Path) -> None:
    ann = pair(tmp_path, NESTED).mark(*NESTED_MARKS)
    with ledger() as book:
        book.import_from(tmp_path / "a.txt", adapter="text")
        book.import_from(ann)
        assert len(book.now().sources()) == 1
        assert book.import_from(ann).added == 0


# --- a corpus ---


@needs_corpus
def test_every_attribution_of_a_corpus_becomes_a_claim(tmp_path: Path) -> None:
    for path in (*(ATTRIBUTIONS / "attributions").iterdir(), *(ATTRIBUTIONS / "text").iterdir()):
        shutil.copy(path, tmp_path)
    attributions = made = flawed = named = 0
    for ann in sorted(tmp_path.glob("*.ann")):
        lines = ann.read_text("utf-8").splitlines()
        attributions += sum(line.startswith("E") and "Content" in line for line in lines)
        items = read(ann)
        text = documents(items)[0].text
        assert all(" … ".join(words(c, text)) == c.content for c in claims(items))
        made += len({key.removeprefix("_").split()[1] for key in keys(items)})
        flawed += len(flaws(items))
        named += sum(bool(claim.who) for claim in claims(items))
    assert (attributions, made, flawed) == (2319, 2319, 1)
    assert named == 2189
