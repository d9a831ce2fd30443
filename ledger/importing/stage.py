"""The documents of one import, each with its scene; only those used last are held."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import attrs

from ledger.adapter import Document
from ledger.claims import Mention
from ledger.clock import Clock
from ledger.codebooks.cast import Cast
from ledger.codebooks.gazetteer import Gazetteer
from ledger.importing.directory import Directory
from ledger.importing.keys import RecordKeys
from ledger.importing.known import Known
from ledger.importing.notes import Notes
from ledger.importing.proposals import propose_links
from ledger.importing.rejected import Rejected
from ledger.importing.scene import Handles, Scene
from ledger.importing.sources import Captured
from ledger.importing.spool import Planned
from ledger.store.contract import Store

HELD: Final = 64
"""How many documents are held with all that is known of them."""


@attrs.define(kw_only=True)
class Stage:
    """Gives each document its scene, and the same one again whenever it is named."""

    clock: Clock
    directory: Directory
    gazetteer: Gazetteer
    known: Known
    plan: Callable[[Planned], None]
    rejected: Rejected
    store: Store
    _counts: Notes[int] = attrs.field(factory=Notes, init=False)
    _handles: Notes[str] = attrs.field(factory=Notes, init=False)
    _resolved: Notes[int] = attrs.field(factory=Notes, init=False)
    _left: Notes[bytes] = attrs.field(factory=Notes, init=False)
    _held: OrderedDict[str, Scene] = attrs.field(factory=OrderedDict, init=False)
    _plain: Cast | None = attrs.field(default=None, init=False)

    def scene(self, document: Document, captured: Captured) -> Scene:
        """Set the scene of a document: its source and who is who in its text.

        It is read with the date that the ledger knows, also where the file does not tell it.
        """
        if captured.published:
            document = attrs.evolve(document, published=captured.published)
        return Scene(
            cast=self._cast(document.text),
            clock=self.clock,
            directory=self.directory,
            document=document,
            fresh=captured.fresh,
            handles=Handles(self._handles, captured.id),
            keys=RecordKeys(self._counts, captured.id),
            known=self.known,
            outlet=captured.outlet,
            plan=self.plan,
            rejected=self.rejected,
            resolved=self._resolved,
            source=captured.id,
            store=self.store,
            unchanged=captured.unchanged,
        )

    def of(self, document: str) -> Scene | None:
        """Give the scene of a document by its key; None when none was announced."""
        scene = self._held.get(document)
        if scene is None:
            left = self._left.get(document)
            if left is None:
                return None
            scene = self._again(left)
            self.put(document, scene)
        self._held.move_to_end(document)
        return scene

    def put(self, document: str, scene: Scene) -> None:
        """Hold a scene under a document's key; the one used longest ago leaves."""
        self._held[document] = scene
        if len(self._held) > HELD:
            key, oldest = self._held.popitem(last=False)
            self._leave(key, oldest)

    def finish(self) -> None:
        """Let every scene end: plan what rules propose between the claims of a document."""
        for scene in self._held.values():
            _end(scene)

    def _cast(self, text: str) -> Cast:
        if text:
            return Cast.read(text, self.gazetteer)
        if self._plain is None:
            self._plain = Cast.read("", self.gazetteer)
        return self._plain

    def _leave(self, key: str, scene: Scene) -> None:
        _end(scene)
        outlet = scene.outlet.agent, scene.outlet.text
        left = scene.document, scene.source, scene.fresh, scene.unchanged, outlet, scene.told
        self._left[key] = pickle.dumps(left, protocol=pickle.HIGHEST_PROTOCOL)

    def _again(self, left: bytes) -> Scene:
        document, source, fresh, same, (agent, text), told = pickle.loads(left)  # noqa: S301 - our own
        outlet = Mention(agent=agent, text=text)
        captured = Captured(fresh=fresh, id=source, outlet=outlet, unchanged=same)
        scene = self.scene(document, captured)
        scene.told.update(told)
        return scene


def _end(scene: Scene) -> None:
    if scene.claims:
        propose_links(scene)
        scene.claims.clear()
