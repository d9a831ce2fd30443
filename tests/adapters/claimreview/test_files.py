"""Which files are reviews, hostile ones, and the examples of schema.org."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.adapter import Document, Draft, Flaw, NoOptions, Probe, SourceFile, Sure
from ledger.claims import Rating
from ledger.errors import BadSource
from tests.adapters.claimreview.told import ADAPTER, SAMPLES, Read, page, records, reviewed, whys
from tests.corpus import CORPUS, needs_corpus


@pytest.mark.parametrize(
    "name", sorted(p.name for p in SAMPLES.iterdir() if "golden" not in p.name)
)
def test_sniff_is_certain_of_its_own_kind(name: str) -> None:
    match = ADAPTER.sniff(Probe(name, (SAMPLES / name).read_bytes()[:65536]))
    assert match is not None
    assert match.sure == Sure.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        '{"record": {"extras": {"@type": "ClaimReview"}}}',
        '{"who": "ISW", "content": "the type \\"ClaimReview\\""}',
        "An essay on ClaimReview and application/ld+json, in words alone.",
        '<html><body><p>How ClaimReview works</p><script type="application/ld+json">'
        '{"@type": "NewsArticle"}</script></body></html>',
        '{"type": "bundle", "objects": []}',
        '{"claims": ["a", "b"]}',
    ],
)
def test_sniff_leaves_other_kinds_to_others(text: str) -> None:
    assert ADAPTER.sniff(Probe("file", text.encode())) is None


HOSTILE = [
    '<b itemprop="a">', "<div itemscope>", '<a "', "<a '", "<!--", "</", "<a b=", '"', "<a =",
    '<p itemscope itemtype="https://schema.org/ClaimReview"><i itemprop="name">', "</div>", "<b>",
    '<meta itemprop="a" content="b">', "&", "&#", "<script>", '<script type="application/ld+json">',
    "<![CDATA[", " ", "<a  ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_anything_is_read_in_no_time(
    read: Read, piece: str, patience: Callable[[], None]
) -> None:
    start = '<p itemscope itemtype="https://schema.org/ClaimReview">'
    read(start + piece * (1_000_000 // len(piece)), "page.html")
    patience()


@pytest.mark.parametrize("piece", ["\\", '"', ",", ", ", '\\"', "[", "{", "/", "&quot;", "]"])
def test_a_megabyte_of_anything_in_a_script_is_a_flaw(
    read: Read, piece: str, patience: Callable[[], None]
) -> None:
    told = piece * (1_000_000 // len(piece))
    for start in ("", '{"a": "'):
        assert whys(read(page(start + told), "page.html"))
    patience()


@given(st.data())
def test_a_file_cut_or_bent_anywhere_never_raises_but_bad_source(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    names = sorted(p.name for p in SAMPLES.iterdir() if "golden" not in p.name)
    sample = (SAMPLES / data.draw(st.sampled_from(names))).read_bytes()
    cut = data.draw(st.integers(1, len(sample)))
    at = data.draw(st.integers(0, cut - 1))
    bent = sample[:at] + bytes([data.draw(st.integers(0, 255))]) + sample[at + 1 : cut]
    path = tmp_path_factory.mktemp("bent") / "file"
    path.write_bytes(bent)
    try:
        items = list(ADAPTER.read(SourceFile(path), NoOptions()))
    except BadSource:
        return
    assert all(isinstance(item, Document | Draft | Flaw) for item in items)


@needs_corpus
def test_the_examples_of_schema_org_are_read() -> None:
    [path] = (CORPUS / "claimreview").iterdir()
    items = list(ADAPTER.read(SourceFile(path), NoOptions()))
    claims = reviewed(items)
    assert [c.chain[-1].name for c in claims] == ["Rich Perry", "Barack Obama"]
    assert [str(c.date) for c in claims] == ["2014-07-17", "2009-06-04"]
    assert [r.term.term for r in records(items, Rating)] == ["True"]
    assert whys(items) == []
