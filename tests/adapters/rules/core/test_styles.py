"""Courts, read-outs, tabloids and reports, each with its own way of saying who said what."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The court was told that Bork, 44, had lied to police about where he was that night.
    [unnamed] | told | Bork, 44, had lied to police about where he was that night | positive
Bork, of Mill Lane, Lomma, denies one count of arson.
    Bork | denies | one count of arson | negative
The two ministers exchanged views on fishing and agreed to set up a joint committee.
    The two ministers | agreed | to set up a joint committee | positive
    The two ministers | exchanged views on | fishing | positive
The 34-year-old striker insists he is “going nowhere”.
    The 34-year-old striker | insists | he is “going nowhere” | negative
Insiders claim the pair haven't spoken in weeks.
    Insiders | claim | the pair haven't spoken in weeks | negative
Falk, who turned 50 last month, reckons the town will never recover.
    Falk | reckons | the town will never recover | negative
It is understood that the board will meet on Friday.
    [unnamed] | understood | the board will meet on Friday | positive
Local people fear the worst.
    Local people | fear | the worst | positive
The bank raised its forecast for growth to 2 percent.
We assess that Vessia is likely to resume the blockade.
    We | assess | Vessia is likely to resume the blockade | positive
The institute assesses that Vessia will likely resume the blockade.
    The institute | assesses | Vessia will likely resume the blockade | positive
Vessian state media claimed that Elbonian forces fired first.
    Vessian state media | claimed | Elbonian forces fired first | positive
A Vessian milblogger complained that the army lacks boats.
    A Vessian milblogger | complained | the army lacks boats | positive
Vessian sources have repeatedly accused Elbonia of using the port for military purposes.
    Vessian sources | accused | using the port for military purposes | positive
The data suggest that catches have halved.
    The data | suggest | catches have halved | positive
Scientists warn that the stock could collapse within a decade.
    Scientists | warn | the stock could collapse within a decade | positive
The authors write that “no safe limit exists”.
    The authors | write | “no safe limit exists” | negative
The paper argues for a ban.
    The paper | argues for | a ban | positive
The study, led by Ida Falk of Lomma University, found no link between the two.
    The study | found | no link between the two | negative
In other words, the board lied, Rusk argues.
    Rusk | argues | In other words, the board lied | positive
Critics, including Rusk, say the plan is too costly.
    Critics | say | the plan is too costly | positive
Toll, meanwhile, has called for calm.
    Toll | called for | calm | positive
“I would not say that,” Toll said.
    Toll | said | “I would not say that,” | negative
Toll said she had not said that.
    Toll | said | she had not said that | negative
He also asked that the board publish its minutes.
    He | asked | the board publish its minutes | positive
The letter, signed by 40 captains, urges the board to act “before somebody dies”.
    The letter | urges | to act “before somebody dies” | positive
"""),
)
def test_each_style_tells_who_said_what_and_whether_it_is_so(text: str, claims: list[str]) -> None:
    assert heard(text, "polarity") == claims
