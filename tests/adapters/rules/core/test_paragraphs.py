"""Paragraphs as newspapers print them: every claim in them, and nothing else."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The harbour board on Tuesday rejected accusations that it had ignored two reports on rotten piles.
    The harbour board | rejected | accusations that it had ignored two reports on rotten piles
    The harbour board > [unnamed] | accusations | it had ignored two reports on rotten piles
Councillors accuse Toll of lying. Toll denies this. “Ilse was the best,” she said last week.
    Councillors | accuse | lying
    Toll | denies | this
    she | said | “Ilse was the best,”
The union of seamen, however, claims that Norline cut the crew to three against its advice.
    The union of seamen | claims | Norline cut the crew to three against its advice
In a statement issued late on Tuesday, the firm said its captain had followed the rules.
    the firm | said | its captain had followed the rules
Rusk, for his part, says that he does not want anyone to lose their job.
    Rusk | says | he does not want anyone to lose their job
    Rusk > he | want | anyone to lose their job
What he wants, he says, is for the truth to come out.
    he | says | What he wants … is for the truth to come out
His lawyer, Marit Dahl, dismissed this as “fantasy” and predicted that the case would collapse.
    Marit Dahl | dismissed | this as “fantasy”
    Marit Dahl | predicted | the case would collapse
Holm, who has not commented publicly, is said by colleagues to be tired of the dispute.
    colleagues | said | Holm … to be tired of the dispute
“Everyone knew,” says Falk, 41, whose son was on the ferry. “Everyone except the divers.”
    Falk | says | “Everyone knew,” … “Everyone except the divers.”
In an internal email seen by the Mail, an engineer warned that the piles were “at their end”.
    an engineer | warned | the piles were “at their end”
Experts say the ban, if it comes, will do little. “You cannot forbid rot,” as one put it.
    Experts | say | the ban, if it comes, will do little
    one | put it | “You cannot forbid rot,”
The board insists it did nothing wrong. It says nobody was hurt.
    The board | insists | it did nothing wrong
    It | says | nobody was hurt
The ban would hurt fishermen, said Falk, whose family has fished here for a century.
    Falk | said | The ban would hurt fishermen
“We will pay,” Maar told the Mail, adding that no decision had been taken.
    Maar | told | “We will pay,”
    Maar | adding | no decision had been taken
"""),
)
def test_a_paragraph_holds_its_claims_and_no_others(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
