"""Sentences with dates of every other kind, each behind its day of publication.

Marked as in `date_samples_days`.
"""

WRITTEN = """
2025-03-14 | He left ⟦on the 3rd⟧. | 2025-03-03
2025-03-14 | He left ⟦on the 28th⟧. | 2025-02-28
2025-03-14 | He left ⟦on the 31st⟧. | 2025-01-31
2025-03-14 | The court will sit ⟦on the 28th⟧. | 2025-03-28
2025-03-14 | The court will sit ⟦on the 3rd⟧. | 2025-04-03
2025-03-14 | Between ⟦the 3rd and the 5th⟧ nobody slept. | 2025-03-03/2025-03-05
2025-03-14 | He was away ⟦from the 10th to the 12th⟧. | 2025-03-10/2025-03-12
2025-03-14 | The rent must be paid ⟦by the 20th⟧. | ../2025-03-20
2025-03-14 | He has been ill ⟦since the 3rd⟧. | 2025-03-03/..
2025-03-14 | He lives on ⟦the 3rd⟧ floor. | none
2025-03-14 | He fell at ⟦the 3rd⟧ hurdle. | none
2025-03-14 | She came in on ⟦the 12th⟧ of her tries. | none
2025-03-14 | He birdied ⟦the 18th⟧ and won. | none
2025-03-14 | They beat ⟦the 5th⟧ Fleet. | none
- | He left ⟦on the 3rd⟧. |
2025-03-14 | On 28 May 2024 he met the mayor; ⟦on the 30th⟧ he quit. | 2024-05-30
2025-03-14 | ⟦In Feb.⟧ the mill burned down. | 2025-02
2025-03-14 | ⟦Back in November⟧ the mill was sold. | 2024-11
2025-03-14 | ⟦November's⟧ vote was close. | 2024-11
2025-03-14 | He leaves ⟦in May⟧. | 2025-05
2025-03-14 | He is leaving ⟦in May⟧. | 2025-05
2025-03-14 | It has been dry ⟦since early March⟧. | 2025-03/..
2025-03-14 | It has been dry ⟦since late last year⟧. | 2024/..
2025-03-14 | It was dry until ⟦mid-February⟧. | 2025-02
2025-03-14 | It was dry until ⟦early 2024⟧. | 2024
2025-03-14 | It will be dry ⟦until the end of May⟧. | ../2025-05
2025-03-14 | It snowed in ⟦the first days of March⟧. | 2025-03
2025-03-14 | It snowed in the last week of ⟦January⟧. | 2025-01
2025-03-14 | It snowed in ⟦the last week of February⟧. | 2025-02
2025-03-14 | It snowed ⟦in January and February⟧. | 2025-01/2025-02
2025-03-14 | It snowed ⟦from November to February⟧. | 2024-11/2025-02
2025-03-14 | It rained ⟦between May and July⟧. | 2024-05/2024-07
2025-03-14 | The ⟦November–February⟧ talks failed. | 2024-11/2025-02
2025-03-14 | They met in ⟦June/July 2024⟧. | 2024-06/2024-07
2025-03-14 | They met in ⟦June-July 2024⟧. | 2024-06/2024-07
2025-03-14 | They met ⟦in May or June⟧. |
2025-03-14 | They met ⟦in January this year⟧. | 2025-01
2025-03-14 | They met in ⟦Jan 2019⟧. | 2019-01
2025-03-14 | They met ⟦last March⟧. | 2024-03
2025-03-14 | They meet ⟦next January⟧. | 2026-01
2025-03-14 | He was born in 1950. ⟦In May that year⟧ the war ended. | 1950-05
2025-03-14 | He was born in 1950. ⟦In May of the same year⟧ the war ended. | 1950-05
2025-03-14 | He was born in 1950. ⟦On 8 May that year⟧ the war ended. | 1950-05-08
2025-03-14 | He was born in June 1950. ⟦In May the following year⟧ the war ended. | 1951-05
2025-03-14 | He was born in June 1950. ⟦The following May⟧ the war ended. | 1951-05
2025-03-14 | He was born in June 1950. ⟦The previous May⟧ the war had ended. | 1950-05
2025-03-14 | He was born in June 1950, ⟦in the same month⟧ as his cousin. | 1950-06
2025-03-14 | It was dug in ⟦the year 1819⟧. | 1819
2025-03-14 | It was dug ⟦as early as 2019⟧. | 2019
2025-03-14 | It was dug at ⟦the end of 2023⟧. | 2023
2025-03-14 | It will be dug ⟦by mid-2026⟧. | ../2026
2025-03-14 | It will be dug ⟦by late 2026⟧. | ../2026
2025-03-14 | The ⟦2014-15⟧ season was poor. | 2014/2015
2025-03-14 | He was mayor (⟦1990 to 1995⟧) and poet. | 1990/1995
2025-03-14 | They came in ⟦the 2000s⟧. | 200X
2025-03-14 | They came in ⟦the late 2000s⟧. | 200X
2025-03-14 | They came in ⟦the 2010s⟧. | 201X
2025-03-14 | They came in ⟦the 1900s⟧. |
2025-03-14 | They came in ⟦the 1800s⟧. |
2025-03-14 | They came ⟦in the nineteenth century⟧. | 18XX
2025-03-14 | They came ⟦in the early 20th century⟧. | 19XX
2025-03-14 | A ⟦17th-century⟧ chapel burned down. | 16XX
2025-03-14 | They came ⟦in the 9th century⟧. | 08XX
2025-03-14 | They came in ⟦the 5th century BC⟧. |
2025-03-14 | They came in ⟦the mid-1990s⟧. | 199X
2025-03-14 | They came in ⟦the 90s⟧. | 199X
2025-03-14 | They came in ⟦the 1980s and 1990s⟧. | 1980/1999
2025-03-14 | They came ⟦last century⟧. | 19XX
2025-03-14 | It was won ⟦in 1066⟧. | 1066
2025-03-14 | She drove ⟦a 1998⟧ Volvo. | 1998
2025-03-14 | They met at ⟦1800⟧ GMT. | none
2025-03-14 | The fire burned ⟦2000⟧ hectares. | none
2025-03-14 | Agenda ⟦2030⟧ is dead. | none
2025-03-14 | It was signed on ⟦2024/05/03⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦3.5.2024⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦3/5/24⟧. |
2025-03-14 | It was signed on ⟦3 May '24⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦03 May 2024⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦3-May-2024⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦the third of May 2024⟧. | 2024-05-03
2025-03-14 | It was signed on ⟦the twenty-first of June⟧. | 2024-06-21
2025-03-14 | It was signed on ⟦Thurs., Oct. 5⟧. |
2024-03-14 | It was signed on ⟦Thurs., Oct. 5⟧. | 2023-10-05
2025-03-14 | It was signed on ⟦Tue 4 Mar 2025⟧. | 2025-03-04
2025-03-14 | The ⟦4 March⟧ vote was close. | 2025-03-04
2025-03-14 | The fair ran ⟦4-6 March⟧. | 2025-03-04/2025-03-06
2025-03-14 | The fair ran ⟦March 4 to 6⟧. | 2025-03-04/2025-03-06
2025-05-14 | The fair ran ⟦March 30–April 2⟧. | 2025-03-30/2025-04-02
2025-05-14 | The fair ran ⟦from 30 March to 2 April 2025⟧. | 2025-03-30/2025-04-02
2025-03-14 | The fair ran ⟦on 4 and 5 March⟧. | 2025-03-04/2025-03-05
2025-03-14 | Fires broke out ⟦on 4 and 9 March⟧. |
2025-03-14 | The fair will run ⟦from 4 to 6 May⟧. | 2025-05-04/2025-05-06
2025-03-14 | Boats vanished ⟦from December 28 through January 3⟧. | 2024-12-28/2025-01-03
2025-03-14 | Boats vanished on ⟦the night of 4-5 March⟧. | 2025-03-04/2025-03-05
2025-03-14 | Boats vanished overnight ⟦from 4 to 5 March⟧. | 2025-03-04/2025-03-05
2025-03-14 | It closed ⟦on Boxing Day⟧. | 2024-12-26
2025-03-14 | It closed ⟦last Christmas⟧. | 2024-12-25
2025-03-14 | It closed ⟦on Christmas Day 2023⟧. | 2023-12-25
2025-03-14 | It has been shut ⟦since Christmas⟧. | 2024-12-25/..
2025-03-14 | It will be shut ⟦by Christmas⟧. | ../2025-12-25
2025-03-14 | It closed ⟦on Good Friday⟧. |
2025-03-14 | It closed ⟦at Easter⟧. |
2025-03-14 | It opens ⟦after Easter⟧. |
2025-03-14 | It closed ⟦on Whit Monday⟧. |
2025-03-14 | It closed ⟦on Valentine's Day⟧. | 2025-02-14
2025-03-14 | It closed ⟦on May Day⟧. | 2024-05-01
2025-03-14 | It will close ⟦on St Patrick's Day⟧. | 2025-03-17
2025-03-14 | It closed ⟦on the Fourth of July⟧. | 2024-07-04
2025-03-14 | It closed ⟦the day after Christmas⟧. | 2024-12-26
2025-03-14 | It closed ⟦two days after Christmas⟧. | 2024-12-27
2025-03-14 | It closed on ⟦Christmas⟧ Island. | none
2025-03-14 | It closed ⟦last spring⟧. | 2024-21
2025-03-14 | It closed ⟦last winter⟧. | 2024-24
2025-01-14 | It closed ⟦last winter⟧. | 2023-24
2025-12-14 | It closed ⟦last autumn⟧. | 2025-23
2025-11-14 | It closed ⟦last autumn⟧. | 2024-23
2025-07-14 | It closed ⟦last summer⟧. | 2024-22
2025-09-01 | It closed ⟦last summer⟧. | 2025-22
2025-01-14 | It closed ⟦this winter⟧. | 2024-24
2025-11-14 | It closes ⟦this winter⟧. | 2025-24
2025-06-14 | It closes ⟦next winter⟧. | 2025-24
2025-11-14 | It closes ⟦next summer⟧. | 2026-22
2025-09-14 | It closed ⟦last fall⟧. | 2024-23
- | It closed ⟦last fall⟧. |
2025-03-14 | It closed in ⟦the winter of 2022/23⟧. | 2022-24
2025-03-14 | It closed ⟦in summer 2022⟧. | 2022-22
2025-03-14 | It closed in ⟦Q1⟧ of 2024. | 2024-01/2024-03
2025-03-14 | It closed in ⟦H1 2024⟧. | 2024-01/2024-06
2025-03-14 | It closed in ⟦the three months to June⟧. |
"""

FOLLOWING = """
2025-03-14 | It sank on 3 May 2024. ⟦A week later⟧ it was raised. | 2024-05-10~
2025-03-14 | It sank on 3 May 2024. ⟦A week earlier⟧ it had been repaired. | 2024-04-26~
2025-03-14 | It sank on 3 May 2024. ⟦The week before⟧, it was sold. | 2024-04-22/2024-04-28
2025-03-14 | It sank on 3 May 2024. It had been repaired ⟦the month before⟧. | 2024-04
2025-03-14 | It sank on 3 May 2024. It had been repaired ⟦the year before⟧. | 2023
2025-03-14 | It sank on 3 May 2024. It had been repaired ⟦the previous year⟧. | 2023
2025-03-14 | It sank on 3 May 2024. It had been repaired ⟦two years earlier⟧. | 2022
2025-03-14 | It sank on 3 May 2024. It was raised ⟦the next week⟧. | 2024-05-06/2024-05-12
2025-03-14 | It sank on 3 May 2024. ⟦That month⟧ two ferries sank. | 2024-05
2025-03-14 | It sank on 3 May 2024. ⟦That week⟧ two ferries sank. | 2024-04-29/2024-05-05
2025-03-14 | It sank on 3 May 2024. ⟦That summer⟧ two ferries sank. | 2024-22
2025-03-14 | It sank on 3 May 2024. ⟦The same week⟧ two ferries sank. | 2024-04-29/2024-05-05
2025-03-14 | It sank on 3 May 2024. ⟦The following Sunday⟧ it was raised. | 2024-05-05
2025-03-14 | It sank on 3 May 2024. It had been repaired ⟦the Sunday before⟧. | 2024-04-28
2025-03-14 | It sank on 3 May 2024. It was raised ⟦the Sunday after⟧. | 2024-05-05
2025-03-14 | It sank on 3 May 2024. ⟦The night before⟧, they drank. | 2024-05-02
2025-03-14 | It sank on 3 May 2024. ⟦The morning after⟧, the beach was black. | 2024-05-04
2025-03-14 | It sank on 3 May 2024. ⟦That night⟧ the beach was black. | 2024-05-03
2025-03-14 | It sank on 3 May 2024. ⟦Later that month⟧ it was raised. | 2024-05
2025-03-14 | It sank on 3 May 2024. ⟦Later the same day⟧ it was raised. | 2024-05-03
2025-03-14 | It sank on 3 May 2024. It was raised ⟦two days afterwards⟧. | 2024-05-05
2025-03-14 | It sank on 3 May 2024. ⟦Within a week⟧ it was raised. |
2025-03-14 | It sank on 3 May 2024. ⟦Three days after the sinking⟧, it was raised. | 2024-05-06
2025-03-14 | It exploded on 3 May 2024. ⟦Three days after the explosion⟧ it sank. | 2024-05-06
2025-03-14 | The poll was held on 3 May 2024. ⟦A week after the vote⟧, the king died. | 2024-05-10~
2025-03-14 | He was arrested on 3 May 2024. ⟦The day before his arrest⟧ he fled. | 2024-05-02
2025-03-14 | He was arrested on 3 May 2024. ⟦The day after the wedding⟧ he fled. |
2025-03-14 | It was dissolved on 3 May 2024. ⟦Two months after the dissolution⟧ he died. | 2024-07
2025-03-14 | The blast came on 3 May 2024. ⟦A day after the explosion⟧ he died. | 2024-05-04
2025-03-14 | He sold the boat ⟦three days before the storm on 9 March⟧. | 2025-03-06
2025-03-14 | He sold the boat ⟦the day after the storm of 9 March⟧. | 2025-03-10
2025-03-14 | He sold the boat ⟦a week before the storm of 9 March 2021⟧. | 2021-03-02~
2025-03-14 | He sold the boat ⟦a month before the election of 9 March 2021⟧. | 2021-02
2025-03-14 | He sold the boat ⟦two years after her death in 2019⟧. | 2021
2025-03-14 | He sold the boat ⟦the week after 9 March 2021⟧. |
2025-03-14 | He sold the boat ⟦on the eve of the vote⟧. | none
2025-03-14 | ⟦Overnight⟧ the frost killed the vines. | 2025-03-14
2025-03-14 | Frost killed the vines ⟦overnight⟧. | 2025-03-14
2025-03-14 | They took ⟦an overnight⟧ train. | none
2025-03-14 | He became famous ⟦overnight⟧ in 2019. |
- | Frost killed the vines ⟦overnight⟧. |
2025-03-14 | It rained over ⟦the past fortnight⟧. | 2025-02-28/2025-03-14
2025-03-14 | It rained in ⟦the last 48 hours⟧. | 2025-03-12/2025-03-14
2025-03-14 | It rained in ⟦the past few days⟧. |
2025-03-14 | It rained in ⟦the past two months⟧. | 2025-01/2025-03
2025-03-14 | It rained in ⟦the last two weeks⟧. | 2025-02-28/2025-03-14
2025-03-14 | It rained ⟦in the last seven days⟧. | 2025-03-07/2025-03-14
2025-03-14 | It will rain over ⟦the next three days⟧. | 2025-03-14/2025-03-17
2025-03-14 | It was ⟦the last day of the trial⟧. | none
2025-03-14 | It was the last year of ⟦the war⟧. | none
2025-03-14 | The ceasefire ends ⟦in three days⟧. | 2025-03-17
2025-03-14 | The ceasefire will end ⟦three days from now⟧. | 2025-03-17
2025-03-14 | The ceasefire must hold ⟦for three days⟧. |
2025-03-14 | He is ⟦two years⟧ old. | none
2025-03-14 | ⟦From 2020 on⟧ nobody came. | 2020/..
2025-03-14 | Nobody came ⟦after 2020⟧. | 2020/..
2025-03-14 | He ruled ⟦between 1990 and 1995⟧. | 1990/1995
2025-03-14 | He ruled ⟦up until 1995⟧. | ../1995
2025-03-14 | He ruled ⟦as late as 1995⟧. | 1995
2025-08-17 | He spoke on Thursday. He had said so ⟦last Thursday⟧ too. | 2025-08-07
2025-08-17 | He had said so ⟦last Thursday⟧. | 2025-08-14
2025-08-18 | He spoke on Friday. He had said so ⟦last Monday⟧ too. | 2025-08-11
- | He spoke ⟦on Tuesday⟧. |
- | He spoke ⟦in May⟧. |
- | He spoke ⟦on 3 May⟧. |
- | He spoke ⟦last year⟧. |
- | He spoke ⟦in May 2019⟧. | 2019-05
- | He spoke on 3 May 2019, and again ⟦the following Tuesday⟧. | 2019-05-07
- | He spoke on 3 May 2019, and again ⟦on Tuesday⟧. |
- | He spoke ⟦from 3 to 5 May⟧. |
- | He spoke ⟦on Monday and Tuesday⟧. |
- | It opens ⟦on Monday week⟧. |
- | It rained ⟦over the weekend⟧. |
- | It rained ⟦in the past week⟧. |
2025-03-14 | ⟦Monday⟧ Club members met. | none
2025-03-14 | He reads the ⟦Sunday⟧ Mirror. | none
2025-03-14 | June ⟦May⟧ sang. | none
2025-03-14 | Mayor ⟦June⟧ Salter sang. | none
2025-03-14 | They ⟦march⟧ on. | none
2025-03-14 | She may ⟦sat⟧ be. | none
2025-03-14 | The club's ⟦May 3-5⟧ festival was rained off. | 2024-05-03/2024-05-05
2025-03-14 | The deal, struck ⟦last month⟧, fell apart. | 2025-02
2025-03-14 | The ⟦month-old⟧ truce held. | none
2025-03-14 | ⟦Today's⟧ vote is close. | 2025-03-14
2025-03-14 | ⟦Yesterday's⟧ vote was close. | 2025-03-13
2025-03-14 | ⟦Last night's⟧ vote was close. | 2025-03-13
2025-03-14 | ⟦This year's⟧ fair was cancelled. | 2025
2025-03-14 | ⟦Next year's⟧ fair was cancelled. | 2026
2025-03-14 | The ⟦mid-January⟧ fair was cancelled. | 2025-01
2025-03-14 | The ⟦pre-2019⟧ rules apply. |
2025-03-14 | ⟦Since the 1990s⟧ the bay has silted up. | 1990/..
2025-03-14 | Boats were seized ⟦from mid-January to early February⟧. | 2025-01/2025-02
2025-03-14 | Boats were seized ⟦in late February and early March⟧. | 2025-02/2025-03
2025-03-14 | Boats were seized ⟦earlier in the day⟧. |
2025-03-14 | Boats were seized on Tuesday; ⟦earlier in the day⟧ a net was cut. | 2025-03-11
2025-03-14 | By ⟦next summer⟧ it will be gone. |
2025-03-14 | It was ⟦some time last week⟧ that he left. | 2025-03-03/2025-03-09
2025-03-14 | He left the ⟦week before last⟧. | 2025-02-24/2025-03-02
2025-03-14 | The strike begins ⟦at midnight on Sunday⟧. | 2025-03-16
2025-03-14 | He died ⟦a year to the day⟧ after she did. |
2025-03-14 | He died ⟦on or around 3 May 2019⟧. | 2019-05-03~
2025-03-14 | He died ⟦sometime in 2019⟧. | 2019
2025-03-14 | He died in ⟦c. 1650⟧. | 1650~
2025-03-14 | ⟦In the autumn of that year⟧ he died. |
2025-03-14 | He retired in March 2019. ⟦In the autumn of that year⟧ he died. | 2019-23
"""

MORE = """
2024-07-10 | Parliament rises ⟦on Friday⟧ for the summer. |
2024-07-10 | The museum, closed ⟦since the fire of 3 March 2021⟧, reopens on Sunday. | 2021-03-03
2024-07-10 | The museum, closed since the fire of 3 March 2021, reopens ⟦on Sunday⟧. | 2024-07-14
2024-07-10 | The trial is expected to last ⟦until September⟧. | ../2024-09
2024-07-10 | The trial was expected to last ⟦until September⟧. |
2024-07-10 | The trial will last ⟦from Monday to Friday⟧. |
2024-07-10 | Both sides meet again ⟦the week after next⟧. | 2024-07-22/2024-07-28
2024-07-10 | Both sides are to meet ⟦the following week⟧. |
2024-07-10 | A decision is not expected ⟦until next month⟧. | ../2024-08
2024-07-10 | A decision is not expected ⟦before the autumn⟧. |
2024-07-10 | It could be ⟦next year⟧ before a decision is made. | 2025
2024-07-10 | The decision, ⟦last Thursday⟧, shocked many. | 2024-07-04
2024-07-10 | ⟦Thursday's⟧ decision shocked many. | 2024-07-04
2024-07-10 | The ⟦4 July⟧ election shocked many. | 2024-07-04
2024-07-10 | ⟦On July 4⟧ Americans light fireworks. | 2024-07-04
2024-07-10 | The ⟦July 4⟧ holiday was wet. | 2024-07-04
2024-07-10 | The budget for ⟦2025⟧ is due in November. | 2025
2024-07-10 | The budget for 2025 is due ⟦in November⟧. | 2024-11
2024-07-10 | He was jailed in absentia ⟦last November⟧. | 2023-11
2024-07-10 | He is eligible for parole ⟦next November⟧. |
2024-07-10 | He is eligible for parole ⟦next March⟧. | 2025-03
2024-07-10 | He was freed ⟦this January⟧. | 2024-01
2024-07-10 | He was freed ⟦back in January⟧. | 2024-01
2024-07-10 | He was freed ⟦in the first week of January⟧. | 2024-01
2024-07-10 | He was freed ⟦only last week⟧. | 2024-07-01/2024-07-07
2024-07-10 | He was freed ⟦as recently as last week⟧. | 2024-07-01/2024-07-07
2024-07-10 | He was freed ⟦as recently as May⟧. |
2024-07-10 | He was freed ⟦earlier on Tuesday⟧. | 2024-07-09
2024-07-10 | He was freed ⟦later on Tuesday⟧. | 2024-07-09
2024-07-10 | He was freed ⟦on Tuesday of this week⟧. | 2024-07-09
2024-07-10 | He was freed ⟦on Tuesday this week⟧. | 2024-07-09
2024-07-10 | He will be freed ⟦on Tuesday next week⟧. | 2024-07-16
2024-07-10 | He will be freed ⟦on Thursday this week⟧. | 2024-07-11
2024-07-10 | He will be freed ⟦by the end of the week⟧. | ../2024-07-14
2024-07-10 | He will be freed ⟦by the end of the month⟧. | ../2024-07
2024-07-10 | He will be freed ⟦before the end of the year⟧. | ../2024
2024-07-10 | He will be freed ⟦within days⟧. |
2024-07-10 | He will be freed ⟦in a few days⟧. |
2024-07-10 | He will be freed ⟦in five days⟧. | 2024-07-15
2024-07-10 | He was freed ⟦in five days⟧. |
2024-07-10 | He will be freed ⟦in a week⟧. | 2024-07-17~
2024-07-10 | He will be freed ⟦in a month's time⟧. | 2024-08
2024-07-10 | He will be freed ⟦in two years' time⟧. | 2026
2024-07-10 | He will be freed ⟦a month from now⟧. | 2024-08
2024-07-10 | He will be freed ⟦tomorrow night⟧. | 2024-07-11
2024-07-10 | He was freed ⟦yesterday evening⟧. | 2024-07-09
2024-07-10 | He was freed ⟦this afternoon⟧. | 2024-07-10
2024-07-10 | He was freed ⟦early this morning⟧. | 2024-07-10
2024-07-10 | He was freed ⟦late last night⟧. | 2024-07-09
2024-07-10 | He was freed ⟦the night before last⟧. | 2024-07-08
2024-07-10 | He was freed ⟦on Monday morning⟧ and killed in the afternoon. | 2024-07-08
2024-07-10 | He was freed on Monday and killed ⟦that afternoon⟧. | 2024-07-08
2024-07-10 | He was freed on Monday and killed ⟦the next morning⟧. | 2024-07-09
2024-07-10 | He was freed on Monday and killed ⟦a day later⟧. | 2024-07-09
2024-07-10 | He was freed on Monday and killed ⟦the same evening⟧. | 2024-07-08
2024-07-10 | He was freed on Monday after being seized ⟦the previous Friday⟧. | 2024-07-05
2024-07-10 | He was freed on Monday, ⟦three days after his arrest⟧. |
2024-07-10 | He was freed in May, ⟦a month after his arrest⟧. |
2024-07-10 | He was arrested on 2 May and freed ⟦three days after his arrest⟧. | 2024-05-05
2024-07-10 | He was arrested on 2 May. He was freed ⟦the following day⟧. | 2024-05-03
2024-07-10 | He was arrested on 2 May. ⟦In June⟧ he was freed. | 2024-06
2024-07-10 | He was arrested on 2 May 2019. ⟦In June⟧ he was freed. |
2024-07-10 | He was arrested on 2 May 2019. ⟦In June that year⟧ he was freed. | 2019-06
2024-07-10 | He was arrested on 2 May 2019. ⟦On 8 June of that year⟧ he was freed. | 2019-06-08
2024-07-10 | He was arrested on 2 May 2019. ⟦The same month⟧ he was freed. | 2019-05
2024-07-10 | He was arrested on 2 May 2019. ⟦By the following week⟧ he was free. | ../2019-05-12
2024-07-10 | The poll was on Sunday. ⟦Two days before the vote⟧ he quit. | 2024-07-05
2024-07-10 | The poll is on Sunday. ⟦The day after the vote⟧ he will quit. | 2024-07-15
2024-07-10 | A bomb went off on 2 May. ⟦A week after the bombing⟧, he quit. | 2024-05-09~
2024-07-10 | He voted on 2 May. ⟦A week after the flood⟧, he quit. |
2024-07-10 | He quit ⟦a day after the vote on 2 May⟧. | 2024-05-03
2024-07-10 | He quit ⟦a day after voting on 2 May⟧. | 2024-05-03
2024-07-10 | He quit ⟦shortly before his arrest on 2 May⟧. | 2024-05-02
2024-07-10 | He quit ⟦hours after the vote on 2 May⟧. | 2024-05-02
2024-07-10 | He quit ⟦four years after winning in 2019⟧. | 2023
2024-07-10 | He quit ⟦the year after 2019⟧. | 2020
2024-07-10 | He quit ⟦the day before 2 May⟧. | 2024-05-01
2024-07-10 | It was the first strike ⟦in 20 years⟧. | none
2024-07-10 | It was ⟦his third day⟧ in office. | none
2024-07-10 | It was ⟦a two-day⟧ visit. | none
2024-07-10 | It was ⟦day 12⟧ of the strike. | none
2024-07-10 | It lasted ⟦all night⟧. | none
2024-07-10 | It lasted ⟦three weeks⟧. | none
2024-07-10 | It happens ⟦twice a week⟧. | none
2024-07-10 | It happens ⟦every year⟧. | none
2024-07-10 | It happens ⟦once a month⟧. | none
2024-07-10 | It is ⟦now or never⟧. | none
2024-07-10 | He is ⟦the man of the year⟧. | none
2024-07-10 | He is ⟦the 2024⟧ winner. | 2024
2024-07-10 | He won ⟦Sunday's⟧ race. | 2024-07-07
2024-07-10 | He won the ⟦Friday⟧ Night Cup. | none
2024-07-10 | He is called Mr ⟦March⟧. | none
2024-07-10 | He led ⟦the March⟧ on Oren. | none
2024-07-10 | The ⟦March⟧ on Oren began in May. | none
2024-07-10 | The minister ⟦may⟧ go in May. | none
2024-07-10 | The minister may go ⟦in May⟧. | 2025-05
2024-07-10 | The minister may have gone ⟦in May⟧. | 2024-05
2024-07-10 | The minister is expected back ⟦in May⟧. | 2025-05
2024-07-10 | The minister was back ⟦by May⟧. | ../2024-05
2024-07-10 | The minister wants it done ⟦by May⟧. | ../2025-05
2024-07-10 | The minister asked for it ⟦by May⟧. | ../2025-05
2024-07-10 | The minister was told to go ⟦by Friday⟧. | ../2024-07-12
2024-07-10 | The minister had to go ⟦by Friday⟧. |
2024-07-10 | The minister was ordered to pay ⟦by 1 August⟧. | ../2024-08-01
2024-07-10 | The minister was given ⟦until 1 August⟧ to pay. |
2024-07-10 | The minister told them to pay ⟦before 1 August⟧. | ../2024-08-01
"""
