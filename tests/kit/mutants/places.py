"""Adapters that point beside the words, and records that are called by where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ledger.adapter import Document, Draft, Item, SourceFile
from ledger.claims import Anchor, Hedge, Hop, Link, Mention, changed
from ledger.times import When
from tests.kit.mutants.words import claim_of, with_claim
from tests.kit.notes import Note, NotesAdapter

WORDS = "test_places_point_at_their_words"


class CountsFromOne(NotesAdapter):
    """Is off by one."""

    killer = WORDS

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        anchor = claim_of(made).anchor or Anchor(exact="")
        spans = tuple((a + 1, b + 1) for a, b in anchor.spans)
        return with_claim(made, anchor=changed(anchor, spans=spans))


class CountsBytes(NotesAdapter):
    """Counts bytes of UTF-8 where code points are meant."""

    killer = WORDS

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        anchor = claim_of(made).anchor or Anchor(exact="")
        spans = tuple(
            (len(document.text[:a].encode()), len(document.text[:b].encode()))
            for a, b in anchor.spans
        )
        return with_claim(made, anchor=changed(anchor, spans=spans))


class CountsLineEndsAsOne(NotesAdapter):
    """Counts the two characters of a line end of DOS as one."""

    killer = "test_places_stay_true_in_spoilt_files"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        anchor = claim_of(made).anchor or Anchor(exact="")
        before = document.text[: anchor.spans[0][0]].count("\r\n")
        spans = tuple((a - before, b - before) for a, b in anchor.spans)
        return with_claim(made, anchor=changed(anchor, spans=spans))


class CountsFromTheFile(NotesAdapter):
    """Gives the place of a mention in the file, not in the note."""

    killer = WORDS

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        *before, last = super().chain(names, said, document)
        far = (1_000_000, 1_000_000 + len(names))
        return (*before, changed(last, by=tuple(changed(m, at=far) for m in last.by)))


class QuotesBeyondTheText(NotesAdapter):
    """Marks a quotation that ends after the text."""

    killer = WORDS

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        return with_claim(made, quotes=((0, len(document.text) + 1),))


class WritesSuffixOfAnother(NotesAdapter):
    """Keeps what stands around another place."""

    killer = WORDS

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        anchor = claim_of(made).anchor or Anchor(exact="")
        return with_claim(made, anchor=changed(anchor, suffix="elsewhere"))


class HedgesForNobody(NotesAdapter):
    """Says that a hop hedges which the chain does not have."""

    killer = "test_every_claim_has_a_chain"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        return with_claim(made, hedges=(Hedge(text="likely", owner=len(claim_of(made).chain)),))


class KeysByPlace(NotesAdapter):
    """Calls a record by its line."""

    killer = "test_keys_stay_when_records_change_places"

    def key(self, key: str, at: str) -> str:
        return at


class KeysByCount(NotesAdapter):
    """Counts the records from the end of the file."""

    killer = "test_keys_stay_when_records_are_added"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        found = list(super().read(file, options))
        for n, item in enumerate(found):
            yield attrs.evolve(item, key=str(len(found) - n)) if isinstance(item, Draft) else item


class SharesKeys(NotesAdapter):
    """Gives several records one key."""

    killer = "test_no_two_records_share_a_key"

    def key(self, key: str, at: str) -> str:
        return key.strip()[:1]


class TellsOfADocumentTwice(NotesAdapter):
    """Calls all notes by one name."""

    killer = "test_no_two_records_share_a_key"

    def document(self, line: str, note: Note, options: Any) -> Document:
        return attrs.evolve(super().document(line, note, options), key="note")


class CallsItByTheFile(NotesAdapter):
    """Calls the documents by the file's name."""

    killer = "test_a_renamed_copy_reads_the_same"

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        for item in super().read(file, options):
            if isinstance(item, Document):
                yield attrs.evolve(item, key=f"{file.name} {item.key}")
            elif isinstance(item, Draft):
                yield attrs.evolve(item, document=f"{file.name} {item.document}")
            else:
                yield item


class RefersToNothing(NotesAdapter):
    """Links claims to one that there is not."""

    killer = "test_importing_again_adds_nothing"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        id = claim_of(made).id
        link = Link(by="notes", claim="no such claim", id=f"{id} link", other=id, relation="denies")
        return attrs.evolve(made, record=link)


class ForgetsWhereItStood(NotesAdapter):
    """Says of no record where it stands."""

    killer = "test_everything_says_where_it_stands"

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        return attrs.evolve(super().draft(line, start, at, document), at="")


class MentionsAnotherName(NotesAdapter):
    """Points at the first letter of the note for every name."""

    killer = WORDS

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        *before, last = super().chain(names, said, document)
        return (*before, changed(last, by=(Mention(text=names, at=(0, 1)),)))
