"""What is shown to a person as plain text: each kind of view with its printer."""

from __future__ import annotations

from ledger.replay.changes import Change
from ledger.show.change import change_text
from ledger.show.matrix import matrix_text
from ledger.show.view import view_text
from ledger.show.why import why_text
from ledger.views.cells import Why
from ledger.views.matrix import Matrix
from ledger.views.printing import printed
from ledger.views.relationship import RelationshipView


def teach() -> None:
    """Teach views, changes and reasons to print themselves; harmless to call again."""
    printed.register(RelationshipView, view_text)
    printed.register(Change, change_text)
    printed.register(Why, why_text)
    printed.register(Matrix, matrix_text)
