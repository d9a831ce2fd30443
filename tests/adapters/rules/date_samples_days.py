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
