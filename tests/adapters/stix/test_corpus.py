"""Real bundles from OASIS are read whole, and say who says what."""

from __future__ import annotations

from collections import Counter

from ledger.adapter import Document, NoOptions, Probe, SourceFile, Sure
from ledger_adapters.stix import StixAdapter
from tests.adapters.stix.bundles import claims, flaws, ledger, links, said
from tests.corpus import CORPUS, needs_corpus

BUNDLES = CORPUS / "stix"

pytestmark = needs_corpus


def test_every_file_is_known_and_read_without_a_flaw() -> None:
    for path in sorted(BUNDLES.rglob("*.json")):
        file = SourceFile(path)
        match = StixAdapter().sniff(Probe(file.name, file.head()))
        assert match
        assert match.sure is Sure.CERTAIN
        items = list(StixAdapter().read(file, NoOptions()))
        assert claims(items)
        assert not flaws(items)


def test_a_vendors_report_reports_what_its_objects_say() -> None:
    items = list(StixAdapter().read(SourceFile(BUNDLES / "poisonivy.json"), NoOptions()))
    reports = {i.key: i for i in items if isinstance(i, Document) and i.publisher}
    [report] = reports.values()
    assert (report.publisher, str(report.published)) == ("FireEye, Inc.", "2013-08-21T00:00:00Z")
    found = Counter(c.source in reports for c in claims(items))
    assert found == {True: 152, False: 2}  # the report, and what it holds that has no creator
    told = [said(c) for c in claims(items)]
    assert (
        "FireEye, Inc. > [unnamed]: campaign admin@338 uses attack pattern "
        "Spear Phishing Attack Pattern used by admin@338"
    ) in told
    assert len([link for link in links(items) if link[1] == "about"]) == 180


def test_versions_of_an_object_over_several_files_are_one_claim() -> None:
    with ledger() as book:
        reports = [book.import_from(path) for path in sorted((BUNDLES / "versions").iterdir())]
        assert [(r.claims, r.amended) for r in reports] == [(1, 0), (0, 1), (0, 1)]
        [found] = book.claims()
        assert str(found.date) == "2018-11-01T23:24:48Z"
