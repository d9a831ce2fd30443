"""Speech that did not happen, or has no content."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn did not say that the pier was safe.
Dorn never said the pier was safe.
Dorn would not confirm that the pier was safe.
Dorn declined to comment.
Dorn has not denied the charge.
    Dorn | denied | the charge
Dorn could not explain why the pier had sunk.
Dorn refused to say whether the pier was safe.
Dorn won’t say who sold the pier.
Dorn can’t explain the delay.
He never told the board that the pier was sinking.
The board has not announced a date.
Dorn did not mention the pier.
Dorn is yet to comment.
She declined to say why.
Rusk gave no details.
Dorn is not saying that the pier is safe.
Dorn hasn’t said when the pier will open.
Neither side commented.
Dorn said nothing.
A spokesman did not respond.
The accounts could offer hints about what the board wants.
"""),
)
def test_what_nobody_said_is_no_claim(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
If Dorn says the pier is safe, it will open.
Dorn may say that the pier is safe.
Dorn might promise to repair the pier.
Dorn will announce the plan on Friday.
Dorn should say that the pier is safe.
Dorn must explain the delay.
Unless Dorn says the pier is safe, it will close.
Dorn could announce a date.
Dorn would only say that the pier was safe.
    Dorn | say | the pier was safe
The minister is expected to speak on Friday.
    [unnamed] | expected | The minister … to speak on Friday
Dorn should have said that the pier was rotten.
"""),
)
def test_what_somebody_may_say_is_no_claim_but_what_they_say_alone_is(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
They spoke for an hour.
He gave an interview.
Dorn voted for the repair.
Dorn managed to close the pier.
The bank supports the project with guarantees.
Nobody said the pier was safe.
The pier closed in May after a storm.
She called Rusk a month later.
Nobody has said who sold the pier.
Dorn tried to leave.
Dorn spoke at length.
Dorn was asked for comment.
They met to discuss.
The two sides held talks.
Rusk tried to call Toll.
"""),
)
def test_deeds_and_speech_without_words_are_no_claim(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
If the Morovans say they want to talk, the door is open.
The door is open if the Morovans want to talk.
Even if Dorn believes that it is safe, the pier stays shut.
Unless the board says it wants to pay, the pier stays shut.
Dorn said that if the Morovans say they want to talk, the door is open.
    Dorn | said | if the Morovans say they want to talk, the door is open
If it rains, Dorn says that the pier will close.
    Dorn | says | the pier will close
Dorn will stay if it rains, said Toll, who wants the pier to close.
    Toll | said | Dorn will stay if it rains
    Toll | wants | the pier to close
"""),
)
def test_what_stands_on_a_condition_nobody_said_or_wants(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Dorn showed her the photographs.
Dorn showed the photographs to the jury.
The lawyer showed the jury the photographs.
She showed no fear.
The survey showed a rise in prices.
    The survey | showed | a rise in prices
The study shows prices rose.
    The study | shows | prices rose
Dorn showed that the pier was safe.
    Dorn | showed | the pier was safe
"""),
)
def test_a_thing_that_is_shown_is_not_said_but_what_a_survey_shows_is(
    text: str, claims: list[str]
) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Most firms expect prices to rise.
    Most firms | expect | prices to rise | ascribed
One of them asks not to be named.
    One of them | asks | not to be named | speaks
"""),
)
def test_an_expectation_and_a_request_are_claims(text: str, claims: list[str]) -> None:
    assert heard(text, "voice") == claims
