"""What the cast of a text proposes: who a mention is, and which state is named where."""

from __future__ import annotations

import attrs

from ledger.claims import AgentKind, Span


@attrs.frozen(kw_only=True)
class Proposal:
    """Who a mention probably is.

    `name` is the fullest name, `names` the other labels. `party` is the state the agent acts for:
    its own name for a state, "" for an outside agent. `rule` names the rule that decided, `why`
    says so in one sentence.
    """

    kind: AgentKind
    name: str
    names: tuple[str, ...] = ()
    party: str = ""
    rule: str
    why: str


@attrs.frozen(kw_only=True)
class PartyNamed:
    """A place where a state is named: itself, or through an agent that acts for it.

    `agent` is who is named there, `how` is name, demonym, capital, seat or agent; `words` stand at
    `span`, in code points.
    """

    agent: str
    how: str
    span: Span
    state: str
    words: str
