"""The reader `spacy`: attributions by the parse of a pipeline that the user has installed."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'claimledger[spacy]'")

from ledger import Ledger
from ledger.adapter import Document, Passage, Reader
from ledger.claims import Claim
from ledger.errors import BadOptions, MissingModel
from ledger.plugins import Plugins
from ledger_adapters.spacy_reader.reader import Options, SpacyReader
from tests.adapters.readers.parsing import PARSES, saved


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(tmp_path_factory.mktemp("pipelines") / "prepared", "prepared_parse")


@pytest.fixture(scope="module")
def reader(model: str) -> Reader:
    return SpacyReader().with_options(Options(model=model))


def read(reader: Reader, text: str, **how: object) -> list[Claim]:
    document = Document(key="d", publisher="The Gazette", text=text)
    passage = Passage(document="d", span=(0, len(text)), **how)  # type: ignore[arg-type]
    found = [item.record for item in reader.read(document, passage) if hasattr(item, "record")]
    claims = [record for record in found if isinstance(record, Claim)]
    assert len(claims) == len(found)
    return claims


def told(claim: Claim) -> tuple[list[str], str, str]:
    cue = claim.chain[-1].cue
    return [m.text for m in claim.who], cue.text if cue else "", claim.content


@pytest.mark.parametrize(
    ("text", "who", "cue", "content", "form"),
    [
        ("Novak said that the talks had failed.", ["Novak"], "said", "the talks had failed",
         "indirect"),
        ("“We will go,” Novak said on Monday.", ["Novak"], "said", "“We will go,”", "direct"),
        ("“It rains. We go home,” she added.", ["she"], "added", "“It rains. We go home,”",
         "direct"),
        ("“The plan,” Novak said, “is dead.”", ["Novak"], "said", "“The plan,” “is dead.”",
         "direct"),
        ("Vessia, the ministry said, is safe.", ["the ministry"], "said", "Vessia is safe",
         "indirect"),
        ("According to the ministry, Oren was hurt.", ["the ministry"], "According to",
         "Oren was hurt", "indirect"),
        ("Oren was hurt, according to the ministry.", ["the ministry"], "according to",
         "Oren was hurt", "indirect"),
        ("The army of Vessia promised to leave.", ["The army of Vessia"], "promised", "to leave",
         "indirect"),
        ("Xi and Putin said the deal was done.", ["Xi", "Putin"], "said", "the deal was done",
         "indirect"),
        ("The envoy, who said he was tired, left.", ["The envoy"], "said", "he was tired",
         "indirect"),
        ("Analysts were told by the army that it had won.", ["the army"], "told", "it had won",
         "indirect"),
        ("The president left, saying that he was done.", ["The president"], "saying",
         "he was done", "indirect"),
        ("He was said to be ill.", [], "said", "to be ill", "indirect"),
        ("They told us that Orlov, the minister, left.", ["They"], "told",
         "Orlov, the minister, left", "indirect"),
    ],
)  # fmt: skip
def test_who_says_what_is_found_by_the_grammar(
    reader: Reader, text: str, who: list[str], cue: str, content: str, form: str
) -> None:
    [claim] = read(reader, text)
    assert told(claim) == (who, cue, content)
    assert claim.form == form
    assert claim.chain[0].name == "The Gazette"


@pytest.mark.parametrize("text", ["Novak spoke for an hour.", "The harbour is closed."])
def test_speech_without_content_and_the_outlet_s_own_words_are_left(
    reader: Reader, text: str
) -> None:
    assert text in PARSES
    assert read(reader, text) == []


def test_what_is_said_within_what_is_said_has_a_longer_chain(reader: Reader) -> None:
    outer, inner = read(reader, "The ministry reported that Lavrov said that the war will end.")
    assert [h.name for h in outer.chain] == ["The Gazette", "The ministry"]
    assert [h.name for h in inner.chain] == ["The Gazette", "The ministry", "Lavrov"]
    assert inner.content == "the war will end"


def test_what_is_thought_is_ascribed_and_a_no_is_negative(reader: Reader) -> None:
    [believed] = read(reader, "The Kremlin does not believe that it failed.")
    assert (believed.chain[-1].voice, believed.polarity) == ("ascribed", "negative")
    denied, *_ = read(reader, "Novak denied that he had lied and claimed that Oren had paid.")
    assert (denied.act, denied.polarity) == ("denies", "negative")


def test_places_count_in_the_whole_document_and_each_paragraph_is_parsed_by_itself(
    reader: Reader,
) -> None:
    texts = ["Novak said that the talks had failed.", "The harbour is closed.",
             "Xi and Putin said the deal was done."]  # fmt: skip
    for gap in ("\n\n", "\n", "\r\n \r\n", "\n\n\n"):
        text = gap.join(texts)
        found = read(reader, text)
        assert [c.content for c in found] == ["the talks had failed", "the deal was done"]
        for claim in found:
            assert claim.anchor
            assert text[slice(*claim.anchor.spans[0])] == claim.content
            for mention in claim.who:
                assert mention.at
                assert text[slice(*mention.at)] == mention.text


@pytest.mark.parametrize("text", ["", "\n\n \n", "“" * 50_000, '" ' * 50_000, "word " * 20_000])
def test_texts_of_nothing_but_marks_and_words_give_nothing(reader: Reader, text: str) -> None:
    assert read(reader, text) == []


def test_a_comment_is_its_commenter_s(reader: Reader) -> None:
    [claim] = read(reader, "Novak said that the talks had failed.", kind="comment", author="dana")
    assert claim.flags == ("comment",)
    assert [m.text for m in claim.who] == ["dana"]


def test_a_pipeline_is_chosen_by_name_and_stands_with_the_claim(model: str, tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    with Ledger.open(":memory:", by="ann") as book:
        assert book.import_from(article, reader=f"spacy:{model},confidence=60").claims == 1
        [claim] = book.claims()
        assert claim.reading
        assert (claim.reading.reader, claim.reading.pattern) == ("spacy:en_prepared", "ccomp")
        assert claim.reading.confidence == 60
        assert book.import_from(article, reader=f"spacy:{model}").added == 0


def test_rules_and_a_parser_that_agree_make_one_claim(model: str, tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(article, reader=["rules", f"spacy:{model}"])
        [claim] = book.claims()
        assert claim.reading
        assert claim.reading.reader == "rules"
        assert [c.reader for c in claim.reading.confirmed] == ["spacy:en_prepared"]


def test_a_measured_pipeline_brings_its_confidence_and_another_brings_none(
    reader: Reader, tmp_path: Path
) -> None:
    text = "Novak said that the talks had failed."
    small = SpacyReader().with_options(
        Options(model=saved(tmp_path / "small", "prepared_parse", name="core_web_sm"))
    )
    assert [c.reading.confidence for c in read(reader, text) if c.reading] == [None]
    assert [c.reading.confidence for c in read(small, text) if c.reading] == [75]


def test_a_pipeline_that_is_not_there_is_told_of_with_the_way_to_get_it() -> None:
    with pytest.raises(MissingModel, match="python -m spacy download en_core_no_such") as caught:
        Plugins.load().reader("spacy:en_core_no_such")
    assert (caught.value.reader, caught.value.model) == ("spacy", "en_core_no_such")


def test_a_folder_that_is_not_there_is_nothing_to_download(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match=r"there is no such folder$"):
        Plugins.load().reader(f"spacy:{tmp_path / 'none'}")


@pytest.mark.parametrize("config", [None, "x = [", '[nlp]\nlang = "en"\npipeline = ["nothing"]\n'])
def test_a_pipeline_that_is_there_but_cannot_be_loaded_says_why(
    tmp_path: Path, config: str | None
) -> None:
    folder = Path(saved(tmp_path / "odd"))
    (folder / "config.cfg").unlink()
    if config is not None:
        (folder / "config.cfg").write_text(config)
    with pytest.raises(MissingModel, match="it cannot be loaded: ") as caught:
        Plugins.load().reader(f"spacy:{folder}")
    assert "download" not in str(caught.value)


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    german = saved(tmp_path / "german", lang="de")
    with pytest.raises(MissingModel, match="language 'de'"):
        Plugins.load().reader(f"spacy:{german}")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    bare = Plugins.load().reader(f"spacy:{saved(tmp_path / 'bare')}")
    with pytest.raises(MissingModel, match="a parser"):
        read(bare, "Novak said that the talks had failed.")


def test_an_option_that_it_has_not_is_refused() -> None:
    with pytest.raises(BadOptions, match=r"reader 'spacy', option \$\.size"):
        Plugins.load().reader("spacy:size=small")
