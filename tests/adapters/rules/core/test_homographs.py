"""Words that are a noun here and a verb of saying elsewhere."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Records show that the pier was sold.
    Records | show | the pier was sold
The report says the pier is rotten.
    The report | says | the pier is rotten
"""),
)
def test_a_noun_may_be_the_speaker(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
The state of the pier is poor.
The report runs to ninety pages.
Insurance claims rose by a third.
The plans were drawn in 1911.
Two rulings were published in May.
State law bans nets.
Three states signed the treaty.
The union’s claims were settled in court.
The plan failed.
A report on fares is due in May.
The plan of the pier hangs in the hall.
Ruling parties lost seats.
The rulings stand.
The claim form is long.
The states of the north lie by the sea.
"""),
)
def test_the_commonest_nouns_are_no_cues(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Phone calls cost more.
Bank notes were found under the pier.
Job offers fell.
Rule changes come into force in May.
Attack helicopters flew over Lomma.
Fund requests doubled.
Text messages cost nothing.
A comment box stood by the pier.
"""),
)
def test_a_noun_before_a_noun_is_no_cue(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
A show opened in Lomma.
The protest lasted two days.
The answer came on Friday.
The charge for a ferry is low.
He lists ships.
The estimates vary.
New rules take effect in May.
The hearing begins on Monday.
Orders fell by a tenth.
The view from the pier is fine.
Support for the repair grew.
The board’s questions and answers fill a book.
The project costs 3 million crowns.
The post office closed in May.
The doubts grew.
The ferry shows films on board.
The list names nine divers.
The charges were dropped.
Protests spread to Lomma.
Two signals failed.
Demand for fish fell.
A court order closed the pier.
The quote was wrong.
Both texts are long.
A note lay on the table.
The finding stands.
The pledges add up to 3 million crowns.
The offer of a job came late.
Her promise was kept.
The answers were short.
Fears grew.
Her remarks drew applause.
A forecast of rain closed the pier.
Two suspects fled.
The back door was open.
Rates hit a record.
The brief was long.
Her wishes were simple.
Labels fell off the nets.
The fault lies with the pump.
A hope remains.
The world record fell.
The nets aim north.
Bets were placed on the race.
His need was great.
Its objects were small.
"""),
)
def test_a_noun_is_no_cue(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
