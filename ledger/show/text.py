"""What is shown to a person as plain text: each kind of view with its printer."""

from __future__ import annotations

from ledger.replay.brief import Brief
from ledger.replay.changes import Change
from ledger.replay.first import First
from ledger.replay.pins import Checked, Pinned
from ledger.replay.revision import Revised
from ledger.replay.walk import Replay
from ledger.replay.without import Resting, Without
from ledger.show.agreement import agreement_text
from ledger.show.brief import brief_text
from ledger.show.change import change_text
from ledger.show.disagreement import disagreements_text
from ledger.show.matrix import matrix_text
from ledger.show.notebook import change_html, view_html, why_html
from ledger.show.pins import check_text, pin_text
from ledger.show.records import claimant_text, claimants_text, source_record_text
from ledger.show.reviewed import counts_text
from ledger.show.revised import resting_text, revised_text, without_text
from ledger.show.view import view_text
from ledger.show.walking import first_text, replay_text
from ledger.show.why import why_text
from ledger.views.cells import Why
from ledger.views.coders.agreement import Agreement
from ledger.views.hypotheses.matrix import Matrix
from ledger.views.printing import html, printed
from ledger.views.records.claimants import ClaimantRecord, Claimants
from ledger.views.records.disagreement import Disagreements
from ledger.views.records.source_record import SourceRecord
from ledger.views.relationship import RelationshipView
from ledger.views.reviewing.counts import ReviewCounts


def teach() -> None:
    """Teach views, changes and reasons to print themselves; harmless to call again."""
    printed.register(Agreement, agreement_text)
    printed.register(RelationshipView, view_text)
    printed.register(Change, change_text)
    printed.register(Why, why_text)
    html.register(RelationshipView, view_html)
    html.register(Change, change_html)
    html.register(Why, why_html)
    printed.register(Matrix, matrix_text)
    printed.register(Pinned, pin_text)
    printed.register(Checked, check_text)
    printed.register(Brief, brief_text)
    printed.register(First, first_text)
    printed.register(Replay, replay_text)
    printed.register(Resting, resting_text)
    printed.register(Revised, revised_text)
    printed.register(Without, without_text)
    printed.register(Disagreements, disagreements_text)
    printed.register(ClaimantRecord, claimant_text)
    printed.register(Claimants, claimants_text)
    printed.register(SourceRecord, source_record_text)
    printed.register(ReviewCounts, counts_text)
