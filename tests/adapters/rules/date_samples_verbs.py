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
