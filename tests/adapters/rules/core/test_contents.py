"""What was said: where the words of a content begin and end."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The pier, Dorn said, is safe.
    Dorn | said | The pier … is safe
“The pier,” Dorn said, “is safe.”
    Dorn | said | “The pier,” … “is safe.”
The pier is safe, Dorn told a local paper.
    Dorn | told | The pier is safe
The pier is safe, its keeper told a local paper.
    its keeper | told | The pier is safe
The pier, which Dorn called “rotten,” was closed in May.
    Dorn | called | “rotten,”
The pier was closed, which Dorn noted.
    Dorn | noted | The pier was closed
Closing the pier would be “a disaster,” said Rusk.
    Rusk | said | Closing the pier would be “a disaster,”
The pier is safe, Dorn said on Tuesday.
    Dorn | said | The pier is safe
The pier is safe, says Dorn.
    Dorn | says | The pier is safe
The pier is safe, Dorn said, adding that the ferry would sail.
    Dorn | adding | the ferry would sail
    Dorn | said | The pier is safe
"""),
)
def test_a_content_may_stand_before_its_speaker_or_around_it(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn urged the board to close the pier.
    Dorn | urged | to close the pier
Dorn promised to repair the pier.
    Dorn | promised | to repair the pier
Dorn wants to close the pier.
    Dorn | wants | to close the pier
Dorn wants the board to close the pier.
    Dorn | wants | the board to close the pier
Dorn expects fares to fall.
    Dorn | expects | fares to fall
Dorn refused to close the pier.
    Dorn | refused | to close the pier
Dorn asked the board to act.
    Dorn | asked | to act
Dorn offered to pay.
    Dorn | offered | to pay
Dorn vowed to fight the ruling.
    Dorn | vowed | to fight the ruling
The board agreed to repair the pier.
    The board | agreed | to repair the pier
Dorn claims to have seen the nets.
    Dorn | claims | to have seen the nets
Rusk threatened to sue.
    Rusk | threatened | to sue
Rusk knew it to be false.
    Rusk | knew | it to be false
The minister voiced support for the repair, as well as readiness to pay.
    The minister | voiced | readiness to pay
    The minister | voiced | support for the repair
The board, which has agreed to pay, is in Lomma.
    The board | agreed | to pay
Toll believed the slope to be stable.
    Toll | believed | the slope to be stable
"""),
)
def test_an_infinitive_keeps_its_to(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn said on Tuesday that the pier was safe.
    Dorn | said | the pier was safe
Dorn told the board in March that the pier was safe.
    Dorn | told | the pier was safe
Dorn announced a repair on Thursday.
    Dorn | announced | a repair
Rusk said in an interview with the Lomma Mail that the pier was rotten.
    Rusk | said | the pier was rotten
Rusk wrote on his website that the pier was rotten.
    Rusk | wrote | the pier was rotten
Rusk said during the meeting that the pier was rotten.
    Rusk | said | the pier was rotten
"""),
)
def test_where_and_when_somebody_spoke_is_no_content(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn asked whether the pier was safe.
    Dorn | asked | whether the pier was safe
Rusk explained why the pier had sunk.
    Rusk | explained | why the pier had sunk
Rusk said closing the pier would be “a disaster” for the town.
    Rusk | said | closing the pier would be “a disaster” for the town
The board estimates that the repair will cost 3 million crowns.
    The board | estimates | the repair will cost 3 million crowns
Rusk asked, “Why now?”
    Rusk | asked | “Why now?”
Rusk demanded that the board resign.
    Rusk | demanded | the board resign
Rusk suggested that the pier be sold.
    Rusk | suggested | the pier be sold
Rusk recalled how the pier had shaken.
    Rusk | recalled | how the pier had shaken
"""),
)
def test_a_clause_is_taken_without_its_that(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn called the pier a disgrace.
    Dorn | called | the pier a disgrace
Dorn described the pier as a disgrace.
    Dorn | described | the pier as a disgrace
Rusk warned of a long winter.
    Rusk | warned | a long winter
Rusk warned against a hasty repair.
    Rusk | warned against | a hasty repair
Dorn criticised the delay.
    Dorn | criticised | the delay
Dorn criticised the board for the delay.
    Dorn | criticised | the board for the delay
Dorn accused the board of hiding the report.
    Dorn | accused | hiding the report
Dorn welcomed the decision.
    Dorn | welcomed | the decision
The board rejected the charge.
    The board | rejected | the charge
Dorn described the pier as “rotten.”
    Dorn | described | the pier as “rotten.”
Dorn announced a repair of the pier.
    Dorn | announced | a repair of the pier
The board discussed the border.
    The board | discussed | the border
Dorn echoed this sentiment.
    Dorn | echoed | this sentiment
The two ministers discussed the border and fishing.
    The two ministers | discussed | the border and fishing
Rusk branded the repair a waste.
    Rusk | branded | the repair a waste
Rusk blamed the storm.
    Rusk | blamed | the storm
Rusk blamed the board for the delay.
    Rusk | blamed | the delay
Dorn praised the divers for their help.
    Dorn | praised | the divers for their help
Dorn told divers to leave.
    Dorn | told | to leave
Rusk ruled out a sale.
    Rusk | ruled out | a sale
Rusk called for a boycott of the ferry.
    Rusk | called for | a boycott of the ferry
Rusk predicted a hard winter.
    Rusk | predicted | a hard winter
He told me about the pier.
    He | told | the pier
Rusk spoke about the pier.
    Rusk | spoke | the pier
Rusk congratulated the divers.
    Rusk | congratulated | the divers
Toll cited a charge she denies.
    Toll | cited | a charge she denies
    Toll > she | denies | a charge
"""),
)
def test_a_topic_or_a_thing_is_content(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
