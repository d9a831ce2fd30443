"""What is new in a relationship since a moment, beside how it stands: the matter of a briefing."""

from __future__ import annotations

import attrs

from ledger.replay.changes import Change
from ledger.replay.pins import Pinned
from ledger.views.basis import Basis
from ledger.views.printing import printed
from ledger.views.relationship import RelationshipView


@attrs.frozen(kw_only=True)
class Brief:
    """What is new in a relationship and what changed in it, and how it stands.

    `before` and `after` are the views at both moments, `changes` the cells that differ between
    them; `since` is the pin that the brief counts from, None where it counts from a moment.
    """

    after: RelationshipView
    before: RelationshipView
    changes: tuple[Change, ...]
    since: Pinned | None = None

    @property
    def basis(self) -> Basis:
        """What the brief can be cited by."""
        return self.after.basis

    @property
    def parties(self) -> tuple[str, str]:
        """What the parties are called at the later moment."""
        return self.after.parties

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspects of the later view in their order, then those under which nothing is left."""
        names = [aspect.name for aspect in self.after]
        return tuple(dict.fromkeys((*names, *(c.aspect for c in self.changes if c.aspect))))

    def changed(self, aspect: str) -> tuple[Change, ...]:
        """List what is new and what changed under an aspect ("": the relationship as a whole)."""
        return tuple(change for change in self.changes if change.aspect == aspect)

    def __str__(self) -> str:
        """Print it as Markdown, every line footnoted to its sentence in the source."""
        return printed(self)
