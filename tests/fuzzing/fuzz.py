"""Fuzzes an adapter, guided by coverage: `python -m tests.fuzzing.fuzz csv --minutes 10`.

Whatever the bytes, an adapter may only yield documents, drafts, passages and flaws that the host
takes, or say that the file is no good; within 2 s and 256 MB. What breaks that is kept as a file
beside the samples, to be mended and tested for ever after. Needs the package atheris.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import atheris

# What is imported here shows the fuzzer where it goes.
with atheris.instrument_imports(include=["ledger", "ledger_adapters"]):
    from ledger.adapter import Adapter, Document, Draft, Flaw, Passage, Probe, Reader, SourceFile
    from ledger.claims import Claim
    from ledger.errors import BadEvent, BadOptions, BadSource
    from ledger.importing.claiming import check_draft
    from ledger.offers import no_item

SAMPLES = Path(__file__).parents[1] / "adapters" / "samples"
EXAMPLES = Path(__file__).parents[2] / "examples" / "samples"
SECONDS = 2.0
MOST_ITEMS = 5_000


def shipped(name: str) -> Adapter:
    """Import an adapter, instrumented so that the fuzzer sees where it goes."""
    with atheris.instrument_imports(include=["ledger", "ledger_adapters"]):
        module = import_module(f"ledger_adapters.{name}")
    [adapter] = module.ledger_adapters()
    found: Adapter = adapter
    return found


def rules() -> Reader:
    """Import the reader of prose, instrumented too."""
    with atheris.instrument_imports(include=["ledger", "ledger_adapters"]):
        from ledger_adapters import rules as module
    [reader] = module.ledger_readers()
    found: Reader = reader
    return found


def target(
    adapter: Adapter, reader: Reader | None, folder: Path, suffix: str
) -> Callable[[bytes], None]:
    """Make the function that is called with ever new bytes; a `reader` reads the passages too."""
    path = folder / f"fuzzed{suffix}"

    def once(data: bytes) -> None:
        path.write_bytes(data)
        started = time.process_time()
        adapter.sniff(Probe(path.name, data[: 64 * 1024]))
        with suppress(BadSource, BadOptions):
            read(adapter, SourceFile(path), reader)
        spent = time.process_time() - started
        assert spent < SECONDS, f"it took {spent:.1f} s"

    return once


def read(adapter: Adapter, file: SourceFile, reader: Reader | None) -> None:
    """Read a file to its end as the host does, and look at each item."""
    documents: dict[str, Document] = {}
    for n, item in enumerate(adapter.read(file, adapter.options())):
        wrong = no_item(item)
        assert not wrong, f"{item!r:.200}: {wrong}"
        if isinstance(item, Document):
            documents[item.key] = item
        elif isinstance(item, Passage):
            document = documents[item.document]
            assert item.span[1] <= len(document.text), f"{item} leads out of its text"
            for found in reader.read(document, item) if reader else ():
                assert not no_item(found), f"{found!r:.200}"
                _check(found, document.text)
        elif isinstance(item, Draft) and adapter.name != "jsonl":  # its places are the file's own
            assert item.document in documents, f"{item!r:.200} names no document"
            _check(item, documents[item.document].text)
        if n > MOST_ITEMS:
            return


def _check(draft: Draft | Flaw, text: str) -> None:
    """A claim that the host refuses is told as a flaw; only its anchor must be right."""
    if isinstance(draft, Draft) and isinstance(draft.record, Claim) and draft.record.anchor:
        wrong = ""
        try:
            check_draft(draft.record, text)
        except BadEvent as error:
            wrong = str(error) if "anchor" in error.where else ""
        assert not wrong, wrong


def main() -> None:
    """Fuzz one adapter for some minutes."""
    parser = argparse.ArgumentParser(description="Fuzz an adapter.")
    parser.add_argument("name", help="an adapter, or rules: the reader of prose, on plain texts")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--suffix", default="", help="how the fuzzed file's name ends")
    parser.add_argument("--beside", type=Path, help="a companion file, of the same name but ending")
    asked = parser.parse_args()
    prose = asked.name == "rules"
    adapter, reader = shipped("text" if prose else asked.name), rules() if prose else None
    seeds = EXAMPLES if prose else SAMPLES / asked.name
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for n, sample in enumerate(p for p in sorted(seeds.rglob("*")) if p.is_file()):
            (corpus / str(n)).write_bytes(sample.read_bytes())
        if asked.beside:
            companion = Path(folder) / f"fuzzed{asked.beside.suffix}"
            companion.write_bytes(asked.beside.read_bytes())
        arguments = [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={int(asked.minutes * 60)}",
            "-rss_limit_mb=512",
            "-timeout=20",
            "-max_len=65536",
            "-print_final_stats=1",
            f"-artifact_prefix={Path.cwd() / f'fuzz-{asked.name}-'}",
        ]
        atheris.Setup(arguments, target(adapter, reader, Path(folder), asked.suffix))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
