"""A whole ledger as PROV-JSON: entities, agents, and bundles for what a reporter says of others.

W3C PROV-DM (Recommendation, 30 April 2013) in its JSON serialisation (W3C Member Submission, 24
April 2013). What PROV has no term for is an attribute `claimledger:…`, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.exporting.everything import Everything
from ledger.exporting.prov.sections import Sections
from ledger.exporting.prov.telling import Telling
from ledger.replay.moment import Moment


def lines(everything: Everything, moment: Moment) -> Iterator[bytes]:
    """Write the file: every section is gathered on disk first, for PROV-JSON keeps them apart."""
    with Sections() as sections:
        telling = Telling(sections, moment)
        for item in everything:
            telling.tell(item)
        yield from sections.lines(moment.basis.ledger)
