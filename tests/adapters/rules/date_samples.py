"""Sentences with one date expression marked, and what it means, published Friday 2025-03-14.

⟦…⟧ marks the words; "" is a date that the text leaves open; "none" is no date at all.
"""

PUBLISHED = "2025-03-14"

DAYS = """
Ministers met ⟦on Tuesday⟧ in Oslo. | 2025-03-11
Ministers met ⟦this Tuesday⟧ in Oslo. | 2025-03-11
The court ruled ⟦Friday⟧ that the road was public. | 2025-03-14
The court ruled ⟦on Saturday⟧ that the road was public. | 2025-03-08
It was agreed ⟦last Friday⟧. | 2025-03-07
It was agreed ⟦last Tuesday⟧ in Oslo. | 2025-03-11
The council will vote ⟦on Tuesday⟧. | 2025-03-18
The council meets again ⟦next Tuesday⟧. | 2025-03-18
The minister said ⟦on Tuesday⟧ that the army will leave. | 2025-03-11
The minister said on Tuesday that the army will leave ⟦on Thursday⟧. | 2025-03-20
“We will leave soon,” Novak said ⟦Wednesday⟧. | 2025-03-12
⟦On Monday⟧, parliament will debate the bill. | 2025-03-17
⟦On Monday⟧ the minister said the army will leave. | 2025-03-10
A hearing is scheduled for ⟦Thursday⟧. | 2025-03-20
He is due to appear in court ⟦on Wednesday⟧. | 2025-03-19
She is expected to resign ⟦on Monday⟧. | 2025-03-17
The upcoming vote ⟦on Wednesday⟧ is close. | 2025-03-19
The summit opens ⟦on Monday⟧. | 2025-03-17
They agreed to meet ⟦on Tuesday⟧. | 2025-03-18
He failed to appear ⟦on Tuesday⟧. | 2025-03-11
Nobody was hurt ⟦late on Tuesday⟧. | 2025-03-11
Nobody was hurt ⟦Tuesday night⟧. | 2025-03-11
Nobody was hurt in the early hours of ⟦Tuesday⟧. | 2025-03-11
In ⟦Tuesday's⟧ speech she praised the crew. | 2025-03-11
⟦This past Monday⟧ the ferry sank. | 2025-03-10
⟦This coming Monday⟧ the ferry sails. | 2025-03-17
The ferry sank ⟦yesterday⟧. | 2025-03-13
The ferry sank ⟦yesterday morning⟧. | 2025-03-13
The ferry sails ⟦tomorrow⟧. | 2025-03-15
The ferry sails ⟦tonight⟧. | 2025-03-14
The ferry sank ⟦last night⟧. | 2025-03-13
The ferry sank ⟦this morning⟧. | 2025-03-14
The ferry sank ⟦earlier today⟧. | 2025-03-14
The ferry sank ⟦the day before yesterday⟧. | 2025-03-12
The ferry sails ⟦the day after tomorrow⟧. | 2025-03-16
Talks took place ⟦over the weekend⟧. | 2025-03-08/2025-03-09
Talks took place ⟦at the weekend⟧. | 2025-03-08/2025-03-09
Talks took place ⟦last weekend⟧. | 2025-03-08/2025-03-09
Talks will be held ⟦this weekend⟧. | 2025-03-15/2025-03-16
The fire began ⟦on Tuesday, March 11⟧. | 2025-03-11
The fire began ⟦on Tuesday 11 March⟧. | 2025-03-11
The fire began ⟦Tuesday, March 11, 2025⟧. | 2025-03-11
The fire began ⟦on Tues., Mar. 11⟧. | 2025-03-11
The fire began on ⟦Sunday, 11 March 2025⟧. |
Markets are open ⟦on Mondays⟧. |
The bus runs ⟦every Tuesday⟧. |
"""

CALENDAR = """
It was signed on ⟦3 May 2024⟧ in Oslo. | 2024-05-03
It was signed on ⟦May 3, 2024⟧, in Oslo. | 2024-05-03
It was signed on ⟦May 3rd, 2024⟧. | 2024-05-03
It was signed on ⟦the 3rd of May, 2024⟧. | 2024-05-03
It was signed on ⟦May the 3rd 2024⟧. | 2024-05-03
It was signed on ⟦3rd May⟧. | 2024-05-03
It was signed on ⟦March 3⟧. | 2025-03-03
It was signed on ⟦March 14⟧. | 2025-03-14
It was signed on ⟦Mar. 3⟧. | 2025-03-03
It was signed on ⟦15 Dec⟧. | 2024-12-15
It was signed on ⟦Sept. 9, 2019⟧. | 2019-09-09
It was signed on ⟦MAY 3, 2024⟧. | 2024-05-03
It will be signed on ⟦May 3⟧. | 2025-05-03
It will be signed on ⟦2 January⟧. | 2026-01-02
It was signed on ⟦February 30, 2024⟧. |
It was signed on ⟦29 February⟧. | 2024-02-29
It was signed on ⟦2024-05-03⟧. | 2024-05-03
It was signed on ⟦2024-02-31⟧. |
It was signed on ⟦13/05/2024⟧. | 2024-05-13
It was signed on ⟦05/13/2024⟧. | 2024-05-13
It was signed on ⟦05/06/2024⟧. |
It was signed on ⟦03.05.2024⟧. | 2024-05-03
The log shows ⟦2024-05-03T23:30:00Z⟧ as the start. | 2024-05-03T23:30:00Z
The log shows ⟦2024-05-03T23:30Z⟧ as the start. | 2024-05-03T23:30:00Z
The log shows ⟦2024-05-03T23:30:00+02:00⟧ as the start. | 2024-05-03T23:30:00+02:00
The siren went at ⟦14:00 GMT on 3 May 2024⟧. | 2024-05-03
The siren went on ⟦3 May 2024 at 14:00 GMT⟧. | 2024-05-03
Prices rose ⟦in January⟧. | 2025-01
Prices rose ⟦in May⟧. | 2024-05
Prices rose ⟦in March⟧. | 2025-03
Prices will rise ⟦in May⟧. | 2025-05
Prices rose ⟦in March 2023⟧. | 2023-03
Prices rose ⟦in Sept. 2023⟧. | 2023-09
Prices rose in ⟦March of 2023⟧. | 2023-03
Prices rose ⟦in March last year⟧. | 2024-03
Prices rose ⟦last May⟧. | 2024-05
Prices rose ⟦in early March⟧. | 2025-03
Prices rose ⟦in mid-March 2023⟧. | 2023-03
Prices rose ⟦late in January⟧. | 2025-01
Prices rose ⟦at the end of March 2023⟧. | 2023-03
The ⟦January⟧ report was grim. | 2025-01
Its ⟦May 2024⟧ report was grim. | 2024-05
Prices rose ⟦in 2019⟧. | 2019
The ⟦2016⟧ election was close. | 2016
Prices rose ⟦in early 2019⟧. | 2019
The treaty (⟦1997⟧) still holds. | 1997
It was ⟦2019's⟧ worst storm. | 2019
Prices rose in ⟦the 1990s⟧. | 199X
Prices rose in ⟦the late 1980s⟧. | 198X
Prices rose in ⟦the '90s⟧. | 199X
Prices rose in ⟦the first quarter of 2024⟧. | 2024-01/2024-03
Prices rose in ⟦Q3 2023⟧. | 2023-07/2023-09
Prices rose in ⟦the second half of 2023⟧. | 2023-07/2023-12
Prices rose in ⟦the third quarter⟧. | 2024-07/2024-09
Prices rose ⟦last quarter⟧. | 2024-10/2024-12
Prices rose in ⟦the spring of 2024⟧. | 2024-21
Prices rose in ⟦autumn 2023⟧. | 2023-23
Prices rose ⟦last summer⟧. | 2024-22
Prices rose ⟦this spring⟧. | 2025-21
Prices rose in ⟦the fall of 2023⟧. | 2023-23
The shops closed on ⟦Christmas Day⟧. | 2024-12-25
The shops closed on ⟦New Year's Day⟧. | 2025-01-01
The shops will close on ⟦Christmas Eve⟧. | 2025-12-24
The shops closed on ⟦Boxing Day 2022⟧. | 2022-12-26
The shops closed on ⟦Easter Sunday 2024⟧. | 2024-03-31
It was signed on ⟦the first Monday of May 2024⟧. | 2024-05-06
It was signed on ⟦the last Sunday in January⟧. | 2025-01-26
"""

SPANS = """
Prices have risen ⟦since 2019⟧. | 2019/..
Prices have risen ⟦since March 2023⟧. | 2023-03/..
Prices have risen ⟦since Tuesday⟧. | 2025-03-11/..
Prices rose ⟦until March 2023⟧. | ../2023-03
The bridge will be closed ⟦until Tuesday⟧. | ../2025-03-18
Every car must be electric ⟦by 2035⟧. | ../2035
It lasted from ⟦3 to 5 May 2024⟧. | 2024-05-03/2024-05-05
It happened ⟦between 3 and 5 May⟧. | 2024-05-03/2024-05-05
It lasted ⟦from May 3 to May 5, 2024⟧. | 2024-05-03/2024-05-05
It lasted ⟦from 28 December 2023 to 3 January 2024⟧. | 2023-12-28/2024-01-03
It lasted ⟦from 28 December to 3 January 2024⟧. | 2023-12-28/2024-01-03
It ran ⟦3–5 May 2024⟧ in Oslo. | 2024-05-03/2024-05-05
It ran ⟦May 3-5, 2024⟧, in Oslo. | 2024-05-03/2024-05-05
It lasted ⟦from Monday to Wednesday⟧. | 2025-03-10/2025-03-12
It lasted ⟦from 2014 to 2016⟧. | 2014/2016
It lasted ⟦between 2014 and 2016⟧. | 2014/2016
The ⟦2014–2016⟧ drought was hard. | 2014/2016
The ⟦1914-18⟧ war was hard. | 1914/1918
It lasted ⟦from March 2020 until May 2021⟧. | 2020-03/2021-05
It lasted ⟦from January to March⟧. | 2025-01/2025-03
It was signed ⟦around 3 May 2024⟧. | 2024-05-03~
It was signed ⟦about 2019⟧. | 2019~
Prices rose ⟦this week⟧. | 2025-03-10/2025-03-14
Prices rose ⟦earlier this week⟧. | 2025-03-10/2025-03-14
Prices rose ⟦last week⟧. | 2025-03-03/2025-03-09
Prices will rise ⟦next week⟧. | 2025-03-17/2025-03-23
Prices rose ⟦earlier this month⟧. | 2025-03
Prices rose ⟦last month⟧. | 2025-02
Prices will rise ⟦next month⟧. | 2025-04
Prices rose ⟦earlier this year⟧. | 2025
Prices rose ⟦last year⟧. | 2024
Prices rose ⟦late last year⟧. | 2024
Prices will rise ⟦next year⟧. | 2026
Prices will rise by ⟦the end of the year⟧. | ../2025
"""

RECKONED = """
It sank ⟦three days ago⟧. | 2025-03-11
It sank ⟦a day ago⟧. | 2025-03-13
It sank ⟦two weeks ago⟧. | 2025-02-28~
It sank ⟦a month ago⟧. | 2025-02
It sank ⟦18 months ago⟧. | 2023-09
It sank ⟦two years ago⟧. | 2023
It sank ⟦about two years ago⟧. | 2023~
It sank ⟦a few days ago⟧. |
It sank ⟦years ago⟧. |
It sank on 3 May 2024. ⟦Two days later⟧ it was raised. | 2024-05-05
It sank on 3 May 2024. ⟦The next day⟧ it was raised. | 2024-05-04
It sank on 3 May 2024. ⟦The following day⟧ it was raised. | 2024-05-04
It sank on 3 May 2024. It was raised ⟦the same day⟧. | 2024-05-03
It sank on 3 May 2024. It was raised ⟦later that day⟧. | 2024-05-03
It sank on 3 May 2024. ⟦A month later⟧ it was raised. | 2024-06
It sank on 31 January 2024. ⟦A month later⟧ it was raised. | 2024-02
It sank on 3 May 2024. ⟦A year later⟧ it was raised. | 2025
It sank on 3 May 2024, after a warning ⟦the previous day⟧. | 2024-05-02
It sank on 3 May 2024, after a warning ⟦a day earlier⟧. | 2024-05-02
It sank on 3 May 2024, after a warning ⟦two months before⟧. | 2024-03
It sank on 3 May 2024. ⟦The following Tuesday⟧ it was raised. | 2024-05-07
It sank on Tuesday. ⟦The next day⟧ it was raised. | 2025-03-12
It sank in March 2023. ⟦A month later⟧ it was raised. | 2023-04
It sank in March 2023. ⟦Two days later⟧ it was raised. |
It sank in 2019. ⟦Two years later⟧ it was raised. | 2021
It sank in 2019. ⟦That year⟧ two ferries sank. | 2019
It sank. ⟦The next day⟧ it was raised. |
It sank. ⟦A month later⟧ it was raised. |
It sank on 3 May 2024. ⟦Days later⟧ it was raised. |
It sank on 3 May 2024. The next day it was raised. ⟦A day later⟧ it sank again. | 2024-05-05
"""

OPEN = """
It sank ⟦recently⟧. |
It had ⟦previously⟧ sunk. |
It sank ⟦in the past⟧. |
It has sunk ⟦for years⟧. |
"""

NOTHING = """
⟦Sat⟧ on a bench, he slept. | none
⟦May⟧ I ask who sank it? | none
It ⟦may⟧ sink. | none
The crowd began to ⟦march⟧ on the palace. | none
Theresa ⟦May⟧ said it sank. | none
The ⟦May⟧ family owned it. | none
The ⟦Sunday⟧ Times reported it. | none
⟦April⟧ Jones said it sank. | none
An ⟦august⟧ body of men. | none
The ⟦spring⟧ of the clock broke. | none
They paid ⟦2016⟧ euros. | none
Some ⟦2,016⟧ people came. | none
The ⟦fall⟧ of the city was near. | none
Call 555 ⟦2016⟧ now. | none
The ⟦second⟧ man sat down on the sun deck. | none
He ran 1,999.5 metres and ⟦12/24⟧ laps. | none
They sat at ⟦19:30⟧ and ate. | none
Its ⟦two-year⟧ plan failed. | none
⟦USA Today⟧ reported it. | none
"""

HARDER = """
⟦By 10 March⟧, forty had died. | ../2025-03-10
The museum reopens ⟦in April⟧. | 2025-04
She is understood to want a decision ⟦by Easter⟧. |
A deal could be done ⟦by Sunday⟧. | ../2025-03-16
He wants the crew home ⟦by Sunday⟧. | ../2025-03-16
The crew had left ⟦by Tuesday⟧. | ../2025-03-11
Repairs could take ⟦until June⟧. | ../2025-06
He stayed ⟦until Tuesday⟧. | ../2025-03-11
They pledged to share data beginning ⟦next month⟧. | 2025-04
The vote, originally planned ⟦for Tuesday⟧, was dropped. |
The vote was postponed ⟦from Tuesday to Thursday⟧. |
The dam burst on ⟦the 12th of last month⟧. | 2025-02-12
⟦Twenty-two years ago⟧ the mill closed. | 2003
The coverage ⟦this past week⟧ was harsh. | 2025-03-07/2025-03-14
They met ⟦this past weekend⟧ in Oslo. | 2025-03-08/2025-03-09
They meet ⟦this coming weekend⟧ in Oslo. | 2025-03-15/2025-03-16
The loan must be repaid ⟦by the end of next month⟧. | ../2025-04
⟦A fortnight ago⟧ the mayor resigned. | 2025-02-28~
It happened ⟦on the night of 3 May⟧. | 2024-05-03
The ⟦winter of 2023-24⟧ was mild. | 2023-24
Over ⟦the past three days⟧ prices rose. | 2025-03-11/2025-03-14
⟦Since last week⟧ the road has been closed. | 2025-03-03/..
⟦From 2020 onwards⟧ nobody lived there. | 2020/..
⟦From Monday⟧, all shops will be closed. | 2025-03-17/..
It sank on 3 May 2024. ⟦The following month⟧ it was raised. | 2024-06
It sank on 3 May 2024. ⟦That evening⟧ the king spoke. | 2024-05-03
It sank on 3 May 2024. ⟦Later that year⟧ it was sold. | 2024
It sank in October 2019. They returned ⟦the following spring⟧. | 2020-21
It sank ⟦on Thursday last week⟧. | 2025-03-06
It was built ⟦circa 1850⟧ by monks. | 1850~
The clashes ⟦on Tuesday or Wednesday⟧ killed two. |
Flights were cancelled ⟦on Monday and Tuesday⟧. | 2025-03-10/2025-03-11
The lower house votes ⟦Thursday⟧ on the bill. | 2025-03-20
The minister, who is to visit Oslo next week, said ⟦on Monday⟧ he was hopeful. | 2025-03-10
He was due to appear in court ⟦on Tuesday⟧. |
The man may have left ⟦on Tuesday⟧. | 2025-03-11
The law takes effect ⟦on 1 July⟧. | 2025-07-01
The new rules come into force ⟦in September⟧. | 2025-09
The exhibition runs ⟦from 3 May to 5 June⟧. | 2025-05-03/2025-06-05
⟦In the coming weeks⟧, prices will rise. |
⟦In two weeks' time⟧ the ceasefire ends. | 2025-03-28~
It was the second attack ⟦in three days⟧. |
It was ⟦the day before Christmas⟧. | 2024-12-24
They met ⟦two days before 3 May 2024⟧. | 2024-05-01
⟦The week of March 3⟧ was dry. | 2025-03-03/2025-03-09
He sang ⟦between the 1960s and the 1980s⟧. | 1960/1989
Sales fell ⟦in the final quarter of last year⟧. | 2024-10/2024-12
It was ⟦on a Tuesday in March 2019⟧ that the phones went dead. | 2019-03
The council put it off ⟦last Tuesday⟧, and again this Tuesday. | 2025-03-04
The court will publish its ruling ⟦later this week⟧. | 2025-03-14/2025-03-16
Protesters blocked ⟦17 November⟧ Street. |
A member of the ⟦1922⟧ Committee spoke. |
The Hawks pulled ahead ⟦in the second quarter⟧. |
⟦More than two years ago⟧ it fell. |
"""
