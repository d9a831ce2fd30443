"""Sentences whose verb tells which day is meant, each behind its day of publication.

Marked as in `date_samples_days`.
"""

ARRANGED = """
2025-10-15 | The bank will cut rates ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The bank cut rates ⟦on Friday⟧. | 2025-10-10
2025-10-15 | Rates are to be cut ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The union has called a strike for ⟦Friday⟧. |
2025-10-15 | The union called for a strike ⟦on Friday⟧. |
2025-10-15 | Both houses must vote again ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The film is out ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The film was out ⟦on Friday⟧. | 2025-10-10
2025-10-15 | A vigil takes place ⟦on Friday⟧. | 2025-10-17
2025-10-15 | A vigil took place ⟦on Friday⟧. | 2025-10-10
2025-10-15 | There will be a vigil ⟦on Friday⟧. | 2025-10-17
2025-10-15 | There was a vigil ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The deadline expires ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The deadline expired ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The deadline is ⟦Friday⟧. | 2025-10-17
2025-10-15 | Vessia goes to the polls ⟦on Sunday⟧. | 2025-10-19
2025-10-15 | Vessia went to the polls ⟦on Sunday⟧. | 2025-10-12
2025-10-15 | He plans to resign ⟦on Friday⟧. | 2025-10-17
2025-10-15 | He planned to resign ⟦on Friday⟧. |
2025-10-15 | He refused to resign ⟦on Friday⟧. | 2025-10-10
2025-10-15 | He promised to resign ⟦on Friday⟧. | 2025-10-17
2025-10-15 | She is likely to be released ⟦on Friday⟧. | 2025-10-17
2025-10-15 | She was released ⟦on Friday⟧, and will speak today. | 2025-10-10
2025-10-15 | She will be released ⟦on Friday⟧, the court ruled. | 2025-10-17
2025-10-15 | The court ruled ⟦on Friday⟧ she will be released. | 2025-10-10
2025-10-15 | The court ruled she will be released ⟦on Friday⟧. | 2025-10-17
2025-10-15 | She had said ⟦on Friday⟧ that she would go. | 2025-10-10
2025-10-15 | The talks begin ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The talks began ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The talks are set to begin ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The talks, set to begin ⟦on Friday⟧, are in doubt. | 2025-10-17
2025-10-15 | The talks, which began ⟦on Friday⟧, are in doubt. | 2025-10-10
2025-10-15 | Talks due to begin ⟦on Friday⟧ are in doubt. | 2025-10-17
2025-10-15 | Talks scheduled for ⟦Friday⟧ were called off. |
2025-10-15 | Talks planned for ⟦Friday⟧ have been called off. |
2025-10-15 | Man held after ⟦Friday⟧ blast | 2025-10-10
2025-10-15 | Tickets go on sale ⟦on Friday⟧. | 2025-10-17
2025-10-15 | Tickets went on sale ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The mayor, speaking ⟦on Friday⟧, called it a farce. | 2025-10-10
2025-10-15 | Speaking ⟦on Friday⟧, the mayor said he would go. | 2025-10-10
2025-10-15 | Asked ⟦on Friday⟧ whether he would go, he laughed. | 2025-10-10
2025-10-15 | In a statement ⟦on Friday⟧, the bank denied it. | 2025-10-10
2025-10-15 | A statement issued ⟦on Friday⟧ denied it. | 2025-10-10
2025-10-15 | The bank denied it in a statement released ⟦late on Friday⟧. | 2025-10-10
2025-10-15 | The bank says it lost the files ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The bank says it will close ⟦on Friday⟧. | 2025-10-17
2025-10-15 | "I will go ⟦on Friday⟧," she said. | 2025-10-17
2025-10-15 | "I will go," she said ⟦on Friday⟧. | 2025-10-10
2025-10-15 | Novak was killed ⟦early Friday⟧ when a shell hit his car. | 2025-10-10
2025-10-15 | Novak died ⟦in the early hours of Friday⟧. | 2025-10-10
2025-10-15 | Novak, who turns 60 ⟦on Friday⟧, is ill. | 2025-10-17
2025-10-15 | Novak will have left ⟦by Friday⟧. | ../2025-10-17
2025-10-15 | Novak might have left ⟦on Friday⟧. | 2025-10-10
2025-10-15 | Novak should have left ⟦on Friday⟧. | 2025-10-10
2025-10-15 | Novak is to leave ⟦on Friday⟧. | 2025-10-17
2025-10-15 | Novak has until ⟦Friday⟧ to leave. | ../2025-10-17
2025-10-15 | Novak had until ⟦Friday⟧ to leave. |
2025-10-15 | They gave him ⟦until Friday⟧ to leave. |
2025-10-15 | The order remains in force ⟦until Friday⟧. | ../2025-10-17
2025-10-15 | The order is valid ⟦from Friday⟧. | 2025-10-17/..
2025-10-15 | The order applied ⟦from Friday⟧. | 2025-10-10
2025-10-15 | The order will apply ⟦as of Friday⟧. | 2025-10-17
2025-10-15 | Trains do not run ⟦on Sundays⟧. |
2025-10-15 | Rain is forecast for ⟦Friday⟧. | 2025-10-17
2025-10-15 | Heavy rain is expected ⟦on Friday and Saturday⟧. | 2025-10-17/2025-10-18
2025-10-15 | Heavy rain fell ⟦on Friday and Saturday⟧. | 2025-10-10/2025-10-11
2025-10-15 | Shops shut ⟦between Tuesday and Thursday⟧ last week. | 2025-10-07/2025-10-09
2025-10-15 | The fire burned ⟦from Friday night to Sunday morning⟧. | 2025-10-10/2025-10-12
2025-10-15 | The fire burned ⟦from Friday until Sunday⟧. | 2025-10-10/2025-10-12
2025-10-15 | ⟦Friday's⟧ meeting will be short. | 2025-10-17
2025-10-15 | ⟦Friday's⟧ meeting was short. | 2025-10-10
2025-10-15 | The dead of ⟦Friday's⟧ attack were buried. | 2025-10-10
2025-10-15 | The favourite for ⟦Sunday's⟧ vote is Novak. | 2025-10-19
2025-10-15 | After ⟦Friday's⟧ attack, schools are closed. | 2025-10-10
2025-10-15 | Since ⟦Friday's⟧ attack, schools have been closed. | 2025-10-10/..
2025-10-15 | In ⟦next Tuesday's⟧ vote he has no chance. | 2025-10-21
2025-10-15 | He lost in ⟦last Tuesday's⟧ vote. | 2025-10-14
2025-10-15 | A dozen people died in a fire ⟦Monday⟧. | 2025-10-13
2025-10-15 | Dozens dead in ferry fire ⟦Monday⟧ | 2025-10-13
2025-10-15 | The police are seeking a man who was seen ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The police want to hear from anybody who saw her ⟦on Friday⟧. | 2025-10-10
2025-10-15 | The police are asking for footage ⟦from Friday⟧. | 2025-10-10
2025-10-15 | An inquest heard ⟦on Friday⟧ that he drowned. | 2025-10-10
2025-10-15 | An inquest opens in Penhale ⟦on Friday⟧. | 2025-10-17
2025-10-15 | The letter, dated ⟦Friday⟧, names nobody. | 2025-10-10
2025-10-15 | He arrives in Oren ⟦on Friday⟧ for talks. | 2025-10-17
2025-10-15 | He arrived in Oren ⟦on Friday⟧ for talks. | 2025-10-10
2025-10-15 | He travels to Oren ⟦on Friday⟧ for talks. | 2025-10-17
2025-10-15 | He travelled to Oren ⟦on Friday⟧ for talks. | 2025-10-10
2025-10-15 | He visits Oren ⟦next month⟧. | 2025-11
2025-10-15 | The law takes effect ⟦next January⟧. | 2026-01
2025-10-15 | The law takes effect ⟦in the new year⟧. | none
2025-10-15 | The law took effect ⟦on 1 October⟧. | 2025-10-01
2025-10-15 | The law takes effect ⟦on 1 January⟧. | 2026-01-01
2025-10-15 | The law, which takes effect ⟦on 1 January⟧, was passed in May. | 2026-01-01
2025-10-15 | The law, passed ⟦in May⟧, takes effect on 1 January. | 2025-05
2025-10-15 | The tax will rise ⟦from 1 January⟧. | 2026-01-01/..
2025-10-15 | The tax rose ⟦from 1 January⟧. | 2025-01-01
2025-10-15 | The tax rises ⟦in January⟧. |
2025-10-15 | The contract runs ⟦until December⟧. | ../2025-12
2025-10-15 | The contract ran ⟦until June⟧. | ../2025-06
2025-10-15 | The contract runs out ⟦at the end of December⟧. | 2025-12
2025-10-15 | The contract ran out ⟦at the end of June⟧. | 2025-06
2025-10-15 | She joined ⟦in June⟧ and leaves in December. | 2025-06
2025-10-15 | She joined in June and leaves ⟦in December⟧. | 2025-12
2025-10-15 | He was last seen ⟦in June⟧, when he sold his car. | 2025-06
2025-10-15 | He retires ⟦in June⟧. | 2026-06
2025-10-15 | He turns 70 ⟦in June⟧. | 2026-06
2025-10-15 | He turned 70 ⟦in June⟧. | 2025-06
2025-10-15 | The ⟦June⟧ election was close. | 2025-06
2025-10-15 | Before the ⟦June⟧ election he was unknown. | 2025-06
2025-10-15 | He hopes to win the ⟦June⟧ election. | 2026-06
2025-10-15 | A by-election is due ⟦in the spring⟧. | 2026-21
2025-10-15 | He was elected ⟦in the spring⟧. | 2025-21
2025-10-15 | He was elected ⟦this spring⟧. | 2025-21
2025-10-15 | He was elected ⟦last autumn⟧. | 2024-23
2025-10-15 | The ⟦summer of 2019⟧ was hot. | 2019-22
2025-10-15 | In ⟦late summer 2019⟧ it was hot. | 2019-22
2025-10-15 | They met ⟦earlier this autumn⟧. | 2025-23
2025-10-15 | They met ⟦this summer⟧. | 2025-22
2025-10-15 | Two of them were caught ⟦last month⟧ and one this. | 2025-09
2025-10-15 | ⟦By the end of last month⟧ they had gone. | ../2025-09
2025-10-15 | ⟦By last month⟧ they had gone. | ../2025-09
2025-10-15 | It grew ⟦in the year to June⟧. |
2025-10-15 | It grew in ⟦the six months to September⟧. |
2025-10-15 | It grew ⟦in September from August⟧. | 2025-09
2025-10-15 | It grew 3% ⟦in the second quarter⟧ from the first. | 2025-04/2025-06
2025-10-15 | It grew 3% ⟦in the fourth quarter⟧. | 2024-10/2024-12
2025-10-15 | Sales will grow ⟦in the fourth quarter⟧. |
2025-10-15 | Sales fell ⟦in Q2⟧. | 2025-04/2025-06
2025-10-15 | He scored ⟦in the second half⟧. |
2025-10-15 | ⟦Two years on⟧, nobody has been charged. |
2025-10-15 | ⟦Two years after the fire⟧, nobody has been charged. |
2025-10-15 | It is ⟦two years since the fire⟧. |
2025-10-15 | It was the hottest day ⟦since 1976⟧. | 1976/..
2025-10-15 | He has lived there ⟦since the summer of 2019⟧. | 2019-22/..
2025-10-15 | He lived there ⟦through 2019⟧. |
2025-10-15 | He lived there ⟦during 2019 and 2020⟧. | 2019/2020
2025-10-15 | He lived there ⟦until his death in 2019⟧. | 2019
2025-10-15 | The 1st Army left on ⟦May 3rd⟧, 2024. | 2024-05-03
2025-10-15 | They fell on ⟦4th July 1916⟧. | 1916-07-04
2025-10-15 | The note is from ⟦2024-05⟧. | 2024-05
2025-10-15 | He was born ⟦11/30/1980⟧. | 1980-11-30
2025-10-15 | He was born ⟦30/11/1980⟧. | 1980-11-30
2025-10-15 | He was born ⟦1.2.1980⟧. | 1980-02-01
2025-10-15 | He (⟦1901–1980⟧) was a poet. | 1901/1980
2025-10-15 | He (born ⟦1901⟧) was a poet. | 1901
2025-10-15 | Copyright ⟦2019⟧ Harbour Wire | 2019
2025-10-15 | Updated: ⟦15 October 2025⟧, 10:30 GMT | 2025-10-15
2025-10-15 | Published ⟦Oct 14, 2025⟧ at 9:15 p.m. ET | 2025-10-14
2025-10-15 | The ⟦Oct. 7⟧ attacks were discussed. | 2025-10-07
2025-10-15 | The ⟦7 October 2023⟧ attacks were discussed. | 2023-10-07
2025-10-15 | The ⟦May 2019⟧-built ship sank. | 2019-05
2025-10-15 | He won ⟦in 1998 and again in 2002⟧. | 1998
2025-10-15 | He won ⟦in 1998, 2002 and 2006⟧. | 1998
2025-10-15 | He won in both ⟦2019 and 2020⟧. | 2019/2020
2025-10-15 | The ⟦2026⟧ World Cup will be held here. | 2026
2025-10-15 | In ⟦the years 2019 to 2021⟧ it fell. | 2019/2021
2025-10-15 | From ⟦1998-2002⟧ he was mayor. | 1998/2002
2025-10-15 | He was mayor ⟦from 1998 to 2002⟧, when he lost. | 1998/2002
2025-10-15 | ⟦Between May 2019 and June 2020⟧ he was mayor. | 2019-05/2020-06
2025-10-15 | ⟦From 3 May 2019 to 4 June 2020⟧ he was mayor. | 2019-05-03/2020-06-04
2025-10-15 | ⟦Between last Friday and Monday⟧ he fled. | 2025-10-10/2025-10-13
2025-10-15 | Rain fell ⟦on 3, 4 and 5 May⟧. |
"""

FRAMED = """
2024-05-24 | "We lost everything ⟦last Sunday⟧," said the farmer. | 2024-05-19
2024-05-24 | "It will be over ⟦by next week⟧," said the farmer. | ../2024-06-02
2024-05-24 | The roof was finished ⟦a week early⟧. | none
2024-05-24 | He came ⟦two days late⟧. | none
2024-05-24 | The verdict came ⟦three years to the day⟧ after the fire. | none
2024-05-24 | The plot was hatched ⟦at least two years ago⟧. |
2024-05-24 | The plot was hatched ⟦just over two years ago⟧. |
2024-05-24 | The plot was hatched ⟦roughly a month ago⟧. | 2024-04~
2024-05-24 | The plot was hatched ⟦barely a month ago⟧. | 2024-04
2024-05-24 | The plot was hatched ⟦half a century ago⟧. |
2024-05-24 | The plot was hatched ⟦decades ago⟧. |
2024-05-24 | The plot was hatched ⟦a couple of weeks ago⟧. |
2024-05-24 | The plot was hatched ⟦several months earlier⟧. |
2024-05-24 | The plot was hatched ⟦long ago⟧. | none
2024-05-24 | The plot was hatched ⟦hours before⟧. |
2024-05-24 | The plot was hatched ⟦hours earlier⟧. |
2024-05-24 | The plot was hatched ⟦36 hours ago⟧. |
2024-05-24 | The plot was hatched ⟦one year ago⟧. | 2023
2024-05-24 | The plot was hatched ⟦12 years ago⟧. | 2012
2024-05-24 | The plot was hatched ⟦fifteen years ago⟧. | 2009
2024-05-24 | The plot was hatched ⟦five weeks ago⟧. | 2024-04-19~
2024-05-24 | The plot was hatched ⟦six months ago⟧. | 2023-11
2024-05-24 | The plot was hatched ⟦nine days ago⟧. | 2024-05-15
2024-05-24 | The plot was hatched ⟦one week ago⟧. | 2024-05-17~
2024-05-24 | The ship docks ⟦a week today⟧. | 2024-05-31
2024-05-24 | The ship docks ⟦a week tomorrow⟧. | 2024-06-01
2024-05-24 | The plot was hatched ⟦this time last year⟧. | 2023
2024-05-24 | The plot was hatched ⟦this day last year⟧. | 2023
2024-05-24 | The fair was held on 12 May. ⟦Five days earlier⟧ it had snowed. | 2024-05-07
2024-05-24 | The fair was held on 12 May. ⟦A few days later⟧ it snowed. |
2024-05-24 | The fair was held on 12 May. ⟦The next Monday⟧ it snowed. | 2024-05-13
2024-05-24 | The fair was held on Monday. ⟦The next day⟧ it snowed. | 2024-05-21
2024-05-24 | The fair was held last week. ⟦The next day⟧ it snowed. |
2024-05-24 | The fair was held in April. ⟦The following month⟧ it snowed. | 2024-05
2024-05-24 | The fair was held in April. ⟦A week later⟧ it snowed. |
2024-05-24 | The fair was held in April. ⟦A year earlier⟧ it had snowed. | 2023
2024-05-24 | The fair began on 12 May 1999 and ended ⟦three days later⟧. | 1999-05-15
2024-05-24 | The fair began on 12 May 1999 and ended ⟦on 15 May⟧. | 1999-05-15
2024-05-24 | The fair began in May 1999 and ended ⟦in June⟧. | 1999-06
2024-05-24 | In 1999 he met her; ⟦the year after⟧, they married. | 2000
2024-05-24 | In 1999 he met her; ⟦three years later⟧ they married. | 2002
2024-05-24 | In 1999 he met her; ⟦ten years on⟧ they married. |
2024-05-24 | In 1999 he met her; ⟦a decade later⟧ they married. | 2009~
2024-05-24 | In the spring of 1999 he met her; ⟦that autumn⟧ they married. | 1999-23
2024-05-24 | On Christmas Eve 1999 he met her; ⟦the next day⟧ they married. | 1999-12-25
2024-05-24 | On New Year's Eve he met her; ⟦the next day⟧ they married. | 2024-01-01
2024-05-24 | He met her ⟦the other day⟧. | none
2024-05-24 | He met her ⟦one day in May⟧. | 2024-05
2024-05-24 | He met her ⟦one day last week⟧. | 2024-05-13/2024-05-19
2024-05-24 | He met her ⟦one evening last month⟧. | 2024-04
2024-05-24 | He met her ⟦every day last week⟧. | 2024-05-13/2024-05-19
2024-05-24 | He met her ⟦on 12 May at the latest⟧. | ../2024-05-12
2024-05-24 | He met her ⟦before 12 May⟧. | ../2024-05-12
2024-05-24 | He met her ⟦prior to 12 May⟧. | ../2024-05-12
2024-05-24 | He had met her ⟦by 12 May⟧. | ../2024-05-12
2024-05-24 | He must meet her ⟦before 12 June⟧. | ../2024-06-12
2024-05-24 | He will stay ⟦until at least Tuesday⟧. | ../2024-05-28
2024-05-24 | He will stay ⟦till the end of June⟧. | ../2024-06
2024-05-24 | He will stay ⟦until next Wednesday⟧. | ../2024-05-29
2024-05-24 | He stayed ⟦until yesterday⟧. | ../2024-05-23
2024-05-24 | He stayed ⟦until the weekend⟧. | ../2024-05-19
2024-05-24 | He stayed ⟦until last week⟧. | ../2024-05-19
2024-05-24 | He has been away ⟦since yesterday⟧. | 2024-05-23/..
2024-05-24 | He has been away ⟦since last month⟧. | 2024-04/..
2024-05-24 | He has been away ⟦since 1 May⟧. | 2024-05-01/..
2024-05-24 | He has been away ⟦since last Tuesday⟧. | 2024-05-21/..
2024-05-24 | He has been away ⟦since October⟧. | 2023-10/..
2024-05-24 | He has been away ⟦since late October⟧. | 2023-10/..
2024-05-24 | He has been away ⟦since the end of April⟧. | 2024-04/..
2024-05-24 | He has been away ⟦since about 2010⟧. | 2010/..
2024-05-24 | He has been away ⟦since before 2010⟧. |
2024-05-24 | He has been away ⟦for the past three weeks⟧. | 2024-05-03/2024-05-24
2024-05-24 | He has been away ⟦for the last ten days⟧. | 2024-05-14/2024-05-24
2024-05-24 | He has been away ⟦these past two weeks⟧. | 2024-05-10/2024-05-24
2024-05-24 | He was away ⟦most of last week⟧. | 2024-05-13/2024-05-19
2024-05-24 | He was away ⟦in the first half of May⟧. | 2024-05
2024-05-24 | He was away ⟦in the second half of last year⟧. | 2023-07/2023-12
2024-05-24 | He was away ⟦in the first six months of 2023⟧. | 2023-01/2023-06
2024-05-24 | He was away ⟦in the first three months of the year⟧. | 2024-01/2024-03
2024-05-24 | He was away ⟦at the start of last month⟧. | 2024-04
2024-05-24 | He was away ⟦at the start of last week⟧. | 2024-05-13/2024-05-19
2024-05-24 | He was away ⟦in the middle of May⟧. | 2024-05
2024-05-24 | He was away ⟦towards the end of 2023⟧. | 2023
2024-05-24 | He was away ⟦toward the end of April⟧. | 2024-04
2024-05-24 | He was away around ⟦the end of April⟧. | 2024-04~
2024-05-24 | He was away ⟦from late April⟧. | 2024-04
2024-05-24 | He was away ⟦on or about May 12⟧. | 2024-05-12~
2024-05-24 | He was away ⟦around midnight on Monday⟧. | 2024-05-20
2024-05-24 | He was away ⟦at about 10pm on Monday⟧. | 2024-05-20
2024-05-24 | He was away ⟦at around 3.30 p.m. on May 12⟧. | 2024-05-12
2024-05-24 | He was away ⟦shortly after midnight on Monday⟧. | 2024-05-20
2024-05-24 | He was away ⟦shortly before 7 a.m. Tuesday⟧. | 2024-05-21
2024-05-24 | He was away ⟦just after noon on 12 May⟧. | 2024-05-12
2024-05-24 | He was away ⟦between 7pm and 9pm on Tuesday⟧. | 2024-05-21
2024-05-24 | He was away ⟦from 10am to noon on Tuesday⟧. | 2024-05-21
2024-05-24 | He left some time ⟦after 9pm on Tuesday⟧. | 2024-05-21
2024-05-24 | He left ⟦before dawn on Tuesday⟧. | 2024-05-21
2024-05-24 | He left ⟦before dawn Tuesday⟧. | 2024-05-21
2024-05-24 | He will stay shut in until noon ⟦on Tuesday⟧. | ../2024-05-28
2024-05-24 | He left ⟦on the morning of 12 May⟧. | 2024-05-12
2024-05-24 | He left ⟦on the evening of Tuesday⟧. | 2024-05-21
2024-05-24 | He left ⟦on Tuesday, 21 May⟧, by train. | 2024-05-21
2024-05-24 | He left ⟦on Tuesday 14 May⟧, by train. | 2024-05-14
2024-05-24 | He leaves ⟦on Tuesday 4 June⟧, by train. | 2024-06-04
2024-05-24 | He left on ⟦Tuesday (21 May)⟧ by train. | 2024-05-21
2024-05-24 | The fair (⟦12 May⟧) was rained off. | 2024-05-12
2024-05-24 | The fair (⟦12–14 June⟧) will be cold. | 2024-06-12/2024-06-14
2024-05-24 | The fair will be held ⟦June 12 and 13⟧. | 2024-06-12/2024-06-13
2024-05-24 | The fair was held ⟦over May 11 and 12⟧. | 2024-05-11/2024-05-12
2024-05-24 | The fair was held ⟦11/12 May⟧. | 2024-05-11/2024-05-12
2024-05-24 | The fair was held ⟦between April 29 and May 3⟧. | 2024-04-29/2024-05-03
2024-05-24 | The fair was held ⟦from 29 December 2023 until 2 January⟧. | 2023-12-29/2024-01-02
2024-05-24 | The fair was held ⟦from December to January⟧. | 2023-12/2024-01
2024-05-24 | The fair will be held ⟦from June to August⟧. | 2024-06/2024-08
2024-05-24 | The fair will be held ⟦in June and July⟧. | 2024-06/2024-07
2024-05-24 | The fair was held ⟦on Saturdays and Sundays⟧. |
2024-05-24 | The fair was held ⟦on successive Mondays⟧. |
2024-05-24 | The fair was held ⟦each summer⟧. | none
2024-05-24 | The fair was held ⟦in spring⟧. | none
2024-05-24 | The fair was held ⟦annually since 1950⟧. | 1950/..
2024-05-24 | The fair was held on 14 ⟦March 2020⟧. | 2020-03-14
2024-05-24 | The fair was held ⟦mid-week⟧. | none
2024-05-24 | The fair of ⟦1912⟧ was rained off. | 1912
2024-05-24 | The ⟦1912⟧ fair was rained off. | 1912
2024-05-24 | The ⟦late-1990s⟧ boom ended. | 199X
2024-05-24 | The ⟦1970s⟧ boom ended. | 197X
2024-05-24 | Prices in ⟦the seventies⟧ were low. | 197X
2024-05-24 | Prices at ⟦the end of the 1970s⟧ were low. | 197X
2024-05-24 | He was in his late ⟦seventies⟧. | none
2024-05-24 | He earned 1950 ⟦crowns⟧. | none
2024-05-24 | He was born ⟦on 29 February 1900⟧. |
2024-05-24 | He was born ⟦on 29 February 2000⟧. | 2000-02-29
2024-05-24 | He was born ⟦on 31 April⟧. |
2024-05-24 | He was born ⟦on 31 December⟧. | 2023-12-31
2024-05-24 | He was born ⟦on May 24⟧. | 2024-05-24
2024-05-24 | He was born ⟦on May 25⟧. | 2023-05-25
2024-05-24 | His birthday is ⟦on May 25⟧. | 2024-05-25
2024-05-24 | Will they agree ⟦by Tuesday⟧? | ../2024-05-28
2024-05-24 | Did they agree ⟦by Tuesday⟧? | ../2024-05-21
2024-05-24 | Why did they meet ⟦on Tuesday⟧? | 2024-05-21
2024-05-24 | Nothing had been decided ⟦as of Tuesday⟧. | 2024-05-21
2024-05-24 | Nothing has been decided ⟦as of yesterday⟧. | 2024-05-23
2024-05-24 | The ban, in place ⟦from 1 June⟧, is popular. | 2024-06-01/..
2024-05-24 | The ban comes into force ⟦on Monday⟧. | 2024-05-27
2024-05-24 | The ban came into force ⟦on Monday⟧. | 2024-05-20
2024-05-24 | The ban kicks in ⟦on Monday⟧. | 2024-05-27
2024-05-24 | The ban starts ⟦on Monday⟧. | 2024-05-27
2024-05-24 | The ban ended ⟦on Monday⟧. | 2024-05-20
2024-05-24 | Starting ⟦on Monday⟧, dogs are banned. | 2024-05-27
2024-05-24 | Beginning ⟦in June⟧, dogs will be banned. | 2024-06
2024-05-24 | The hearing was adjourned until ⟦12 June⟧. | ../2024-06-12
2024-05-24 | The hearing was adjourned ⟦to Tuesday⟧. |
2024-05-24 | The hearing was postponed ⟦until Tuesday⟧. | ../2024-05-28
2024-05-24 | The hearing was put off ⟦until June⟧. | ../2024-06
2024-05-24 | The court remanded him in custody ⟦until 12 June⟧. | ../2024-06-12
2024-05-24 | The judge set a hearing for ⟦12 June⟧. | 2024-06-12
2024-05-24 | The hearing has been moved to ⟦12 June⟧. |
2024-05-24 | A new hearing was fixed for ⟦12 June⟧. |
2024-05-24 | They agreed on a vote ⟦in June⟧. |
2024-05-24 | They have called an election for ⟦July⟧. |
2024-05-24 | They are preparing for a summit ⟦in July⟧. | 2024-07
"""
