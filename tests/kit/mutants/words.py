"""Adapters that read other words than stand there."""

from __future__ import annotations

import unicodedata
from typing import Any

import attrs

from ledger.adapter import Document, Draft
from ledger.claims import Claim, Hop, changed
from ledger.times import When
from tests.kit.notes import Note, NotesAdapter

GOLDEN = "test_it_reads_what_the_golden_file_says"


def claim_of(draft: Draft) -> Claim:
    assert isinstance(draft.record, Claim)
    return draft.record


def with_claim(draft: Draft, **more: Any) -> Draft:
    return attrs.evolve(draft, record=changed(claim_of(draft), **more))


class SwapsWhoAndAbout(NotesAdapter):
    """Takes what was said for who said it."""

    killer = GOLDEN

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        claim = claim_of(made)
        last = claim.chain[-1]
        if not last.by:
            return made
        swapped = changed(last, by=(changed(last.by[0], text=claim.content),))
        return with_claim(made, chain=(*claim.chain[:-1], swapped), content=last.by[0].text)


class DropsAHop(NotesAdapter):
    """Leaves out who reported it between outlet and claimant."""

    killer = GOLDEN

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        whole = super().chain(names, said, document)
        return (whole[0], *whole[2:]) if len(whole) > 2 else whole


class ReversesTheChain(NotesAdapter):
    """Names the claimant first and the outlet last."""

    killer = GOLDEN

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        return super().chain(names, said, document)[::-1]


class TrimsContent(NotesAdapter):
    """Makes one blank of two."""

    killer = GOLDEN

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        return with_claim(made, content=" ".join(claim_of(made).content.split()))


class NormalisesContent(NotesAdapter):
    """Composes what the source wrote decomposed."""

    killer = GOLDEN

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        made = super().draft(line, start, at, document)
        return with_claim(made, content=unicodedata.normalize("NFC", claim_of(made).content))


class DropsExtras(NotesAdapter):
    """Keeps nothing of what it has no word for."""

    killer = GOLDEN

    def draft(self, line: str, start: int, at: str, document: Document) -> Draft:
        return with_claim(super().draft(line, start, at, document), extras={})


class InventsADate(NotesAdapter):
    """Takes the day of publication for the day it was said."""

    killer = GOLDEN

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        return super().chain(names, said or document.published, document)


class InventsAClaimant(NotesAdapter):
    """Says that the outlet said what nobody is named for."""

    killer = GOLDEN

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        return super().chain(names if names.strip() else document.publisher or "?", said, document)


class DropsTheOutlet(NotesAdapter):
    """Does not say who published the note."""

    killer = GOLDEN

    def document(self, line: str, note: Note, options: Any) -> Document:
        return attrs.evolve(super().document(line, note, options), publisher="")


class WritesNoDate(NotesAdapter):
    """Keeps the words of a date as if they were one."""

    killer = "test_dates_are_edtf_with_a_basis"

    def when(self, text: str, basis: Any) -> When | None:
        return When(edtf=f"on {text.strip()}", basis=basis) if text.strip() else None


class DatesWithoutWords(NotesAdapter):
    """Makes a date of nothing instead of leaving it unknown."""

    killer = "test_dates_are_edtf_with_a_basis"

    def when(self, text: str, basis: Any) -> When | None:
        return super().when(text, basis) or When(basis=basis)


class NamesNoClaimant(NotesAdapter):
    """Makes claims that nobody makes."""

    killer = "test_every_claim_has_a_chain"

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        return super().chain(names, said, document) if names.strip() else ()


class UsesWordsOfItsOwn(NotesAdapter):
    """Puts a verb into the chain that the ledger does not know."""

    killer = "test_what_it_yields_can_be_written_and_read_back"

    def chain(self, names: str, said: When | None, document: Document) -> tuple[Hop, ...]:
        shouted: Any = "shout"
        return tuple(changed(hop, verb=shouted) for hop in super().chain(names, said, document))
