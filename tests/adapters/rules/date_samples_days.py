"""Sentences with a date told from a day of publication, which stands before each of them.

⟦…⟧ marks the words; "" is a date that the text leaves open, "none" no date at all, and - before a
sentence an unknown day of publication.
"""

TOLD = """
2025-03-14 | The verdict had been due ⟦on Tuesday⟧ but was put off. | 2025-03-11
2025-03-14 | The launch was planned for ⟦Wednesday⟧, but fog grounded the crew. | 2025-03-12
2025-03-14 | She was due to speak ⟦on Thursday⟧ but pulled out. | 2025-03-13
2025-03-14 | He was expected to sign ⟦on Monday⟧ but never showed up. | 2025-03-10
2025-03-14 | The vote was due ⟦on Tuesday⟧ but will now be held in May. |
2025-03-14 | A ceremony had been scheduled for ⟦Monday⟧ but it did not take place. | 2025-03-10
2025-03-14 | The vote had been set for ⟦3 March⟧ but was called off. | 2025-03-03
2025-10-15 | Shops will shut ⟦on Wednesday⟧. |
2025-10-15 | The minister resigned ⟦on Wednesday⟧. | 2025-10-15
2025-10-15 | The minister resigned ⟦last Wednesday⟧. | 2025-10-08
2025-10-15 | Thousands will march ⟦this Saturday⟧. | 2025-10-18
2025-10-15 | Thousands marched ⟦this Monday⟧. | 2025-10-13
2025-10-15 | The budget is due ⟦this Friday⟧. | 2025-10-17
2025-10-15 | The budget will be out ⟦next Friday⟧. |
2025-10-15 | The budget will be out ⟦next Tuesday⟧. | 2025-10-21
2025-10-15 | The council votes ⟦a week on Monday⟧. | 2025-10-27
2025-10-15 | The trial opens ⟦on Tuesday week⟧. | 2025-10-28
2025-10-15 | The trial opens ⟦Friday week⟧, the clerk said. | 2025-10-24
2025-10-15 | The trial opens ⟦a week from Friday⟧. | 2025-10-24
2025-10-15 | The pact was signed ⟦on Monday of last week⟧. | 2025-10-06
2025-10-15 | He was shot ⟦on Tuesday evening⟧. | 2025-10-14
2025-10-15 | ⟦Late Tuesday⟧, the bank folded. | 2025-10-14
2025-10-15 | In the small hours of ⟦Tuesday⟧ the roof fell in. | 2025-10-14
2025-10-15 | ⟦By Tuesday evening⟧ forty had died. | ../2025-10-14
2025-10-15 | ⟦By Sunday evening⟧ the army must be gone. | ../2025-10-19
2025-10-15 | ⟦Before Monday⟧ nobody had heard of him. | ../2025-10-13
2025-10-15 | The guns must fall silent ⟦no later than Friday⟧. | ../2025-10-17
2025-10-15 | The guns must fall silent ⟦on Friday at the latest⟧. | ../2025-10-17
2025-10-15 | The guns must fall silent ⟦by Friday at the latest⟧. | ../2025-10-17
2025-10-15 | The offer stands ⟦until Sunday⟧. | ../2025-10-19
2025-10-15 | The offer stood ⟦until Sunday⟧. | ../2025-10-12
2025-10-15 | ⟦Sunday's⟧ derby ended in a brawl. | 2025-10-12
2025-10-15 | Ahead of ⟦Sunday's⟧ derby, all leave is cancelled. | 2025-10-19
2025-10-15 | The run-up to ⟦Sunday's⟧ vote has been ugly. | 2025-10-19
2025-10-15 | He spoke ⟦two days before Sunday's⟧ vote. | 2025-10-10
2025-10-15 | No trains will run ⟦on Saturday and Sunday⟧. | 2025-10-18/2025-10-19
2025-10-15 | It rained ⟦on Saturday and Sunday⟧. | 2025-10-11/2025-10-12
2025-10-15 | It rained ⟦Monday through Wednesday⟧. | 2025-10-13/2025-10-15
2025-10-15 | ⟦From Thursday to Saturday⟧ the road will be shut. | 2025-10-16/2025-10-18
2025-10-15 | ⟦Between Friday and Sunday⟧ nine boats sank. | 2025-10-10/2025-10-12
2025-10-15 | The clinic is open ⟦Monday to Friday⟧. |
2025-10-15 | She works there ⟦Monday-Thursday⟧. |
2025-10-15 | The choir meets ⟦on Monday nights⟧. |
2025-10-15 | The choir sang ⟦on Monday night⟧. | 2025-10-13
2025-10-15 | It rains ⟦every other Tuesday⟧ here. |
2025-10-15 | He drank ⟦every second Tuesday⟧. |
2025-10-15 | She died ⟦on a Tuesday⟧. |
2025-10-15 | She died ⟦on a Tuesday night⟧ in the rain. |
2025-10-15 | ⟦One Tuesday⟧ she left. |
2025-10-15 | ⟦Some Sunday⟧ he will be back. |
2025-10-15 | He never works ⟦on a Friday⟧. |
2025-10-15 | A ⟦Tuesday⟧ report blamed the weather. | 2025-10-14
2025-10-15 | Ministers set a ⟦Friday⟧ deadline for the offer. |
2025-10-15 | The board sits on ⟦the first Monday of every month⟧. |
2025-10-15 | The board sits on ⟦the first Monday of the month⟧. |
2025-10-15 | The sheriff arrested him ⟦on Tuesday last⟧. | 2025-10-14
2025-10-15 | Flights to Oren resume ⟦from Sunday⟧. | 2025-10-19/..
2025-10-15 | Footage ⟦from Sunday⟧ shows the van. | 2025-10-12
2025-10-15 | Photos ⟦from May⟧ show the van. | 2025-05
2025-10-15 | It was not ⟦until Tuesday⟧ that the dam was closed. | 2025-10-14
2025-10-15 | The lake has been shut since 6am ⟦on Monday⟧. | 2025-10-13/..
2025-10-15 | The lake will be shut until 5 pm ⟦on Friday⟧. | ../2025-10-17
2025-10-15 | The envoy is flying to Oren ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The ministers are meeting in Oren ⟦on Friday⟧. | 2025-10-17
2025-10-15 | Two men were held ⟦on Friday⟧ and are to be charged. | 2025-10-10
2025-10-15 | He wrote ⟦on Friday⟧: "I am leaving." | 2025-10-10
2025-10-15 | He told the court he saw her ⟦on Friday⟧. | 2025-10-10
2025-10-15 | Polls open ⟦on Sunday⟧ at eight. | 2025-10-19
2025-10-15 | Polls opened ⟦on Sunday⟧ at eight. | 2025-10-12
2025-10-15 | Vessia to vote ⟦on Sunday⟧ in rerun | 2025-10-19
2025-10-15 | Vessia votes ⟦on Sunday⟧ in rerun | 2025-10-19
2025-10-15 | The bridge collapsed ⟦Sunday⟧, killing six. | 2025-10-12
2025-10-15 | The minister would resign ⟦on Sunday⟧, aides said. | 2025-10-19
2025-10-15 | Nobody would say ⟦on Sunday⟧ who had won. |
2025-10-15 | The shop could reopen ⟦on Monday⟧. | 2025-10-20
2025-10-15 | The minister could not say ⟦on Monday⟧ who had paid. | 2025-10-13
2025-06-29 | The club won ⟦on Saturday⟧. | 2025-06-28
2025-06-29 | The club won twice ⟦this weekend⟧. | 2025-06-28/2025-06-29
2025-06-29 | The club won ⟦last weekend⟧. | 2025-06-21/2025-06-22
2025-06-29 | Three bathers drowned ⟦at the weekend⟧. | 2025-06-28/2025-06-29
2025-06-29 | The minister will speak ⟦on Sunday⟧. |
2025-06-29 | The minister will speak ⟦on Monday⟧. | 2025-06-30
2025-06-29 | Rents rose ⟦last week⟧. | 2025-06-16/2025-06-22
2025-06-30 | Two bathers drowned ⟦over the weekend⟧. | 2025-06-28/2025-06-29
2025-06-30 | Two bathers drowned ⟦this weekend⟧. | 2025-06-28/2025-06-29
2025-06-27 | The festival takes place ⟦next weekend⟧. | 2025-07-05/2025-07-06
2025-06-24 | The festival takes place ⟦next weekend⟧. | 2025-07-05/2025-07-06
2025-06-24 | The festival takes place ⟦this weekend⟧. | 2025-06-28/2025-06-29
2025-06-24 | The road has been shut ⟦since the weekend⟧. | 2025-06-21/..
2025-02-05 | The ship sank ⟦early this week⟧. | 2025-02-03/2025-02-05
2025-02-05 | ⟦Late last week⟧ the ship sank. | 2025-01-27/2025-02-02
2025-02-05 | The ship sails ⟦the week after next⟧. | 2025-02-17/2025-02-23
2025-02-05 | The ship sank ⟦the week before last⟧. | 2025-01-20/2025-01-26
2025-02-05 | The ship sank ⟦the month before last⟧. | 2024-12
2025-02-05 | The ship sank ⟦the year before last⟧. | 2023
2025-02-05 | The ship sank ⟦a week ago⟧. | 2025-01-29~
2025-02-05 | The ship sank ⟦some three weeks ago⟧. | 2025-01-15~
2025-02-05 | The ship sank ⟦nearly two years ago⟧. | 2023~
2025-02-05 | The ship had sunk ⟦ten days earlier⟧. |
2025-02-05 | The ship sank ⟦earlier in the week⟧. | 2025-02-03/2025-02-05
2025-02-05 | The ship will sail ⟦later in the week⟧. | 2025-02-05/2025-02-09
2025-02-05 | The ship will sail ⟦later this month⟧. | 2025-02
2025-02-05 | The ship will sail ⟦later in the year⟧. | 2025
2025-02-05 | The port has handled more grain ⟦so far this year⟧. | 2025
2025-02-05 | He was ill ⟦throughout last year⟧. | 2024
2025-02-03 | The judge will rule ⟦this week⟧. | 2025-02-03/2025-02-09
2024-02-29 | The ship sank ⟦a year ago⟧. | 2023
2024-03-31 | The ship sank ⟦a month ago⟧. | 2024-02
2024-03-31 | The ship sank ⟦last month⟧. | 2024-02
2024-01-31 | The ship sails ⟦next month⟧. | 2024-02
2023-02-28 | The ship sails ⟦tomorrow⟧. | 2023-03-01
2023-12-31 | The ship sails ⟦tomorrow⟧. | 2024-01-01
2025-01-01 | The ship sank ⟦last week⟧. | 2024-12-23/2024-12-29
2025-01-01 | The ship sank ⟦this week⟧. | 2024-12-30/2025-01-01
2025-01-01 | The ship sank ⟦yesterday⟧. | 2024-12-31
2025-01-01 | The ship sank ⟦in December⟧. | 2024-12
2025-01-01 | The ship sank ⟦on 31 December⟧. | 2024-12-31
2024-12-31 | The ship will sail ⟦on 1 January⟧. | 2025-01-01
2024-12-31 | The ship will sail ⟦in January⟧. | 2025-01
2024-12-31 | The ship will sail ⟦next week⟧. | 2025-01-06/2025-01-12
2025-01-03 | The ship sank ⟦on Tuesday⟧. | 2024-12-31
2025-01-03 | The ship sank in ⟦the second half of December⟧. | 2024-12
2025-03-01 | The ship sank ⟦on 29 February⟧. | 2024-02-29
2023-05-05 | The ship sank ⟦on 29 February 2023⟧. |
2025-01-20 | Gas ran short ⟦at the turn of the year⟧. | 2024-12/2025-01
2025-10-15 | Gas ran short ⟦at the turn of the year⟧. | 2024-12/2025-01
2025-10-15 | Gas will run short ⟦at the turn of the year⟧. | 2025-12/2026-01
2025-10-15 | The house dates from ⟦the turn of the century⟧. |
- | Gas ran short ⟦at the turn of the year⟧. |
"""

ELSEWHERE = """
2023-12-27 | The border reopened ⟦on Boxing Day⟧. | 2023-12-26
2023-12-27 | The border will reopen ⟦on New Year's Day⟧. | 2024-01-01
2023-12-27 | The border reopens ⟦next Monday⟧. | 2024-01-01
2023-12-27 | The border reopens ⟦early in the new year⟧. | none
2023-12-27 | The border reopens ⟦in early January⟧. | 2024-01
2023-12-27 | The border was shut ⟦from mid-November to mid-December⟧. | 2023-11/2023-12
2023-12-27 | The border was shut ⟦in the week before Christmas⟧. |
2023-12-27 | The border was shut ⟦the week before Christmas⟧. |
2023-12-27 | The border was shut ⟦at Christmas⟧. | 2023-12-25
2023-12-27 | The border was shut ⟦over Christmas⟧. |
2023-12-27 | The border was shut ⟦in the run-up to Christmas⟧. |
2023-12-27 | The border was shut ⟦on 22 and 23 December⟧. | 2023-12-22/2023-12-23
2023-12-27 | The border was shut ⟦on Friday, 22 December⟧. | 2023-12-22
2023-12-27 | The border was shut ⟦Dec 22-23⟧. | 2023-12-22/2023-12-23
2023-12-27 | The border was shut ⟦from Dec. 28, 2022, to Jan. 4⟧. | 2022-12-28/2023-01-04
2023-12-27 | The border will be shut ⟦from 29 December to 3 January⟧. | 2023-12-29/2024-01-03
2023-12-27 | The border will be shut ⟦between Friday and Monday⟧. | 2023-12-29/2024-01-01
2023-12-27 | The border has been shut ⟦since 2019⟧, when the war began. | 2019/..
2023-12-27 | The border, shut ⟦in 2019⟧, is open. | 2019
2023-12-27 | "The border," he said ⟦in a speech on Friday⟧, "is shut." | 2023-12-22
2023-12-27 | He told MPs ⟦last Wednesday⟧ it was shut. | 2023-12-20
2023-12-27 | He told MPs ⟦on Wednesday⟧ it was shut. | 2023-12-27
2023-12-27 | Speaking to MPs ⟦on the same day⟧, he said it was shut. |
2023-12-27 | In ⟦November 2022⟧ he said it was shut. | 2022-11
2023-12-27 | In a report ⟦last month⟧, the bank said it was shut. | 2023-11
2023-12-27 | In its ⟦2022⟧ report, the bank said it was shut. | 2022
2023-12-27 | In its ⟦November⟧ report, the bank said it was shut. | 2023-11
2023-12-27 | The bank's ⟦third-quarter⟧ report was grim. |
2023-12-27 | The bank's profit for ⟦the third quarter⟧ fell. | 2023-07/2023-09
2023-12-27 | The bank's profit ⟦for the year to June⟧ fell. |
2023-12-27 | The bank's profit ⟦for 2022⟧ fell. | 2022
2023-12-27 | The bank's profit fell ⟦in 2022-23⟧. | 2022/2023
2023-12-27 | The bank's profit fell ⟦in 2022/23⟧. | 2022/2023
2023-12-27 | The bank's profit fell ⟦in the 2010s⟧. | 201X
2023-12-27 | The bank's profit fell ⟦in the early 2010s⟧. | 201X
2023-12-27 | The bank, founded ⟦in the 1820s⟧, fell. | 182X
2023-12-27 | The bank, founded ⟦in the late 18th century⟧, fell. | 17XX
2023-12-27 | The bank, an ⟦18th-century⟧ house, fell. | 17XX
2023-12-27 | The bank fell ⟦between the wars⟧. | none
2023-12-27 | The bank fell ⟦around the turn of the century⟧. |
2023-12-27 | The bank fell ⟦circa 1720⟧. | 1720~
2023-12-27 | The bank fell ⟦in the decade to 2020⟧. |
2023-12-27 | The bank fell ⟦in the past decade⟧. |
2023-12-27 | The bank fell ⟦this decade⟧. | 202X
2023-12-27 | The bank fell ⟦this century⟧. | 20XX
2023-12-27 | The bank fell ⟦last winter⟧. | 2022-24
2023-12-27 | The bank fell ⟦the winter before last⟧. |
2023-12-27 | The bank fell ⟦in the winter of 2021⟧. | 2021-24
2023-12-27 | The bank fell ⟦in the winter of 2021-22⟧. | 2021-24
2023-12-27 | The bank fell ⟦in winter⟧. | none
2023-12-27 | The bank may fall ⟦this winter⟧. | 2023-24
2023-12-27 | The bank may fall ⟦next winter⟧. | 2024-24
2023-12-27 | The bank may fall ⟦next spring⟧. | 2024-21
2023-12-27 | The bank may fall ⟦by the spring⟧. |
2023-12-27 | The bank fell ⟦on 31 Dec. 2022⟧. | 2022-12-31
2023-12-27 | The bank fell on December 31, ⟦2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦Saturday 31 December 2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦Sunday 31 December 2022⟧. |
2023-12-27 | The bank fell on ⟦31st December 2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦the last day of 2022⟧. | 2022
2023-12-27 | The bank fell on ⟦2022-12-31⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦31-12-2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦31.12.2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦12/31/2022⟧. | 2022-12-31
2023-12-27 | The bank fell on ⟦01/01/2022⟧. | 2022-01-01
2023-12-27 | The log says ⟦2022-12-31T08:15:00+01:00⟧. | 2022-12-31T08:15:00+01:00
2023-12-27 | The log says ⟦2022-12-31 08:15⟧. | 2022-12-31
2023-12-27 | The log says ⟦20221231⟧. | none
2023-12-27 | The log says ⟦08:15 UTC, 31 December 2022⟧. | 2022-12-31
2023-12-27 | The log says ⟦31 December 2022, 08:15 UTC⟧. | 2022-12-31
2023-12-27 | The squad has won ⟦2,022⟧ games. | none
2023-12-27 | The squad won ⟦31-12⟧. | none
2023-12-27 | The squad won on 11 ⟦of 12⟧ days. | none
2023-12-27 | The squad won in the ⟦90th⟧ minute. | none
2023-12-27 | The squad won its ⟦5th⟧ cup. | none
2023-12-27 | The squad's ⟦No. 12⟧ scored. | none
2023-12-27 | The squad took the M1 ⟦and A38⟧. | none
2023-12-27 | Chapter ⟦2019⟧ was closed. | none
2023-12-27 | The squad has ⟦1500⟧ fans. | none
2023-12-27 | She is ⟦May⟧ Ling. | none
2023-12-27 | Ms ⟦May⟧ will speak in June. | none
2023-12-27 | Ms May will speak ⟦in June⟧. | 2024-06
2023-12-27 | ⟦April⟧ showers fell in June. |
2023-12-27 | ⟦Sunny⟧ days are ahead. | none
2023-12-27 | The ⟦Sun⟧ reported it. | none
2023-12-27 | She sat ⟦second⟧ of four. | none
2023-12-27 | The ⟦second half⟧ was dull. | none
2023-12-27 | The murder ⟦of 3 May⟧ remains unsolved. | 2023-05-03
2023-12-27 | The murder ⟦of 3 May 2019⟧ remains unsolved. | 2019-05-03
2023-12-27 | Two weeks ⟦after 3 May 2019⟧ he fled. | 2019-05-17~
2023-12-27 | Three days before ⟦Christmas⟧ he fled. | 2023-12-22
2023-12-27 | The day after ⟦Boxing Day⟧ he fled. | 2023-12-27
2023-12-27 | He fled on 3 May 2019, ⟦a day after⟧ the fire. |
2023-12-27 | A year ⟦to the day⟧ he fled. | none
2023-12-27 | He fled ⟦on the second Sunday of May 2019⟧. | 2019-05-12
2023-12-27 | He fled ⟦on the last Friday in November⟧. | 2023-11-24
2023-12-27 | He fled ⟦late on the Friday⟧. |
2023-12-27 | He fled ⟦on a Friday in May 2019⟧. | 2019-05
2023-12-27 | He fled ⟦one Friday in May 2019⟧. | 2019-05
2023-12-27 | He fled ⟦the week of 11 December⟧. | 2023-12-11/2023-12-17
2023-12-27 | He fled ⟦in the week beginning 11 December⟧. | 2023-12-11/2023-12-17
2023-12-27 | He fled ⟦in the week ending 17 December⟧. |
2023-12-27 | He fled in ⟦week 48⟧. | none
2024-05-24 | Prices are to fall, a slide which the minister ⟦on Wednesday⟧ denied. | 2024-05-22
2024-05-24 | He said the plant would be running ⟦by April⟧. |
2024-05-24 | He said the plant would be running ⟦by June⟧. | ../2024-06
2024-05-24 | The mayor, who is up for re-election ⟦in June⟧, is ill. | 2024-06
2024-05-24 | The mayor ⟦on Monday⟧ accused her of lying. | 2024-05-20
2024-05-24 | Talks that will be held ⟦on Monday⟧ follow a month of fighting. | 2024-05-27
2024-05-24 | A cut ⟦in April⟧ surprised markets. | 2024-04
2024-05-24 | The bank cut rates ⟦in April⟧. | 2024-04
"""
