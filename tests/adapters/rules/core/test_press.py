"""Sentences as the press writes them: several things at once."""

import pytest

from tests.adapters.rules.core.hearing import heard, table


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Speaking to reporters in Lomma on Friday, Toll said the repair would begin in June.
    Toll | said | the repair would begin in June
A spokeswoman for the harbour board, Ilse Maar, said the piles had been tested twice.
    Ilse Maar | said | the piles had been tested twice
Ilse Maar, a spokeswoman for the harbour board, declined to say when the pier would open.
The report, published on Monday, concludes that the board ignored two warnings.
    The report | concludes | the board ignored two warnings
Toll, asked about the sale, said she knew nothing of it.
    Toll | said | she knew nothing of it
Analysts at Seabank expect that fares will fall by a tenth.
    Analysts at Seabank | expect | fares will fall by a tenth
The ministry of ports in Elbonia announced that the treaty would be signed in May.
    The ministry of ports in Elbonia | announced | the treaty would be signed in May
But the union says the figures are wrong.
    the union | says | the figures are wrong
Then Rusk said the pier was rotten.
    Rusk | said | the pier was rotten
Under the deal, Toll said, the union would pay.
    Toll | said | Under the deal … the union would pay
“It is a scandal,” said one resident, a retired teacher.
    one resident | said | “It is a scandal,”
Twelve of the twenty councillors said they would vote against the sale.
    Twelve of the twenty councillors | said | they would vote against the sale
Rusk, in turn, accused Toll of lying.
    Rusk | accused | lying
Nearly half of voters believe that the sale was legal.
    Nearly half of voters | believe | the sale was legal
Prosecutors allege that Rusk took bribes from the firm.
    Prosecutors | allege | Rusk took bribes from the firm
The prosecution alleges Rusk took bribes.
    The prosecution | alleges | Rusk took bribes
The judge ruled that the sale was void.
    The judge | ruled | the sale was void
The court found the sale to be void.
    The court | found | the sale to be void
Maar, who has led it since 2019 and who once was a diver, insisted that nobody had been paid.
    Maar | insisted | nobody had been paid
Rusk himself denies the charge.
    Rusk | denies | the charge
"""),
)
def test_speakers_come_with_all_that_is_told_of_them(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Toll said the board would, if asked, pay for the repair.
    Toll | said | the board would, if asked, pay for the repair
Toll said the repair, which began in May, would end in June.
    Toll | said | the repair, which began in May, would end in June
Toll said that while the piles were old, the pier was safe.
    Toll | said | while the piles were old, the pier was safe
Toll said that the pier was old, that the piles were rotten and that the board knew.
    Toll | said | the pier was old, that the piles were rotten and that the board knew
Toll said the pier was safe because divers had tested it.
    Toll | said | the pier was safe because divers had tested it
Toll told the Mail on Friday that the pier, closed since May, would open soon.
    Toll | told | the pier, closed since May, would open soon
Toll warned on Friday of “serious consequences” for the town.
    Toll | warned | “serious consequences” for the town
Toll called on the board to resign.
    Toll | called on | to resign
Toll urged calm.
    Toll | urged | calm
Toll apologised for the delay.
    Toll | apologised for | the delay
Toll acknowledged that mistakes had been made.
    Toll | acknowledged | mistakes had been made
Toll hinted that the pier might be sold.
    Toll | hinted | the pier might be sold
Toll likened the pier to a ruin.
    Toll | likened | the pier to a ruin
Toll swore she had never seen the nets.
    Toll | swore | she had never seen the nets
Toll admitted taking the nets.
    Toll | admitted | taking the nets
Toll denied taking the nets.
    Toll | denied | taking the nets
Toll suggested selling the pier.
    Toll | suggested | selling the pier
Toll declared the pier open.
    Toll | declared | the pier open
Toll considers the pier a ruin.
    Toll | considers | the pier a ruin
Toll wondered whether the pier would last.
    Toll | wondered | whether the pier would last
Toll confirmed to the Mail that the pier had been sold.
    Toll | confirmed | the pier had been sold
Toll let it be known that the pier was for sale.
    Toll | let it be known | the pier was for sale
Toll asked Rusk why he had left.
    Toll | asked | why he had left
Toll agreed with Rusk that the pier was rotten.
    Toll | agreed | the pier was rotten
"""),
)
def test_contents_hold_commas_and_clauses_of_their_own(text: str, claims: list[str]) -> None:
    assert heard(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
“The pier is safe,” Toll, the mayor of Lomma, told reporters on Friday.
    Toll | told | “The pier is safe,” | direct
“We tested it twice,” said Maar, who leads the board. “It held both times.”
    Maar | said | “We tested it twice,” … “It held both times.” | direct
“If they say the pier is safe, they lie,” Rusk said.
    Rusk | said | “If they say the pier is safe, they lie,” | direct
Toll said the sale was “legal, fair and overdue”, while Rusk called it “theft”.
    Rusk | called | it “theft” | mixed
    Toll | said | the sale was “legal, fair and overdue” | mixed
The pier, she said, was “a second home”.
    she | said | The pier … was “a second home” | mixed
“The pier,” Toll began, “is safe.”
    Toll | began | “The pier,” … “is safe.” | direct
“That,” said Rusk with a smile, “is a lie.”
    Rusk | said | “That,” … “is a lie.” | direct
“The pier is safe,” she told the Lomma Mail in an interview.
    she | told | “The pier is safe,” | direct
Toll replied that she had “no idea”.
    Toll | replied | she had “no idea” | mixed
"""),
)
def test_quotations_stand_among_other_words(text: str, claims: list[str]) -> None:
    assert heard(text, "form") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    table("""
Rusk said Toll had told him that she wanted to sell the pier.
    Rusk | said | Toll had told him that she wanted to sell the pier
    Rusk > Toll | told | she wanted to sell the pier
    Rusk > Toll > she | wanted | to sell the pier
According to the indictment, Rusk told a friend that he had taken the nets.
    the indictment | According to | Rusk told a friend that he had taken the nets
    the indictment > Rusk | told | he had taken the nets
The lawyer said his client denied the charges.
    The lawyer | said | his client denied the charges
    The lawyer > his client | denied | the charges
A witness told the court that Rusk had boasted about the theft.
    A witness | told | Rusk had boasted about the theft
    A witness > Rusk | boasted | the theft
“My lawyer says I should not talk,” Rusk said.
    Rusk | said | “My lawyer says I should not talk,”
    Rusk > My lawyer | says | I should not talk
Toll said that “the union wants war”.
    Toll | said | “the union wants war”
    Toll > the union | wants | war
In her statement, Toll said the board feared that the piles would break.
    Toll | said | the board feared that the piles would break
    Toll > the board | feared | the piles would break
Toll says nobody told her that the piles were rotten.
    Toll | says | nobody told her that the piles were rotten
Rusk told police that Bork, who denies it, had threatened to burn the pier.
    Rusk | told | Bork, who denies it, had threatened to burn the pier
    Rusk > Bork | threatened | to burn the pier
    Rusk > Bork | denies | it
"""),
)
def test_one_tells_what_another_told(text: str, claims: list[str]) -> None:
    assert heard(text) == claims
